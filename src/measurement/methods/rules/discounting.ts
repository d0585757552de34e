// What amounts of later years are worth today, by the Green Book's schedules.
import { answerInPence, pounds } from './figures.ts'
import { choiceIn, numberIn, rowsIn } from './given.ts'
import type { Given, Method } from './method.ts'
import { discountFactor, lastYear, schedules } from './streams.ts'
import { rates, sourceOf } from './tables.ts'

const calculate = (given: Given) => {
  const schedule = choiceIn(given, 'schedule', schedules)
  const rows = rowsIn(given, 'amounts').map((row) => {
    const [year, amount] = [numberIn(row, 'year'), numberIn(row, 'amount')]
    const factor = discountFactor(schedule, year)
    return { year, amount, factor, present: amount * factor }
  })
  const value = rows.reduce((sum, { present }) => sum + present, 0)
  const furthest = rows.reduce((last, row) => (row.year > last.year ? row : last))
  return answerInPence(value, { factor: furthest.factor }, () => [
    ...rows.map(({ year, amount, factor, present }) => ({
      words: year === 0 ? 'Today' : `In ${year} ${year === 1 ? 'year' : 'years'}`,
      sum: `${pounds(amount)} × ${factor.toFixed(6)}`,
      result: pounds(present),
    })),
    { words: 'Present value', sum: rows.map(({ present }) => pounds(present)).join(' + '), result: pounds(value) },
  ])
}

const million = (year: number, schedule: string, value: number, factor: number) => ({
  title: `£1,000,000 in ${year} years, ${schedule} schedule`,
  input: { amounts: [{ year, amount: 100_000_000 }], schedule },
  value,
  also: { factor },
  from: 'published: discount factors of the Green Book',
})

export const discounting: Method = {
  key: 'discounting',
  title: 'Green Book discounting',
  version: '1.0',
  definition:
    'What money of later years is worth today. The rate falls for years far away; wellbeing and health have a schedule of their own with lower rates.',
  unit: 'pence',
  formula: 'present value = Σ amount ÷ Π (1 + rate of each year), with the rate of each year by its band',
  sources: [sourceOf(rates)],
  limits: [
    'Amounts must be in the prices of one year: change prices first.',
    'Use the health schedule only for wellbeing and years of life, never for money saved by health services.',
  ],
  fields: [
    {
      kind: 'list',
      name: 'amounts',
      title: 'Amounts',
      words: 'One line for each year.',
      atLeast: 1,
      atMost: 100,
      of: [
        { kind: 'whole', name: 'year', title: 'Years from today', words: '0 is today.', least: 0, most: lastYear },
        {
          kind: 'pence',
          name: 'amount',
          title: 'Amount',
          words: 'In pence; a cost has a minus before it.',
          moves: 'up',
        },
      ],
    },
    {
      kind: 'choice',
      name: 'schedule',
      title: 'Schedule',
      words: 'Which rates.',
      otherwise: 'standard',
      options: [
        { value: 'standard', title: 'Standard: money' },
        { value: 'health', title: 'Health: wellbeing and years of life' },
      ],
    },
  ],
  others: [{ name: 'factor', title: 'Discount factor of the furthest year', unit: 'number', movesWithAnswer: false }],
  examples: [
    million(5, 'standard', 84_197_317, 0.841973),
    million(30, 'standard', 35_627_841, 0.356278),
    million(31, 'standard', 34_590_137, 0.345901),
    million(5, 'health', 92_826_033, 0.92826),
  ],
  calculate,
}
