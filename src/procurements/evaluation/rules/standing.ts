// The heart of it: bids with marks and prices, and who is in front. All questions of “what if” are asked of this one function.
import type { Answer, Parameters, PriceFormula } from '../../formulas/rules/formula.ts'
import { compare, type Fraction, fraction, hundred, mostOf, over, plus, same, times } from '../../rules/fraction.ts'

export interface Entrant {
  readonly bid: string
  /** In pence. */
  readonly price: Fraction
  /** Of the hundred, for all that is not price. */
  readonly marks: Fraction
}

export interface Terms {
  /** Null where price does not count. */
  readonly formula: PriceFormula | null
  readonly parameters: Parameters
  /** Of the hundred. */
  readonly priceMarks: Fraction
  readonly qualityMarks: Fraction
}

export interface Standing {
  readonly bid: string
  /** The more the better. */
  readonly merit: Fraction
  readonly ranked: boolean
  /** What the formula gave: a share of the mark for price, or the figure of a whole bid. */
  readonly value: Fraction | null
}

/** Of a hundred; nought where nothing but price counts. */
export const qualityOf = (marks: Fraction, qualityMarks: Fraction): Fraction =>
  qualityMarks.top === 0n ? fraction(0) : over(times(marks, hundred), qualityMarks)

export const standingsOf = (entrants: readonly Entrant[], terms: Terms): Answer<readonly Standing[]> => {
  const { formula, parameters, priceMarks, qualityMarks } = terms
  if (formula === null)
    return {
      kind: 'value',
      value: entrants.map(({ bid, marks }) => ({ bid, merit: marks, ranked: true, value: null })),
    }
  if (formula.kind === 'whole' && qualityMarks.top === 0n)
    return {
      kind: 'not-applicable',
      because: 'Nothing but price counts, so there is no quality to hold prices against.',
    }
  const answer = formula.calculate(
    entrants.map(({ price, marks }) => ({ price, quality: qualityOf(marks, qualityMarks) })),
    parameters,
  )
  if (answer.kind !== 'value') return answer
  return {
    kind: 'value',
    value: answer.value.map(({ value, merit, ranked }, i) => {
      const { bid = '', marks = fraction(0) } = entrants[i] ?? {}
      return { bid, ranked, value, merit: formula.kind === 'whole' ? merit : plus(marks, times(priceMarks, value)) }
    }),
  }
}

/** Best first; those of the same merit keep the order in which they came. */
export const ranking = (standings: readonly Standing[]): readonly Standing[] =>
  standings.filter(({ ranked }) => ranked).toSorted((a, b) => compare(b.merit, a.merit))

/** From 1; those of the same merit share one. Null where it may not win. */
export const rankOf = (standings: readonly Standing[], of: Standing): number | null =>
  of.ranked ? 1 + standings.filter(({ ranked, merit }) => ranked && compare(merit, of.merit) > 0).length : null

/** All in front, in the order of the bids. */
export const leadersOf = (standings: readonly Standing[]): readonly string[] => {
  const ranked = standings.filter((one) => one.ranked)
  if (ranked.length === 0) return []
  const best = mostOf(ranked.map(({ merit }) => merit))
  return ranked.filter(({ merit }) => same(merit, best)).map(({ bid }) => bid)
}

/** Null where the formula has no answer. */
export const leadersAmong = (entrants: readonly Entrant[], terms: Terms): readonly string[] | null => {
  const answer = standingsOf(entrants, terms)
  return answer.kind === 'value' ? leadersOf(answer.value) : null
}

export const sameBids = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a === null || b === null ? a === b : a.length === b.length && a.every((bid) => b.includes(bid))
