// One number, answered: what it is, who says so, how sure we are, what would change it, and the records behind it.
import type { Day, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { waysIn } from '../../crosswalk/actions/ask.ts'
import type { Ways } from '../../crosswalk/rules/counts-as.ts'
import { measuresEver } from '../../framework/actions/ask.ts'
import type { Measure } from '../../framework/rules/types.ts'
import type { Work } from '../../results/rules/types.ts'
import { spanSumsByQuarter, spanSumsByWork } from '../../results/store/dated.ts'
import {
  type RecordFilter,
  type RecordListed,
  recordsOfWorkThat,
  recordsThat,
  sumsOfRecords,
} from '../../results/store/records.ts'
import { type Sums, sumsByMeasure, sumsByWork } from '../../results/store/totals.ts'
import { workById } from '../../results/store/works.ts'
import type { MeasureId } from '../../rules/types.ts'
import type { Nature } from '../../rules/words.ts'
import { type Graded, gradedOf } from '../rules/graded.ts'
import type { DatedCounts } from '../rules/worth.ts'
import { countsBy, type PricedMeasures, spansFor } from './dated.ts'

export interface Narrowed extends Omit<RecordFilter, 'measures'> {
  readonly measure: MeasureId
}

export interface FigureFound {
  readonly measure: Measure
  readonly work: Work | null
  readonly ways: Ways
  readonly sums: Graded
  /** A page of the records behind it. */
  readonly records: readonly RecordListed[]
  /** What counts as it: contract forms and what was matched with it. Contract forms in another unit are not counted here. */
  readonly forms: readonly (Measure & { readonly counted: boolean })[]
}

/** Records on a page. */
export const pageSize = 50

/** As they are kept, where they are: of one work there are none by quarter. */
const sumsOf = async (
  scope: Scope,
  place: PlaceId,
  filter: RecordFilter & { readonly measures: readonly MeasureId[] },
): Promise<readonly Sums[]> => {
  const { measures, work, from, to, ...rest } = filter
  if (work !== undefined)
    return from === undefined && to === undefined
      ? sumsByWork(scope, place, { ...rest, measures, works: [work] })
      : sumsOfRecords(scope, place, filter)
  const [measure] = measures
  const all = await sumsByMeasure(scope, place, measures.length > 1 || !measure ? filter : { ...filter, measure })
  return all.filter((one) => measures.includes(one.measure))
}

/**
 * Undefined where the place never had such a measure, or has no such work. The sums are of all grades, whichever grade the records
 * are narrowed to.
 */
export const figureOf = async (
  scope: Scope,
  place: PlaceId,
  narrowed: Narrowed,
  page: number,
): Promise<FigureFound | undefined> => {
  const all = await measuresEver(scope, place)
  const measure = all.find(({ id }) => id === narrowed.measure)
  const work = narrowed.work === undefined ? null : await workById(scope, place, narrowed.work)
  // What another place keeps is counted by its measures, on the page of the work.
  if (measure === undefined || work === undefined || (work !== null && work.place !== place)) return undefined
  const { grade, measure: _, ...rest } = narrowed
  const ways = await waysIn(scope, place, all)
  const counted = new Set(ways.through(measure.id))
  const forms = all
    .filter((one) => one.id !== measure.id && (counted.has(one.id) || one.adaptedFrom === measure.id))
    .map((one) => ({ ...one, counted: counted.has(one.id) }))
  const measures = [measure.id, ...forms.filter((one) => one.counted).map(({ id }) => id)]
  const sums = await sumsOf(scope, place, { ...rest, measures })
  const filter = { ...rest, measures, ...(grade === undefined ? {} : { grade }) }
  const shown = { size: pageSize, skip: (page - 1) * pageSize }
  return {
    ...{ measure, work, forms, ways, sums: gradedOf(sums) },
    records: await (work === null
      ? recordsThat(scope, place, filter, shown)
      : recordsOfWorkThat(scope, place, work, filter, shown)),
  }
}

/** What counts for its values that have days. */
export const datedOfFigure = async (
  scope: Scope,
  place: PlaceId,
  { measure, work, ways }: FigureFound,
  asked: { readonly nature: Nature | undefined; readonly from: Day | undefined; readonly to: Day | undefined },
  priced: PricedMeasures,
): Promise<DatedCounts> => {
  const spans = spansFor(new Set([measure.id]), ways, priced)
  if (spans.length === 0) return new Map()
  const { nature, from, to } = asked
  const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  const sums =
    work === null
      ? await spanSumsByQuarter(scope, place, spans, 'all', period)
      : await spanSumsByWork(scope, spans, [work.id], period)
  return countsBy(sums.filter((one) => nature === undefined || one.nature === nature))
}
