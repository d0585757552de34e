// Where the headings stand: in the first line, after a preamble of any length, over two lines, or nowhere.
import { type Choice, type Column, chooseColumns } from './choose.ts'
import { contentOf, isAmount } from './content.ts'
import { datePartsOf } from './dates.ts'
import { cleanText } from './text.ts'
import type { SourceRow } from './types.ts'
import { headingScore, isHeadingText } from './vocabulary.ts'

/** No preamble was ever seen to be longer. */
const deepest = 60

export interface HeaderFound {
  /** The record of the (last line of the) headings; null where there are none. */
  readonly row: number | null
  readonly lines: 0 | 1 | 2
  readonly headings: readonly string[]
  readonly choice: Choice
  readonly columns: readonly Column[]
}

const texts = (row: SourceRow): string[] => row.cells.map((cell) => cleanText(cell)).filter((text) => text !== null)

export const isBlank = (row: SourceRow): boolean => texts(row).length === 0

const isData = (text: string): boolean => /\d/.test(text) && (datePartsOf(text) !== undefined || isAmount(text))

const widthOf = (row: SourceRow): number => row.cells.findLastIndex((cell) => cleanText(cell) !== null) + 1

/** Under headings, so many rows must be wider than they are before the rest are columns without a heading, and no damage. */
const widerRows = 3
const widerShare = 0.2

/** How many columns the table has: what stands beyond, in a row or two, is a stray note or a slipped row. */
const usualWidth = (rows: readonly SourceRow[], headed: number): number => {
  const widths = rows
    .map(widthOf)
    .filter((width) => width > 0)
    .sort((a, b) => b - a)
  if (headed === 0) return widths[widths.length < 10 ? 0 : Math.max(1, Math.floor(widths.length * 0.02))] ?? 0
  const needed = Math.max(widerRows, Math.ceil(widths.length * widerShare))
  return Math.max(headed, widths[needed - 1] ?? 0)
}

/** The headings that stand in a record, and in the one above it where they take two lines. */
export const headingsAt = (rows: readonly SourceRow[], header: number | null, lines: 0 | 1 | 2): string[] => {
  const below = rows.filter(({ row }) => header === null || row > header)
  const parts = rows.filter(({ row }) => header !== null && row > header - lines && row <= header)
  const width = usualWidth(below, Math.max(0, ...parts.map(widthOf)))
  return Array.from({ length: width }, (_, i) =>
    parts
      .map(({ cells }) => cleanText(cells[i]))
      .filter((text) => text !== null)
      .join(' '),
  )
}

const evaluate = (rows: readonly SourceRow[], header: SourceRow | null, lines: 0 | 1 | 2): HeaderFound => {
  const row = header?.row ?? null
  const headings = headingsAt(rows, row, lines)
  const below = rows.filter((other) => (row === null || other.row > row) && !isBlank(other))
  const columns = headings.map((heading, i) => ({ column: i + 1, heading, content: contentOf(below, i) }))
  return { row, lines, headings, columns, choice: chooseColumns(columns) }
}

/** A line that may be one of headings: several cells, nearly all words, some of which headings are made of. */
const mayBeHeader = (row: SourceRow): boolean => {
  const cells = texts(row)
  const known = cells.filter((text) => headingScore(text) >= 40).length
  const data = cells.filter(isData).length
  return known >= 2 && data * 3 <= known
}

/** Words only, above rows that hold dates and amounts: headings that nobody knows. */
const looksLikeHeader = (row: SourceRow, found: HeaderFound): boolean => {
  const { date, amount } = found.choice.columns
  const at = (column: number | undefined): string | null => (column ? cleanText(row.cells[column - 1]) : null)
  const over = [at(date?.column), at(amount?.column)].filter((text) => text !== null)
  const cells = texts(row)
  return (
    over.length > 0 &&
    over.every((text) => !isData(text)) &&
    cells.length >= Math.max(2, found.headings.length * 0.6) &&
    cells.every((text) => !isData(text) && text.length <= 80)
  )
}

const isLineOfHeadings = (row: SourceRow | undefined): row is SourceRow => {
  if (!row) return false
  const cells = texts(row)
  return cells.length > 0 && cells.every(isHeadingText)
}

/** The few lines most like headings, in their order: each costs a look at the whole sample. */
const likeliest = (top: readonly SourceRow[]): SourceRow[] =>
  top
    .filter(mayBeHeader)
    .map((row) => ({ row, known: texts(row).reduce((sum, text) => sum + headingScore(text), 0) }))
    .sort((a, b) => b.known - a.known)
    .slice(0, 6)
    .map(({ row }) => row)
    .sort((a, b) => a.row - b.row)

/** Two lines must say more than one, or one is enough. */
const secondLineCosts = 5

/** Whether a row between two candidates is already data under the first. */
const dataBetween = (rows: readonly SourceRow[], first: HeaderFound, second: HeaderFound): boolean =>
  rows.some(({ row, cells }) => {
    if (row <= (first.row ?? 0) || row >= (second.row ?? 0)) return false
    const amount = first.choice.columns.amount
    return amount !== undefined && isData(cleanText(cells[amount.column - 1]) ?? '')
  })

const better = (rows: readonly SourceRow[], a: HeaderFound, b: HeaderFound): HeaderFound => {
  const [first, second] = [a.choice.score, b.choice.score - (b.lines === 2 ? secondLineCosts : 0)]
  if (second > first * 1.2) return b
  if (second < first * 0.95) return a
  if (a.row === b.row) return second > first ? b : a
  return dataBetween(rows, a, b) ? a : second >= first ? b : a
}

export const findHeader = (rows: readonly SourceRow[]): HeaderFound => {
  const top = rows.filter((row) => row.row <= deepest)
  const byRow = new Map(top.map((row) => [row.row, row]))
  const found = likeliest(top).flatMap((row) => {
    const [above, below] = [byRow.get(row.row - 1), byRow.get(row.row + 1)]
    const two = [
      isLineOfHeadings(above) && isLineOfHeadings(row) && texts(above).length > 1 ? [evaluate(rows, row, 2)] : [],
      isLineOfHeadings(row) && isLineOfHeadings(below) ? [evaluate(rows, below, 2)] : [],
    ]
    return [evaluate(rows, row, 1), ...two.flat()]
  })
  const usable = found.filter(
    ({ choice }) => choice.columns.amount && (choice.columns.supplier || choice.supplierCandidates.length > 0),
  )
  const best = usable.reduce<HeaderFound | undefined>((a, b) => (a ? better(rows, a, b) : b), undefined)
  if (best) return best
  const bare = evaluate(rows, null, 0)
  const amount = bare.choice.columns.amount
  const firstData = top.find(({ cells }) => amount && isData(cleanText(cells[amount.column - 1]) ?? ''))
  const shaped = top.findLast((row) => row.row < (firstData?.row ?? 0) && looksLikeHeader(row, bare))
  if (shaped) return evaluate(rows, shaped, 1)
  const known = found.toSorted((a, b) => b.choice.score - a.choice.score)[0]
  return known && known.choice.score > bare.choice.score ? known : known && !bare.choice.columns.amount ? known : bare
}
