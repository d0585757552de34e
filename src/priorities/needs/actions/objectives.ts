// The objectives of a place's sets in use, as this room names them.
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { ObjectiveNamed } from '../rules/types.ts'

export const objectivesFor = async (_scope: Scope, _place: PlaceId): Promise<readonly ObjectiveNamed[]> => []
