// From the highest price of all bids to the lowest. However close they are, the lowest gets everything and the highest nothing.
import { compare, isLess, leastOf, minus, mostOf, one, over } from '../../rules/fraction.ts'
import { asPoints, badPrices, comparedSource, notApplicable, others, valued } from './answers.ts'
import type { PriceFormula } from './formula.ts'

export const spread: PriceFormula = {
  name: 'spread',
  kind: 'points',
  title: 'Spread between highest and lowest',
  version: '1.0',
  definition:
    'The lowest price of all bids gets all points and the highest gets none. Between them it is a straight line.',
  rule: 'full mark × (highest price − price) ÷ (highest price − lowest price)',
  fault:
    'A tiny gap becomes the full mark: of two bids that differ by a penny, one gets everything and the other nothing. The points depend on who else bids.',
  limits: [
    'Where all prices are the same, or there is one bid only, there is no spread and no answer.',
    'Nobody can work out their points before all bids are opened.',
  ],
  sources: [comparedSource],
  parameters: [],
  relative: true,
  examples: [
    {
      title: 'Three prices far apart',
      bids: [
        { name: 'A', price: 5_000, quality: 50 },
        { name: 'B', price: 7_500, quality: 75 },
        { name: 'C', price: 10_000, quality: 100 },
      ],
      ...{ parameters: {}, marks: 50, shown: ['50.00', '25.00', '0.00'] },
      from: 'computed by hand',
    },
    {
      title: 'Two prices a penny apart',
      bids: [
        { name: 'A', price: 10_000, quality: 50 },
        { name: 'B', price: 10_001, quality: 50 },
      ],
      ...{ parameters: {}, marks: 50, shown: ['50.00', '0.00'] },
      from: 'computed by hand',
    },
  ],
  calculate: (bids) => {
    const bad = badPrices(bids, true)
    if (bad !== undefined) return bad
    const prices = bids.map(({ price }) => price)
    const [lowest, highest] = [leastOf(prices), mostOf(prices)]
    if (compare(lowest, highest) === 0)
      return notApplicable('All prices are the same, so there is no spread to measure them by.')
    return asPoints(prices.map((price) => over(minus(highest, price), minus(highest, lowest))))
  },
  worth: ({ lowest, highest, priceMarks }) =>
    priceMarks.top === 0n || compare(lowest, highest) === 0
      ? notApplicable('Price has no weight, or all prices are the same.')
      : valued(over(minus(highest, lowest), priceMarks)),
  bends: (bids, moved) => {
    const rest = others(bids, moved)
    return rest.length === 0 ? [] : [leastOf(rest), mostOf(rest)]
  },
  straightened: (bids, moved, price) => {
    const rest = others(bids, moved)
    if (rest.length === 0) return one
    const [lowest, highest] = [leastOf(rest), mostOf(rest)]
    if (isLess(price, lowest)) return minus(highest, price)
    return isLess(highest, price) ? minus(price, lowest) : one
  },
}
