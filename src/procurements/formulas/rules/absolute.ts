// A straight line between two published prices. The points of a price depend on that price alone.
import { between, fraction, minus, nought, one, over } from '../../rules/fraction.ts'
import { asPoints, badPrices, comparedSource, failed, notApplicable, valued } from './answers.ts'
import type { Parameters, PriceFormula } from './formula.ts'

const ends = ({ floor = Number.NaN, ceiling = Number.NaN }: Parameters) =>
  Number.isSafeInteger(floor) && Number.isSafeInteger(ceiling) && ceiling > floor
    ? { floor: fraction(floor), ceiling: fraction(ceiling), range: fraction(ceiling - floor) }
    : undefined

const noRange = () => failed('parameters.ceiling', 'The highest price must be above the lowest.')

export const absolute: PriceFormula = {
  name: 'absolute',
  kind: 'points',
  title: 'Absolute: a published range',
  version: '1.0',
  definition:
    'The lowest price of a published range, and anything below it, gets all points. The highest, and anything above it, gets none. Between them it is a straight line.',
  rule: 'full mark × (highest − price) ÷ (highest − lowest), never below nought nor above the full mark',
  fault:
    'The range must be published and well chosen: one that is too wide makes all prices look alike, one that is too narrow treats dear bids as if they were equal.',
  limits: [
    'Prices below the lowest get no more points, and prices above the highest lose no more: say in the tender whether such bids are allowed.',
    'The range is the buyer’s guess of the market. Ask the market before it is published.',
  ],
  sources: [comparedSource],
  parameters: [
    {
      ...{ name: 'floor', label: 'Lowest price of the range', unit: 'pence' },
      ...{ hint: 'At this price and below it, a bid gets all points.', least: 0, most: Number.MAX_SAFE_INTEGER },
    },
    {
      ...{ name: 'ceiling', label: 'Highest price of the range', unit: 'pence' },
      ...{ hint: 'At this price and above it, a bid gets none.', least: 1, most: Number.MAX_SAFE_INTEGER },
    },
  ],
  conflict: (parameters) =>
    ends(parameters) === undefined ? { ceiling: 'The highest price must be above the lowest.' } : undefined,
  relative: false,
  examples: [
    {
      title: 'A range from £60 to £120',
      bids: [
        { name: 'At £80', price: 8_000, quality: 50 },
        { name: 'At £50', price: 5_000, quality: 50 },
        { name: 'At £130', price: 13_000, quality: 50 },
      ],
      ...{ parameters: { floor: 6_000, ceiling: 12_000 }, marks: 50, shown: ['33.33', '50.00', '0.00'] },
      from: 'computed by hand: 50 × (120 − 80) ÷ 60',
    },
  ],
  calculate: (bids, parameters) => {
    const bad = badPrices(bids, true)
    const range = ends(parameters)
    if (bad !== undefined) return bad
    if (range === undefined) return noRange()
    return asPoints(bids.map(({ price }) => between(nought, over(minus(range.ceiling, price), range.range), one)))
  },
  worth: ({ priceMarks }, parameters) => {
    const range = ends(parameters)
    if (range === undefined) return noRange()
    return priceMarks.top === 0n ? notApplicable('Price has no weight.') : valued(over(range.range, priceMarks))
  },
  bends: (_, __, parameters) => {
    const range = ends(parameters)
    return range === undefined ? [] : [range.floor, range.ceiling]
  },
  straightened: () => one,
}
