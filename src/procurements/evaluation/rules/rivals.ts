// What other bids do to the order of those that stay: one taken away, or a silly one added. Where the order turns, it is said.

import type { Answer } from '../../formulas/rules/formula.ts'
import {
  compare,
  type Fraction,
  fraction,
  leastOf,
  minus,
  mostOf,
  nought,
  sizeOf,
  times,
  wholeBelow,
} from '../../rules/fraction.ts'
import { type Entrant, leadersOf, ranking, type Standing, sameBids, standingsOf, type Terms } from './standing.ts'

export interface Turned {
  /** Was ahead of the other, and is behind it now. */
  readonly fell: string
  readonly rose: string
}

export interface WithoutOne {
  readonly removed: string
  readonly answer: Answer<{
    readonly leaders: readonly string[]
    /** Whether those in front are others than the order with all bids would have them. */
    readonly unexpected: boolean
    readonly turned: readonly Turned[]
  }>
}

const order = (a: Standing, b: Standing): number =>
  a.ranked && b.ranked ? compare(a.merit, b.merit) : Number(a.ranked) - Number(b.ranked)

/** Pairs whose order is the other way about. Those that are in one list only are passed over. */
const turnedBetween = (before: readonly Standing[], after: readonly Standing[]): readonly Turned[] => {
  const now = new Map(after.map((one) => [one.bid, one]))
  return before.flatMap((ahead) =>
    before.flatMap((behind): readonly Turned[] => {
      const [a, b] = [now.get(ahead.bid), now.get(behind.bid)]
      if (a === undefined || b === undefined) return []
      return order(ahead, behind) > 0 && order(a, b) < 0 ? [{ fell: ahead.bid, rose: behind.bid }] : []
    }),
  )
}

/** In front of the others, as the order with all bids has it. */
const expected = (standings: readonly Standing[], removed: string): readonly string[] =>
  leadersOf(standings.filter(({ bid }) => bid !== removed))

/** Each bid that may win taken away in turn. */
export const leaveOneOut = (entrants: readonly Entrant[], terms: Terms): readonly WithoutOne[] => {
  const all = standingsOf(entrants, terms)
  if (all.kind !== 'value') return []
  return entrants.map(({ bid }): WithoutOne => {
    const rest = entrants.filter((one) => one.bid !== bid)
    if (rest.length === 0) return { removed: bid, answer: { kind: 'not-applicable', because: 'No bid is left.' } }
    const without = standingsOf(rest, terms)
    if (without.kind !== 'value') return { removed: bid, answer: without }
    const leaders = leadersOf(without.value)
    return {
      removed: bid,
      answer: {
        kind: 'value',
        value: {
          leaders,
          unexpected: !sameBids(leaders, expected(all.value, bid)),
          turned: turnedBetween(all.value, without.value),
        },
      },
    }
  })
}

export interface OutlierTest {
  readonly kind: 'silly-low' | 'silly-high'
  /** Pence. */
  readonly price: Fraction
  readonly answer: Answer<{
    /** Whether the silly bid itself is in front. */
    readonly wins: boolean
    /** In front among the others. */
    readonly leaders: readonly string[]
    readonly changed: boolean
    readonly turned: readonly Turned[]
    /** The most by which its coming moves the marks of another; null where the formula gives no marks. */
    readonly shift: Fraction | null
  }>
}

const silly = 'a silly bid that was made up'

const outlier = (
  entrants: readonly Entrant[],
  terms: Terms,
  kind: OutlierTest['kind'],
  price: Fraction,
): OutlierTest => {
  const before = standingsOf(entrants, terms)
  const after = standingsOf([...entrants, { bid: silly, price, marks: nought }], terms)
  if (before.kind !== 'value') return { kind, price, answer: before }
  if (after.kind !== 'value') return { kind, price, answer: after }
  const real = after.value.filter(({ bid }) => bid !== silly)
  const [was, now] = [leadersOf(before.value), leadersOf(real)]
  const shifts = before.value.map(({ merit }, i) => sizeOf(minus(merit, real[i]?.merit ?? merit)))
  return {
    kind,
    price,
    answer: {
      kind: 'value',
      value: {
        wins: ranking(after.value)[0]?.bid === silly,
        leaders: now,
        changed: !sameBids(was, now),
        turned: turnedBetween(before.value, real),
        shift: terms.formula?.kind === 'points' ? mostOf(shifts) : null,
      },
    },
  }
}

/** One bid at a third of the lowest price and one at three times the highest, neither with a mark for anything else. */
export const outlierTests = (entrants: readonly Entrant[], terms: Terms): readonly OutlierTest[] => {
  if (terms.formula === null || entrants.length === 0) return []
  const prices = entrants.map(({ price }) => price)
  const low = wholeBelow(times(leastOf(prices), fraction(1, 3)))
  return [
    outlier(entrants, terms, 'silly-low', fraction(low < 1n ? 1n : low)),
    outlier(entrants, terms, 'silly-high', times(mostOf(prices), fraction(3))),
  ]
}
