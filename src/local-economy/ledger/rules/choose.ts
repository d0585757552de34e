// Which column holds what: by its heading and by what its cells look like, both together. A heading alone is not believed
// (“Transaction Date” over numbers), and where there is no heading, cells alone are believed only if they leave no doubt.
import type { Content } from './content.ts'
import { foldHeading } from './fold.ts'
import type { AmountBasis, ColumnOf, FieldName } from './types.ts'
import { isPublisher, neverHolds, wordScore } from './vocabulary.ts'

export interface Column {
  /** From 1. */
  readonly column: number
  readonly heading: string
  readonly content: Content
}

export interface Choice {
  readonly columns: Readonly<Partial<Record<FieldName, ColumnOf>>>
  /** How well they fit, for comparing one reading of the headings with another. */
  readonly score: number
  /** Columns that could all be the supplier, where no heading says which. */
  readonly supplierCandidates: readonly Column[]
}

type Scorer = (column: Column, words: number) => number

/** A column that is mostly empty is worth less than one that is always filled. */
const byFill = (content: Content): number => (content.filled >= 0.85 ? 1 : content.filled)

const dateScore: Scorer = ({ heading, content }, words) => {
  if (neverHolds('date', heading)) return 0
  const share = content.dates + (words >= 40 ? content.serials : 0)
  if (words > 0) return share >= 0.5 ? words * byFill(content) : 0
  return content.dates >= 0.9 ? 35 * byFill(content) : 0
}

const amountScore: Scorer = ({ heading, content }, words) => {
  if (neverHolds('amount', heading) || content.cells === 0) return 0
  if (words > 0) return content.amounts >= 0.3 && content.dates < 0.5 ? words * Math.max(byFill(content), 0.6) : 0
  // Without a heading, amounts in whole pounds are told from mere numbers by the few with thousands or pence.
  const needed = heading === '' ? 0.01 : 0.4
  return content.money >= needed && content.amounts >= 0.7 ? (25 + 10 * content.money) * byFill(content) : 0
}

const supplierScore: Scorer = ({ heading, content }, words) => {
  if (content.cells === 0 || content.addresses > 0.5 || words === 0) return 0
  if (isPublisher(heading)) return content.different > 1 && content.texts >= 0.5 ? words * byFill(content) : 0
  const needed = words >= 85 ? 0.2 : 0.6
  return content.texts >= needed ? words * Math.max(byFill(content), 0.5) : 0
}

const textual =
  (least: number): Scorer =>
  ({ content }, words) =>
    content.cells > 0 && content.texts >= least && content.addresses < 0.5 ? words * Math.max(content.filled, 0.3) : 0

const scorers: Readonly<Record<FieldName, Scorer>> = {
  date: dateScore,
  amount: amountScore,
  supplier: supplierScore,
  postcode: ({ content }, words) =>
    content.postcodes >= (words > 0 ? 0.2 : 0.8) ? words || 40 : words && content.cells === 0 ? words : 0,
  companyNumber: (_, words) => words,
  charityNumber: (_, words) => words,
  vatNumber: (_, words) => words,
  vatAmount: ({ content }, words) => (content.dates < 0.3 ? words : 0),
  supplierNumber: ({ content }, words) => (content.cells > 0 ? words : 0),
  reference: ({ content }, words) =>
    content.cells > 0 && content.dates < 0.5 ? words * Math.max(content.filled, 0.4) : 0,
  // The same word on every row sorts nothing.
  category: (column, words) =>
    textual(0.3)(column, words) * (column.content.different > 1 || column.content.cells < 5 ? 1 : 0.2),
  description: textual(0.2),
}

const others: readonly FieldName[] = [
  'vatAmount',
  'vatNumber',
  'companyNumber',
  'charityNumber',
  'postcode',
  'supplierNumber',
  'reference',
  'category',
  'description',
]

interface Scored {
  readonly field: FieldName
  readonly column: Column
  readonly score: number
}

const scoredFor = (field: FieldName, columns: readonly Column[]): Scored[] =>
  columns
    .map((column) => ({ field, column, score: scorers[field](column, wordScore(field, column.heading)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.column.column - b.column.column)

const hasNames = ({ heading, content }: Column): boolean =>
  content.texts >= 0.6 &&
  content.addresses < 0.5 &&
  content.filled >= 0.5 &&
  (content.different > 2 || content.cells < 5) &&
  !neverHolds('supplier', heading)

/**
 * Where no heading names the supplier: text columns that could be it, the likeliest first. Beside dates and amounts even
 * “Details” may say who was paid.
 */
const byContent = (columns: readonly Column[], dated: boolean): Column[] => {
  const named = columns.filter(hasNames)
  const speaksOfOther = (fields: readonly FieldName[]) => (column: Column) =>
    fields.every((field) => wordScore(field, column.heading) < 40)
  const free = named.filter(speaksOfOther(['category', 'description', 'reference']))
  const candidates = free.length > 0 || !dated ? free : named.filter(speaksOfOther(['category', 'reference']))
  return candidates.sort((a, b) => b.content.firms - a.content.firms || b.content.distinct - a.content.distinct)
}

const stands = (candidates: readonly Column[]): boolean => {
  const [first, second] = candidates
  return (
    first !== undefined && (!second || (first.content.firms >= 0.3 && first.content.firms >= second.content.firms * 3))
  )
}

const optionalWorth = 10

/** The best column for each field; none serves two. */
export const chooseColumns = (columns: readonly Column[]): Choice => {
  const chosen = new Map<FieldName, Column>()
  const taken = new Set<Column>()
  let score = 0
  const take = (field: FieldName, column: Column, worth: number): void => {
    chosen.set(field, column)
    taken.add(column)
    score += worth
  }
  for (const field of ['date', 'amount', 'supplier'] as const) {
    const best = scoredFor(field, columns).find(({ column }) => !taken.has(column))
    if (best) take(field, best.column, best.score)
  }
  let supplierCandidates: Column[] = []
  const named = chosen.get('supplier')
  if (!named || isPublisher(named.heading)) {
    supplierCandidates = byContent(
      columns.filter((column) => !taken.has(column)),
      chosen.has('date'),
    )
    if (!named && stands(supplierCandidates) && wordScore('description', supplierCandidates[0]!.heading) < 40) {
      take('supplier', supplierCandidates[0]!, 25)
      supplierCandidates = []
    } else if (named)
      supplierCandidates = supplierCandidates.filter(({ content }) => content.firms > named.content.firms)
  }
  const rest = others
    .flatMap((field) => scoredFor(field, columns))
    .sort((a, b) => b.score - a.score || a.column.column - b.column.column)
  for (const { field, column, score: own } of rest)
    if (own >= 20 && !chosen.has(field) && !taken.has(column)) take(field, column, optionalWorth * (own / 100))
  const entries = [...chosen].map(([field, { column, heading }]) => [field, { column, heading }] as const)
  return { columns: Object.fromEntries(entries), score, supplierCandidates }
}

const withoutVat = /\b(?:net|ex|excl|excluding|exclusive)\b|\b(?:less|without) vat\b/
const withVat = /\b(?:gross|inc|incl|including|inclusive)\b/

/** From the words of a heading, or of a caption over the column. */
export const basisOf = (...texts: readonly string[]): AmountBasis => {
  for (const folded of texts.map(foldHeading)) {
    const [net, gross] = [withoutVat.test(folded), withVat.test(folded)]
    if (net !== gross) return net ? 'net' : 'gross'
  }
  return 'unknown'
}
