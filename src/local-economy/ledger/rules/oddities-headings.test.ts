// Oddities of headings and columns that published spend files were seen to have; those of rows, values and whole tables are in
// oddities.test.ts, those of bytes and workbooks in tabular.
import assert from 'node:assert/strict'
import test from 'node:test'
import { readCells, readTable, taken } from '../../../../test/support/spend-tables.ts'

const basics = (table: ReturnType<typeof readTable>): (string | undefined)[] => {
  const { date, supplier, amount } = taken(table)
  return [date, supplier, amount]
}

test('the finance system’s SQL query as a 19-line preamble', () => {
  const query = [
    ['SELECT s.supplier_name', ' i.payment_date', ' i.net_amount'],
    ['-- monthly extract'],
    ...Array.from({ length: 15 }, (_, i) => [`  AND ledger.code <> '${i}'`]),
    ['FROM invoices i', ' suppliers s'],
    [null],
  ]
  const read = readCells([
    ...query,
    ['Supplier', 'Date', 'Net Amount', 'Category'],
    ['Alder Works Ltd', '30/04/2024', '100.00', 'Roads'],
    ['Birch Care CIC', '01/04/2024', '50.25', 'Care'],
  ])
  assert.deepEqual(basics(read), ['Date', 'Supplier', 'Net Amount'])
  assert.equal(read.detected.mapping.headerRow, 20)
  assert.deepEqual(read.fates.slice(17), ['preamble', 'blank', 'header', 'accepted', 'accepted'])
  assert.equal(read.sum, 15_025)
})

test('`Net Amount(œ)` and `¬£`: wrongly decoded pounds, in headings and in cells', () => {
  const heading = readTable(`
    Name|Payment date|Net Amount(œ)
    Alder Works Ltd|30/04/2024|œ380`)
  assert.deepEqual(basics(heading), ['Payment date', 'Name', 'Net Amount(œ)'])
  assert.equal(heading.detected.mapping.amountBasis, 'net')
  const cells = readTable(`
    Payee|Paid Date|¬£ (net)
    Alder Works Ltd|30/04/2024|¬£1,380.50`)
  assert.deepEqual(basics(cells), ['Paid Date', 'Payee', '¬£ (net)'])
  assert.deepEqual([heading.sum, cells.sum], [38_000, 138_050])
})

test('a double-encoded byte-order mark before the first heading', () => {
  const read = readTable(`
    ï»¿Supplier|Date|Amount
    Alder Works Ltd|30/04/2024|12.00`)
  assert.equal(read.detected.mapping.columns.supplier?.column, 1)
  assert.equal(read.sum, 1200)
})

test('two-line headers', () => {
  const read = readTable(`
    Supplier|Supplier|Payment|Net
    Name|Number|Date|Amount
    Alder Works Ltd|77|30/04/2024|12.00`)
  assert.deepEqual(taken(read), {
    date: 'Payment Date',
    amount: 'Net Amount',
    supplier: 'Supplier Name',
    supplierNumber: 'Supplier Number',
  })
  assert.deepEqual(read.fates, ['header', 'header', 'accepted'])
  const broken = readTable(`
    Doc Date|Payee|£ (net)|Unrecoverable|Category
    |||VAT|
    30/04/2024|Alder Works Ltd|1,200|3.00|Roads`)
  assert.equal(taken(broken).vatAmount, 'Unrecoverable VAT')
  assert.deepEqual(broken.fates, ['header', 'header', 'accepted'])
})

test('the header missing: columns are told by what is in them', () => {
  const read = readTable(`
    30/04/2024|Alder Works Ltd|1,200.00
    01/04/2024|Birch Care CIC|50.25
    02/04/2024|Cedar Trust|7.00`)
  assert.deepEqual(basics(read), ['column 1', 'column 2', 'column 3'])
  assert.equal(read.detected.mapping.headerRow, null)
  assert.deepEqual(read.fates, ['accepted', 'accepted', 'accepted'])
  assert.match(read.detected.notes.join(), /There are no headings/)
})

test('the header missing, and several columns that could be the supplier: a question', () => {
  const read = readTable(`
    30/04/2024|Zinnia|Mending|1,200.00
    01/04/2024|Yarrow|Baking|50.25
    02/04/2024|Xenia|Painting|7.00`)
  assert.deepEqual(
    read.detected.questions.map(({ about }) => about),
    ['columns'],
  )
  assert.match(read.detected.questions[0]!.words, /column B, such as “Zinnia”; or column C, such as “Mending”/)
  assert.equal(read.detected.mapping.columns.supplier, undefined)
})

test('the header on line 2', () => {
  const read = readTable(`
    |||
    Supplier|Date|Amount|Category
    Alder Works Ltd|30/04/2024|12.00|Roads`)
  assert.deepEqual(read.fates, ['blank', 'header', 'accepted'])
})

test('the header repeated', () => {
  const read = readTable(`
    Supplier|Date|Amount
    Alder Works Ltd|30/04/2024|12.00
    SUPPLIER|date|Amount
    Birch Care CIC|01/04/2024|50.25`)
  assert.deepEqual(read.fates, ['header', 'accepted', 'header', 'accepted'])
})

test('a header cell that is only `+`', () => {
  const read = readTable(`
    +|Name|Payment date|Net Amount
    x|Alder Works Ltd|30/04/2024|12.00`)
  assert.deepEqual(basics(read), ['Payment date', 'Name', 'Net Amount'])
  assert.equal(read.sum, 1200)
})

test('the supplier column called “Name:  ”, “Suuplier ID (T)”, “Organisation Name”, “Beneficiary”', () => {
  const under = (heading: string) =>
    readTable(`
    ${heading}|Date|Amount
    Alder Works Ltd|30/04/2024|12.00
    Birch Care CIC|01/04/2024|50.25`)
  for (const heading of ['Name:', 'Suuplier ID (T)', 'Organisation Name', 'Beneficiary'])
    assert.equal(taken(under(heading)).supplier, heading)
  const publisher = readTable(`
    Organisation Name|Date|Vendor ID|Vendor|Amount
    Zedshire Council|30/04/2024|7|Alder Works Ltd|12.00
    Zedshire Council|01/04/2024|8|Birch Care CIC|50.25`)
  assert.deepEqual([taken(publisher).supplier, taken(publisher).supplierNumber], ['Vendor', 'Vendor ID'])
})

test('the date column called “Updated”', () => {
  const read = readTable(`
    Supplier|Amount|Updated
    Alder Works Ltd|12.00|2024-04-30`)
  assert.equal(taken(read).date, 'Updated')
  const other = readTable(`
    Supplier|Amount|Updated|Paid Date
    Alder Works Ltd|12.00|2024-05-30|2024-04-30`)
  assert.equal(taken(other).date, 'Paid Date')
})

test('blank spacer columns and trailing commas', () => {
  const read = readTable(`
    Area||Name:|||Payment Date||Amount Paid||
    Roads||Alder Works Ltd|||30/04/2024||1,185.60||
    Roads||Birch Care CIC|||01/04/2024||50.00||`)
  assert.deepEqual(read.fates, ['header', 'accepted', 'accepted'])
  assert.equal(read.sum, 123_560)
})

test('duplicate column names: the first is taken', () => {
  const read = readTable(`
    Supplier|Supplier|Date|Amount|Amount
    Alder Works Ltd|Other|30/04/2024|12.00|99.00`)
  assert.deepEqual(
    [read.detected.mapping.columns.supplier?.column, read.detected.mapping.columns.amount?.column],
    [1, 4],
  )
})

test('a sheet for each month, with TOTAL as the amount and stars before headings', () => {
  const read = readTable(
    `
    * Expenditure Category|* Date|TOTAL|* SUPPLIER FINAL
    Equipment|2024-07-16|515.82|ALDER WORKS LTD
    Equipment|2024-07-17|4999.999999999999|TOTAL HYGIENE LTD`,
    {},
    'spend.xlsx',
    'JUL 24',
  )
  assert.deepEqual(basics(read), ['* Date', '* SUPPLIER FINAL', 'TOTAL'])
  assert.equal(read.sum, 551_582)
})

test('gross, VAT and net side by side: net wins, and the receipt says so', () => {
  const read = readTable(`
    Authority Name|Date of Payment|Gross|VAT|Net|Supplier Name
    Zedshire|2024-04-30|120.00|20.00|100.00|Alder Works Ltd`)
  assert.deepEqual(
    [taken(read).amount, taken(read).vatAmount, read.detected.mapping.amountBasis],
    ['Net', 'VAT', 'net'],
  )
  assert.match(read.detected.notes.join(), /from “Net”, not from “Gross”/)
  const gross = readTable(`
    Payee|Date|Amount (inc VAT)
    Alder Works Ltd|30/04/2024|12.00`)
  assert.equal(gross.detected.mapping.amountBasis, 'gross')
})

test('a title that speaks of VAT over the headings: VAT stays not known, and the words are shown', () => {
  const read = readTable(`
    Payments equal to or greater than £500 including VAT
    |||
    Directorate|Updated|Supplier Name|Amount
    Resources|17/03/2010|Alder Works Ltd|1,000.00`)
  assert.equal(read.detected.mapping.amountBasis, 'unknown')
  assert.match(read.detected.notes.join(), /including VAT/)
})

test('payment date before effective, invoice and document dates; a date heading over numbers is not believed', () => {
  const read = readTable(`
    Effective Date|Payment Date|Invoice Date|Supplier|Amount
    30/06/2020|24/06/2020|01/05/2020|Alder Works Ltd|12.00`)
  assert.equal(taken(read).date, 'Payment Date')
  const numbers = readTable(`
    Date|Supplier|Transaction Date|Amount
    30/06/2020|Alder Works Ltd|1168648|12.00`)
  assert.deepEqual([taken(numbers).date, taken(numbers).reference], ['Date', 'Transaction Date'])
})
