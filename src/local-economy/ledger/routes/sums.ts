// Sums of a ledger by month and by category, from its roll-ups alone.
import { get, type Route, showData, Type } from '../../../platform/http/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { Categories, Months } from '../api.ts'
import { categoriesPage } from '../pages/categories.ts'
import { monthsPage } from '../pages/months.ts'
import { yearInAddress, yearOf } from '../rules/years.ts'
import { categorySums } from '../store/categories.ts'
import { monthSums, yearSums } from '../store/months.ts'
import { addSums, type Sum } from '../store/rolled-up.ts'
import { ledgerHere, yearAsked } from './reading-here.ts'

/** The form of an empty choice sends an empty text. */
export const yearQuery = Type.Optional(
  Type.String({ maxLength: 7, description: 'A financial year, such as 2024-25; all of them without it' }),
)

export const sumColumns = [
  { name: 'lines', title: 'Payments', numeric: true },
  { name: 'pence', title: 'Pence', numeric: true },
  { name: 'lines_net', title: 'Without VAT', numeric: true },
  { name: 'lines_gross', title: 'With VAT', numeric: true },
  { name: 'lines_unknown', title: 'VAT not known', numeric: true },
] as const

export const sumCells = ({ lines, pence, basis }: Sum): readonly number[] => [
  lines,
  pence,
  basis.net,
  basis.gross,
  basis.unknown,
]

export const sumRoutes = (services: LocalEconomyServices): readonly Route[] => [
  get({
    name: 'ledger months',
    path: '/places/:place/ledger/months',
    permission: 'ledger.read',
    words: 'What was paid in each month, and in each financial year.',
    query: Type.Object({ year: yearQuery }),
    answer: Months,
    handle: async ({ scope, at, now, query }) => {
      const year = yearAsked(query.year)
      const { asking, live, place } = await ledgerHere(scope, services, at, now)
      const all = await monthSums(asking, live)
      const months = year === undefined ? all : all.filter((one) => yearOf(one.month) === year)
      const years = yearSums(all)
      const total = addSums(months)
      return showData(
        {
          year: year === undefined ? null : yearInAddress(year),
          months: months.map((one) => ({ ...one, year: yearInAddress(yearOf(one.month)) })),
          years: years.map((one) => ({ ...one, year: yearInAddress(one.year) })),
          total,
        },
        (links) => monthsPage({ place, year, months, years, total, links }),
        {
          columns: [{ name: 'month', title: 'Month' }, { name: 'year', title: 'Financial year' }, ...sumColumns],
          rows: months.map((one) => [one.month, yearInAddress(yearOf(one.month)), ...sumCells(one)]),
        },
      )
    },
  }),
  get({
    name: 'ledger categories',
    path: '/places/:place/ledger/categories',
    permission: 'ledger.read',
    words: 'What the money was for, in the words of the publishers.',
    query: Type.Object({ year: yearQuery }),
    answer: Categories,
    handle: async ({ scope, at, now, query }) => {
      const year = yearAsked(query.year)
      const { asking, live, place } = await ledgerHere(scope, services, at, now)
      const years = yearSums(await monthSums(asking, live)).map((one) => one.year)
      const categories = await categorySums(asking, live, { year })
      const total = addSums(categories)
      return showData(
        { year: year === undefined ? null : yearInAddress(year), categories, total },
        (links) => categoriesPage({ place, year, years, categories, total, links }),
        {
          columns: [{ name: 'category', title: 'Category' }, ...sumColumns],
          rows: categories.map((one) => [one.category, ...sumCells(one)]),
        },
      )
    },
  }),
]
