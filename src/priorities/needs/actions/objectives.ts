// The objectives beside which indicators can be shown, in their order.
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { starterPack } from '../packs/starter.ts'
import type { ObjectiveNamed } from '../rules/types.ts'

/** Those that the starter list speaks of. */
export const objectivesFor = async (_scope: Scope, _place: PlaceId): Promise<readonly ObjectiveNamed[]> => {
  const { set, list } = starterPack.objectives
  return list.map((one) => ({ ...one, set }))
}
