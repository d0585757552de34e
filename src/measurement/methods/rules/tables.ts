// The dated tables that the methods work with. The values are data (packs/*.json) and change with their vintage; only lookups live here.
import carbon from '../packs/carbon.json' with { type: 'json' }
import rates from '../packs/discount-rates.json' with { type: 'json' }
import deflator from '../packs/gdp-deflator.json' with { type: 'json' }
import qaly from '../packs/qaly.json' with { type: 'json' }
import wellby from '../packs/wellby.json' with { type: 'json' }
import type { MethodSource } from './method.ts'

export { carbon, deflator, qaly, rates, wellby }

interface Pack {
  readonly title: string
  readonly source: string
  readonly sourceLink: string
  readonly vintage: string
  readonly checked: string | null
}

/** How a method names the pack it works with. */
export const sourceOf = ({ title, source, sourceLink, vintage, checked }: Pack): MethodSource => ({
  title,
  publisher: source,
  link: sourceLink,
  vintage,
  checked,
})

const indexByYear: ReadonlyMap<number, number> = new Map(deflator.values.map(({ year, index }) => [year, index]))
const years = deflator.values.map(({ year }) => year)
export const firstPriceYear = Math.min(...years)
export const lastPriceYear = Math.max(...years)

/** The GDP deflator of a year; undefined outside the table. */
export const deflatorOf = (year: number): number | undefined => indexByYear.get(year)
