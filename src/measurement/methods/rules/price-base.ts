// The same money in the prices of another year.
import { answerInPence } from './figures.ts'
import { numberIn } from './given.ts'
import type { Given, Method } from './method.ts'
import { noPriceYear, repriced } from './parts.ts'
import { priceFactor } from './streams.ts'
import { deflator, deflatorOf, lastPriceYear, sourceOf } from './tables.ts'

const calculate = (given: Given) => {
  const [from, to] = [numberIn(given, 'from'), numberIn(given, 'to')]
  const factor = priceFactor(from, to)
  const prices = repriced(numberIn(given, 'amount'), from, to)
  if (factor === undefined || prices === undefined)
    return deflatorOf(from) === undefined ? noPriceYear(from) : noPriceYear(to)
  return answerInPence(prices.value, { factor }, prices.step)
}

export const priceBase: Method = {
  key: 'price-base',
  title: 'Change of price year',
  version: '1.0',
  definition:
    'What an amount in the prices of one year is in the prices of another, by the GDP deflator: values of different years must not be added before.',
  unit: 'pence',
  formula: 'amount × deflator of the year asked for ÷ deflator of the year it is in',
  sources: [sourceOf(deflator)],
  limits: [
    'It takes out general inflation only: pay or building costs may have risen otherwise.',
    'Deflators are revised: two people with tables of different dates get slightly different answers, so the date is shown.',
  ],
  fields: [
    { kind: 'pence', name: 'amount', title: 'Amount', words: 'In pence.', moves: 'up' },
    { kind: 'year', name: 'from', title: 'In prices of', words: 'The year whose prices the amount is in.' },
    { kind: 'year', name: 'to', title: 'To prices of', words: `The year asked for; ${lastPriceYear} is the newest.` },
  ],
  others: [{ name: 'factor', title: 'Factor', unit: 'number', movesWithAnswer: false }],
  examples: [
    {
      title: '£13,000 of 2019 in prices of 2024',
      input: { amount: 1_300_000, from: 2019, to: 2024 },
      value: 1_602_800,
      inPounds: true,
      from: 'computed by hand: × 100 ÷ 81.1085',
    },
    {
      title: '£277.22 of 2022 in prices of 2024',
      input: { amount: 27_722, from: 2022, to: 2024 },
      value: 30_632,
      from: 'computed by hand: × 100 ÷ 90.5005',
    },
  ],
  calculate,
}
