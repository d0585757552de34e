// What £ are worth over the years: discounting by the published schedules, drop-off, and the prices of another year. The methods, and
// the working of every £ value, use these and nothing else.
import { deflatorOf, firstPriceYear, lastPriceYear, rates } from './tables.ts'

export const schedules = ['standard', 'health'] as const
/** `standard` for money; `health` for wellbeing and years of life, which are not worth less because people grow richer. */
export type Schedule = (typeof schedules)[number]
/** The schedules, or none at all. */
export const maybeSchedules = ['none', ...schedules] as const

/** `end-of-year`: what the first year brings is discounted once. `first-year-undiscounted`: not at all. */
export const conventions = ['end-of-year', 'first-year-undiscounted'] as const
export type Convention = (typeof conventions)[number]

export const lastYear = Math.max(...rates.values.map(({ toYear }) => toYear))

/** What £1 after so many whole years is worth today: each year at the rate of its band. @param years from 0 to `lastYear` */
export const discountFactor = (schedule: Schedule, years: number): number =>
  rates.values.reduce((factor, band) => {
    // Year 0 is today, so that the first band discounts one year less than it spans.
    const from = Math.max(band.fromYear, 1)
    const inBand = Math.max(0, Math.min(years, band.toYear) - from + 1)
    return factor / (1 + band[schedule]) ** inBand
  }, 1)

/** How many years of discounting the year `n` (from 1) of a stream gets. */
export const yearsOff = (convention: Convention, n: number): number => (convention === 'end-of-year' ? n : n - 1)

/** What each year brings when a share of the year before is lost every year. @param dropOff a fraction */
export const persisting = (firstYear: number, dropOff: number, years: number): readonly number[] =>
  Array.from({ length: years }, (_, i) => firstYear * (1 - dropOff) ** i)

/** From the prices of one year to those of another; undefined where the deflator has no figure for one of them. */
export const priceFactor = (from: number, to: number): number | undefined => {
  const [before, after] = [deflatorOf(from), deflatorOf(to)]
  return before === undefined || after === undefined ? undefined : after / before
}

export const priceYearsHeld = `The deflator has figures for ${firstPriceYear} to ${lastPriceYear}.`
