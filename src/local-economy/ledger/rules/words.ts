// The words in which the ledger speaks about rows, columns and amounts.
import { count, listOf } from '../../../platform/kernel/index.ts'
import type { AmountBasis, FieldName, HeldReason, NotDataKind } from './types.ts'

/** What a column is called on pages and in questions. */
export const fieldTitles: Readonly<Record<FieldName, string>> = {
  date: 'Date',
  supplier: 'Supplier',
  amount: 'Amount',
  description: 'Description',
  category: 'Category',
  reference: 'Reference',
  supplierNumber: 'Supplier number',
  companyNumber: 'Company number',
  charityNumber: 'Charity number',
  postcode: 'Postcode',
  vatAmount: 'VAT amount',
  vatNumber: 'VAT number',
}

const held: Readonly<Record<HeldReason, string>> = {
  'date-missing': 'There is no date.',
  'date-unreadable': 'The date cannot be read.',
  'amount-missing': 'There is no amount.',
  'amount-unreadable': 'The amount cannot be read.',
  'amount-withheld': 'The publisher has left the amount out on purpose.',
  'supplier-missing': 'It does not say who was paid.',
  'row-damaged': 'The row has more cells than the table has columns, so they may have slipped.',
}

/** One sentence: why the row is held. */
export const heldWords = (reason: HeldReason): string => held[reason]

const kinds: Readonly<Record<NotDataKind, string>> = {
  preamble: 'Text above the headings',
  header: 'Headings',
  blank: 'Blank row',
  total: 'Total',
  note: 'Note',
}

/** A word or two for what a row is that is no data. */
export const notDataWords = (kind: NotDataKind): string => kinds[kind]

const titles: Readonly<Record<AmountBasis, string>> = {
  net: 'without VAT',
  gross: 'with VAT',
  unknown: 'VAT not known',
}

/** `without VAT`, `with VAT`, `VAT not known` */
export const basisTitle = (basis: AmountBasis): string => titles[basis]

const bases: readonly AmountBasis[] = ['net', 'gross', 'unknown']

const partWords: Readonly<Record<AmountBasis, string>> = {
  net: 'some amounts leave VAT out',
  gross: 'some have it in',
  unknown: 'for some the file does not say',
}

/**
 * What a total holds, by the sums or the line counts of each basis (0 where there are none): said beside every total. A total
 * over several bases says so, because such amounts do not quite belong together.
 */
export const basisWords = (sums: {
  readonly net: number
  readonly gross: number
  readonly unknown: number
}): string => {
  const there = bases.filter((basis) => sums[basis] !== 0)
  if (there.length === 0) return ''
  if (there.length === 1)
    return { net: 'Without VAT.', gross: 'With VAT.', unknown: 'The files do not say whether VAT is in it.' }[there[0]!]
  return `VAT is not treated alike: ${listOf(there.map((basis) => partWords[basis]))}.`
}

/** A warning: lines that were hidden in a file are in the one that takes its place. */
export const hiddenTooWords = (lines: number): string =>
  `${count(lines, 'line')} that ${lines === 1 ? 'was' : 'were'} hidden in the file it replaces ${lines === 1 ? 'is' : 'are'} hidden here too.`

/** A warning: they were not found again, which may mean that they are written in another way. */
export const hiddenUnlikeWords = (lines: number): string =>
  `${count(lines, 'line')} that ${lines === 1 ? 'was' : 'were'} hidden in the file it replaces ${lines === 1 ? 'is' : 'are'} not in this one with the same day, supplier and amount. If ${lines === 1 ? 'it stands' : 'they stand'} here in another way, hide ${lines === 1 ? 'it' : 'them'} again.`

/** A warning: the lines count, and the one thing that was to be done with them after that did not work. */
export const localitiesLaterWords =
  'Where the postcodes of these lines lie could not be found out just now. The lines are in the ledger; the server tries it again every hour, and until then their area is not known.'
