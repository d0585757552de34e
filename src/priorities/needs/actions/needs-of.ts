// What this room tells its neighbours: the indicators of a place, each with what can be said of it.
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { type IndicatorKept, indicatorOf } from '../rules/indicator.ts'
import type { NeedId, NeedIndicator } from '../rules/types.ts'
import { indicatorById, indicatorsOf, sourcesOf, valuesOf } from '../store/indicators.ts'

const whole = async (
  scope: Scope,
  place: PlaceId,
  kept: readonly IndicatorKept[],
): Promise<readonly NeedIndicator[]> => {
  if (kept.length === 0) return []
  const ids = kept.map(({ id }) => id)
  const values = Map.groupBy(await valuesOf(scope, place, ids), (one) => one.indicator)
  const sources = await sourcesOf(scope, place)
  return kept.map((one) => {
    const series = (values.get(one.id) ?? []).map(({ indicator: _, ...value }) => value)
    const loads = new Set(series.map(({ load }) => load))
    const own = sources.filter(({ load }) => loads.has(load))
    return indicatorOf(one, series, own)
  })
}

/** All indicators of a place that count, by name. */
export const needsOf = async (scope: Scope, place: PlaceId): Promise<readonly NeedIndicator[]> =>
  whole(scope, place, await indicatorsOf(scope, place))

/** Those of these names that the scope sees; what was undone since is left out. */
export const needsByIds = async (
  scope: Scope,
  place: PlaceId,
  ids: readonly NeedId[],
): Promise<readonly NeedIndicator[]> => {
  if (ids.length === 0) return []
  const wanted = new Set<string>(ids)
  return whole(
    scope,
    place,
    (await indicatorsOf(scope, place)).filter(({ id }) => wanted.has(id)),
  )
}

/** One of them; without figures where every file that had any was undone. */
export const needById = async (scope: Scope, place: PlaceId, id: NeedId): Promise<NeedIndicator | undefined> => {
  const kept = await indicatorById(scope, place, id)
  return kept && (await whole(scope, place, [kept]))[0]
}
