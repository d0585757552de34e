import assert from 'node:assert/strict'
import test from 'node:test'
import { checkHeadings } from './headings-again.ts'
import type { Mapping } from './types.ts'

const mapping: Mapping = {
  version: 1,
  headerRow: 1,
  headerRows: 1,
  columns: {
    date: { column: 1, heading: 'Date' },
    supplier: { column: 3, heading: 'Supplier Name' },
    amount: { column: 4, heading: 'Amount' },
  },
  dateOrder: 'day-month-year',
  decimals: 'point',
  amountBasis: 'unknown',
  period: null,
}

const check = (...rows: (string | null)[][]): string[] =>
  checkHeadings(
    rows.map((cells, i) => ({ row: 1200 + i, line: 1200 + i, cells })),
    mapping,
  )

test('headings that come again where they were are nothing to speak of', () => {
  assert.deepEqual(check(), [])
  assert.deepEqual(check(['Date', 'Area', 'Supplier Name', 'Amount'], ['DATE', 'Area', 'SupplierName', 'amount:']), [])
  assert.deepEqual(check(['Date', 'Area', 'Supplier', 'Net Amount']), [])
})

test('headings that come again elsewhere are told, once', () => {
  const [words, ...more] = check(
    ['Date', 'Area', 'Supplier Name', 'Amount'],
    ['Date', 'Supplier Name', 'Amount', null],
    ['Date', 'Supplier Name', 'Amount', null],
  )
  assert.deepEqual(more, [])
  assert.match(words ?? '', /^In row 1,201 .*“Supplier Name” and “Amount” are not where they were\. So it is again/)
  assert.match(check(['Date', 'Area', 'Supplier Name'])[0] ?? '', /“Amount” is not where it was/)
})

test('headings over two lines are left alone', () => {
  const rows = [{ row: 9, line: 9, cells: ['Date', 'Supplier Name', 'Amount', null] }]
  assert.deepEqual(checkHeadings(rows, { ...mapping, headerRow: 2, headerRows: 2 }), [])
})
