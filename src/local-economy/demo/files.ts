// The demonstration's files as the invented publishers would put them on their sites: bytes, names, and what is wrong with them.
import { createHash } from 'node:crypto'
import { addDays, type Day, formatDay, type Pence, pence } from '../../platform/kernel/index.ts'
import { gluedVatNumber, type Ledger } from './data.ts'
import { boardHeadings, type Cells, type Layout, layoutOf } from './layouts.ts'
import odditiesFile from './oddities.json' with { type: 'json' }
import { demoPayments, firstDayOf, type Payment, type PaymentsOfSpan, type Size } from './payments.ts'
import { workbook } from './workbook.ts'

export interface DemoFile {
  /** The place's slug. */
  readonly place: string
  readonly publisher: string
  readonly name: string
  /** Lines that say a payment, spoilt ones among them. */
  readonly lines: number
  readonly spoilt: number
  /** Of those that are not spoilt. */
  readonly pence: Pence
  /** A row (from 1) that is not to be shown, and why. */
  readonly hidden: { readonly row: number; readonly reason: string } | undefined
  readonly sha256: string
  readonly bytes: Buffer
}

const kindOfFile = (ledger: Ledger, month: string): string | undefined =>
  odditiesFile.files.find((one) => one.ledger === ledger.key && one.month === month)?.with

/** The line (from 0) → what is wrong with it. */
const spoiltLines = (
  ledger: Ledger,
  month: string,
  lines: number,
): ReadonlyMap<number, { cell: string; text: string }> =>
  new Map(
    odditiesFile.cells
      .filter((one) => one.ledger === ledger.key && one.month === month && lines > 0)
      .map(({ line, cell, text }) => [(line - 1) % lines, { cell, text }]),
  )

const sumOf = (payments: readonly Payment[]): Pence => pence(payments.reduce((sum, one) => sum + one.pence, 0))

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')
const encoded = (text: string, { encoding }: Layout): Buffer =>
  encoding === 'windows-1252' ? latin(text) : Buffer.from(encoding === 'utf-8' ? text : `\uFEFF${text}`)

const row = (cells: readonly string[], { quotes, lineEnd }: Layout): string =>
  cells
    .map((cell) => (quotes === 'all' || /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',') + lineEnd

/** A row with so many cells, most of them empty. */
const sparse = (layout: Layout, filled: Readonly<Record<number, string>>): string =>
  row(
    layout.headings.map((_, i) => filled[i] ?? ''),
    layout,
  )

const amountColumn = (layout: Layout): number => layout.headings.findIndex((heading) => /amount/i.test(heading))

const preamble = (layout: Layout, { from, to }: { from: Day; to: Day }): string =>
  [
    'Merebridge Borough Council',
    'Payments to suppliers',
    `Report run for payments from ${formatDay(from)} to ${formatDay(to)}`,
    'SELECT * FROM AP_PAYMENTS WHERE NET_AMOUNT >= 250',
    '',
  ]
    .map((words) => sparse(layout, { 0: words }))
    .join('')

const totals = (layout: Layout, payments: readonly Payment[]): string =>
  sparse(layout, { 0: 'Grand Total', [amountColumn(layout)]: layout.amount(sumOf(payments)) }) +
  sparse(layout, {}) +
  sparse(layout, { 0: '© Merebridge Borough Council. This file may be used again.' })

const linesPerPage = 60

const text = ({ ledger, span, payments }: PaymentsOfSpan, layout: Layout): string => {
  const month = firstDayOf(span.from).slice(0, 7)
  const spoilt = spoiltLines(ledger, month, payments.length)
  const kind = kindOfFile(ledger, month)
  const glued = payments.findIndex((one) => one.supplier === gluedVatNumber.name)
  const heading = row(layout.headings, layout)
  const days = { from: firstDayOf(span.from), to: addDays(firstDayOf(span.to), -1) }
  let written = `${kind === 'preamble' ? preamble(layout, days) : ''}${heading}`
  for (const [i, payment] of payments.entries()) {
    const cells: Cells = {
      date: layout.date(payment.day),
      amount: layout.amount(payment.pence),
      supplier: payment.supplier,
    }
    if (i === glued && month === '2025-04') cells.supplier = gluedVatNumber.number + payment.supplier
    const wrong = spoilt.get(i)
    if (wrong) cells[wrong.cell as keyof Cells] = wrong.text
    if (kind === 'pages' && i > 0 && i % linesPerPage === 0) written += sparse(layout, {}) + heading
    written += row(layout.cells(payment, cells), layout)
  }
  if (kind === 'total')
    written += totals(
      layout,
      payments.filter((_, i) => !spoilt.has(i)),
    )
  if (ledger.key === 'pcc')
    written += sparse(layout, {
      1: 'Total',
      [amountColumn(layout)]: layout.amount(sumOf(payments.filter((_, i) => !spoilt.has(i)))),
    })
  return written
}

function* boardRows({ ledger, payments }: PaymentsOfSpan) {
  yield [`${ledger.name}: payments over £25,000`]
  yield [null]
  yield boardHeadings
  for (const { day, category, supplier, reference, pence: amount, postcode } of payments)
    yield [
      'Department of Health and Social Care',
      ledger.name,
      { day },
      category.name,
      category.directorate,
      supplier,
      reference,
      amount / 100,
      postcode,
    ]
}

const nameOf = ({ ledger, span }: PaymentsOfSpan): string => {
  const month = firstDayOf(span.from).slice(0, 7)
  const year = 2023 + Math.floor(span.from / 12)
  const quarter = Math.floor((span.from % 12) / 3) + 1
  if (ledger.key === 'icb') return `mere-and-fell-icb-over-25k-${month}.xlsx`
  if (ledger.key === 'pcc') return `pcc-spend-${year}-${String(year + 1).slice(2)}-q${quarter}.csv`
  if (ledger.months === 12) return `${ledger.key}-payments-${year}-${String(year + 1).slice(2)}.csv`
  return `merebridge-payments-${month}.csv`
}

/** Of the file's own rows: those above the first payment are its headings, and a preamble where it has one. */
const hiddenIn = ({ ledger, span, payments }: PaymentsOfSpan, spoilt: ReadonlyMap<number, unknown>) => {
  const month = firstDayOf(span.from).slice(0, 7)
  const wanted = odditiesFile.hidden.find((one) => one.ledger === ledger.key && one.month === month)
  const at = payments.findIndex((one, i) => one.category.name === wanted?.category && !spoilt.has(i))
  if (wanted === undefined || at === -1) return undefined
  return { row: at + 2, reason: wanted.reason }
}

const fileOf = (content: PaymentsOfSpan): DemoFile => {
  const { ledger, span, payments } = content
  const layout = layoutOf(ledger, Math.floor(span.from / 12))
  const spoilt = spoiltLines(ledger, firstDayOf(span.from).slice(0, 7), payments.length)
  const bytes = ledger.key === 'icb' ? workbook('Over 25k', boardRows(content)) : encoded(text(content, layout), layout)
  return {
    place: ledger.place,
    publisher: ledger.name,
    name: nameOf(content),
    lines: payments.length,
    spoilt: spoilt.size,
    pence: sumOf(payments.filter((_, i) => !spoilt.has(i))),
    hidden: hiddenIn(content, spoilt),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes,
  }
}

/** Every file, publisher by publisher, earliest first; one at a time in memory. Equal to the byte whenever it is called. */
export function* demoFiles(size: Size): Generator<DemoFile> {
  for (const content of demoPayments(size)) yield fileOf(content)
}
