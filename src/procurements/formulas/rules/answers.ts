// What formulas have in common: how they say what they found, and what they refuse.
import { type Fraction, signOf } from '../../rules/fraction.ts'
import type { Answer, FormulaSource, NoAnswer, Priced, Valued } from './formula.ts'

export const valued = <T>(value: T): Answer<T> => ({ kind: 'value', value })
export const notApplicable = (because: string): NoAnswer => ({ kind: 'not-applicable', because })
export const failed = (where: string, what: string): NoAnswer => ({ kind: 'failed', where, what })

export const asPoints = (shares: readonly Fraction[]): Answer<readonly Valued[]> =>
  valued(shares.map((share) => ({ value: share, merit: share, ranked: true })))

/** Undefined where the prices can be reckoned with. */
export const badPrices = (bids: readonly Priced[], mayBeNought: boolean): NoAnswer | undefined => {
  if (bids.length === 0) return notApplicable('There is no bid.')
  const bad = bids.findIndex(({ price }) => signOf(price) < (mayBeNought ? 0 : 1))
  if (bad < 0) return undefined
  return failed(
    `bids[${bad}].price`,
    mayBeNought
      ? 'A price cannot be below nought.'
      : 'This formula divides by prices, so a price must be above nought.',
  )
}

export const others = (bids: readonly Priced[], moved: number): readonly Fraction[] =>
  bids.flatMap(({ price }, i) => (i === moved ? [] : [price]))

export const lawyerSource: FormulaSource = {
  title: 'Local Government Lawyer, on price scoring and the middle bid',
  link: 'https://www.localgovernmentlawyer.co.uk/',
  checked: 'The printed figures come out the same; the article was seen in part.',
}

export const comparedSource: FormulaSource = {
  title: 'Stilger, Siderius and van Raaij (2017), a comparison of 38 scoring formulas',
  link: 'https://repub.eur.nl/pub/99582',
  checked: 'Seen in part; no figure here is taken from it.',
}
