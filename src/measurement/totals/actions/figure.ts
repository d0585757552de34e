// One number, answered: what it is, who says so, how sure we are, what would change it, and the records behind it.
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { measuresEver } from '../../framework/actions/ask.ts'
import type { Measure } from '../../framework/rules/types.ts'
import type { Work } from '../../results/rules/types.ts'
import { type RecordFilter, type RecordListed, recordsThat } from '../../results/store/records.ts'
import { sumsByMeasure, sumsByWork } from '../../results/store/totals.ts'
import { workById } from '../../results/store/works.ts'
import type { MeasureId } from '../../rules/types.ts'
import { type Graded, gradedOf } from '../rules/graded.ts'

export type Narrowed = Omit<RecordFilter, 'measure'> & { readonly measure: MeasureId }

export interface FigureFound {
  readonly measure: Measure
  readonly work: Work | null
  readonly sums: Graded
  /** A page of the records behind it. */
  readonly records: readonly RecordListed[]
  /** The contract forms that count as this measure and are answered on pages of their own. */
  readonly forms: readonly Measure[]
}

/** Records on a page. */
export const pageSize = 50

/** Undefined where the place never had such a measure. The sums are of all grades, whichever grade the records are narrowed to. */
export const figureOf = async (
  scope: Scope,
  place: PlaceId,
  narrowed: Narrowed,
  page: number,
): Promise<FigureFound | undefined> => {
  const all = await measuresEver(scope, place)
  const measure = all.find(({ id }) => id === narrowed.measure)
  if (measure === undefined) return undefined
  const work = narrowed.work === undefined ? undefined : await workById(scope, place, narrowed.work)
  const { grade: _, work: id, ...rest } = narrowed
  const sums =
    id === undefined
      ? await sumsByMeasure(scope, place, rest)
      : await sumsByWork(scope, place, { ...rest, works: [id] })
  return {
    measure,
    work: work ?? null,
    sums: gradedOf(sums),
    records: await recordsThat(scope, place, narrowed, { size: pageSize, skip: (page - 1) * pageSize }),
    forms: all.filter(({ adaptedFrom }) => adaptedFrom === measure.id),
  }
}
