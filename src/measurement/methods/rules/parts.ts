// Pieces of a calculation that several methods share.
import { pounds } from './figures.ts'
import type { Outcome, Step } from './method.ts'
import { discountFactor, lastYear, priceFactor, priceYearsHeld, type Schedule } from './streams.ts'

/** Why there is no answer; `where` is the field. */
export const failed = (where: string, what: string): Outcome => ({ kind: 'failed', where, what })

export const noPriceYear = (where: string, year: number): Outcome =>
  failed(where, `There is no deflator for ${year}. ${priceYearsHeld}`)

export interface Net {
  readonly deadweight: number
  readonly displacement: number
  readonly attribution: number
}

/** The share that is left after what would have happened anyway, was moved, or was due to others. */
export const netShare = ({ deadweight, displacement, attribution }: Net): number =>
  (1 - deadweight) * (1 - displacement) * (1 - attribution)

/** `× (1 − 0.25) × (1 − 0.1) × (1 − 0.3)`: those that take something away. */
export const netWords = ({ deadweight, displacement, attribution }: Net): string =>
  [deadweight, displacement, attribution]
    .filter((share) => share > 0)
    .map((share) => ` × (1 − ${share})`)
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
        : [{ words: `From prices of ${from} to prices of ${to}`, sum: `${pounds(pence)} × ${factor.toFixed(6)}`, result: pounds(value) }],
  }
}

/** Of a stream of equal or falling amounts, each year's factor: 1 where nothing is discounted. */
export const factorFor = (schedule: Schedule | 'none', yearsOff: number): number =>
  schedule === 'none' ? 1 : discountFactor(schedule, yearsOff)

export const tooFarOff = `The schedule ends after ${lastYear} years.`
