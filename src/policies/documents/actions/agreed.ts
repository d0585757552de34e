// The priorities that a place agreed, as documents take them over.
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { PriorityTaken } from '../rules/types.ts'

export type PriorityView = PriorityTaken

export const agreedPriorities = async (_scope: Scope, _place: PlaceId): Promise<readonly PriorityView[]> => []
