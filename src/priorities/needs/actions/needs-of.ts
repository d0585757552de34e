// What this room tells its neighbours: the indicators of a place, each with what can be said of it.
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { NeedId, NeedIndicator } from '../rules/types.ts'

/** All indicators of a place that count, by name. */
export const needsOf = async (_scope: Scope, _place: PlaceId): Promise<readonly NeedIndicator[]> => []

/** Those of these names that the scope sees; what was undone since is left out. */
export const needsByIds = async (
  scope: Scope,
  place: PlaceId,
  ids: readonly NeedId[],
): Promise<readonly NeedIndicator[]> => {
  const wanted = new Set<string>(ids)
  return (await needsOf(scope, place)).filter(({ id }) => wanted.has(id))
}
