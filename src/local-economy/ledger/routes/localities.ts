// Where the money of a place went, by year and by district.
import { areasByCode } from '../../../places/index.ts'
import { get, type Route, showData, Type } from '../../../platform/http/index.ts'
import type { Scope } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { Localities } from '../api.ts'
import { areas, areaTitle } from '../pages/areas-words.ts'
import { localitiesPage } from '../pages/localities.ts'
import { yearInAddress } from '../rules/years.ts'
import { type LocalitySum, localitySums, type Whereabouts } from '../store/localities.ts'
import { addSums } from '../store/rolled-up.ts'
import { areaSumsOf, areasMissing } from './areas-view.ts'
import { ledgerHere, yearAsked } from './reading-here.ts'
import { sumCells, sumColumns, yearQuery } from './sums.ts'

/** The districts of which something is known, with their names; the largest first. */
const districtsOf = async (scope: Scope, sums: readonly LocalitySum[]) => {
  const known = sums.filter(({ district }) => district !== null)
  const codes = [...new Set(known.flatMap(({ district }) => district ?? []))]
  const names = new Map((await areasByCode(scope, codes)).map((one) => [one.code, one.name]))
  return [...Map.groupBy(known, ({ where, district }) => `${where} ${district}`).values()]
    .flatMap((all) => {
      const [first] = all
      if (first === undefined) return []
      const { where: area, district } = first
      return [{ area, district, name: names.get(district ?? '') ?? null, ...addSums(all) }]
    })
    .sort((a, b) => b.pence - a.pence)
}

export const localityRoutes = (services: LocalEconomyServices): readonly Route[] => [
  get({
    name: 'ledger localities',
    path: '/places/:place/ledger/localities',
    permission: 'ledger.read',
    words: 'Where the money went: inside the place, neighbouring districts, elsewhere, and not known.',
    query: Type.Object({ year: yearQuery }),
    answer: Localities,
    handle: async ({ scope, at, now, query }) => {
      const year = yearAsked(query.year)
      const here = await ledgerHere(scope, services, at, now)
      const { place } = here
      const all = await localitySums(here.asking, here.live, here.localities)
      const sums = year === undefined ? all : all.filter((one) => one.year === year)
      const years = [...Map.groupBy(all, (one) => one.year)].map(([name, ofYear]) => ({
        year: name,
        sums: areaSumsOf(ofYear),
      }))
      const districts = await districtsOf(scope, sums)
      const of = (where: Whereabouts) => addSums(sums.filter((one) => one.where === where))
      const shown = areaSumsOf(sums)
      return showData(
        {
          year: year === undefined ? null : yearInAddress(year),
          areas: shown,
          areasKnown: here.areas === 'known',
          years: years.map((one) => ({ year: yearInAddress(one.year), areas: one.sums })),
          districts,
        },
        (links) =>
          localitiesPage({
            ...{ place, year, years, links },
            total: addSums(sums),
            areas: shown,
            neighbours: districts.filter(({ area }) => area === 'neighbour'),
            noPostcode: of('no-postcode'),
            notFound: of('not-found'),
            areasMissing: areasMissing(here.areas),
            postcodes: here.postcodes,
          }),
        {
          columns: [
            { name: 'year', title: 'Financial year' },
            { name: 'area', title: 'Area' },
            { name: 'area_name', title: 'Area in words' },
            ...sumColumns,
          ],
          rows: years
            .filter((one) => year === undefined || one.year === year)
            .flatMap((one) =>
              areas.map((area) => [yearInAddress(one.year), area, areaTitle(area, place), ...sumCells(one.sums[area])]),
            ),
        },
      )
    },
  }),
]
