// Small made-up spend tables, read from end to end by the rules of the ledger.
import type {
  Detected,
  Mapping,
  OrderDecision,
  ReadRow,
  Sample,
  SourceRow,
} from '../../src/local-economy/ledger/rules/index.ts'
import { decideOrder, detect, makeRowReader, withOrder } from '../../src/local-economy/ledger/rules/index.ts'

export type Cells = readonly (string | null)[]

/** One line a row, cells between `|`; an empty cell is null. */
export const cellsOf = (text: string): Cells[] =>
  text
    .replace(/^\n|\n *$/g, '')
    .split('\n')
    .map((line) =>
      line
        .trim()
        .split('|')
        .map((cell) => (cell.trim() === '' ? null : cell.trim().replaceAll('\\n', '\n'))),
    )

export const sourceRows = (rows: readonly Cells[]): SourceRow[] =>
  rows.map((cells, i) => ({ row: i + 1, line: i + 1, cells }))

/** The rows that detection would be shown of a table: the first 300, some 200 between, the last 50. */
export const sampleOf = (rows: readonly Cells[], fileName = 'payments.csv', sheet: string | null = null): Sample => {
  const all = sourceRows(rows)
  const middle = all.slice(300, Math.max(300, all.length - 50))
  const step = Math.max(1, Math.ceil(middle.length / 200))
  return {
    rows: [
      ...all.slice(0, 300),
      ...middle.filter((_, i) => i % step === 0),
      ...all.slice(Math.max(300, all.length - 50)),
    ],
    records: rows.length,
    columns: Math.max(0, ...rows.map((cells) => cells.length)),
    fileName,
    sheet,
  }
}

/** The decision over the whole date column, as the import makes it. */
export const decisionFor = (rows: readonly Cells[], mapping: Mapping): OrderDecision => {
  const column = mapping.columns.date?.column ?? 0
  const counts = new Map<string, number>()
  for (const cells of rows.slice(mapping.headerRow ?? 0)) {
    const text = cells[column - 1]
    if (text) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return decideOrder([...counts].map(([text, count]) => ({ text, count })))
}

export interface TableRead {
  readonly detected: Detected
  readonly rows: readonly ReadRow[]
  /** What became of each row, in a word: `accepted`, or why it was held, or what it is. */
  readonly fates: readonly string[]
  /** Pence of the accepted lines. */
  readonly sum: number
}

export const fateOf = (row: ReadRow): string =>
  row.kind === 'accepted' ? 'accepted' : row.kind === 'held' ? row.reason : row.what

export const readCells = (
  cells: readonly Cells[],
  change: Partial<Mapping> = {},
  fileName?: string,
  sheet?: string,
): TableRead => {
  const sample = sampleOf(cells, fileName, sheet)
  const first = detect(sample)
  const detected = first.notLedger === null ? withOrder(first, decisionFor(cells, first.mapping)) : first
  const reader = makeRowReader({ ...detected.mapping, ...change }, detected.headings, sample.columns)
  const rows = sourceRows(cells).map((row) => reader.readRow(row))
  const sum = rows.reduce((total, row) => total + (row.kind === 'accepted' ? row.values.pence : 0), 0)
  return { detected, rows, fates: rows.map(fateOf), sum }
}

export const readTable = (text: string, change: Partial<Mapping> = {}, fileName?: string, sheet?: string): TableRead =>
  readCells(cellsOf(text), change, fileName, sheet)

/** The headings taken for each field, for comparing in one line. */
export const taken = ({ detected }: Pick<TableRead, 'detected'>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(detected.mapping.columns).map(([field, { column, heading }]) => [
      field,
      heading || `column ${column}`,
    ]),
  )

/** A table with a column for every field, under its headings. */
export const wholeHeadings = [
  'Date',
  'Supplier',
  'Amount',
  'Description',
  'Category',
  'Reference',
  'Supplier ID',
  'Company Number',
  'Charity Number',
  'Postcode',
  'VAT',
  'VAT Number',
]
export const wholeFields = [
  'date',
  'supplier',
  'amount',
  'description',
  'category',
  'reference',
  'supplierNumber',
  'companyNumber',
  'charityNumber',
  'postcode',
  'vatAmount',
  'vatNumber',
] as const
export const wholeMapping: Mapping = {
  version: 1,
  headerRow: 3,
  headerRows: 1,
  columns: Object.fromEntries(wholeFields.map((field, i) => [field, { column: i + 1, heading: wholeHeadings[i]! }])),
  dateOrder: 'day-month-year',
  decimals: 'point',
  amountBasis: 'net',
  period: null,
}
