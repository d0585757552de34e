import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { wholeFields, wholeHeadings, wholeMapping } from '../../../../test/support/spend-tables.ts'
import { makeRowReader } from './read-row.ts'
import type { Mapping, ReadRow } from './types.ts'
import { fieldNames, heldReasons, notDataKinds } from './types.ts'

const reader = makeRowReader(wholeMapping, wholeHeadings, 14)
const read = (cells: readonly (string | null)[], row = 10): ReadRow => reader.readRow({ row, line: row, cells })
const fate = (...cells: (string | null)[]): string => {
  const found = read(cells)
  return found.kind === 'accepted' ? 'accepted' : found.kind === 'held' ? found.reason : found.what
}

test('a whole line gives all its values', () => {
  assert.deepEqual(
    read([
      '30/04/2024',
      ' Alder  Works Ltd ',
      '£1,234.56',
      'Mending',
      'Roads',
      'T1',
      '77',
      '123456',
      '1040519',
      'zx1 1aa',
      '12.00',
      'GB 123 4567 89',
    ]),
    {
      kind: 'accepted',
      values: {
        day: '2024-04-30',
        pence: 123_456,
        supplier: 'Alder Works Ltd',
        description: 'Mending',
        category: 'Roads',
        reference: 'T1',
        supplierNumber: '77',
        companyNumber: '00123456',
        charityNumber: '1040519',
        postcode: 'ZX11AA',
        vatPence: 1200,
        vatNumber: 'GB123456789',
      },
    },
  )
})

test('each reason for holding a row, with what could be read of it', () => {
  assert.equal(fate(null, 'Alder Ltd', '12.00'), 'date-missing')
  assert.equal(fate('soon', 'Alder Ltd', '12.00'), 'date-unreadable')
  assert.equal(fate('30/04/2024', 'Alder Ltd', null), 'amount-missing')
  assert.equal(fate('30/04/2024', 'Alder Ltd', '####'), 'amount-unreadable')
  assert.equal(fate('30/04/2024', 'Alder Ltd', 'REDACTED'), 'amount-withheld')
  assert.equal(fate('30/04/2024', null, '12.00', 'Mending'), 'supplier-missing')
  assert.deepEqual(read(['soon', 'Alder Ltd', '12.00', 'Mending']), {
    kind: 'held',
    reason: 'date-unreadable',
    pence: 1200,
    values: {
      pence: 1200,
      supplier: 'Alder Ltd',
      description: 'Mending',
      category: null,
      reference: null,
      supplierNumber: null,
      companyNumber: null,
      charityNumber: null,
      postcode: null,
      vatPence: null,
      vatNumber: null,
    },
  })
})

test('totals, with and without words', () => {
  for (const words of [
    'Total',
    'TOTAL:',
    'Grand Total',
    'Sub-total',
    'Total for April 2024',
    'Totals',
    'Total £',
    'Page total',
    'Carried forward',
    'b/f',
    'Total net of VAT',
    'Report Total (GBP)',
  ])
    assert.deepEqual(read([null, words, '1,000.00']), { kind: 'not-data', what: 'total', pence: 100_000 }, words)
  assert.equal(fate(null, null, '1,000.00', 'Grand Total'), 'total')
  assert.equal(fate('Total', null, '1,000.00'), 'total')
  assert.equal(fate(null, null, '1,000.00', null, null, null, null, null, null, null, '200.00'), 'total')
  assert.equal(fate(null, 'Alder Ltd Total', '1,000.00'), 'total')
  assert.equal(fate('30/04/2024', 'Total', '1,000.00'), 'total')
})

test('a firm called Total, and a word “total” in a description, are payments', () => {
  for (const firm of ['Total Gas & Power', 'Total Hygiene Ltd', 'TOTAL', 'Subtotal Films Ltd'])
    assert.equal(fate('30/04/2024', firm, '12.00', null, null, 'T1'), 'accepted', firm)
  assert.equal(fate('30/04/2024', 'Alder Ltd', '12.00', 'Total'), 'accepted')
})

test('notes, blanks, headings and what stands above them', () => {
  assert.equal(fate('© Zedshire Council 2024'), 'note')
  assert.equal(fate('Page 3 of 9'), 'note')
  assert.equal(
    fate(null, 'Contains public sector information licensed under the Open Government Licence', null),
    'note',
  )
  assert.equal(fate('Report run:', '30/04/2024'), 'note')
  assert.equal(fate(null, 'and Sons', null, 'of the roof'), 'note')
  assert.equal(fate(null, 'Alder Ltd', null, null, null, 'T1'), 'amount-missing')
  assert.equal(fate('Note:', 'amounts leave out VAT'), 'note')
  assert.equal(fate(null, 'Key Copyright Services Ltd', '12.00'), 'date-missing')
  assert.equal(fate('30/04/2024', 'Source Copyright Ltd', '####'), 'amount-unreadable')
  assert.equal(fate(null, null, '12.00', null, null, '7715'), 'date-missing')
  assert.equal(fate(null, ' ', '', '\u00A0'), 'blank')
  assert.equal(fate(), 'blank')
  assert.equal(fate('date', 'SUPPLIER', 'amount'), 'header')
  assert.equal(fate('Supplier', 'Category', 'Date', 'Amount'), 'header')
  assert.deepEqual(read(['Payments over £500'], 1), { kind: 'not-data', what: 'preamble', pence: 0 })
  assert.deepEqual(read(wholeHeadings, 3), { kind: 'not-data', what: 'header', pence: 0 })
})

test('a filled cell beyond the columns damages a row that does not read well', () => {
  const full = ['30/04/2024', 'Alder Ltd', '12.00', ...Array<null>(9).fill(null)]
  assert.equal(fate(...full, 'stray'), 'accepted')
  assert.equal(fate('Roads', '30/04/2024', 'Alder Ltd', ...Array<null>(9).fill(null), '12.00'), 'row-damaged')
})

test('where the supplier stands last, only what a comma in a name could have pushed on damages a row', () => {
  const columns = {
    date: { column: 1, heading: 'Date' },
    reference: { column: 2, heading: 'Ref' },
    amount: { column: 3, heading: 'Amount' },
    supplier: { column: 4, heading: 'Supplier' },
  }
  const last = makeRowReader(
    { ...wholeMapping, headerRow: 1, columns },
    ['Date', 'Ref', 'Amount', 'Supplier', 'Area'],
    9,
  )
  const kindOf = (...beyond: (string | null)[]): string => {
    const cells = ['30/04/2024', 'T1', '12.00', 'Alder', 'Roads', ...beyond]
    const found = last.readRow({ row: 10, line: 10, cells })
    return found.kind === 'held' ? found.reason : found.kind
  }
  assert.equal(kindOf('Roads'), 'row-damaged')
  assert.equal(kindOf('5949'), 'row-damaged')
  // A name with two commas leaves no gap, either.
  assert.equal(kindOf('Roads', 'x'), 'row-damaged')
  // Left beside the table by whoever made it: a note further out, a look-up that found nothing, the reference once more.
  assert.equal(kindOf(null, 'W3059'), 'accepted')
  assert.equal(kindOf('#N/A'), 'accepted')
  assert.equal(kindOf('T1'), 'accepted')
})

const cell = fc.oneof(
  fc.constant(null),
  fc.string(),
  fc.constantFrom(
    'Total',
    '30/04/2024',
    '12.00',
    'Alder Ltd',
    '© x',
    'REDACTED',
    'Date',
    'Supplier',
    'Amount',
    'N/A',
    '45044',
    '-',
    '(1,000.00)',
    ' ',
  ),
)

test('any cells at all become exactly one thing, and never throw', () => {
  const somewhere = fc.integer({ min: 1, max: 20 })
  const dated = fc.constantFrom<Mapping>(
    wholeMapping,
    { ...wholeMapping, dateOrder: null },
    { ...wholeMapping, headerRow: null, headerRows: 0 },
    {
      ...wholeMapping,
      columns: { supplier: { column: 2, heading: 'Supplier' }, amount: { column: 3, heading: 'Amount' } },
    },
  )
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 16 }), somewhere, dated, (cells, row, how) => {
      const found = makeRowReader(how, wholeHeadings, 16).readRow({ row, line: row, cells })
      if (found.kind === 'accepted') {
        const { day, pence: amount, supplier } = found.values
        assert.ok(/^\d{4}-\d\d-\d\d$/.test(day) && Number.isSafeInteger(amount) && supplier !== '')
      } else if (found.kind === 'held') assert.ok(heldReasons.includes(found.reason))
      else assert.ok(notDataKinds.includes(found.what))
      assert.deepEqual(makeRowReader(how, wholeHeadings, 16).readRow({ row, line: row, cells }), found)
    }),
    { numRuns: 3000 },
  )
})

test('every field has a place in these tests', () => {
  assert.deepEqual([...wholeFields].sort(), [...fieldNames].sort())
})
