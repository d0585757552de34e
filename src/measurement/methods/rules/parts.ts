// Pieces of a calculation that several methods share.
import { plain, pounds } from './figures.ts'
import { numberIn } from './given.ts'
import type { GivenValue, Outcome, Step } from './method.ts'
import { discountFactor, priceFactor, priceYearsHeld, type Schedule } from './streams.ts'

/** Why there is no answer; `where` is the field. */
export const failed = (where: string, what: string): Outcome => ({ kind: 'failed', where, what })

/** The method or its table does not cover what was asked: nothing is wrong with the input, and there is no answer. */
export const notApplicable = (because: string): Outcome => ({ kind: 'not-applicable', because })

export const noPriceYear = (year: number): Outcome =>
  notApplicable(`There is no deflator for ${year}. ${priceYearsHeld}`)

export interface Net {
  readonly deadweight: number
  readonly displacement: number
  readonly attribution: number
}

export const netOf = (given: Readonly<Record<string, GivenValue | undefined>>): Net => ({
  deadweight: numberIn(given, 'deadweight'),
  displacement: numberIn(given, 'displacement'),
  attribution: numberIn(given, 'attribution'),
})

/** The share that is left after what would have happened anyway, was moved, or was due to others. */
export const netShare = ({ deadweight, displacement, attribution }: Net): number =>
  (1 - deadweight) * (1 - displacement) * (1 - attribution)

/** `× (1 − 0.25) × (1 − 0.1) × (1 − 0.3)`: those that take something away. */
export const netWords = ({ deadweight, displacement, attribution }: Net): string =>
  [deadweight, displacement, attribution]
    .filter((share) => share > 0)
    .map((share) => ` × (1 − ${plain(share)})`)
    .join('')

/** Factor and words of a change of prices; undefined outside of the deflator. */
export const repriced = (
  pence: number,
  from: number,
  to: number,
): { readonly value: number; readonly step: () => readonly Step[] } | undefined => {
  const factor = priceFactor(from, to)
  if (factor === undefined) return undefined
  const value = pence * factor
  return {
    value,
    step: () =>
      from === to
        ? []
        : [
            {
              words: `From prices of ${from} to prices of ${to}`,
              sum: `${pounds(pence)} × ${factor.toFixed(6)}`,
              result: pounds(value),
            },
          ],
  }
}

/** Of a stream of equal or falling amounts, each year's factor: 1 where nothing is discounted. */
export const factorFor = (schedule: Schedule | 'none', yearsOff: number): number =>
  schedule === 'none' ? 1 : discountFactor(schedule, yearsOff)

/** Whole years, each counted at today's worth: the first one in full. */
export const yearsOf = (
  schedule: Schedule | 'none',
  years: number,
): { readonly value: number; readonly words: string } => {
  if (schedule === 'none') return { value: years, words: `${years} ${years === 1 ? 'year' : 'years'}` }
  const value = Array.from({ length: years }, (_, i) => discountFactor(schedule, i)).reduce((sum, one) => sum + one, 0)
  return { value, words: `${plain(value)} (${years} years, discounted)` }
}
