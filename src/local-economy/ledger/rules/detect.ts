// How a table would be read, from a sample of its rows. What the cells leave open becomes a question.
import { basisOf } from './choose.ts'
import { decideOrder } from './date-order.ts'
import { findHeader, type HeaderFound, isBlank } from './header.ts'
import { decimalsQuestion, orderQuestion, periodQuestion, supplierQuestion } from './questions.ts'
import { doubtfulWords, notLedgerWords } from './recognise.ts'
import { cleanText, shortened } from './text.ts'
import type { CountedText, DateOrder, Detected, Mapping, OrderDecision, Sample, SourceRow } from './types.ts'

const valuesOf = (rows: readonly SourceRow[], column: number): CountedText[] =>
  rows.flatMap(({ cells }) => {
    const text = cleanText(cells[column - 1])
    return text === null ? [] : [{ text, count: 1 }]
  })

/** Texts above the headings: titles, and captions of a summary. */
const captionsOf = (sample: Sample, found: HeaderFound): string[] =>
  sample.rows
    .filter(({ row }) => found.row !== null && row <= found.row - found.lines)
    .flatMap(({ cells }) => cells.map(cleanText).filter((text) => text !== null))

const notesOf = (found: HeaderFound, captions: readonly string[], basis: string): string[] => {
  const { date, amount } = found.choice.columns
  const notes: string[] = []
  const about = captions.find((text) => /\bvat\b/i.test(text))
  if (about && basis === 'unknown')
    notes.push(
      `Above the headings stands “${shortened(about, 120)}”. Whether that is said of the amounts or of which payments are listed is not clear, so VAT stays “not known”.`,
    )
  if (found.row === null && found.headings.length > 0)
    notes.push('There are no headings: the columns were told apart by what is in them.')
  const dates = found.columns.filter((column) => column.column !== date?.column && column.content.dates > 0.5)
  if (date && dates.length > 0)
    notes.push(
      `Lines are dated by ${date.heading === '' ? 'the first column of dates' : `“${date.heading}”`}, not by ${dates.map(({ heading }) => (heading === '' ? 'another' : `“${heading}”`)).join(', ')}.`,
    )
  const others = found.columns.filter(
    ({ column, heading }) => column !== amount?.column && /\b(?:gross|net)\b/i.test(heading),
  )
  if (amount && others.length > 0)
    notes.push(
      `Amounts are taken from “${amount.heading}”, not from ${others.map(({ heading }) => `“${heading}”`).join(', ')}.`,
    )
  return notes
}

const ordered = (detected: Detected, decision: OrderDecision, stated: DateOrder | null): Detected => {
  const dateOrder = decision.order ?? stated
  const questions = detected.questions.filter(({ about }) => about !== 'dateOrder')
  return {
    ...detected,
    mapping: { ...detected.mapping, dateOrder },
    questions: dateOrder === null ? [...questions, ...orderQuestion(decision)] : questions,
  }
}

export const detect = (sample: Sample): Detected => {
  const found = findHeader(sample.rows)
  const { columns } = found.choice
  const below = sample.rows.filter((row) => row.row > (found.row ?? 0) && !isBlank(row))
  const captions = captionsOf(sample, found)
  const columnAt = (place: number | undefined) => found.columns.find(({ column }) => column === place)
  const amount = columnAt(columns.amount?.column)
  // A caption says it of the amounts only where it names them: “Sum of Net Amount”.
  const sums = captions.filter((text) => /^(?:sum|total) of\b/i.test(text))
  const amountBasis = amount ? basisOf(amount.heading, ...sums) : 'unknown'
  const mapping: Mapping = {
    version: 1,
    headerRow: found.row,
    headerRows: found.lines,
    columns,
    dateOrder: null,
    decimals: 'point',
    amountBasis,
    period: null,
  }
  const notLedger = notLedgerWords(found, sample)
  const detected: Detected = {
    mapping,
    headings: found.headings,
    questions:
      notLedger !== null
        ? []
        : [
            ...supplierQuestion(found.choice, below),
            ...(amount ? decimalsQuestion(amount, below) : []),
            ...(columns.date ? [] : [periodQuestion(sample)]),
          ],
    notLedger,
    doubtful: notLedger === null ? doubtfulWords(found, columnAt(columns.supplier?.column)) : null,
    notes: notLedger === null ? notesOf(found, captions, amountBasis) : [],
    ledgerLikely: notLedger === null && columns.supplier !== undefined && columns.amount !== undefined,
  }
  if (!columns.date || notLedger !== null) return detected
  return ordered(detected, decideOrder(valuesOf(below, columns.date.column)), null)
}

/**
 * The same after the whole date column was looked at: what its values prove replaces what the sample seemed to.
 * @param stated the order that a person gave, or that was remembered: it stands where the column leaves it open
 */
export const withOrder = (detected: Detected, decision: OrderDecision, stated: DateOrder | null = null): Detected => {
  if (!detected.mapping.columns.date || detected.notLedger !== null) return detected
  const after = ordered(detected, decision, stated)
  return { ...after, notes: [...after.notes, ...decision.notes] }
}
