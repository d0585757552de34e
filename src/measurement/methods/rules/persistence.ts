// One effect that lasts and fades: what each year brings, and what all years are worth today.
import { answerInPence, pounds } from './figures.ts'
import { choiceIn, numberIn } from './given.ts'
import type { Given, Method } from './method.ts'
import { factorFor } from './parts.ts'
import { convention, discounted, dropOff, years } from './shared-fields.ts'
import { sroiGuide } from './sources.ts'
import { conventions, maybeSchedules, persisting, yearsOff } from './streams.ts'
import { rates, sourceOf } from './tables.ts'

const calculate = (given: Given) => {
  const lasts = numberIn(given, 'years')
  const schedule = choiceIn(given, 'discounting', maybeSchedules)
  const begins = choiceIn(given, 'convention', conventions)
  const yearly = persisting(numberIn(given, 'firstYear'), numberIn(given, 'dropOff'), lasts)
  const present = yearly.map((value, i) => value * factorFor(schedule, yearsOff(begins, i + 1)))
  const value = present.reduce((sum, one) => sum + one, 0)
  const undiscounted = yearly.reduce((sum, one) => sum + one, 0)
  return answerInPence(value, { undiscounted }, () => [
    ...yearly.map((one, i) => ({
      words: `Year ${i + 1}`,
      sum: `${pounds(one)} × ${factorFor(schedule, yearsOff(begins, i + 1)).toFixed(6)}`,
      result: pounds(present[i] ?? 0),
    })),
    { words: 'All years', sum: present.map(pounds).join(' + '), result: pounds(value) },
  ])
}

const stream = { firstYear: 1_417_500, dropOff: 0.2, years: 3, discounting: 'standard' }

export const persistence: Method = {
  key: 'persistence',
  title: 'An effect over several years',
  version: '1.0',
  definition:
    'What an effect is worth that lasts for some years and loses a share of itself each year, at today’s worth.',
  unit: 'pence',
  formula: 'year n = year 1 × (1 − drop-off)^(n−1); answer = Σ year n × discount factor',
  sources: [sroiGuide, sourceOf(rates)],
  limits: [
    'How long an effect lasts is rarely measured: say who judged it, and try it shorter.',
    'A steady drop-off is a simplification: many effects end at once when support ends.',
  ],
  fields: [
    {
      kind: 'pence',
      name: 'firstYear',
      title: 'Worth in the first year',
      words: 'In pence, after what is taken off.',
      least: 0,
      moves: 'up',
    },
    { ...dropOff },
    { ...years, moves: 'up' },
    { ...discounted, otherwise: 'standard' },
    convention,
  ],
  others: [{ name: 'undiscounted', title: 'Without discounting', unit: 'pence', movesWithAnswer: true }],
  examples: [
    {
      title: 'Three years with a drop-off of a fifth',
      input: { ...stream, convention: 'end-of-year' },
      value: 3_246_409,
      also: { undiscounted: 3_458_700 },
      from: 'computed by hand: years of £14,175, £11,340 and £9,072',
    },
    {
      title: 'The same with the first year not discounted',
      input: { ...stream, convention: 'first-year-undiscounted' },
      value: 3_360_033,
      from: 'computed by hand',
    },
  ],
  calculate,
}
