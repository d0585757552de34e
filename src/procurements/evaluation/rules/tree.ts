// The tree of criteria laid flat: what each counts of the whole, and what it would count if one weight were moved and those beside
// it kept their proportions.
import type { Criteria, Criterion } from '../../rules/criteria.ts'
import { type Fraction, fraction, minus, nought, one, over, plus, sumOf, times } from '../../rules/fraction.ts'

export interface Node {
  readonly criterion: Criterion
  /** From the top down, without itself. */
  readonly above: readonly Criterion[]
  readonly level: Criteria
  /** Of the whole, from 0 to 1. */
  readonly share: Fraction
  readonly shareAbove: Fraction
}

export const whole = 10_000

export interface Moved {
  readonly id: string
  /** Of its own level, from 0 to 1. */
  readonly weight: Fraction
}

export const weightOf = ({ weight }: Criterion): Fraction => fraction(weight, whole)

const weightIn = (level: Criteria, criterion: Criterion, moved: Moved | undefined): Fraction => {
  const changed = moved && level.find(({ id }) => id === moved.id)
  if (moved === undefined || changed === undefined) return weightOf(criterion)
  if (criterion.id === changed.id) return moved.weight
  return over(times(weightOf(criterion), minus(one, moved.weight)), minus(one, weightOf(changed)))
}

/** Every branch and every end, each after the one that it stands in. A weight that is all of its level cannot be moved. */
export const nodesOf = (
  criteria: Criteria,
  moved?: Moved,
  above: readonly Criterion[] = [],
  shareAbove: Fraction = one,
): readonly Node[] =>
  criteria.flatMap((criterion) => {
    const share = times(shareAbove, weightIn(criteria, criterion, moved))
    return [
      { criterion, above, level: criteria, share, shareAbove },
      ...nodesOf(criterion.children, moved, [...above, criterion], share),
    ]
  })

export const isEnd = ({ criterion }: Node): boolean => criterion.children.length === 0
export const isPrice = (node: Node): boolean => isEnd(node) && node.criterion.kind === 'price'
export const isSocialValue = ({ criterion, above }: Node): boolean =>
  [criterion, ...above].some(({ kind }) => kind === 'social-value')

export const within = (node: Node, branch: Criterion): boolean =>
  node.criterion.id === branch.id || node.above.some(({ id }) => id === branch.id)

export const shareOf = (nodes: readonly Node[], which: (node: Node) => boolean): Fraction =>
  sumOf(nodes.filter((node) => isEnd(node) && which(node)).map(({ share }) => share))

/** The highest of the scale is the full mark. */
export const fullMark = ({ question }: Criterion): number =>
  Math.max(0, ...(question?.scale ?? []).map(({ score }) => score))

/** From 0 to 1, at the end of a branch that is not price. */
export const earned = (criterion: Criterion, score: number): Fraction => {
  const full = fullMark(criterion)
  return full === 0 ? nought : fraction(score, full)
}

/** A straight line by its values at a third and at two thirds. */
export interface Line {
  readonly at: (where: Fraction) => Fraction
  /** Where it comes to nought; undefined where it is level. */
  readonly root: Fraction | undefined
}

export const third = fraction(1, 3)
export const twoThirds = fraction(2, 3)

export const lineThrough = (from: readonly [Fraction, Fraction], to: readonly [Fraction, Fraction]): Line => {
  const slope = over(minus(to[1], from[1]), minus(to[0], from[0]))
  return {
    at: (where) => plus(from[1], times(slope, minus(where, from[0]))),
    root: slope.top === 0n ? undefined : minus(from[0], over(from[1], slope)),
  }
}
