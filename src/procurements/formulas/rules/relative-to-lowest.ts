// The lowest price over each price. Common, and full of surprises: the lowest bid sets the points of all the others.
import { fraction, isLess, leastOf, one, over, times } from '../../rules/fraction.ts'
import { asPoints, badPrices, comparedSource, lawyerSource, notApplicable, others, valued } from './answers.ts'
import type { PriceFormula } from './formula.ts'

export const relativeToLowest: PriceFormula = {
  name: 'relative-to-lowest',
  kind: 'points',
  title: 'Relative to the lowest price',
  version: '1.0',
  definition:
    'The lowest price of all bids gets all points. Each other bid gets the share that the lowest price is of its own: at twice the lowest price, half the points.',
  rule: 'full mark × lowest price ÷ price',
  fault:
    'One very low bid changes the points of all the others and can change which of them wins. The line is bent, so a bid in the middle gets less than bids at the ends that are no better value.',
  limits: [
    'A price of nought cannot be dealt with.',
    'Nobody can work out their points before all bids are opened.',
    'Portugal banned formulas of this kind in 2008, and France advises against them.',
  ],
  sources: [
    lawyerSource,
    {
      title: 'Spend Matters, Public Spend Forum Europe (17 May 2016), on the Crown Commercial Service',
      link: 'https://publicspendforumeurope.com/2016/05/17/',
      checked: 'The printed shares come out the same; the article was seen in part.',
    },
    comparedSource,
  ],
  parameters: [],
  relative: true,
  examples: [
    {
      title: 'Three bids of the same value for money',
      bids: [
        { name: 'A', price: 5_000, quality: 50 },
        { name: 'B', price: 7_500, quality: 75 },
        { name: 'C', price: 10_000, quality: 100 },
      ],
      ...{ parameters: {}, marks: 50, shown: ['50.00', '33.33', '25.00'] },
      from: 'published: with 50 marks for quality, 75.00, 70.83 and 75.00',
    },
    {
      title: 'A losing bid that decides who wins',
      bids: [
        { name: 'X', price: 11_000, quality: 95 },
        { name: 'Y', price: 6_500, quality: 65 },
        { name: 'Z', price: 3_000, quality: 10 },
      ],
      ...{ parameters: {}, marks: 50, shown: ['13.64', '23.08', '50.00'] },
      from: 'computed by hand: with 50 marks for quality, 61.14, 55.58 and 55.00; without Z, 77.05 and 82.50',
    },
    {
      title: 'Shares of the full mark',
      bids: [
        { name: 'At £15,000', price: 1_500_000, quality: 50 },
        { name: 'At £10,000', price: 1_000_000, quality: 50 },
        { name: 'At £30,000', price: 3_000_000, quality: 50 },
      ],
      ...{ parameters: {}, marks: 100, shown: ['66.67', '100.00', '33.33'] },
      from: 'published: .667, 1 and .333',
    },
  ],
  calculate: (bids) => {
    const bad = badPrices(bids, false)
    if (bad !== undefined) return bad
    const lowest = leastOf(bids.map(({ price }) => price))
    return asPoints(bids.map(({ price }) => over(lowest, price)))
  },
  // The slope of the curve at this price: marks × lowest ÷ price², turned over.
  worth: ({ price, lowest, priceMarks }) =>
    priceMarks.top === 0n || lowest.top <= 0n
      ? notApplicable('Price has no weight, or the lowest price is nought.')
      : valued(over(times(price, price), times(priceMarks, lowest))),
  bends: (bids, moved) => {
    const rest = others(bids, moved)
    return [fraction(0), ...(rest.length === 0 ? [] : [leastOf(rest)])]
  },
  straightened: (bids, moved, price) => {
    const rest = others(bids, moved)
    return rest.length > 0 && isLess(price, leastOf(rest)) ? one : price
  },
}
