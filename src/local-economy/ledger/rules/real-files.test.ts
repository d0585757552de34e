// The rules over real published files, which are no part of this project: a folder with them is named by a variable. For each
// table the headings that a person would take for date, supplier and amount are written down here, and held against detection.
import assert from 'node:assert/strict'
import { glob } from 'node:fs/promises'
import { basename, join } from 'node:path'
import test from 'node:test'
import { type Cells, readCells, type TableRead, taken } from '../../../../test/support/spend-tables.ts'
import type { Day } from '../../../platform/kernel/index.ts'
import { tablesIn } from '../../../platform/tabular/index.ts'

const data = process.env.COMMONWEAL_SAMPLE_DATA

/** Beginning of `file#sheet` → date, supplier, amount; the first that fits counts. `-`: no such column. */
const payments: readonly (readonly [string, string, string, string])[] = [
  ['babergh/', 'Payment Date', 'Supplier', 'Amount'],
  ['cabinetoffice/', 'Date', 'Supplier', 'Amount'],
  ['calderdale/2012-01.csv', 'Date', 'Supplier Name', 'Amount'],
  ['calderdale/2015-06-card', 'Transaction Date', 'Supplier Name', 'Net Amount'],
  ['calderdale/2018-03-card', 'Transaction Date', 'Supplier Name', 'Net Amount'],
  ['calderdale/2021-06-card', 'Transaction Date', 'Supplier Name', 'Net Amount'],
  ['calderdale/', 'Date', 'Supplier(Beneficiary) Name', 'Net Amount'],
  ['gateshead/', 'Updated', 'Supplier ID(T)', 'Amount'],
  ['gla/', 'Date', 'Vendor', 'Amount'],
  ['harrogate/', 'Payment Date', 'Supplier Name', 'Net Amount'],
  ['home-office-gpc/cleaned_spend', 'Date', 'Supplier', 'Amount'],
  ['hyndburn/1614267919323', 'Payment date', 'Name', 'Net Amount(œ)'],
  ['hyndburn/1690984418769', 'Payment Date', 'Name', 'Net Amount (£)'],
  ['hyndburn/17', 'Payment Date', 'Name:', 'Amount Paid'],
  ['hyndburn/', 'Payment date', 'Name', 'Net Amount(£)'],
  ['lambeth/2011-01', '-', 'Supplier Name', 'Sum of Invoice Nett Amount'],
  ['lambeth/', '-', 'Supplier Name', 'Total'],
  ['lancashire-fire/', 'Date', 'Supplier Name', 'Amount'],
  ['lancashire-pcc/pcc-2018-19', 'Date', 'SUPPLIER', 'Total Invoice Amount'],
  ['lancashire-pcc/', '* Date', '* SUPPLIER FINAL', 'TOTAL'],
  ['leeds/2013', 'DatePaid', 'SupplierName', 'NetAmount'],
  ['leeds/2020', 'Payment Date', 'Beneficiary Name', 'Amount'],
  ['leeds/', 'Date paid', 'Supplier name', 'Net amount'],
  ['manchester/', 'Invoice Payment Date', 'Supplier Name', 'Net Amount'],
  ['newcastle/', 'Paid Date', 'Supplier Name', 'Total'],
  ['nhs-london/BART/', 'Payment Date', 'Supplier', 'Amount'],
  ['nhs-london/CHWE/', 'Date Paid', 'Supplier Name', 'amount'],
  ['nhs-london/CROY/', 'Date', 'Supplier', 'amount'],
  ['nhs-london/EPSH/', 'Date', 'Supplier', 'amount'],
  ['nhs-london/GUYS/', 'Date of payment', 'Supplier', 'amount'],
  ['nhs-london/IMPC/', 'Date Paid', 'Supplier Name', 'Amount'],
  ['nhs-london/NCL/', 'Date', 'Supplier', 'amount'],
  ['nhs-london/NEBD/', 'Date', 'Supplier', 'amount'],
  ['nhs-london/NMID/', 'Date Paid', 'Supplier', 'Amount'],
  ['nhs-london/', 'Date', 'Supplier', 'Amount'],
  ['north-tyneside/2014', 'Payment Date', 'Supplier Name', 'Amount'],
  ['north-tyneside/', 'Payment Date', 'Supplier (Beneficiary) Name', 'Net Amount'],
  ['openlylocal-fixtures/windows', 'Invoice date', 'Supplier Name', 'Amount £ (Excl VAT)'],
  ['openlylocal-fixtures/', 'Updated', 'Supplier Name', 'Amount'],
  ['oxford-city/expenditure-over-500-jan-mar-2014', 'paid_date', 'supplier_name', 'amount'],
  ['oxford-city/', 'Paid Date', 'Supplier Name', 'Amount'],
  ['salford/202', 'Date of Payment', 'Vendor Name', 'Net'],
  ['salford/', 'Date of Payment', 'Supplier Name', 'Net'],
  ['sutton-coldfield-town/Payments-in-excess-of-250-2016_17.xlsx#FullData', 'Doc Date', 'Payee', '¬£ (net)'],
  ['sutton-coldfield-town/Payments-in-excess-of-250-2016_17.xlsx#data', 'Doc Date', 'Payee', '£ (net)'],
  ['sutton-coldfield-town/Payments-in-excess-of-250-Q3-17-8.xlsx#Page 2', 'column 1', 'column 4', 'column 6'],
  ['sutton-coldfield-town/Payments', 'Paid Date', 'Payee', '£ (net)'],
  ['tfl/', 'Clearing Date', 'Vendor Name', 'Amount'],
  ['trafford/trafford_council_voluntary', 'Award Date', 'Recipient Org:Name', 'Amount Awarded'],
  ['trafford/', 'PaymentDate', 'BeneficiaryName', 'Amount'],
  ['windsor-maidenhead/', '-', 'Supplier Name', 'Amount'],
]

/** What is no list of payments, and the word that must stand in the refusal. */
const others: readonly (readonly [RegExp, RegExp])[] = [
  [/^home-office-gpc\/cleaned_agg/, /sums for each supplier/],
  [/^sutton-coldfield-town\/Contracts/, /register of contracts/],
  [/^sutton-coldfield-town\/Payments-in-excess-of-250-2016_17\.xlsx#(?!FullData|data)/, /summary made by a workbook/],
  [/^sutton-coldfield-town\/.*\.ods#Sheet1|^nhs-london\/NMID\/.*#Sheet[23]/, /empty|nothing/i],
  [/^openspending-25k-samples\//, /No column holds amounts/],
]
const doubtful = /^lambeth\/|^windsor-maidenhead\/|^trafford\/trafford_council_voluntary/
const noTable = /^hmt\//

/** For tables without dates, where somebody would have to say. */
const anyPeriod = { period: { from: '2010-01-01' as Day, to: '2010-01-31' as Day } }

interface Seen {
  readonly name: string
  readonly read?: TableRead
  readonly reason?: string
}

async function* tables(folder: string): AsyncGenerator<Seen> {
  const files: string[] = []
  for await (const file of glob('**/*.{csv,gz,zip,xlsx,xls,ods,json}', { cwd: folder })) files.push(file)
  for (const file of files.filter((path) => !path.startsWith('_')).sort())
    for await (const part of tablesIn(join(folder, file), basename(file))) {
      if ('notATable' in part) {
        const { sheet, reason } = part.notATable
        yield { name: `${file}#${sheet ?? ''}`, reason }
        continue
      }
      const rows: Cells[] = []
      for await (const some of part.table.rows())
        for (const row of some) rows.push(row.cells.map((cell) => (cell === '' ? null : cell)))
      yield {
        name: `${file}#${part.table.sheet ?? ''}`,
        read: readCells(rows, anyPeriod, basename(file), part.table.sheet ?? undefined),
      }
    }
}

test('real files: nine in ten map without a question, and what is no list of payments is recognised', {
  skip: data === undefined && 'COMMONWEAL_SAMPLE_DATA is not set',
}, async (t) => {
  const wrong: string[] = []
  const tally = { payments: 0, right: 0, plain: 0, refused: 0, rows: 0, accepted: 0, held: 0 }
  for await (const { name, read, reason } of tables(join(data!, 'spend'))) {
    const refusal = others.find(([pattern]) => pattern.test(name))
    const why = reason ?? read?.detected.notLedger ?? null
    if (refusal || noTable.test(name)) {
      if (why === null || (refusal && !refusal[1].test(why))) wrong.push(`${name}: should be refused, is: ${why}`)
      else tally.refused++
      continue
    }
    const expected = payments.find(([start]) => name.startsWith(start))
    if (!expected || !read || why !== null) {
      wrong.push(`${name}: ${why ?? 'not on the list'}`)
      continue
    }
    const { date = '-', supplier, amount } = taken(read)
    const [, ...columns] = expected
    const questions = read.detected.questions.map(({ about }) => about)
    const right = [date, supplier, amount].join('|') === columns.join('|')
    tally.payments++
    if (right) tally.right++
    else wrong.push(`${name}: ${[date, supplier, amount].join(' | ')} instead of ${columns.join(' | ')}`)
    // Which days a table without dates is about, no file says: to ask is right.
    if (right && questions.every((about) => about === 'period' && date === '-')) tally.plain++
    else wrong.push(`${name}: asks about ${questions.join()}`)
    if ((read.detected.doubtful !== null) !== doubtful.test(name))
      wrong.push(`${name}: doubtful: ${read.detected.doubtful}`)
    tally.rows += read.rows.length
    tally.accepted += read.fates.filter((fate) => fate === 'accepted').length
    tally.held += read.rows.filter(({ kind }) => kind === 'held').length
  }
  t.diagnostic(
    `${tally.plain} of ${tally.payments} tables of payments map without a question; ${tally.refused} other tables refused; ` +
      `${tally.rows} rows: ${tally.accepted} accepted, ${tally.held} held, ${tally.rows - tally.accepted - tally.held} no data`,
  )
  for (const words of wrong) t.diagnostic(words)
  assert.ok(tally.payments >= 20 && tally.plain >= tally.payments * 0.9)
  assert.deepEqual(wrong, [])
})
