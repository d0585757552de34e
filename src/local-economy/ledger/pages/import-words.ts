// The words that the pages of importing share: what a field, an encoding, an order of dates is called.
import { formatPence, listOf, pence } from '../../../platform/kernel/index.ts'
import { spanWords } from '../rules/index.ts'
import type { AmountBasis, ColumnOf, DateOrder, Decimals, Mapping, Span } from '../rules/types.ts'

export interface PlaceNamed {
  readonly slug: string
  readonly name: string
}

export const ledgerAddress = (place: Pick<PlaceNamed, 'slug'>): string => `/places/${place.slug}/ledger`

export const backToLedger = (place: PlaceNamed) => ({ href: ledgerAddress(place), text: 'Where the money went' })

export const orderTitles: Readonly<Record<DateOrder, string>> = {
  'day-month-year': 'Day, month, year',
  'month-day-year': 'Month, day, year',
  'year-month-day': 'Year, month, day',
}

export const decimalsTitles: Readonly<Record<Decimals, string>> = {
  point: 'A point before the pence: 1,234.56',
  comma: 'A comma before the pence: 1.234,56',
}

export const basisTitles: Readonly<Record<AmountBasis, string>> = {
  net: 'Net: without VAT',
  gross: 'Gross: VAT is in it',
  unknown: 'The file does not say',
}

const encodings: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little-endian)',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Windows-1252',
  mixed: 'UTF-8 and Windows-1252, mixed',
}
const betweenCells: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'upright bar',
}
const endsOfLines: Readonly<Record<string, string>> = {
  lf: 'LF',
  crlf: 'CR LF',
  cr: 'CR alone',
  mixed: 'of several kinds',
  none: 'none: one line only',
}

/** What was found out about a text file. */
export interface TextFoundShown {
  readonly encoding: string
  readonly byteOrderMark: boolean
  readonly delimiter: string
  readonly lineEnds: string
}

export const encodingWords = (found: TextFoundShown): string =>
  `${encodings[found.encoding] ?? found.encoding}${found.byteOrderMark ? ', with a mark at the start' : ''}`

export const delimiterWords = (delimiter: string): string => betweenCells[delimiter] ?? delimiter

export const lineEndWords = (ends: string): string => endsOfLines[ends] ?? ends

const formats: Readonly<Record<string, string>> = {
  text: 'Text (CSV or the like)',
  xlsx: 'Excel workbook (XLSX)',
  xls: 'Excel workbook, older kind (XLS)',
  ods: 'OpenDocument spreadsheet (ODS)',
}

export const formatWords = (format: string): string => formats[format] ?? format

const readers = {
  engine: 'The database engine itself: the file is plain and well formed',
  reader: 'Our own reader, which takes files of every kind and loses no row',
} as const

export const readByWords = (by: keyof typeof readers): string => readers[by]

/** `A`, `B`, …, `Z`, `AA`: as spreadsheets name the column with this number, from 1. */
export const columnLetter = (column: number): string => {
  const rest = (column - 1) % 26
  const before = Math.floor((column - 1) / 26)
  return `${before > 0 ? columnLetter(before) : ''}${String.fromCharCode(65 + rest)}`
}

/** `C: Supplier Name`; `C` where it has no heading. */
export const columnWords = ({ column, heading }: ColumnOf): string =>
  heading.trim() === '' ? columnLetter(column) : `${columnLetter(column)}: ${heading.replace(/\s+/g, ' ').trim()}`

/** `column C, “Supplier Name”` */
export const columnInWords = ({ column, heading }: ColumnOf): string =>
  heading.trim() === ''
    ? `column ${columnLetter(column)}`
    : `column ${columnLetter(column)}, “${heading.replace(/\s+/g, ' ').trim()}”`

export const headerWords = ({ headerRow, headerRows }: Pick<Mapping, 'headerRow' | 'headerRows'>): string => {
  if (headerRow === null) return 'none'
  return headerRows === 2 ? `rows ${headerRow - 1} and ${headerRow}` : `row ${headerRow}`
}

export const periodWords = (period: Span | null | undefined): string | null => (period ? spanWords(period) : null)

export const poundsWords = (amount: number): string => formatPence(pence(amount))

/** `3 rows, £12.00` */
export const rowsAndPounds = (rows: number, amount: number): string =>
  `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}, ${poundsWords(amount)}`

/** `April.csv`; `April.csv, sheet “Payments”`; `April.csv in 2024.zip`. */
export const tableName = (file: string, inner: string | null, sheet: string | null): string =>
  `${inner === null || inner === file ? file : `${inner} in ${file}`}${sheet === null ? '' : `, sheet “${sheet}”`}`

/** The headings nothing was taken from, in words; undefined where all are used. */
export const unusedWords = (headings: readonly string[], columns: Mapping['columns']): string | undefined => {
  const used = new Set(Object.values(columns).map(({ column }) => column))
  const left = headings.flatMap((heading, i) =>
    used.has(i + 1) || heading.trim() === '' ? [] : [columnWords({ column: i + 1, heading })],
  )
  return left.length === 0 ? undefined : listOf(left)
}

/** For what is recognised as no list of payments: a person may know better. */
export const allTheSame = 'Read it as payments all the same'
