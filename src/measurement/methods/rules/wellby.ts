// Wellbeing-adjusted life years: one point of life satisfaction, for one person, for one year.
import { answerInPence, plain, pounds } from './figures.ts'
import { choiceIn, numberIn } from './given.ts'
import type { Given, Method } from './method.ts'
import { noPriceYear, repriced, yearsOf } from './parts.ts'
import { discounted, priceYear, years } from './shared-fields.ts'
import { maybeSchedules } from './streams.ts'
import { deflator, rates, sourceOf, wellby as table } from './tables.ts'

const { priceYear: tableYear, perPoint } = table.values

const calculate = (given: Given) => {
  const [people, points, lasts, worth] = ['people', 'points', 'years', 'perPoint'].map((name) =>
    numberIn(given, name),
  ) as [number, number, number, number]
  const counted = yearsOf(choiceIn(given, 'discounting', maybeSchedules), lasts)
  const wellbys = people * points * counted.value
  const prices = repriced(wellbys * worth, tableYear, numberIn(given, 'priceYear'))
  if (prices === undefined) return noPriceYear(numberIn(given, 'priceYear'))
  return answerInPence(prices.value, { wellbys }, () => [
    {
      words: 'WELLBYs',
      sum: `${plain(people)} people × ${plain(points)} points × ${counted.words}`,
      result: plain(wellbys),
    },
    { words: 'Their worth', sum: `${plain(wellbys)} × ${pounds(worth)}`, result: pounds(wellbys * worth) },
    ...prices.step(),
  ])
}

const hundred = { people: 100, points: 1, years: 5 }

export const wellby: Method = {
  key: 'wellby',
  title: 'Wellbeing (WELLBY)',
  version: '1.0',
  definition:
    'What a change in people’s life satisfaction is worth. One WELLBY is one point on a scale of 0 to 10, for one person, for one year.',
  unit: 'pence',
  formula: 'people × points × years (discounted, if so chosen) × £ per point, moved to the prices asked for',
  sources: [sourceOf(table), sourceOf(rates), sourceOf(deflator)],
  limits: [
    'It needs a measured change in life satisfaction, with a comparison: not the number of people who took part.',
    'It is worth to people, not money saved: it is never added to what public bodies save.',
    'The price of a point rests on two ways of valuing health that give quite different answers: show the range.',
  ],
  fields: [
    {
      kind: 'number',
      name: 'people',
      title: 'People',
      words: 'Whose life satisfaction changed.',
      least: 0,
      moves: 'up',
    },
    {
      kind: 'number',
      name: 'points',
      title: 'Points',
      words: 'By how much on average, on a scale of 0 to 10.',
      least: 0,
      most: 10,
      moves: 'up',
    },
    { ...years, moves: 'up' },
    {
      kind: 'pence',
      name: 'perPoint',
      title: 'Worth of a point',
      words: `In pence at prices of ${tableYear}. Left out, the published low, central and high.`,
      least: 0,
      otherwise: perPoint,
      moves: 'up',
    },
    discounted,
    priceYear(tableYear),
  ],
  others: [{ name: 'wellbys', title: 'WELLBYs', unit: 'number', movesWithAnswer: true }],
  examples: [
    {
      title: '100 people, one point, five years',
      input: hundred,
      value: 650_000_000,
      range: { low: 500_000_000, central: 650_000_000, high: 800_000_000 },
      from: 'computed by hand from the published £13,000',
    },
    {
      title: 'The same in prices of 2024',
      input: { ...hundred, priceYear: 2024 },
      value: 801_395_700,
      inPounds: true,
      from: 'computed by hand: £6,500,000 × 100 ÷ 81.1085',
    },
    {
      title: 'One point in prices of 2024',
      input: { people: 1, points: 1, years: 1, priceYear: 2024 },
      value: 1_602_800,
      range: { low: 1_232_900, central: 1_602_800, high: 1_972_700 },
      inPounds: true,
      from: 'computed by hand: £12,329, £16,028 and £19,727',
    },
  ],
  calculate,
}
