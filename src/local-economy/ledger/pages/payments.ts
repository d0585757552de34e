// Payments as rows of a table, each with its way to the row in its file.
import { type Day, formatDay } from '../../../platform/kernel/index.ts'
import { type Html, html, table } from '../../../platform/ui/index.ts'
import type { AmountBasis } from '../rules/types.ts'
import { ledgerAddress, type PlaceNamed } from './import-words.ts'
import { exactly, type Links, link, whole } from './reading-words.ts'
import { supplierAddress } from './suppliers.ts'

export interface PaymentShown {
  readonly batch: string
  readonly row: number
  readonly day: Day
  readonly pence: number
  readonly supplier: string
  /** By which the page of the supplier is found. */
  readonly key: string
  readonly description: string | null
  readonly category: string | null
  readonly reference: string | null
  readonly postcode: string | null
  readonly publisher: string
  readonly amountBasis: AmountBasis
  /** The file in words. */
  readonly file: string
}

export const paymentColumns = [
  { name: 'date', title: 'Date' },
  { name: 'supplier', title: 'Supplier' },
  { name: 'pence', title: 'Pence', numeric: true },
  { name: 'description', title: 'Description' },
  { name: 'category', title: 'Category' },
  { name: 'reference', title: 'Reference' },
  { name: 'postcode', title: 'Postcode' },
  { name: 'publisher', title: 'Publisher' },
  { name: 'basis', title: 'VAT' },
  { name: 'batch', title: 'Receipt' },
  { name: 'row', title: 'Row' },
] as const

export const paymentCells = (one: PaymentShown) => [
  one.day,
  one.supplier,
  one.pence,
  one.description,
  one.category,
  one.reference,
  one.postcode,
  one.publisher,
  one.amountBasis,
  one.batch,
  one.row,
]

const purpose = ({ description, category }: PaymentShown): Html => {
  const [first, second] = [description ?? category, description === null ? null : category]
  if (first === null) return html`<span class="cw-not-known">not stated</span>`
  return html`${first}${second !== null && second !== first && html`<br><span class="cw-muted">${second}</span>`}`
}

export const paymentsTable = (
  place: PlaceNamed,
  payments: readonly PaymentShown[],
  { caption, ofOne, links }: { readonly caption: string; readonly ofOne: boolean; readonly links: Links },
): Html =>
  table({
    listed: true,
    small: true,
    caption,
    captionHidden: true,
    columns: [
      { name: 'date', title: 'Date' },
      ...(ofOne ? [] : [{ name: 'supplier', title: 'Paid to' }]),
      { name: 'purpose', title: 'For' },
      { name: 'pounds', title: 'Amount', numeric: true },
      { name: 'row', title: 'In its file' },
    ],
    rows: payments.map((one) => [
      html`<span class="cw-whole">${formatDay(one.day)}</span>`,
      ...(ofOne ? [] : [link(supplierAddress(place, one.key), one.supplier)]),
      purpose(one),
      exactly(one.pence),
      html`${link(
        `${ledgerAddress(place)}/batches/${one.batch}/rows/${one.row}`,
        html`<span class="cw-whole">Row ${whole(one.row)}</span><span class="govuk-visually-hidden"> of ${one.file}</span>`,
      )}<br><span class="cw-muted">${one.publisher}</span>`,
    ]),
    links,
  })

/** Further than this nobody pages: to narrow is quicker. */
export const mostPaged = 10_000

export const onlyFirst = (): Html =>
  html`<p class="govuk-body">Only the first ${whole(mostPaged)} can be paged through. Choose a month, or search, to see the others.</p>`
