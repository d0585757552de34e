// For each weight: how far it may move, those beside it keeping their proportions, before other bids are in front. Exact: marks are
// straight lines in a weight, and figures of whole bids are after multiplying by what quality counts, so they cross at fractions.
import type { Answer } from '../../formulas/rules/formula.ts'
import type { Criteria } from '../../rules/criteria.ts'
import {
  compare,
  type Fraction,
  fraction,
  hundred,
  isLess,
  minus,
  nought,
  one,
  plus,
  sizeOf,
  times,
} from '../../rules/fraction.ts'
import { judged } from './judged.ts'
import { type Entrant, leadersAmong, sameBids, standingsOf, type Terms } from './standing.ts'
import { isPrice, type Line, lineThrough, type Node, nodesOf, third, twoThirds, weightOf } from './tree.ts'
import type { EvaluatedBid } from './types.ts'

export interface IntervalEnd {
  /** Of its own level, from 0 to 1. */
  readonly weight: Fraction
  /** Whether the same bids are in front at this very weight. */
  readonly included: boolean
  /** In front at this weight; null where there is no answer at it. */
  readonly at: readonly string[] | null
  /** In front a hair further on; null at 0 and at 1, or where there is no answer. */
  readonly beyond: readonly string[] | null
}

export interface WeightInterval {
  readonly criterion: string
  /** As it is now: of its own level, and of the whole. */
  readonly weight: Fraction
  readonly share: Fraction
  readonly answer: Answer<{ readonly from: IntervalEnd; readonly to: IntervalEnd }>
}

interface Situation {
  readonly entrants: readonly Entrant[]
  readonly terms: Terms
}

/** What is compared at any weight, from what it is at two of them. */
const situations = (criteria: Criteria, bids: readonly EvaluatedBid[], id: string) => {
  const at = (weight: Fraction) => judged(nodesOf(criteria, { id, weight }), bids)
  const [low, high] = [at(third), at(twoThirds)]
  const line = (of: (one: typeof low) => Fraction): Line => lineThrough([third, of(low)], [twoThirds, of(high)])
  const marks = low.entrants.map((_, i) => line(({ entrants }) => entrants[i]?.marks ?? nought))
  const [price, quality] = [line(({ terms }) => terms.priceMarks), line(({ terms }) => terms.qualityMarks)]
  const situation = (weight: Fraction): Situation => ({
    terms: { ...low.terms, priceMarks: price.at(weight), qualityMarks: quality.at(weight) },
    entrants: low.entrants.map((entrant, i) => ({ ...entrant, marks: marks[i]?.at(weight) ?? nought })),
  })
  return { situation, marks, quality }
}

type Lines = ReturnType<typeof situations>

/** Differences of merit as straight lines: where one comes to nought, one of these bids and another are level. */
const crossings = ({ situation }: Lines, ofThese: (bid: string) => boolean): readonly Fraction[] => {
  const merits = [third, twoThirds].map((weight) => {
    const { entrants, terms } = situation(weight)
    const answer = standingsOf(entrants, terms)
    const scale = terms.formula?.kind === 'whole' ? terms.qualityMarks : one
    return answer.kind === 'value' ? answer.value.map(({ bid, merit }) => ({ bid, merit: times(merit, scale) })) : []
  })
  const [low = [], high = []] = merits
  return low.flatMap((leader, i) =>
    ofThese(leader.bid)
      ? low.flatMap((other, j) => {
          const { root } = lineThrough(
            [third, minus(leader.merit, other.merit)],
            [twoThirds, minus(high[i]?.merit ?? nought, high[j]?.merit ?? nought)],
          )
          return root === undefined || i === j ? [] : [root]
        })
      : [],
  )
}

/** Where a bid comes to the least quality that a formula asks for. */
const floors = ({ marks, quality, situation }: Lines): readonly Fraction[] => {
  const { terms } = situation(third)
  if (terms.formula?.kind !== 'whole') return []
  const least = terms.formula.leastQuality?.(terms.parameters) ?? nought
  const over = (line: Line, at: Fraction) => minus(times(line.at(at), hundred), times(quality.at(at), least))
  return marks.flatMap((line) => {
    const { root } = lineThrough([third, over(line, third)], [twoThirds, over(line, twoThirds)])
    return [root, line.root].filter((one) => one !== undefined)
  })
}

const middle = (a: Fraction, b: Fraction): Fraction => times(plus(a, b), fraction(1, 2))

interface Walk {
  readonly leaders: readonly string[]
  readonly inFrontAt: (weight: Fraction) => readonly string[] | null
  /** Where any two bids are level, or one comes to the least quality. */
  readonly everyStop: () => readonly Fraction[]
}

/** In front a hair further on: at the middle of what lies before the next place where any two bids are level. */
const justBeyond = ({ inFrontAt, everyStop }: Walk, end: Fraction, limit: Fraction): readonly string[] | null => {
  const [, next] = outwards(everyStop(), end, limit)
  return next === undefined ? null : inFrontAt(middle(end, next))
}

/** @param stops from where the weight stands outwards, the last of them 0 or 1 */
const endOf = (stops: readonly Fraction[], walk: Walk): IntervalEnd => {
  const { leaders, inFrontAt } = walk
  const limit = stops.at(-1) ?? nought
  for (const [i, weight] of stops.entries()) {
    const at = inFrontAt(weight)
    const next = stops[i + 1]
    const included = sameBids(at, leaders)
    if (!included || (next !== undefined && !sameBids(inFrontAt(middle(weight, next)), leaders)))
      return { weight, included, at, beyond: justBeyond(walk, weight, limit) }
  }
  return { weight: limit, included: true, at: leaders, beyond: null }
}

const outwards = (stops: readonly Fraction[], from: Fraction, to: Fraction): readonly Fraction[] => {
  const up = isLess(from, to)
  const [low, high] = up ? [from, to] : [to, from]
  const inside = stops.filter((stop) => isLess(low, stop) && isLess(stop, high))
  const sorted = [from, ...inside, to].toSorted((a, b) => (up ? compare(a, b) : compare(b, a)))
  return sorted.filter((stop, i) => i === 0 || compare(stop, sorted[i - 1] ?? stop) !== 0)
}

const intervalOf = (
  criteria: Criteria,
  bids: readonly EvaluatedBid[],
  leaders: readonly string[],
  node: Node,
): WeightInterval['answer'] => {
  const weight = weightOf(node.criterion)
  const because = (words: string) => ({ kind: 'not-applicable', because: words }) as const
  if (compare(weight, one) === 0)
    return because('It has all the weight of its level, so there is nothing beside it that could change.')
  if (node.shareAbove.top === 0n) return because('The branch it stands in has no weight, so nothing in it counts.')
  const lines = situations(criteria, bids, node.criterion.id)
  const { terms } = lines.situation(weight)
  if (terms.formula?.kind === 'whole' && isPrice(node))
    return because(`“${terms.formula.title}” gives price no weight of its own.`)
  const least = floors(lines)
  const stops = [...crossings(lines, (bid) => leaders.includes(bid)), ...least]
  const walk: Walk = {
    leaders,
    inFrontAt: (at) => {
      const { entrants, terms: there } = lines.situation(at)
      return leadersAmong(entrants, there)
    },
    everyStop: () => [...crossings(lines, () => true), ...least],
  }
  return {
    kind: 'value',
    value: {
      from: endOf(outwards(stops, weight, nought), walk),
      to: endOf(outwards(stops, weight, one), walk),
    },
  }
}

/** @param leaders those in front now */
export const weightIntervals = (
  criteria: Criteria,
  bids: readonly EvaluatedBid[],
  leaders: readonly string[],
): readonly WeightInterval[] =>
  nodesOf(criteria).map((node) => ({
    criterion: node.criterion.id,
    ...{ weight: weightOf(node.criterion), share: node.share },
    answer: intervalOf(criteria, bids, leaders, node),
  }))

export interface WeightFlip {
  readonly criterion: string
  readonly from: Fraction
  readonly to: Fraction
  /** Null where others are in front at this very weight; else they are a hair below or above it. */
  readonly past: 'below' | 'above' | null
  /** How much of the whole is moved, from 0 to 1. */
  readonly moved: Fraction
  readonly leaders: readonly string[]
}

/** The weights that would have to move least, counted in the whole; more than one where they are level. */
export const smallestWeightFlips = (
  criteria: Criteria,
  intervals: readonly WeightInterval[],
): readonly WeightFlip[] => {
  const above = new Map(nodesOf(criteria).map(({ criterion, shareAbove }) => [criterion.id, shareAbove]))
  const all = intervals.flatMap(({ criterion, weight, answer }) =>
    answer.kind !== 'value'
      ? []
      : (['from', 'to'] as const).flatMap((side): readonly WeightFlip[] => {
          const end = answer.value[side]
          const leaders = end.included ? end.beyond : end.at
          const past = end.included ? (side === 'from' ? 'below' : 'above') : null
          if (leaders === null) return []
          const moved = times(sizeOf(minus(end.weight, weight)), above.get(criterion) ?? one)
          return [{ criterion, from: weight, to: end.weight, past, moved, leaders }]
        }),
  )
  const least = all.map(({ moved }) => moved).toSorted(compare)[0]
  return least === undefined ? [] : all.filter(({ moved }) => compare(moved, least) === 0)
}
