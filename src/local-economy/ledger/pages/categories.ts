// What the money was for, as the publishers call it.
import { type Html, html, type PageView, page, percent, table } from '../../../platform/ui/index.ts'
import { basisWords } from '../rules/index.ts'
import { type YearNumber, yearSpan } from '../rules/years.ts'
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
  strong,
  whole,
  yearChoice,
} from './reading-words.ts'

/** What stands where the file names none. */
export const categoryName = (category: string | null): string => category ?? 'Not stated'

export interface CategoriesView {
  readonly place: PlaceNamed
  readonly years: readonly YearNumber[]
  readonly year: YearNumber | undefined
  readonly categories: readonly (SumShown & { readonly category: string | null })[]
  readonly total: SumShown
  readonly links: Links
}

/** Empty where credits leave no whole to divide. */
const shareCell = (part: number, all: number): string =>
  all > 0 && part >= 0 && part <= all ? percent(part / all) : ''

const sentence = ({ categories, total, year }: CategoriesView): Html => {
  const [most] = categories.filter(({ category }) => category !== null)
  const none = categories.find(({ category }) => category === null)
  const unsaid = none === undefined ? '' : ` What ${roughly(none.pence)} was for is not stated.`
  return html`<p class="govuk-body-l">${
    most === undefined
      ? `The files do not say what ${roughly(total.pence)} was for.`
      : `The largest category ${inYears(year)} is “${most.category}”, with ${roughly(most.pence)} of ${roughly(total.pence)}.${unsaid}`
  }</p>`
}

export const categoriesPage = (view: CategoriesView): PageView => {
  const { place, year, total } = view
  const at = ledgerAddress(place)
  const span = year === undefined ? {} : yearSpan(year)
  return page({
    title: 'What the money was for',
    caption: place.name,
    wide: true,
    main: html`${ledgerNavigation(place, '/categories')}${yearChoice(view.years, year, (one) => addressWith(`${at}/categories`, { year: one }))}${
      total.lines === 0
        ? noPayments(place, year)
        : html`${sentence(view)}<p class="govuk-body">These are the publishers’ own words, each as it is written in their files.</p>${table(
            {
              listed: true,
              caption: `Categories ${inYears(year)}`,
              columns: [
                { name: 'category', title: 'Category' },
                { name: 'payments', title: 'Payments', numeric: true },
                { name: 'pounds', title: 'Amount', numeric: true },
                { name: 'share', title: 'Share', numeric: true },
              ],
              rows: [
                ...view.categories.map((one) => [
                  link(
                    addressWith(`${at}/lines`, { category: one.category ?? '', ...span }),
                    categoryName(one.category),
                  ),
                  one.lines,
                  exactly(one.pence),
                  shareCell(one.pence, total.pence),
                ]),
                [
                  strong(`All, ${linesWords(total.lines)}`),
                  strong(whole(total.lines)),
                  strong(exactly(total.pence)),
                  '',
                ],
              ],
              links: view.links,
            },
          )}${basisNote(basisWords(total.basis))}`
    }`,
  })
}
