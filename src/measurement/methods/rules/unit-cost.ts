// What public bodies save or gain when something happens less, or more, often: a quantity times its unit cost.
import { answerInPence, plain, pounds } from './figures.ts'
import { numberIn } from './given.ts'
import type { Given, Method } from './method.ts'
import { netOf, netShare, netWords, noPriceYear, repriced } from './parts.ts'
import { attribution, deadweight, displacement } from './shared-fields.ts'
import { unitCostGuidance } from './sources.ts'
import { deflator, lastPriceYear, sourceOf } from './tables.ts'

const calculate = (given: Given) => {
  const [quantity, cost, optimism] = [numberIn(given, 'quantity'), numberIn(given, 'cost'), numberIn(given, 'optimism')]
  const [from, to, net] = [numberIn(given, 'costYear'), numberIn(given, 'priceYear'), netOf(given)]
  const before = quantity * cost * netShare(net) * (1 - optimism)
  const prices = repriced(before, from, to)
  if (prices === undefined) return repriced(1, from, from) === undefined ? noPriceYear(from) : noPriceYear(to)
  return answerInPence(prices.value, {}, () => [
    {
      words: 'Quantity by unit cost, less what is taken off',
      sum: `${plain(quantity)} × ${pounds(cost)}${netWords(net)}${optimism > 0 ? ` × (1 − ${plain(optimism)} for optimism)` : ''}`,
      result: pounds(before),
    },
    ...prices.step(),
  ])
}

export const unitCost: Method = {
  key: 'unit-cost',
  title: 'Unit cost',
  version: '1.0',
  definition:
    'What public bodies save, or the economy gains, when something happens more or less often: the number of times by a published unit cost, less what would have happened anyway and an allowance for optimism.',
  unit: 'pence',
  formula:
    'quantity × unit cost × (1 − deadweight) × (1 − displacement) × (1 − attribution) × (1 − optimism), moved to the prices asked for',
  sources: [unitCostGuidance, sourceOf(deflator)],
  limits: [
    'A saving on paper becomes money only where somebody can spend less: say who bears the cost.',
    'An average cost overstates what one case less saves, because buildings and staff stay.',
    'Databases of unit costs have licences of their own: keep the code, the year and the confidence of each.',
  ],
  fields: [
    {
      kind: 'number',
      name: 'quantity',
      title: 'Quantity',
      words: 'How many times, in the unit of the cost.',
      least: 0,
      moves: 'up',
    },
    { kind: 'pence', name: 'cost', title: 'Unit cost', words: 'In pence, as published.', least: 0, moves: 'up' },
    {
      kind: 'year',
      name: 'costYear',
      title: 'Prices of the cost',
      words: 'The year whose prices the unit cost is in: 2009 for 2009/10.',
    },
    {
      kind: 'year',
      name: 'priceYear',
      title: 'Prices of the year',
      words: `The year in whose prices the answer is given. ${lastPriceYear} is the newest.`,
    },
    deadweight,
    displacement,
    attribution,
    {
      kind: 'fraction',
      name: 'optimism',
      title: 'Allowance for optimism',
      words: 'Taken off because evidence is old, small or borrowed, as a fraction.',
      otherwise: 0,
      moves: 'down',
    },
  ],
  others: [],
  examples: [
    {
      title: 'Alcohol dependency, one person for a year',
      input: { quantity: 1, cost: 180_000, costYear: 2009, priceYear: 2009 },
      value: 180_000,
      from: 'published: £1,800, code HE1.0, prices of 2009/10',
    },
    {
      title: 'Ten people off benefits into work, a quarter of them anyway',
      input: { quantity: 10, cost: 980_000, costYear: 2012, priceYear: 2012, deadweight: 0.25 },
      value: 7_350_000,
      from: 'computed by hand from the published £9,800, code E&E1.0',
    },
  ],
  calculate,
}
