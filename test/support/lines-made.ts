// Made-up tables of payments for the tests of writing lines, and what is checked of every one of them.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { makeRowReader } from '../../src/local-economy/ledger/rules/index.ts'
import type { Mapping } from '../../src/local-economy/ledger/rules/types.ts'
import { rowValues } from '../../src/local-economy/ledger/store/line-columns.ts'
import { type LinesRequest, writeLines } from '../../src/local-economy/ledger/store/lines.ts'
import { stageTable } from '../../src/local-economy/ledger/store/stage.ts'
import { file, query, type Writing } from '../../src/platform/analytics/index.ts'
import { type BatchRoom, batchRoom, listsOf, tableOf } from './batch-room.ts'

export const headings = [
  'Date',
  'Supplier',
  'Amount',
  'Category',
  'Purpose',
  'Ref',
  'Supplier No',
  'Company',
  'Postcode',
  'VAT',
  'Charity',
  'Other',
]
export const at = (column: number) => ({ column, heading: headings[column - 1] ?? '' })
export const mapping: Mapping = {
  version: 1,
  headerRow: 1,
  headerRows: 1,
  columns: {
    date: at(1),
    supplier: at(2),
    amount: at(3),
    category: at(4),
    description: at(5),
    reference: at(6),
    supplierNumber: at(7),
    companyNumber: at(8),
    postcode: at(9),
    vatAmount: at(10),
    charityNumber: at(11),
  },
  dateOrder: 'day-month-year',
  decimals: 'point',
  amountBasis: 'net',
  period: null,
}

const allRows = query`from read_parquet(${file('b1', 'raw.parquet')})`
export const lines = (part = 'p1') => query`read_parquet(${file('b1', part, 'lines.parquet')})`

/** Stages the rows and writes their lines. */
export const written = async (
  writing: Writing,
  rows: readonly (readonly string[])[],
  change: Partial<LinesRequest> = {},
) => {
  const { columns } = await stageTable(writing, tableOf(rows, 500), 'b1')
  return writeLines(writing, { batch: 'b1', part: 'p1', mapping, headings, columns, ...change })
}
export const newBatch = async (t: Parameters<typeof batchRoom>[0]): Promise<[Writing, BatchRoom]> => {
  const room = await batchRoom(t)
  return [await room.writing('b1'), room]
}

/** What the rules say of every row, one by one, beside what was written; and whether the sums are those of the rows. */
export const checkAgainstRules = async (
  writing: Writing,
  found: Awaited<ReturnType<typeof writeLines>>,
  read: Mapping = mapping,
  heads: readonly string[] = headings,
) => {
  const raw = await listsOf(writing, allRows)
  const reader = makeRowReader(read, heads, (raw[0]?.length ?? 1) - 1)
  const counts = { source: raw.length, accepted: 0, held: 0, notData: 0 }
  const amounts = { accepted: 0, held: 0, notData: 0 }
  const expected = raw.map(([line, ...cells], i) => {
    const row = {
      row: i + 1,
      line: Number(line ?? i + 1),
      cells: cells.map((one) => (one === null ? null : String(one))),
    }
    const said = reader.readRow(row)
    const kind = said.kind === 'not-data' ? 'notData' : said.kind
    counts[kind] += 1
    amounts[kind] += said.kind === 'accepted' ? said.values.pence : said.pence
    return ['b1', ...rowValues(i + 1, said)]
  })
  const got = await listsOf(writing, query`from ${lines()}`)
  for (const [i, line] of expected.entries()) assert.deepEqual(got[i], line, JSON.stringify(raw[i]))
  assert.equal(got.length, expected.length)
  assert.deepEqual(found.counts, counts)
  assert.deepEqual(found.amounts, amounts)
  await checkRollUps(writing, counts.accepted, amounts.accepted)
}

/** Every roll-up holds each accepted line once. */
const checkRollUps = async (writing: Writing, count: number, sum: number, part = 'p1') => {
  for (const name of ['months', 'categories', 'postcodes', 'suppliers']) {
    const all = query`from read_parquet(${file('b1', part, `${name}.parquet`)})`
    const years = name === 'suppliers' ? [query`where year = 0`, query`where year <> 0`] : [query``]
    for (const where of years)
      assert.deepEqual(
        await writing.one(
          query`select coalesce(sum(lines), 0) as lines, coalesce(sum(pence), 0) as pence ${all} ${where}`,
        ),
        { lines: count, pence: sum },
        name,
      )
  }
}

export const one = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary })
const text = fc.oneof(
  one(
    6,
    fc.constantFrom('Harbour Works', 'Adult care', 'Fees', 'A-1', '“Quoted”', 'Total', 'Sub-total', 'page 1 of 2'),
  ),
  one(2, fc.constant('')),
  one(
    2,
    fc.constantFrom(
      ' lead',
      'trail ',
      'two  spaces',
      'tab\there',
      'no\u00a0break',
      'zero\u200bwidth',
      'nul\0byte',
      'new\nline',
      ' ',
      '©',
      'Notes: see',
    ),
  ),
  one(1, fc.string({ unit: 'grapheme', maxLength: 10 })),
)
export const supplier = fc.oneof(
  one(
    8,
    fc.constantFrom(
      'Mere Care Ltd',
      'MERE CARE LTD',
      'Fell & Sons',
      'Übel Söhne GmbH',
      'straße ag',
      "O'Hara",
      '3 Rivers',
    ),
  ),
  one(
    2,
    fc.constantFrom(
      '',
      'Supplier',
      'Total',
      'Total Gas',
      'GB123456789 Firm',
      '434031494 Firm Ltd',
      '12345',
      '-',
      '© Council',
      'Brought forward',
    ),
  ),
  one(1, text),
)
export const amount = fc.oneof(
  one(
    8,
    fc
      .tuple(fc.integer({ min: -999_999, max: 99_999_999 }), fc.constantFrom('', '.5', '.07', '.90'))
      .map(([n, d]) => `${n}${d}`),
  ),
  one(
    3,
    fc.integer({ min: 1000, max: 2_000_000_000 }).map((n) => `£${n.toLocaleString('en-GB')}.01`),
  ),
  one(
    3,
    fc.constantFrom(
      '',
      '(123.45)',
      '123.45-',
      '1 234.56',
      '1.234,56',
      'REDACTED',
      '####',
      '-',
      '-£5',
      '£-5',
      '00012.30',
      '0',
      '1e3',
      '12.345',
      '12345678901',
      '-0.00',
      '£',
      'Amount',
      'CR 5',
    ),
  ),
)
export const date = fc.oneof(
  one(
    8,
    fc.constantFrom(
      '01/04/2024',
      '31/12/2023',
      '5/6/2024',
      '2024-05-06',
      '01-Apr-2024',
      '1 April 2024',
      '45044',
      '01/04/2024 10:30',
    ),
  ),
  one(2, fc.constantFrom('', '31/02/2024', 'April', ' 02/04/2024', '01/04/1066', 'Date', 'see note', '13/13/2024')),
)
export const row = fc.tuple(
  date,
  supplier,
  amount,
  text,
  text,
  text,
  text,
  fc.constantFrom('', '', '01234567', '1234567', 'SC123456', 'none', '123', '00000000'),
  fc.constantFrom('', 'ZX1 1AA', 'ZX11AA', 'zx1 1aa', 'ZX1  1AA', 'nowhere', 'ZX1A 1AA'),
  fc.constantFrom('', '12.50', '£1,000.00', 'none', '(5)'),
  fc.constantFrom('', '', '1123456', 'N/A'),
  fc.constantFrom('', '', 'spare'),
  fc.constantFrom('', '', '', '', '', 'beyond'),
)
/** Most rows are plain in nearly all cells, or hardly one would be plain in all. */
export const rows = fc.array(
  fc
    .tuple(row, fc.array(fc.boolean(), { minLength: 13, maxLength: 13 }), fc.nat(9))
    .map(([cells, keep, often]) =>
      cells.map((cell, i) => (often > 2 && !(keep[i] && i % 5 === often % 5) ? (plainRow[i] ?? '') : cell)),
    ),
  { maxLength: 120 },
)
const plainRow = ['02/04/2024', 'Mere Care Ltd', '100.00', 'Care', 'Beds', 'R1', '77', '', 'ZX1 1AA', '', '', '', '']
