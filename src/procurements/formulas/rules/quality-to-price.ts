// Every point of quality has a published value in pounds, which is taken off the price. The lowest that is left wins.
import { fraction, hundred, minus, nought, one, over, times } from '../../rules/fraction.ts'
import { badPrices, comparedSource, failed, notApplicable, valued } from './answers.ts'
import type { Parameters, PriceFormula } from './formula.ts'

const perPointOf = ({ perPoint = Number.NaN }: Parameters) =>
  Number.isSafeInteger(perPoint) && perPoint >= 0 ? fraction(perPoint) : undefined

const noValue = () => failed('parameters.perPoint', 'Say in whole pence what one point of quality is worth.')

export const qualityToPrice: PriceFormula = {
  name: 'quality-to-price',
  kind: 'whole',
  title: 'Quality valued in pounds',
  version: '1.0',
  definition:
    'The tender says what one point of quality, of a hundred, is worth in pounds. That is taken off each price, and the lowest that is left wins.',
  rule: 'price − quality points × £ for each point, the lowest first; quality points are of a hundred over all that is not price',
  fault:
    'The buyer must say openly what a point of quality is worth. That is hard to decide, and the most honest of all: nothing is hidden in a formula.',
  limits: [
    'The weight of price in the criteria does not count; weights among the other criteria do.',
    'What is left may be below nought: it is a figure to compare by, not a price.',
  ],
  sources: [
    {
      title: 'Bergman and Lundberg, on tender evaluation and supplier selection methods',
      link: null,
      checked: 'Known from what others write about it; no figure here is taken from it.',
    },
    comparedSource,
  ],
  parameters: [
    {
      ...{ name: 'perPoint', label: 'Worth of one point of quality', unit: 'pence' },
      ...{ hint: 'Of a hundred points. What would you pay for one point more?', least: 0 },
      most: Number.MAX_SAFE_INTEGER,
    },
  ],
  relative: false,
  examples: [
    {
      title: 'A point is worth £1',
      bids: [
        { name: 'A', price: 5_000, quality: 50 },
        { name: 'B', price: 7_500, quality: 80 },
        { name: 'C', price: 10_000, quality: 95 },
      ],
      ...{ parameters: { perPoint: 100 }, marks: 100, shown: ['0.00', '-5.00', '5.00'] },
      from: 'computed by hand',
    },
  ],
  calculate: (bids, parameters) => {
    const bad = badPrices(bids, true)
    const perPoint = perPointOf(parameters)
    if (bad !== undefined) return bad
    if (perPoint === undefined) return noValue()
    return valued(
      bids.map(({ price, quality }) => {
        const left = minus(price, times(perPoint, quality))
        return { value: left, merit: minus(nought, left), ranked: true }
      }),
    )
  },
  worth: ({ qualityMarks }, parameters) => {
    const perPoint = perPointOf(parameters)
    if (perPoint === undefined) return noValue()
    return qualityMarks.top === 0n
      ? notApplicable('There are no points for quality to value.')
      : valued(times(perPoint, over(hundred, qualityMarks)))
  },
  bends: () => [],
  straightened: () => one,
}
