// Who was paid: a list to search in, those that were paid most first.
import {
  button,
  form,
  type Html,
  html,
  input,
  type PageView,
  page,
  pagination,
  select,
  table,
} from '../../../platform/ui/index.ts'
import { basisWords } from '../rules/index.ts'
import { type YearNumber, yearInAddress, yearName } from '../rules/years.ts'
import { ledgerAddress, type PlaceNamed } from './import-words.ts'
import {
  addressWith,
  basisNote,
  exactly,
  inYears,
  type Links,
  ledgerNavigation,
  linesWords,
  link,
  noPayments,
  roughly,
  type SumShown,
  whole,
} from './reading-words.ts'

export interface SuppliersView {
  readonly place: PlaceNamed
  /** What was searched for; empty for all. */
  readonly q: string
  readonly year: YearNumber | undefined
  readonly years: readonly YearNumber[]
  readonly suppliers: readonly (SumShown & { readonly key: string; readonly supplier: string })[]
  readonly found: SumShown & { readonly suppliers: number }
  readonly notShown: SumShown
  readonly page: number
  readonly pages: number
  readonly links: Links
}

export const supplierAddress = (place: Pick<PlaceNamed, 'slug'>, key: string): string =>
  `${ledgerAddress(place)}/suppliers/${key}`

const search = ({ place, q, year, years }: SuppliersView): Html =>
  html`<div class="cw-no-print cw-readable">${form(
    { action: `${ledgerAddress(place)}/suppliers`, method: 'get' },
    input({
      name: 'q',
      label: 'Search by name',
      hint: 'A part of the name is enough.',
      type: 'search',
      value: q,
      spellcheck: false,
      width: 20,
    }),
    select({
      name: 'year',
      label: 'Financial year',
      value: year === undefined ? '' : yearInAddress(year),
      options: [
        { value: '', text: 'All years' },
        ...years.map((one) => ({ value: yearInAddress(one), text: yearName(one) })),
      ],
    }),
    button({ text: 'Search' }),
  )}</div>`

/** What was hidden here, in words: said wherever it is missing from a list. */
export const notShownWords = ({ lines, pence }: SumShown): string =>
  `${linesWords(lines)} of ${roughly(pence)} ${lines === 1 ? 'is' : 'are'} not shown here, with a reason. Every total has ${lines === 1 ? 'it' : 'them'} in it.`

const sentence = ({ q, year, found }: SuppliersView): string => {
  const many = `${whole(found.suppliers)} ${found.suppliers === 1 ? 'supplier' : 'suppliers'}`
  return `${many}${q === '' ? '' : ` with “${q}” in the name`} ${found.suppliers === 1 ? 'was' : 'were'} paid ${roughly(found.pence)} ${inYears(year)}.`
}

const list = (view: SuppliersView): Html => {
  const { place, year, suppliers, notShown } = view
  const last = view.page === view.pages && notShown.lines > 0
  return table({
    listed: true,
    caption: `Suppliers ${inYears(year)}, those that were paid most first`,
    captionHidden: true,
    columns: [
      { name: 'supplier', title: 'Supplier' },
      { name: 'payments', title: 'Payments', numeric: true },
      { name: 'pounds', title: 'Amount', numeric: true },
    ],
    rows: [
      ...suppliers.map((one) => [link(supplierAddress(place, one.key), one.supplier), one.lines, exactly(one.pence)]),
      ...(last ? [[html`<em>Not shown</em>`, notShown.lines, exactly(notShown.pence)]] : []),
    ],
    links: view.links,
  })
}

const nobody = ({ place, q, year, years }: SuppliersView): Html => {
  if (years.length === 0 || q === '') return noPayments(place, years.length === 0 ? undefined : year)
  return html`<p class="govuk-body">No supplier with “${q}” in the name was paid ${inYears(year)}. Try fewer letters, or ${link(addressWith(`${ledgerAddress(place)}/lines`, { q }), 'search in what payments were for')}.</p>`
}

export const suppliersPage = (view: SuppliersView): PageView => {
  const { place, q, year, found, notShown } = view
  return page({
    title: 'Who was paid',
    caption: place.name,
    wide: true,
    main: html`${ledgerNavigation(place, '/suppliers')}${search(view)}${
      found.suppliers === 0
        ? nobody(view)
        : html`<p class="govuk-body-l">${sentence(view)}</p>${list(view)}${pagination({
            page: view.page,
            pages: view.pages,
            hrefOf: (one) =>
              addressWith(`${ledgerAddress(place)}/suppliers`, {
                q: q === '' ? undefined : q,
                year: year === undefined ? undefined : yearInAddress(year),
                page: one === 1 ? undefined : one,
              }),
            label: 'Pages of suppliers',
          })}`
    }${notShown.lines > 0 && html`<p class="govuk-body">${notShownWords(notShown)}</p>`}<p class="govuk-body cw-muted">Names that differ only in capitals and spaces count as one supplier. One that is written in other ways stands here several times.</p>${basisNote(basisWords(found.basis))}`,
  })
}
