import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { formatPence, type Pence, pence } from '../../../platform/kernel/index.ts'
import { readDate } from './dates.ts'
import { makeRowReader } from './read-row.ts'
import { simple } from './simple.ts'
import type { LineValues, Mapping, ReadRow } from './types.ts'
import { fieldNames, heldReasons, notDataKinds } from './types.ts'

const headings = [
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
const places = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const order = [
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
const mapping: Mapping = {
  version: 1,
  headerRow: 3,
  headerRows: 1,
  columns: Object.fromEntries(order.map((field, i) => [field, { column: places[i]!, heading: headings[i]! }])),
  dateOrder: 'day-month-year',
  decimals: 'point',
  amountBasis: 'net',
  period: null,
}
const reader = makeRowReader(mapping, headings, 14)
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
  assert.equal(fate(null, ' ', '', '\u00A0'), 'blank')
  assert.equal(fate(), 'blank')
  assert.equal(fate('date', 'SUPPLIER', 'amount'), 'header')
  assert.deepEqual(read(['Payments over £500'], 1), { kind: 'not-data', what: 'preamble', pence: 0 })
  assert.deepEqual(read(headings, 3), { kind: 'not-data', what: 'header', pence: 0 })
})

test('a filled cell beyond the columns damages a row that does not read well', () => {
  const full = ['30/04/2024', 'Alder Ltd', '12.00', ...Array<null>(9).fill(null)]
  assert.equal(fate(...full, 'stray'), 'accepted')
  assert.equal(fate('Roads', '30/04/2024', 'Alder Ltd', ...Array<null>(9).fill(null), '12.00'), 'row-damaged')
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
    mapping,
    { ...mapping, dateOrder: null },
    { ...mapping, headerRow: null, headerRows: 0 },
    { ...mapping, columns: { supplier: { column: 2, heading: 'Supplier' }, amount: { column: 3, heading: 'Amount' } } },
  )
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 16 }), somewhere, dated, (cells, row, how) => {
      const found = makeRowReader(how, headings, 16).readRow({ row, line: row, cells })
      if (found.kind === 'accepted') {
        const { day, pence: amount, supplier } = found.values
        assert.ok(/^\d{4}-\d\d-\d\d$/.test(day) && Number.isSafeInteger(amount) && supplier !== '')
      } else if (found.kind === 'held') assert.ok(heldReasons.includes(found.reason))
      else assert.ok(notDataKinds.includes(found.what))
      assert.deepEqual(makeRowReader(how, headings, 16).readRow({ row, line: row, cells }), found)
    }),
    { numRuns: 3000 },
  )
})

const pattern = (source: string): RegExp =>
  new RegExp(source.replace('(?i)', ''), source.startsWith('(?i)') ? 'iu' : 'u')
const fits = (source: string, text: string): boolean => pattern(source).test(text)

/** What the engine makes of a row by `simple` alone; undefined where it leaves the row to readRow. */
const plainly = (cells: readonly (string | null)[]): LineValues | undefined => {
  const [date = null, supplier = null, amount = null, ...rest] = order.map((_, i) => cells[i] ?? null)
  const money = (text: string): Pence | undefined => {
    if (!fits(simple.amountPattern, text) && !fits(simple.groupedPattern, text)) return undefined
    const [whole, fraction = ''] = text.replace(/[£,-]/g, '').split('.')
    const value = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
    return pence(text.startsWith('-') ? -value : value)
  }
  const day = date === null ? undefined : readDate(date, 'day-month-year')
  const value = amount === null ? undefined : money(amount)
  if (day === undefined || value === undefined || supplier === null) return undefined
  if (!fits(simple.plainText, supplier) || fits(simple.unplainSupplier, supplier)) return undefined
  if (cells.slice(headings.length).some((beyond) => beyond !== null)) return undefined
  const [
    description,
    category,
    reference,
    supplierNumber,
    companyNumber,
    charityNumber,
    postcode,
    vatAmount,
    vatNumber,
  ] = rest as (string | null)[]
  for (const text of [description, category, reference, supplierNumber])
    if (text !== null && text !== undefined && !fits(simple.plainText, text)) return undefined
  const or = (text: string | null | undefined, own: string): string | null | undefined =>
    text === null || text === undefined || fits(simple.nothing, text) ? null : fits(own, text) ? text : undefined
  const numbers = [
    or(companyNumber, simple.plainCompanyNumber),
    or(charityNumber, simple.plainCharityNumber),
    or(postcode, simple.plainPostcode)?.replace(' ', '') ?? (or(postcode, simple.plainPostcode) as null | undefined),
    or(vatNumber, simple.plainVatNumber),
  ] as const
  const vatPence =
    vatAmount === null || vatAmount === undefined || fits(simple.nothing, vatAmount) ? null : money(vatAmount)
  if (vatPence === undefined || numbers.some((number) => number === undefined)) return undefined
  return {
    day,
    pence: value,
    supplier,
    description: description ?? null,
    category: category ?? null,
    reference: reference ?? null,
    supplierNumber: supplierNumber ?? null,
    companyNumber: numbers[0]!,
    charityNumber: numbers[1]!,
    postcode: numbers[2]!,
    vatNumber: numbers[3]!,
    vatPence,
  }
}

test('whatever the engine reads by its patterns is what readRow says', () => {
  const often = <T>(plain: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> =>
    fc.oneof({ weight: 9, arbitrary: plain }, { weight: 1, arbitrary: odd })
  const oddWords = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string(),
    fc.constantFrom(
      'Alder Ltd',
      'Total',
      'c/f',
      'Brought forward',
      '© Crown',
      'Alder Total',
      'GB123456789 Alder',
      '123456789Alder',
      'N/A',
      'Date',
      'REDACTED',
      'Page 1',
      '-',
      'a\u00ADb',
      'É.',
      'Total Gas',
      '12.00',
      'Amount',
    ),
  )
  const oddMoney = fc.constantFrom('1,23', '(5.00)', '-', 'N/A')
  const words = often(fc.stringMatching(/^[A-Za-z&é]{1,6}( [A-Za-z0-9.'-]{1,8}){0,3}$/), oddWords)
  const money = fc.oneof(
    fc.integer({ min: -10_000_000, max: 10_000_000 }).map((value) => formatPence(pence(value))),
    fc.stringMatching(/^-?£?[0-9]{1,6}(,[0-9]{2,3}){0,2}(\.[0-9]{1,3})?$/),
    fc.constantFrom('1,234', '-£5', '12'),
    oddMoney,
  )
  const nothing = fc.constant(null)
  const some = (of: fc.Arbitrary<string>): fc.Arbitrary<string | null> => often(of, nothing)
  const seldom = (of: fc.Arbitrary<string>): fc.Arbitrary<string | null> => often(nothing, of)
  const row = fc.tuple(
    some(often(fc.constantFrom('30/04/2024', '2024-04-30', '45044'), fc.constantFrom('x', '4/30/2024'))),
    some(words),
    some(money),
    some(words),
    some(words),
    some(words),
    some(words),
    some(fc.oneof(fc.stringMatching(/^[0-9]{6,9}$/), fc.constantFrom('N/A', 'SC12345', '00000000'))),
    some(fc.oneof(fc.stringMatching(/^[0-9]{5,8}$/), fc.constantFrom('NA', 'SC012345'))),
    some(fc.oneof(fc.stringMatching(/^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$/), fc.constantFrom('n/a', 'zx1 1aa'))),
    some(money),
    some(fc.oneof(fc.stringMatching(/^GB[0-9]{9}$/), fc.constantFrom('N/A', '123456789'))),
    seldom(fc.constantFrom('stray')),
  )
  let agreed = 0
  fc.assert(
    fc.property(row, (cells) => {
      const values = plainly(cells)
      if (values === undefined) return
      agreed++
      assert.deepEqual(read(cells), { kind: 'accepted', values })
    }),
    { numRuns: 20_000 },
  )
  assert.ok(agreed > 300, String(agreed))
})

test('every field has a place in these tests', () => {
  assert.deepEqual([...order].sort(), [...fieldNames].sort())
})
