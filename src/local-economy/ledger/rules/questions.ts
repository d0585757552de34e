// What only a person can say about a table, asked in words with an example from the file.
import { asDay, type Day } from '../../../platform/kernel/index.ts'
import type { Choice, Column } from './choose.ts'
import { readDate } from './dates.ts'
import { spanWords } from './periods.ts'
import { cleanText, shortened } from './text.ts'
import type { OrderDecision, Question, Sample, SourceRow, Span } from './types.ts'

const exampleOf = (rows: readonly SourceRow[], column: number): string => {
  const text = rows.map(({ cells }) => cleanText(cells[column - 1])).find((cell) => cell !== null)
  return text ? `“${shortened(text, 40)}”` : 'nothing'
}

export const columnLetter = (column: number): string =>
  column <= 26
    ? String.fromCharCode(64 + column)
    : columnLetter(Math.floor((column - 1) / 26)) + columnLetter(((column - 1) % 26) + 1)

const nameOf = ({ column, heading }: { readonly column: number; readonly heading: string }): string =>
  heading === '' ? `column ${columnLetter(column)}` : `“${shortened(heading, 40)}” (column ${columnLetter(column)})`

/** Which column names who was paid. It is answered in the form for the table: there the columns can be seen. */
export const supplierQuestion = (choice: Choice, below: readonly SourceRow[]): Question[] => {
  const { supplierCandidates } = choice
  if (supplierCandidates.length === 0) return []
  const likely = supplierCandidates
    .slice(0, 4)
    .map((candidate) => `${nameOf(candidate)}, such as ${exampleOf(below, candidate.column)}`)
  return [
    {
      about: 'columns',
      words: `No heading says for certain which column names who was paid. Which one is it? It may be ${likely.join('; or ')}.`,
      choices: [],
    },
  ]
}

/** Which order dates are in, where the whole column leaves it open. */
export const orderQuestion = (decision: OrderDecision): Question[] => {
  const { example } = decision
  if (decision.order !== null || example === null) return []
  const read = (order: 'day-month-year' | 'month-day-year'): string => {
    const day = readDate(example, order)
    return day ? `: ${example} is ${spanWords({ from: day, to: day })}` : ''
  }
  return [
    {
      about: 'dateOrder',
      words: `Do these dates say the day or the month first? Every one of them could be read both ways, or they contradict each other; one is ${example}.`,
      choices: [
        { value: 'day-month-year', words: `Day first${read('day-month-year')}` },
        { value: 'month-day-year', words: `Month first${read('month-day-year')}` },
      ],
    },
  ]
}

export const decimalsQuestion = (column: Column, below: readonly SourceRow[]): Question[] =>
  column.content.commas > 0.05 && column.content.commas > column.content.points
    ? [
        {
          about: 'decimals',
          words: `Many amounts are written like ${exampleOf(
            below.filter(({ cells }) => /,\d{1,2}\D*$/.test(cells[column.column - 1] ?? '')),
            column.column,
          )}. Is the comma in them a decimal comma?`,
          choices: [
            { value: 'comma', words: 'Yes: 1.234,56 is one thousand two hundred and thirty-four pounds 56' },
            { value: 'point', words: 'No: hold the amounts that cannot be read with a decimal point' },
          ],
        },
      ]
    : []

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** From the first day of a month to the last day of the one `months` later. */
const monthsFrom = (year: number, month: number, months: number): Span => {
  const start = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
  const end = new Date(Date.UTC(year, month + months, 0)).toISOString().slice(0, 10)
  return { from: asDay(start) as Day, to: asDay(end) as Day }
}

/** Spans that the name of a file or sheet may mean: suggestions for a person, never taken as they are. */
export const spansInName = (name: string): Span[] => {
  const text = name.toLowerCase().replace(/[^a-z0-9]+/g, ' ')
  const year = Number(/(?<!\d)(20\d\d|199\d)(?!\d)/.exec(text)?.[1])
  if (!year) return []
  const quarter = /\bq(?:uarter|tr)? ?([1-4])\b/.exec(text)?.[1]
  if (quarter) {
    const index = Number(quarter) - 1
    return [monthsFrom(year, 3 + index * 3, 3), monthsFrom(year, index * 3, 3)]
  }
  const numbered = /(?<!\d)(?:20\d\d|199\d) ?(0[1-9]|1[0-2])(?!\d)/.exec(text)?.[1]
  if (numbered) return [monthsFrom(year, Number(numbered) - 1, 1)]
  const named = [...text.matchAll(/\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/g)].map((match) =>
    monthNames.indexOf(match[1]!),
  )
  if (named.length === 1) return [monthsFrom(year, named[0]!, 1)]
  if (named.length === 2 && named[0]! < named[1]!) return [monthsFrom(year, named[0]!, named[1]! - named[0]! + 1)]
  return named.length === 0 ? [monthsFrom(year, 3, 12), monthsFrom(year, 0, 12)] : []
}

/** Which days a table without dates is about: answered in the form for the table, with two days. */
export const periodQuestion = (sample: Sample): Question => {
  const spans = spansInName(`${sample.sheet ?? ''} ${sample.fileName}`).map(spanWords)
  const guess = spans.length === 0 ? '' : ` Going by its name, it may be ${spans.join(', or ')}.`
  return {
    about: 'period',
    words: `There is no column of dates. Which days are these payments from? Say the first and the last; every line is then dated on the last.${guess}`,
    choices: [],
  }
}
