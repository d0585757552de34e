// Hiding one line with a reason: its amount stays in every total, and nobody is told whose it is.
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import type { BatchId } from '../rules/records.ts'

export interface HideRequest {
  readonly place: PlaceId
  readonly batch: BatchId
  readonly row: number
  readonly reason: string
}

/** In the open transaction. @throws Refused `not-found` where that row is no accepted line of a live batch */
export const hideLine = async (
  scope: Scope,
  services: Pick<LocalEconomyServices, 'analytics'>,
  request: HideRequest,
): Promise<void> => {
  throw new Error(String([scope, services, request]))
}

export const showLine = async (
  scope: Scope,
  services: unknown,
  request: Omit<HideRequest, 'reason'>,
): Promise<void> => {
  throw new Error(String([scope, services, request]))
}
