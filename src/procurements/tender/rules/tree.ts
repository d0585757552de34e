// The tree of criteria: walking it, and changing it one step at a time. What was written is never lost by a change of shape.
import type { Criteria, Criterion, CriterionKind, Question } from '../../rules/criteria.ts'
import { ownScale } from './scale.ts'

export const whole = 10_000
export const mostDeep = 4
export const mostCriteria = 60

export interface Placed {
  readonly criterion: Criterion
  /** From 1. */
  readonly depth: number
  /** Of those above it, the top first. */
  readonly above: readonly Criterion[]
  /** Of all marks: in ten-thousandths, rounded for showing. */
  readonly share: number
  readonly leaf: boolean
}

/** In the order in which they are read. */
export const placedIn = (criteria: Criteria, above: readonly Criterion[] = []): readonly Placed[] =>
  criteria.flatMap((criterion): readonly Placed[] => [
    {
      ...{ criterion, depth: above.length + 1, above, leaf: criterion.children.length === 0 },
      share: Math.round([...above, criterion].reduce((part, { weight }) => (part * weight) / whole, whole)),
    },
    ...placedIn(criterion.children, [...above, criterion]),
  ])

export const leavesOf = (criteria: Criteria): readonly Placed[] => placedIn(criteria).filter(({ leaf }) => leaf)

export const criterionById = (criteria: Criteria, id: string): Placed | undefined =>
  placedIn(criteria).find(({ criterion }) => criterion.id === id)

/** At the end of a branch that is for social value, or that stands under such a one. */
export const isSocialValue = ({ criterion, above }: Placed): boolean =>
  [criterion, ...above].some(({ kind }) => kind === 'social-value')

/** Exact: parts of 10,000 to the power of the deepest level. */
const exactly = ({ criterion, above }: Placed): bigint => {
  const weights = [...above, criterion].map(({ weight }) => BigInt(weight))
  while (weights.length < mostDeep) weights.push(BigInt(whole))
  return weights.reduce((product, weight) => product * weight, 1n)
}

/** Whether the ends of branches that are chosen have at least so many percent of all marks. */
export const atLeast = (criteria: Criteria, chosen: (one: Placed) => boolean, percent: number): boolean => {
  const sum = leavesOf(criteria)
    .filter(chosen)
    .reduce((all, one) => all + exactly(one), 0n)
  return sum * 100n >= BigInt(percent) * BigInt(whole) ** BigInt(mostDeep)
}

/** In ten-thousandths, rounded for showing. */
export const shareOf = (criteria: Criteria, chosen: (one: Placed) => boolean): number => {
  const sum = leavesOf(criteria)
    .filter(chosen)
    .reduce((all, one) => all + exactly(one), 0n)
  return Number((sum * 2n + BigInt(whole) ** BigInt(mostDeep - 1)) / (2n * BigInt(whole) ** BigInt(mostDeep - 1)))
}

export const emptyQuestion: Question = {
  ...{ words: '', wordLimit: 500, goodEvidence: '', scale: ownScale, passMark: null, commitments: [] },
}

const newId = (criteria: Criteria): string => {
  const taken = new Set(placedIn(criteria).map(({ criterion }) => criterion.id))
  let next = 1
  while (taken.has(`c${next}`)) next += 1
  return `c${next}`
}

const mapped = (criteria: Criteria, id: string, change: (one: Criterion) => Criterion): Criteria =>
  criteria.map((one) => (one.id === id ? change(one) : { ...one, children: mapped(one.children, id, change) }))

/** At the end of a branch there is a question, or a formula where it is about price; further up there is neither. */
const tidied = (one: Criterion): Criterion => {
  if (one.children.length > 0) return { ...one, question: null, formula: null }
  if (one.kind === 'price') return { ...one, question: null }
  return { ...one, question: one.question ?? emptyQuestion, formula: null }
}

/**
 * Under another, or at the top. What stood at the end of the branch moves into the new end.
 * The same tree where it would be too deep or too many.
 */
export const added = (criteria: Criteria, under: string | null): Criteria => {
  const parent = under === null ? undefined : criterionById(criteria, under)
  if (placedIn(criteria).length >= mostCriteria) return criteria
  if (under !== null && (parent === undefined || parent.depth >= mostDeep)) return criteria
  const kind: CriterionKind = parent?.criterion.kind ?? 'quality'
  const first = parent?.leaf === true
  const one: Criterion = {
    ...{ id: newId(criteria), title: '', kind, weight: first ? whole : 0, children: [] },
    question: first ? (parent?.criterion.question ?? null) : null,
    formula: first ? (parent?.criterion.formula ?? null) : null,
  }
  if (under === null) return [...criteria, tidied(one)]
  return mapped(criteria, under, (above) => tidied({ ...above, children: [...above.children, tidied(one)] }))
}

/** With all under it. */
export const removed = (criteria: Criteria, id: string): Criteria =>
  criteria
    .filter((one) => one.id !== id)
    .map((one) => {
      const children = removed(one.children, id)
      return children.length === one.children.length && children.every((child, i) => child === one.children[i])
        ? one
        : tidied({ ...one, children })
    })

/** One up or down among those beside it. */
export const moved = (criteria: Criteria, id: string, by: -1 | 1): Criteria => {
  const from = criteria.findIndex((one) => one.id === id)
  if (from < 0) return criteria.map((one) => ({ ...one, children: moved(one.children, id, by) }))
  const [one, other] = [criteria[from], criteria[from + by]]
  if (one === undefined || other === undefined) return criteria
  return criteria.with(from, other).with(from + by, one)
}

export const changed = (
  criteria: Criteria,
  id: string,
  change: Partial<Pick<Criterion, 'title' | 'kind' | 'weight' | 'question' | 'formula'>>,
): Criteria => mapped(criteria, id, (one) => tidied({ ...one, ...change }))

/** What prices and weights are scored by, as text that is the same whenever they are: what a test was made of. */
export const testedText = (criteria: Criteria): string => {
  const told = (one: Criterion): unknown => [
    ...[one.id, one.kind, one.weight, one.children.map(told)],
    one.formula && [one.formula.name, Object.entries(one.formula.parameters).toSorted(([a], [b]) => (a < b ? -1 : 1))],
    one.question && [one.question.scale.map(({ score }) => score), one.question.passMark],
  ]
  return JSON.stringify(criteria.map(told))
}
