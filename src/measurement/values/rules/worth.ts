// What one unit of a measure is worth, and every step to it: value × (1 − deadweight) × (1 − displacement) × (1 − attribution), in the
// prices of one year, over the years it lasts, at today's worth. Low, central and high go the same way.
import { pounds, roundPence } from '../../methods/rules/figures.ts'
import type { Step } from '../../methods/rules/method.ts'
import { factorFor, netShare, netWords, repriced } from '../../methods/rules/parts.ts'
import { persisting, priceYearsHeld, yearsOff } from '../../methods/rules/streams.ts'
import { deflator, rates } from '../../methods/rules/tables.ts'
import type { Range } from '../../rules/words.ts'
import type { Settings } from './types.ts'

export interface Valued {
  readonly worth: Range
  readonly priceYear: number
  /** Where the value comes from. */
  readonly source: string
}

/** A step of the working, and where its numbers come from. */
export interface SourcedStep extends Step {
  readonly source: string
}

const packSource = ({ title, vintage }: { readonly title: string; readonly vintage: string }): string =>
  `${title}, ${vintage}`

interface Worked {
  readonly exact: number
  readonly steps: readonly SourcedStep[]
}

/** Undefined where the deflator does not reach one of the years. */
const workedFrom = (pence: number, { priceYear, source }: Valued, settings: Settings): Worked | undefined => {
  const net = pence * netShare(settings)
  const moved = repriced(net, priceYear, settings.priceYear)
  if (moved === undefined) return undefined
  const yearly = persisting(moved.value, settings.dropOff, settings.years)
  const factors = yearly.map((_, i) => factorFor(settings.discounting, yearsOff(settings.convention, i + 1)))
  const present = yearly.map((value, i) => value * (factors[i] ?? 1))
  const exact = present.reduce((sum, one) => sum + one, 0)
  const last =
    settings.years === 1 && factors[0] === 1
      ? []
      : [
          ...yearly.map((value, i) => ({
            words: `Year ${i + 1}`,
            sum: `${pounds(value)} × ${(factors[i] ?? 1).toFixed(6)}`,
            result: pounds(present[i] ?? 0),
            source: [settings.sources, ...(settings.discounting === 'none' ? [] : [packSource(rates)])].join('; '),
          })),
          { words: 'All years', sum: present.map(pounds).join(' + '), result: pounds(exact), source: '' },
        ]
  return {
    exact,
    steps: [
      {
        words: 'One unit, less what is taken off',
        sum: `${pounds(pence)}${netWords(settings)}`,
        result: pounds(net),
        source: [source, settings.sources].filter((words) => words !== '').join('; '),
      },
      ...moved.step().map((step) => ({ ...step, source: packSource(deflator) })),
      ...last,
    ],
  }
}

export interface UnitWorth {
  /** Exact pence for one whole unit: rounded only when a quantity is worth something. */
  readonly perUnit: Range
  /** With the central value. */
  readonly working: readonly SourcedStep[]
}

/** Why there is none, in words, where the deflator does not reach. */
export const unitWorth = (value: Valued, settings: Settings): UnitWorth | string => {
  const { worth, priceYear } = value
  const [low, central, high] = [worth.low, worth.central, worth.high].map((one) => workedFrom(one, value, settings))
  if (low === undefined || central === undefined || high === undefined)
    return `There is no deflator from ${priceYear} to ${settings.priceYear}. ${priceYearsHeld}`
  return { perUnit: { low: low.exact, central: central.exact, high: high.exact }, working: central.steps }
}

/** @param quantity in thousandths of the unit. Whole pence, rounded half away from nought, once. */
export const worthOfQuantity = (quantity: number, { low, central, high }: Range): Range => ({
  low: roundPence((quantity / 1000) * low),
  central: roundPence((quantity / 1000) * central),
  high: roundPence((quantity / 1000) * high),
})
