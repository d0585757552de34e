// One supplier: what it was paid in each year, how it is written, and every payment.
import { type Html, html, insetText, type PageView, page, pagination, table } from '../../../platform/ui/index.ts'
import { basisWords } from '../rules/index.ts'
import { type YearNumber, yearName } from '../rules/years.ts'
import { ledgerAddress, type PlaceNamed } from './import-words.ts'
import { onlyFirst, type PaymentShown, paymentsTable } from './payments.ts'
import {
  addressWith,
  basisCell,
  basisNote,
  exactly,
  type Links,
  ledgerNavigation,
  linesWords,
  roughly,
  type SumShown,
  strong,
  whole,
} from './reading-words.ts'
import { supplierAddress } from './suppliers.ts'

export interface OneSupplierView {
  readonly place: PlaceNamed
  readonly key: string
  readonly supplier: string
  readonly spellings: readonly string[]
  readonly years: readonly (SumShown & { readonly year: YearNumber })[]
  readonly total: SumShown
  readonly payments: readonly PaymentShown[]
  readonly page: number
  readonly pages: number
  /** There are more payments than can be paged through. */
  readonly more: boolean
  readonly links: Links
}

const sentence = ({ supplier, years, total }: OneSupplierView): string => {
  const [first, last] = [years[0], years.at(-1)]
  const when =
    first === undefined || last === undefined
      ? ''
      : first === last
        ? ` in ${yearName(first.year)}`
        : `, the first in ${yearName(first.year)} and the last in ${yearName(last.year)}`
  return `${supplier} was paid ${roughly(total.pence)} in ${linesWords(total.lines)}${when}.`
}

const spellingsPart = ({ spellings }: OneSupplierView): Html | undefined =>
  spellings.length < 2
    ? undefined
    : insetText(
        html`<p class="govuk-body">The files write this name in ${whole(spellings.length)} ways, with other capitals or spaces. They count as one:</p><ul class="govuk-list govuk-list--bullet">${spellings
          .slice(0, 20)
          .map((one) => html`<li><span class="cw-as-typed">${one}</span></li>`)}</ul>`,
      )

const yearsPart = ({ years, total }: OneSupplierView): Html =>
  html`<h2 class="govuk-heading-m">Each financial year</h2>${table({
    listed: true,
    caption: 'Paid in each financial year',
    captionHidden: true,
    columns: [
      { name: 'year', title: 'Financial year' },
      { name: 'payments', title: 'Payments', numeric: true },
      { name: 'pounds', title: 'Amount', numeric: true },
      { name: 'vat', title: 'VAT' },
    ],
    rows: [
      ...years.map((one) => [yearName(one.year), one.lines, exactly(one.pence), basisCell(one.basis)]),
      [strong('All years'), strong(whole(total.lines)), strong(exactly(total.pence)), basisCell(total.basis)],
    ],
  })}`

export const oneSupplierPage = (view: OneSupplierView): PageView => {
  const { place, key, supplier, total } = view
  return page({
    title: supplier,
    caption: 'Supplier',
    wide: true,
    backLink: { href: `${ledgerAddress(place)}/suppliers`, text: 'Who was paid' },
    main: html`${ledgerNavigation(place, '/suppliers')}<p class="govuk-body-l">${sentence(view)}</p>${spellingsPart(view)}${yearsPart(view)}<h2 class="govuk-heading-m">Payments</h2>${paymentsTable(
      place,
      view.payments,
      { caption: `Payments to ${supplier}, the latest first`, ofOne: true, links: view.links },
    )}${view.more && onlyFirst()}${pagination({
      page: view.page,
      pages: view.pages,
      hrefOf: (one) => addressWith(supplierAddress(place, key), { page: one === 1 ? undefined : one }),
      label: 'Pages of payments',
    })}${basisNote(basisWords(total.basis))}`,
  })
}
