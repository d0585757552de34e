// How each publisher lays its files out, year by year: headings change, so do the ways of writing days and amounts. As real ones do.
import type { Day, Pence } from '../../platform/kernel/index.ts'
import type { Ledger } from './data.ts'
import type { Payment } from './payments.ts'

/** What the oddities may spoil. */
export interface Cells {
  date: string
  amount: string
  supplier: string
}

export interface Layout {
  readonly headings: readonly string[]
  readonly cells: (payment: Payment, cells: Cells) => readonly string[]
  readonly date: (day: Day) => string
  readonly amount: (amount: Pence) => string
  readonly encoding: 'utf-8' | 'utf-8 with mark' | 'windows-1252'
  readonly lineEnd: '\n' | '\r\n'
  /** Quotes round every cell, or only where they are needed. */
  readonly quotes: 'all' | 'needed'
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const dayMonthYear = (day: Day): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
const namedMonth = (day: Day): string => `${day.slice(8)}-${monthNames[Number(day.slice(5, 7)) - 1]}-${day.slice(2, 4)}`
const asItIs = (day: Day): string => day

/** `1234.50` */
const plain = (amount: Pence): string => {
  const whole = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${whole.slice(0, -2)}.${whole.slice(-2)}`
}
/** `1,234.50` */
const grouped = (amount: Pence): string => plain(amount).replace(/\B(?=(\d{3})+\.)/g, ',')

const councilFirst: Layout = {
  headings: [
    'Body Name',
    'Directorate',
    'Date Paid',
    'Transaction Number',
    'Supplier Name',
    'Expense Type',
    'Net Amount',
    'Post Code',
  ],
  cells: ({ category, reference, postcode }, { date, amount, supplier }) => [
    'Merebridge Borough Council',
    category.directorate,
    date,
    String(reference),
    supplier,
    category.name,
    amount,
    postcode ?? '',
  ],
  date: dayMonthYear,
  amount: plain,
  encoding: 'utf-8',
  lineEnd: '\n',
  quotes: 'needed',
}

const councilSecond: Layout = {
  headings: [
    'Service Area',
    'Expenditure Category',
    'Payment Date',
    'Supplier No',
    'Supplier',
    'Transaction No',
    'Amount excl. VAT (£)',
    'Supplier Postcode',
  ],
  cells: ({ category, reference, postcode, supplierNumber }, { date, amount, supplier }) => [
    category.directorate,
    category.name,
    date,
    supplierNumber ?? '',
    supplier,
    String(reference),
    amount,
    postcode ?? '',
  ],
  date: namedMonth,
  amount: grouped,
  encoding: 'windows-1252',
  lineEnd: '\r\n',
  quotes: 'needed',
}

const councilThird: Layout = {
  headings: [
    'Payment date',
    'Invoice reference',
    'Supplier number',
    'Supplier',
    'Company number',
    'Supplier postcode',
    'Purpose',
    'Category',
    'Directorate',
    'Net amount',
  ],
  cells: (payment, { date, amount, supplier }) => [
    date,
    `INV${payment.reference}`,
    payment.supplierNumber ?? '',
    supplier,
    payment.companyNumber ?? '',
    payment.postcode ?? '',
    payment.purpose,
    payment.category.name,
    payment.category.directorate,
    amount,
  ],
  date: asItIs,
  amount: plain,
  encoding: 'utf-8 with mark',
  lineEnd: '\n',
  quotes: 'all',
}

const police: Layout = {
  headings: ['Date', 'Supplier', 'Category', 'Description', 'Reference', 'Postcode', 'Gross amount (£)'],
  cells: ({ category, purpose, reference, postcode }, { date, amount, supplier }) => [
    date,
    supplier,
    category.name,
    purpose,
    String(reference),
    postcode ?? '',
    amount,
  ],
  date: dayMonthYear,
  amount: (value) => `£${grouped(value)}`.replace('£-', '-£'),
  encoding: 'windows-1252',
  lineEnd: '\r\n',
  quotes: 'needed',
}

/** Laid out as a workbook, so days and amounts are not text there. */
export const boardHeadings: readonly string[] = [
  'Department Family',
  'Entity',
  'Date',
  'Expense Type',
  'Expense Area',
  'Supplier',
  'Transaction Number',
  'AP Amount (£)',
  'Supplier Postcode',
]

/** @param year 0 is 2023/24 */
export const layoutOf = (ledger: Ledger, year: number): Layout => {
  if (ledger.key === 'pcc') return police
  if (ledger.key === 'stonehithe') return councilThird
  if (ledger.key === 'kelderdale') return councilSecond
  return [councilFirst, councilSecond][year] ?? councilThird
}
