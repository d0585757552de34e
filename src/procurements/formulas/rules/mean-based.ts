// Half the marks at the mean of all prices, more below it and fewer above. Every bid moves the mean, and with it all the others.
import { between, fraction, minus, nought, one, over, plus, sumOf, times } from '../../rules/fraction.ts'
import { asPoints, badPrices, comparedSource, notApplicable, others, valued } from './answers.ts'
import type { Priced, PriceFormula } from './formula.ts'

const threeHalves = fraction(3, 2)
const meanOf = (bids: readonly Priced[]) => over(sumOf(bids.map(({ price }) => price)), fraction(bids.length))

export const meanBased: PriceFormula = {
  name: 'mean-based',
  kind: 'points',
  title: 'Against the mean price',
  version: '1.0',
  definition:
    'A bid at the mean of all prices gets half the points. One that is a tenth of the mean cheaper gets a tenth of the full mark more, and so on, up to all points and down to none.',
  rule: 'full mark × (½ + (mean − price) ÷ mean), never below nought nor above the full mark',
  fault:
    'One silly bid moves the mean, and so the points of everybody. Bidders who work together can move it on purpose with a bid that is not meant to win.',
  limits: [
    'Where the mean is nought there is nothing to compare with.',
    'Nobody can work out their points before all bids are opened.',
  ],
  sources: [comparedSource],
  parameters: [],
  relative: true,
  examples: [
    {
      title: 'Three bids around £100',
      bids: [
        { name: 'A', price: 10_000, quality: 50 },
        { name: 'B', price: 11_000, quality: 50 },
        { name: 'C', price: 9_000, quality: 50 },
      ],
      ...{ parameters: {}, marks: 50, shown: ['25.00', '20.00', '30.00'] },
      from: 'computed by hand',
    },
    {
      title: 'The same, and one silly bid',
      bids: [
        { name: 'A', price: 10_000, quality: 50 },
        { name: 'B', price: 11_000, quality: 50 },
        { name: 'C', price: 9_000, quality: 50 },
        { name: 'Silly', price: 3_000, quality: 50 },
      ],
      ...{ parameters: {}, marks: 50, shown: ['14.39', '8.33', '20.45', '50.00'] },
      from: 'computed by hand: the mean is now £82.50',
    },
  ],
  calculate: (bids) => {
    const bad = badPrices(bids, true)
    if (bad !== undefined) return bad
    const mean = meanOf(bids)
    if (mean.top === 0n) return notApplicable('All prices are nought, so there is no mean to compare with.')
    return asPoints(bids.map(({ price }) => between(nought, minus(threeHalves, over(price, mean)), one)))
  },
  worth: ({ mean, priceMarks }) =>
    priceMarks.top === 0n || mean.top <= 0n
      ? notApplicable('Price has no weight, or the mean is nought.')
      : valued(over(mean, priceMarks)),
  // Where a bid comes to its full mark (half the mean) or to none (one and a half times it), for each bid.
  bends: (bids, moved) => {
    const rest = others(bids, moved)
    const [sum, number] = [sumOf(rest), fraction(bids.length)]
    const ofOthers = rest.flatMap((price) =>
      [fraction(2), fraction(2, 3)].map((share) => minus(times(times(share, number), price), sum)),
    )
    const [half, most] = [fraction(2 * bids.length - 1), fraction(2 * bids.length - 3)]
    return [...ofOthers, over(sum, half), ...(most.top > 0n ? [over(times(fraction(3), sum), most)] : [])]
  },
  straightened: (bids, moved, price) => plus(sumOf(others(bids, moved)), price),
}
