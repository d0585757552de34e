// What greenhouse gas is worth that was not let out, by the year in which it would have been.
import { answerInPence, plain, pounds } from './figures.ts'
import { choiceIn, maybeNumberIn, numberIn, rowsIn } from './given.ts'
import type { Given, Method } from './method.ts'
import { failed, noPriceYear, notApplicable, repriced } from './parts.ts'
import { priceYear } from './shared-fields.ts'
import { discountFactor, lastYear } from './streams.ts'
import { deflator, rates, sourceOf, carbon as table } from './tables.ts'

const { priceYear: tableYear, perTonne } = table.values
const ends = ['low', 'central', 'high'] as const
const worthByYear = new Map(perTonne.map((row) => [row.year, row]))
const [first, last] = [Math.min(...worthByYear.keys()), Math.max(...worthByYear.keys())]

const calculate = (given: Given) => {
  const series = choiceIn(given, 'series', ['range', ...ends])
  const end = series === 'range' ? 'central' : series
  const baseYear = maybeNumberIn(given, 'baseYear')
  const rows: { year: number; tonnes: number; worth: number; factor: number }[] = []
  for (const row of rowsIn(given, 'amounts')) {
    const [year, tonnes] = [numberIn(row, 'year'), numberIn(row, 'tonnes')]
    const worth = worthByYear.get(year)?.[end]
    if (worth === undefined)
      return notApplicable(`There is no value for ${year}. The table has values for ${first} to ${last}.`)
    const away = baseYear === undefined ? 0 : year - baseYear
    if (away < 0 || away > lastYear)
      return failed('baseYear', `It must not be after ${year}, nor more than ${lastYear} years before.`)
    rows.push({ year, tonnes, worth, factor: discountFactor('standard', away) })
  }
  const total = rows.reduce((sum, { tonnes, worth, factor }) => sum + tonnes * worth * factor, 0)
  const prices = repriced(total, tableYear, numberIn(given, 'priceYear'))
  if (prices === undefined) return noPriceYear(numberIn(given, 'priceYear'))
  const tonnes = rows.reduce((sum, row) => sum + row.tonnes, 0)
  return answerInPence(prices.value, { tonnes }, () => [
    ...rows.map((row) => ({
      words: `${row.year}, ${end} value`,
      sum: `${plain(row.tonnes)} t × ${pounds(row.worth)}${baseYear === undefined ? '' : ` × ${row.factor.toFixed(6)}`}`,
      result: pounds(row.tonnes * row.worth * row.factor),
    })),
    {
      words: `All years, prices of ${tableYear}`,
      sum: rows.map((row) => pounds(row.tonnes * row.worth * row.factor)).join(' + '),
      result: pounds(total),
    },
    ...prices.step(),
  ])
}

const tonne = (year: number, central: number) => ({
  title: `One tonne in ${year}`,
  input: { amounts: [{ year, tonnes: 1 }], series: 'central' },
  value: central,
  from: 'published: data table 3 of November 2023',
})

export const carbon: Method = {
  key: 'carbon',
  title: 'Carbon by year',
  version: '1.0',
  definition:
    'What tonnes of greenhouse gas are worth that were not let out. A tonne is worth more in later years, so each year has its own value.',
  unit: 'pence',
  formula:
    'Σ tonnes of a year × value of that year (discounted to the base year, if one is given), moved to the prices asked for',
  sources: [sourceOf(table), sourceOf(rates), sourceOf(deflator)],
  limits: [
    'It needs tonnes measured or worked out with a published factor: not miles or kilowatt-hours.',
    'It values what society gains, not a price somebody pays.',
    'Emissions moved to a supplier are not saved.',
  ],
  fields: [
    {
      kind: 'list',
      name: 'amounts',
      title: 'Amounts',
      words: 'One line for each year.',
      atLeast: 1,
      atMost: 100,
      of: [
        { kind: 'year', name: 'year', title: 'Year', words: `From ${first} to ${last}.` },
        {
          kind: 'number',
          name: 'tonnes',
          title: 'Tonnes of CO₂e',
          words: 'Not let out in that year.',
          least: 0,
          moves: 'up',
        },
      ],
    },
    {
      kind: 'choice',
      name: 'series',
      title: 'Series',
      words: 'The range of the published low and high, or one of them alone.',
      otherwise: 'range',
      options: [
        { value: 'range', title: 'Low, central and high' },
        { value: 'low', title: 'Low' },
        { value: 'central', title: 'Central' },
        { value: 'high', title: 'High' },
      ],
    },
    priceYear(tableYear),
    {
      kind: 'year',
      name: 'baseYear',
      title: 'Discount to the year',
      words: 'Left out, nothing is discounted.',
      optional: true,
    },
  ],
  others: [{ name: 'tonnes', title: 'Tonnes of CO₂e', unit: 'number', movesWithAnswer: true }],
  examples: [
    {
      title: 'One tonne in 2026, with its range',
      input: { amounts: [{ year: 2026, tonnes: 1 }] },
      value: 27_722,
      range: { low: 13_861, central: 27_722, high: 41_583 },
      from: 'published: data table 3 of November 2023',
    },
    tonne(2027, 28_144),
    tonne(2028, 28_573),
    tonne(2030, 29_450),
    tonne(2035, 31_762),
    tonne(2050, 39_754),
    {
      title: 'One tonne in 2026 in prices of 2024',
      input: { amounts: [{ year: 2026, tonnes: 1 }], series: 'central', priceYear: 2024 },
      value: 30_632,
      from: 'computed by hand: × 100 ÷ 90.5005',
    },
  ],
  calculate,
  tableEnd: (given, end) => (given.series === 'range' ? { ...given, series: end } : given),
}
