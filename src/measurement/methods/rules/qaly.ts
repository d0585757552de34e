// Quality-adjusted life years: years of life, each by how healthy it is.
import { answerInPence, plain, pounds } from './figures.ts'
import { choiceIn, numberIn } from './given.ts'
import type { Given, Method } from './method.ts'
import { noPriceYear, repriced, yearsOf } from './parts.ts'
import { discounted, priceYear, years } from './shared-fields.ts'
import { maybeSchedules } from './streams.ts'
import { deflator, rates, sourceOf, qaly as table } from './tables.ts'

const { priceYear: tableYear, perQaly } = table.values
const values = ['cross-government', 'nice-lower', 'nice-upper'] as const

const calculate = (given: Given) => {
  const [people, change, lasts] = ['people', 'change', 'years'].map((name) => numberIn(given, name)) as [
    number,
    number,
    number,
  ]
  const counted = yearsOf(choiceIn(given, 'discounting', maybeSchedules), lasts)
  const qalys = people * change * counted.value
  const worth = perQaly[choiceIn(given, 'worth', values)]
  const prices = repriced(qalys * worth, tableYear, numberIn(given, 'priceYear'))
  if (prices === undefined) return noPriceYear(numberIn(given, 'priceYear'))
  return answerInPence(prices.value, { qalys }, () => [
    { words: 'QALYs', sum: `${plain(people)} people × ${plain(change)} × ${counted.words}`, result: plain(qalys) },
    { words: 'Their worth', sum: `${plain(qalys)} × ${pounds(worth)}`, result: pounds(qalys * worth) },
    ...prices.step(),
  ])
}

export const qaly: Method = {
  key: 'qaly',
  title: 'Healthy years of life (QALY)',
  version: '1.0',
  definition:
    'What a change in health is worth. One QALY is one year in full health for one person; a year in half health is half of one.',
  unit: 'pence',
  formula: 'people × change in health × years (discounted, if so chosen) × £ per QALY, moved to the prices asked for',
  sources: [sourceOf(table), sourceOf(rates), sourceOf(deflator)],
  limits: [
    'It needs health measured by a questionnaire made for it, before and after, with a comparison.',
    'The cross-government value is what society would pay; the NICE thresholds say what the NHS gives up elsewhere. They answer different questions.',
    'Do not use it beside the WELLBY for the same change: both count the same wellbeing.',
  ],
  fields: [
    { kind: 'number', name: 'people', title: 'People', words: 'Whose health changed.', least: 0, moves: 'up' },
    {
      kind: 'fraction',
      name: 'change',
      title: 'Change in health',
      words: 'On average, from 0 to 1, where 1 is from death to full health.',
      moves: 'up',
    },
    { ...years, moves: 'up' },
    {
      kind: 'choice',
      name: 'worth',
      title: 'Worth of a QALY',
      words: 'Whose question it answers.',
      otherwise: 'cross-government',
      options: [
        { value: 'cross-government', title: `Cross-government: ${pounds(perQaly['cross-government'])}` },
        { value: 'nice-lower', title: `NICE, lower threshold: ${pounds(perQaly['nice-lower'])}` },
        { value: 'nice-upper', title: `NICE, upper threshold: ${pounds(perQaly['nice-upper'])}` },
      ],
    },
    discounted,
    priceYear(tableYear),
  ],
  others: [{ name: 'qalys', title: 'QALYs', unit: 'number', movesWithAnswer: true }],
  examples: [
    {
      title: 'Ten people, a tenth of full health, one year',
      input: { people: 10, change: 0.1, years: 1 },
      value: 7_000_000,
      from: 'published: £70,000 for a QALY',
    },
    {
      title: 'One QALY at the lower threshold of NICE',
      input: { people: 1, change: 1, years: 1, worth: 'nice-lower' },
      value: 2_000_000,
      from: 'published: £20,000',
    },
    {
      title: 'One QALY at the upper threshold of NICE',
      input: { people: 1, change: 1, years: 1, worth: 'nice-upper' },
      value: 3_000_000,
      from: 'published: £30,000',
    },
  ],
  calculate,
}
