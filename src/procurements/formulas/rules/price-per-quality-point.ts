// What one point of quality costs; the cheapest wins. Price and quality have no weights of their own.
import { fraction, hundred, isLess, nought, over, times } from '../../rules/fraction.ts'
import { badPrices, comparedSource, failed, lawyerSource, notApplicable, valued } from './answers.ts'
import type { Parameters, PriceFormula } from './formula.ts'

const floorOf = ({ qualityFloor = Number.NaN }: Parameters) =>
  Number.isSafeInteger(qualityFloor) && qualityFloor >= 0 && qualityFloor <= 10_000
    ? fraction(qualityFloor, 100)
    : undefined

export const pricePerQualityPoint: PriceFormula = {
  name: 'price-per-quality-point',
  kind: 'whole',
  title: 'Price for each point of quality',
  version: '1.0',
  definition:
    'Each price is divided by the points for quality, of a hundred. The bid whose point costs least wins. A bid below a floor of quality cannot win.',
  rule: 'price ÷ quality points, the lowest first; quality points are of a hundred over all that is not price',
  fault:
    'Nobody says how much price counts against quality: it follows from the bids. Without a floor, a cheap and bad bid can win.',
  limits: [
    'The weight of price in the criteria does not count; weights among the other criteria do.',
    'A bid with no quality points has no figure.',
    'Quality points per pound, the same turned over, puts bids in the same order.',
  ],
  sources: [lawyerSource, comparedSource],
  parameters: [
    {
      ...{ name: 'qualityFloor', label: 'Least quality', unit: 'share' },
      ...{ hint: 'A bid with a smaller share of the quality points cannot win.', least: 0, most: 10_000 },
    },
  ],
  leastQuality: (parameters) => floorOf(parameters) ?? nought,
  relative: false,
  examples: [
    {
      title: 'Three bids of the same value for money',
      bids: [
        { name: 'A', price: 5_000, quality: 50 },
        { name: 'B', price: 7_500, quality: 75 },
        { name: 'C', price: 10_000, quality: 100 },
      ],
      ...{ parameters: { qualityFloor: 5_000 }, marks: 100, shown: ['1.00', '1.00', '1.00'] },
      from: 'published: the ratio is 1.0 for all three',
    },
  ],
  calculate: (bids, parameters) => {
    const bad = badPrices(bids, false)
    const floor = floorOf(parameters)
    if (bad !== undefined) return bad
    if (floor === undefined) return failed('parameters.qualityFloor', 'The least quality is a share from 0 to 100%.')
    if (bids.every(({ quality }) => quality.top === 0n))
      return notApplicable('No bid has any points for quality, so none can be divided by them.')
    return valued(
      bids.map(({ price, quality }) => ({
        value: quality.top === 0n ? nought : over(price, quality),
        merit: over(quality, price),
        ranked: quality.top > 0n && !isLess(quality, floor),
      })),
    )
  },
  // A point of quality is worth what one costs in this bid; a mark of the hundred is so many points of quality.
  worth: ({ price, quality, qualityMarks }) =>
    quality.top <= 0n || qualityMarks.top === 0n
      ? notApplicable('There are no points for quality to divide by.')
      : valued(times(over(price, quality), over(hundred, qualityMarks))),
  bends: () => [nought],
  straightened: (_, __, price) => price,
}
