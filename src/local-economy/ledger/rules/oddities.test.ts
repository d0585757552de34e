// Every oddity that published spend files were seen to have and that is a matter of rules (those of bytes, encodings and
// workbooks are tabular's), on a small made-up table each.
import assert from 'node:assert/strict'
import test from 'node:test'
import { readCells, readTable, taken } from '../../../../test/support/spend-tables.ts'
import { checkTotals } from './totals.ts'

const basics = (table: ReturnType<typeof readTable>): (string | undefined)[] => {
  const { date, supplier, amount } = taken(table)
  return [date, supplier, amount]
}

test('dates and `####` in the amount column are held, with pence 0', () => {
  const read = readTable(`
    Supplier|Date|Amount
    Alder Works Ltd|30/04/2024|12.00
    Birch Care CIC|30/04/2024|03/04/2024
    Cedar Trust|30/04/2024|########
    Damson Ltd|30/04/2024|14.00`)
  assert.deepEqual(read.fates.slice(1), ['accepted', 'amount-unreadable', 'amount-unreadable', 'accepted'])
  assert.ok(read.rows.every((row) => row.kind !== 'held' || row.pence === 0))
})

test('amounts replaced by REDACTED PERSONAL DATA are held as left out on purpose; a supplier replaced by it is one', () => {
  const read = readTable(`
    Supplier|Date|Amount
    REDACTED PERSONAL DATA|30/04/2024|12.00
    Birch Care CIC|30/04/2024|REDACTED PERSONAL DATA
    Cedar Trust|30/04/2024|7.00`)
  assert.deepEqual(read.fates.slice(1), ['accepted', 'amount-withheld', 'accepted'])
})

test('brackets, trailing minus, thousands separators, quotes round numbers', () => {
  const read = readTable(`
    Supplier|Date|Amount
    Alder Works Ltd|30/04/2024|(1,234.50)
    Alder Works Ltd|30/04/2024|20.00-
    Alder Works Ltd|30/04/2024|1 000.00
    Alder Works Ltd|30/04/2024|"500.25"`)
  assert.equal(read.sum, -123_450 - 2000 + 100_000 + 50_025)
})

test('company numbers without their leading zeros, and charity numbers spoilt by replacing 0 with N/A', () => {
  const read = readTable(`
    Supplier|Date|Amount|Supplier Registered Company Number|Supplier Registered Charity Number
    Alder Works Ltd|30/04/2024|12.00|123456|
    Birch Care CIC|30/04/2024|12.00|SC12345|1N/A4N/A519
    Cedar Trust|30/04/2024|12.00|N/A|N/A
    Damson Ltd|30/04/2024|12.00|1234567.0|1040519`)
  const numbers = read.rows.flatMap((row) =>
    row.kind === 'accepted' ? [[row.values.companyNumber, row.values.charityNumber]] : [],
  )
  assert.deepEqual(numbers, [
    ['00123456', null],
    ['SC012345', '1040519'],
    [null, null],
    ['01234567', '1040519'],
  ])
})

test('part-way down a sheet dates turn into serials (45044)', () => {
  const read = readTable(`
    Supplier|Date|Amount
    Alder Works Ltd|27/04/2023|12.00
    Alder Works Ltd|28/04/2023|12.00
    Birch Care CIC|45044|7.00
    Birch Care CIC|45045.0|7.00`)
  const days = read.rows.flatMap((row) => (row.kind === 'accepted' ? [row.values.day] : []))
  assert.deepEqual(days, ['2023-04-27', '2023-04-28', '2023-04-28', '2023-04-29'])
  assert.match(read.detected.notes.join(), /2 dates are written as a workbook’s day number, such as 45044/)
})

test('US dates beside UK ones: the few are held, many are asked about', () => {
  const uk = Array.from({ length: 28 }, (_, i) => ['Alder Works Ltd', `${i + 1}/04/2024`, '1.00'])
  const few = readCells([['Supplier', 'Date', 'Amount'], ...uk, ['Birch Care CIC', '4/30/2024', '7.00']])
  assert.equal(few.detected.mapping.dateOrder, 'day-month-year')
  assert.equal(few.fates.at(-1), 'date-unreadable')
  const us = Array.from({ length: 18 }, (_, i) => ['Birch Care CIC', `4/${i + 13}/2024`, '1.00'])
  const many = readCells([['Supplier', 'Date', 'Amount'], ...uk, ...us])
  assert.equal(many.detected.mapping.dateOrder, null)
  assert.deepEqual(
    many.detected.questions.map(({ about }) => about),
    ['dateOrder'],
  )
})

test('an order of dates that nothing decides is asked, never guessed', () => {
  const read = readTable(`
    Supplier|Date|Amount
    Alder Works Ltd|03/04/2024|12.00
    Birch Care CIC|05/06/2024|7.00`)
  const [question] = read.detected.questions
  assert.deepEqual(question?.choices, [
    { value: 'day-month-year', words: 'Day first: 03/04/2024 is 3 April 2024' },
    { value: 'month-day-year', words: 'Month first: 03/04/2024 is 4 March 2024' },
  ])
  assert.deepEqual(read.fates, ['header', 'date-unreadable', 'date-unreadable'])
})

test('PDF tables turned into CSV with wrapped cells', () => {
  const read = readTable(`
    Date|Expense|Expense area|Supplier|Transaction|amount
    30/04/2024|Trust-Contract \\nCare Received|ACUTE|ALDER HOSPITAL\\nTRUST|31729459|12,600.00
    |Trust-Contract||TRUST||
    30/04/2024|Other|ACUTE|BIRCH HOSPITAL|31729460|600.00`)
  assert.deepEqual(read.fates, ['header', 'accepted', 'note', 'accepted'])
  assert.equal(read.rows[1]?.kind === 'accepted' && read.rows[1].values.supplier, 'ALDER HOSPITAL TRUST')
})

test('“Grand Total” and “© Copyright” rows inside the data', () => {
  const read = readTable(`
    Supplier|Date|Amount
    Alder Works Ltd|30/04/2024|12.00
    Sub total||12.00
    Total Gas & Power|30/04/2024|7.00
    Grand Total||20.00
    © Copyright Zedshire Council 2024||
    Page 3 of 9||
    ||20.00`)
  assert.deepEqual(read.fates.slice(1), ['accepted', 'total', 'accepted', 'total', 'note', 'note', 'total'])
  const warnings = checkTotals([
    { row: 3, pence: 1200 as never, sinceStart: 1200 as never, sinceLast: 1200 as never },
    { row: 5, pence: 2000 as never, sinceStart: 1900 as never, sinceLast: 700 as never },
  ])
  assert.deepEqual(warnings, [
    'Row 5 states a total of £20.00; the lines above it add up to £19.00 (£7.00 since the total before).',
  ])
})

test('workbooks: empty second sheets and pivots are no lists of payments', () => {
  assert.match(readCells([], {}, 'book.xlsx', 'Sheet2').detected.notLedger ?? '', /empty/)
  const pivot = readTable(`
    Sum of £|Column Labels||
    Row Labels|2016|2017|Grand Total
    Alder Works Ltd|125835.50|496266.52|622102.02
    Grand Total|125835.50|496266.52|622102.02`)
  assert.match(pivot.detected.notLedger ?? '', /summary made by a workbook/)
})

test('files that hold sums per supplier rather than payments', () => {
  const shares = readTable(`
    supplier|total_spend_supplier|percent_share_spend|number_purchases|first_purchase|last_purchase
    alder works|800.40|0.038|1|2020-12-11|2020-12-11`)
  assert.match(shares.detected.notLedger ?? '', /sums for each supplier/)
  const once = readCells(
    [
      ['Supplier ID', 'Supplier Name', 'Amount'],
      ...Array.from({ length: 20 }, (_, i) => [`${i}`, `Firm ${'abcdefghijklmnopqrst'[i]}x Ltd`, `1,00${i % 10}.00`]),
    ],
    {},
    'payments_2009_q1.csv',
  )
  assert.match(once.detected.doubtful ?? '', /sums for each supplier over a period/)
  assert.deepEqual(
    once.detected.questions.map(({ about }) => about),
    ['period'],
  )
  assert.match(once.detected.questions[0]!.words, /1 April 2009 to 30 June 2009, or 1 January 2009 to 31 March 2009/)
})

test('a table without dates is dated by the period that somebody gave', () => {
  const period = { from: '2009-04-01', to: '2009-06-30' } as never
  const read = readTable(
    `
    Supplier Name|Sum of Invoice Nett Amount
    Alder Works Ltd|100.00
    Total Hygiene Ltd|7.00
    Grand Total|107.00`,
    { period },
  )
  assert.deepEqual(read.fates, ['header', 'accepted', 'accepted', 'total'])
  assert.equal(read.rows[1]?.kind === 'accepted' && read.rows[1].values.day, '2009-06-30')
  assert.equal(read.detected.mapping.amountBasis, 'net')
})

test('a contract register', () => {
  const read = readTable(`
    Title/Description|Supplier|Number|Start Date|End Date|Estimated\\nAnnual Value\\n2017/18
    Office cleaning|Alder Works Ltd|AW1|Mar-16|Mar-18|£32,400
    Events|Birch Care CIC|BC1|Feb-18|Jul-18|£-`)
  assert.match(read.detected.notLedger ?? '', /register of contracts \(“Start Date”, “End Date”/)
})

test('a list of grants can be added, but is doubtful', () => {
  const read = readTable(`
    Identifier|Amount Applied For|Amount Awarded|Award Date|Recipient Org:Name|Recipient Org:Postal Code
    G1||2266|2013-01-18|Alder Choir|ZX1 1AA
    G2||3028.63|2013-01-18|Birch Runners|zx11ab`)
  assert.match(read.detected.doubtful ?? '', /list of grants/)
  assert.deepEqual(basics(read), ['Award Date', 'Recipient Org:Name', 'Amount Awarded'])
  assert.deepEqual(
    read.rows.map((row) => (row.kind === 'accepted' ? row.values.postcode : undefined)),
    [undefined, 'ZX11AA', 'ZX11AB'],
  )
})

test('tables of something else: no amounts, no names', () => {
  assert.match(readTable('RowID|Description\n1|Something\n2|Else').detected.notLedger ?? '', /No column holds amounts/)
  assert.match(readTable('Code|Amount\n1|2.50\n2|3.75').detected.notLedger ?? '', /No column says who was paid/)
})

test('VAT numbers glued before supplier names', () => {
  const read = readTable(`
    Supplier|Date|Amount
    GB123456789 Alder Works Ltd|30/04/2024|12.00
    100000034Birch Care CIC|30/04/2024|12.00
    123456789 Cedar Trust|30/04/2024|12.00`)
  const said = read.rows.flatMap((row) =>
    row.kind === 'accepted' ? [[row.values.supplier, row.values.vatNumber]] : [],
  )
  assert.deepEqual(said, [
    ['Alder Works Ltd', 'GB123456789'],
    ['Birch Care CIC', 'GB100000034'],
    ['123456789 Cedar Trust', null],
  ])
})

test('“CREDIT ADJUSTMENT” lines, amounts of 0, and categories that mark spend nobody can influence', () => {
  const read = readTable(`
    Supplier|Date|Net Amount|Procurement Classification
    CREDIT ADJUSTMENT|30/04/2024|-12.00|NON INFLUENCIBLE.SCHOOLS
    Alder Works Ltd|30/04/2024|0.00|REPAIRS`)
  assert.deepEqual(read.fates, ['header', 'accepted', 'accepted'])
  assert.equal(read.rows[1]?.kind === 'accepted' && read.rows[1].values.category, 'NON INFLUENCIBLE.SCHOOLS')
})

test('a decimal comma is asked about, and read once declared', () => {
  const table = `
    Supplier|Date|Amount
    Alder Works Ltd|30/04/2024|1.234,56
    Birch Care CIC|30/04/2024|7,50`
  const read = readTable(table)
  assert.deepEqual(
    read.detected.questions.map(({ about }) => about),
    ['decimals'],
  )
  assert.equal(readTable(table, { decimals: 'comma' }).sum, 124_206)
})

test('a row whose quotes are damaged, so that its cells do not fit, is held', () => {
  const read = readTable(`
    Date|Amount|Supplier
    30/04/2024|12.00|Alder Works Ltd
    30/04/2024|12.00|Birch|Sons and Daughters Ltd
    Roads|30/04/2024|12.00|Cedar Trust`)
  assert.deepEqual(read.fates.slice(2), ['row-damaged', 'row-damaged'])
})

test('headings with nothing below them are said to be that', () => {
  for (const table of ['Date|Supplier|Amount', 'Payee|What for'])
    assert.match(readTable(table).detected.notLedger ?? '', /^There are headings in it .*nothing below them/)
})
