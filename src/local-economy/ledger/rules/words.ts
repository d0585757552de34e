// The words in which the ledger speaks about rows, columns and amounts.
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

/** One sentence: why the row is held. */
export const heldWords = (reason: HeldReason): string => reason

/** One or two words for what a row is that is not data. */
export const notDataWords = (kind: NotDataKind): string => kind

/** `without VAT` */
export const basisTitle = (basis: AmountBasis): string => basis

/** What a total holds, by the sums or the line counts of each basis: said beside every total. */
export const basisWords = (sums: { readonly net: number; readonly gross: number; readonly unknown: number }): string =>
  String(sums)
