// What others ask of the crosswalk: as what a measure counts here, and which measures of other places are known.
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { Measure } from '../../framework/rules/types.ts'
import { type Ways, waysOf } from '../rules/counts-as.ts'
import { matchesOf, sharedMeasures } from '../store/crosswalk.ts'

/** @param own every measure that the place ever had */
export const waysIn = async (scope: Scope, place: PlaceId, own: readonly Measure[]): Promise<Ways> => {
  const matches = await matchesOf(scope, place)
  // Nobody asks other places where nothing of theirs was matched.
  const others = matches.length === 0 ? [] : await sharedMeasures(scope, place)
  return waysOf(own, others, matches)
}
