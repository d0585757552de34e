// How a table would be read, from a sample of its rows. What the cells leave open becomes a question.
import { basisOf } from './choose.ts'
import { findHeader, type HeaderFound, isBlank } from './header.ts'
import { decimalsQuestion, orderQuestion, periodQuestion, supplierQuestion } from './questions.ts'
import { doubtfulWords, notLedgerWords } from './recognise.ts'
import { cleanText, shortened } from './text.ts'
import type { Detected, Mapping, OrderDecision, Sample } from './types.ts'

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

/**
 * The order of dates is left open here: `withOrder` has the whole column to decide it by.
 * @param anyway somebody says that it is a list of payments: what speaks against it is then a doubt
 */
export const detect = (sample: Sample, anyway = false): Detected => {
  const found = findHeader(sample.rows)
  const { supplierCandidates } = found.choice
  // Where it is not certain who is paid, nobody is until somebody has said so.
  const { supplier, ...others } = found.choice.columns
  const columns: Mapping['columns'] = supplier && supplierCandidates.length === 0 ? { ...others, supplier } : others
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
  const { headings } = found
  if (notLedger !== null && !anyway)
    return { mapping, headings, questions: [], notLedger, doubtful: null, notes: [], ledgerLikely: false }
  return {
    mapping,
    headings,
    questions: [
      ...supplierQuestion(found.choice, below),
      ...(amount ? decimalsQuestion(amount, below) : []),
      ...(columns.date ? [] : [periodQuestion(sample)]),
    ],
    notLedger: null,
    doubtful: notLedger ?? doubtfulWords(found, columnAt(columns.supplier?.column)),
    notes: notesOf(found, captions, amountBasis),
    ledgerLikely: notLedger === null && columns.supplier !== undefined && columns.amount !== undefined,
  }
}

/**
 * The same after the whole date column was looked at. What its values prove stands above an order that the mapping has already,
 * because a person gave it or it was remembered; where they leave it open that order stays, and without one somebody is asked.
 */
export const withOrder = (detected: Detected, decision: OrderDecision): Detected => {
  if (!detected.mapping.columns.date) return detected
  const dateOrder = decision.order ?? detected.mapping.dateOrder
  const questions = detected.questions.filter(({ about }) => about !== 'dateOrder')
  return {
    ...detected,
    mapping: { ...detected.mapping, dateOrder },
    questions:
      dateOrder === null && detected.notLedger === null ? [...questions, ...orderQuestion(decision)] : questions,
    notes: [...detected.notes, ...decision.notes],
  }
}
