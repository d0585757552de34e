// The front page of a ledger, from its roll-ups alone.
import { get, type Route, showData } from '../../../platform/http/index.ts'
import { dayOf } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { Front } from '../api.ts'
import { type FrontView, frontPage } from '../pages/front.ts'
import { spanOf } from '../rules/index.ts'
import type { LiveBatch } from '../rules/records.ts'
import { yearInAddress } from '../rules/years.ts'
import { categorySums } from '../store/categories.ts'
import { localitySums } from '../store/localities.ts'
import { monthSums, yearSums } from '../store/months.ts'
import { sumOfBatches } from '../store/rolled-up.ts'
import { suppliersFound } from '../store/suppliers.ts'
import { areaSumsOf, areasMissing } from './areas-view.ts'
import { type LedgerHere, ledgerHere } from './reading-here.ts'

const daysOf = (live: readonly LiveBatch[]) =>
  spanOf(live.flatMap((one) => [one.periodFrom, one.periodTo].filter((day) => day !== null)))

const publishersOf = (live: readonly LiveBatch[]): FrontView['publishers'] =>
  [...Map.groupBy(live, ({ publisher }) => publisher)]
    .map(([name, batches]) => ({ name, files: batches.length, period: daysOf(batches) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))

const viewOf = async (here: LedgerHere, now: Date): Promise<Omit<FrontView, 'links'>> => {
  const { asking, live, hidden } = here
  // Together: while one waits for its file, another adds up.
  const [suppliers, localities, categories, months] = await Promise.all([
    suppliersFound(asking, live, hidden, {}, { skip: 0, most: 10 }),
    localitySums(asking, live, here.localities),
    categorySums(asking, live),
    monthSums(asking, live),
  ])
  return {
    place: here.place,
    total: sumOfBatches(live),
    period: here.period,
    years: yearSums(months),
    areas: areaSumsOf(localities),
    areasByYear: [...Map.groupBy(localities, ({ year }) => year)].map(([year, sums]) => ({
      year,
      sums: areaSumsOf(sums),
    })),
    areasMissing: areasMissing(here.areas),
    suppliers: suppliers.suppliers,
    suppliersFound: suppliers.found.suppliers,
    notShown: suppliers.notShown,
    categories: categories.slice(0, 10),
    categoriesFound: categories.length,
    publishers: publishersOf(live),
    files: live.length,
    held: {
      lines: live.reduce((sum, { rows }) => sum + rows.held, 0),
      pence: live.reduce((sum, { pence }) => sum + pence.held, 0),
    },
    postcodes: here.postcodes,
    mayImport: here.mayImport,
    mayPublish: here.mayPublish,
    inside: here.inside,
    today: dayOf(now),
  }
}

const dataOf = (here: LedgerHere, view: Omit<FrontView, 'links'>) => ({
  place: here.place.name,
  period: view.period,
  total: view.total,
  years: view.years.map((one) => ({ ...one, year: yearInAddress(one.year) })),
  areas: view.areas,
  areasKnown: here.areas === 'known',
  areasByYear: view.areasByYear.map(({ year, sums }) => ({ year: yearInAddress(year), areas: sums })),
  suppliers: view.suppliers,
  notShown: view.notShown,
  categories: view.categories,
  files: view.files,
  held: view.held,
  postcodes: view.postcodes,
})

export const frontRoutes = (services: LocalEconomyServices): readonly Route[] => [
  get({
    name: 'ledger',
    path: '/places/:place/ledger',
    permission: 'ledger.read',
    words: 'Where the money of a place went: totals by year, area, supplier and category.',
    answer: Front,
    handle: async ({ scope, at, now }) => {
      const here = await ledgerHere(scope, services, at, now)
      const view = await viewOf(here, now)
      return showData(dataOf(here, view), (links) => frontPage({ ...view, links }), {
        columns: [
          { name: 'year', title: 'Financial year' },
          { name: 'lines', title: 'Payments', numeric: true },
          { name: 'pence', title: 'Pence', numeric: true },
          { name: 'lines_net', title: 'Without VAT', numeric: true },
          { name: 'lines_gross', title: 'With VAT', numeric: true },
          { name: 'lines_unknown', title: 'VAT not known', numeric: true },
        ],
        rows: view.years.map(({ year, lines, pence, basis }) => [
          yearInAddress(year),
          lines,
          pence,
          basis.net,
          basis.gross,
          basis.unknown,
        ]),
      })
    },
  }),
]
