import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type Cells, readCells, readTable, sampleOf, taken } from '../../../../test/support/spend-tables.ts'
import { detect } from './detect.ts'

const cell = fc.oneof(
  fc.constant(null),
  fc.string(),
  fc.constantFrom(
    'Supplier',
    'Name',
    'Date',
    'Net Amount',
    'Total',
    'VAT',
    'Start Date',
    'Row Labels',
    '30/04/2024',
    '12.00',
    '1,200.00',
    'Alder Ltd',
    'ZX1 1AA',
    '45044',
  ),
)

test('any table at all is looked at without a fault, and no column is taken twice', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 30 }), (rows) => {
      const { mapping, headings, notLedger, ledgerLikely } = detect(sampleOf(rows))
      const columns = Object.values(mapping.columns).map(({ column }) => column)
      assert.equal(new Set(columns).size, columns.length)
      assert.ok(columns.every((column) => column >= 1 && column <= headings.length))
      assert.ok(!ledgerLikely || (notLedger === null && mapping.columns.supplier && mapping.columns.amount))
      assert.equal(readCells(rows).rows.length, rows.length)
    }),
    { numRuns: 500 },
  )
})

const names = ['Alder Works Ltd', 'Birch Care CIC', 'Cedar & Sons', 'Damson Council']
/** Columns as they occur together, with what a cell of theirs says. */
const columnsOf = {
  date: {
    headings: ['Payment Date', 'Date Paid', 'date', 'Paid_Date', 'Date of payment', 'Clearing Date'],
    cell: (i: number) => `${13 + i}/04/2024`,
  },
  supplier: {
    headings: [
      'Supplier',
      'Vendor Name',
      'Payee',
      'BeneficiaryName',
      'Supplier(Beneficiary) Name',
      'Creditor Name',
      'Merchant',
      'Suplier Name',
    ],
    cell: (i: number) => names[i % 4]!,
  },
  amount: {
    headings: ['Amount', 'Net Amount (£)', 'amount', 'Amount Paid', 'NetAmount', 'Payment Amount', 'Value (£)'],
    cell: (i: number) => `${i + 1},200.50`,
  },
  category: {
    headings: ['Expense Type', 'Expenditure Category', 'Category'],
    cell: (i: number) => ['Roads', 'Care'][i % 2]!,
  },
  reference: { headings: ['Transaction Number', 'Trans No', 'Payment Reference'], cell: (i: number) => `T${i}` },
} as const

test('usual columns are found in any order, under any of their names, below any title', () => {
  const fields = Object.keys(columnsOf) as (keyof typeof columnsOf)[]
  const shape = fc.record({
    order: fc.shuffledSubarray([...fields], { minLength: fields.length }),
    pick: fc.array(fc.nat(), { minLength: fields.length, maxLength: fields.length }),
    titles: fc.array(fc.constantFrom<Cells>(['Payments over £500'], [null], [null, 'Zedshire Council']), {
      maxLength: 4,
    }),
    rows: fc.integer({ min: 2, max: 18 }),
  })
  fc.assert(
    fc.property(shape, ({ order, pick, titles, rows }) => {
      const headings = order.map((field, i) => columnsOf[field].headings[pick[i]! % columnsOf[field].headings.length]!)
      const body = Array.from({ length: rows }, (_, i) => order.map((field) => columnsOf[field].cell(i)))
      const read = readCells([...titles, headings, ...body])
      assert.deepEqual(taken(read), Object.fromEntries(fields.map((field) => [field, headings[order.indexOf(field)]])))
      assert.equal(read.detected.mapping.headerRow, titles.length + 1)
      assert.deepEqual(read.detected.questions, [])
      assert.ok(read.fates.slice(titles.length + 1).every((fate) => fate === 'accepted'))
    }),
    { numRuns: 300 },
  )
})

test('where only details are there, somebody is asked whether they say who was paid', () => {
  const read = readTable(`
    Date|Details|Amount
    30/04/2024|Alder Works Ltd|1,200.00
    13/04/2024|Birch Care CIC|50.25`)
  assert.deepEqual([read.detected.notLedger, read.detected.questions.map(({ about }) => about)], [null, ['columns']])
})
