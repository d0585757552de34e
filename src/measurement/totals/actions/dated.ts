// What counts for the £ values that have a first or a last day, for the rows of a page of results.
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { Ways } from '../../crosswalk/rules/counts-as.ts'
import {
  type InPeriod,
  type Span,
  type SpanSum,
  spanSumsByOrganisation,
  spanSumsByProvider,
  spanSumsByQuarter,
  spanSumsByWork,
} from '../../results/store/dated.ts'
import type { MeasureId, WorkId } from '../../rules/types.ts'
import { isAlways } from '../../values/rules/days.ts'
import type { RowKey } from '../rules/graded.ts'
import type { By } from '../rules/ways.ts'
import type { DatedCounts, Priced } from '../rules/worth.ts'

export type PricedMeasures = ReadonlyMap<string, readonly Priced[]>

/** The values with days of these measures, each for the measure and the forms that count as it. */
export const spansFor = (wanted: ReadonlySet<string>, ways: Ways, priced: PricedMeasures): readonly Span[] =>
  [...wanted].flatMap((id) => {
    const dated = (priced.get(id) ?? []).filter((one) => !isAlways(one))
    if (dated.length === 0) return []
    const counted = ways.through(id as MeasureId)
    return dated.map(({ use, kind, from, to }) => ({ use, kind, from, to, measures: counted }))
  })

/** By value and grade, of sums that belong together. */
export const countsBy = (sums: readonly SpanSum[]): DatedCounts =>
  new Map(
    [...Map.groupBy(sums, ({ use }) => use)].map(([use, some]) => [
      use,
      new Map(
        [...Map.groupBy(some, ({ grade }) => grade)].map(([grade, all]) => [
          grade,
          all.reduce((sum, { quantity }) => sum + quantity, 0),
        ]),
      ),
    ]),
  )

const sumsFor = (
  scope: Scope,
  place: PlaceId,
  spans: readonly Span[],
  by: By,
  groups: readonly string[],
  period: InPeriod,
): Promise<readonly SpanSum[]> => {
  switch (by) {
    case 'work':
      return spanSumsByWork(scope, spans, groups as readonly WorkId[])
    case 'provider':
      return spanSumsByProvider(scope, place, spans, groups)
    case 'organisation':
      return spanSumsByOrganisation(scope, place, spans)
    case 'quarter':
      return spanSumsByQuarter(scope, place, spans, 'quarter', period)
    default:
      return spanSumsByQuarter(scope, place, spans, 'all', period)
  }
}

/** Of the rows that are shown. Where no value of theirs has days, nothing is asked. */
export const datedCounts = async (
  scope: Scope,
  place: PlaceId,
  {
    by,
    rows,
    ways,
    ...period
  }: InPeriod & {
    readonly by: By
    readonly rows: readonly RowKey[]
    readonly ways: Ways
  },
  priced: PricedMeasures,
): Promise<(row: RowKey) => DatedCounts> => {
  const spans = spansFor(new Set(rows.map(({ measure }) => measure)), ways, priced)
  if (spans.length === 0) return () => new Map()
  const groups = [...new Set(rows.map(({ group }) => group))]
  const isGrouped = by === 'quarter' || by === 'work' || by === 'provider' || by === 'organisation'
  const key = (group: string, nature: string): string => JSON.stringify([isGrouped ? group : 'all', nature])
  const found = Map.groupBy(await sumsFor(scope, place, spans, by, groups, period), ({ group, nature }) =>
    key(group, nature),
  )
  const counts = new Map([...found].map(([at, some]) => [at, countsBy(some)]))
  return ({ group, nature }) => counts.get(key(group, nature)) ?? new Map()
}
