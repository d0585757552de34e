// Putting held rows right: a round of corrections is a new part of its batch.
import type { PlaceId } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import type { BatchId, Corrected, CorrectionTyped } from '../rules/records.ts'
import type { Runner } from './runner.ts'

export interface CorrectRequest {
  readonly place: PlaceId
  readonly batch: BatchId
  readonly rows: readonly CorrectionTyped[]
}

/** All rows or none. @throws Refused `row-not-held` where somebody was faster, `not-found` where the batch is not live */
export const correctRows = async (
  runner: Runner,
  services: LocalEconomyServices,
  request: CorrectRequest,
): Promise<Corrected> => {
  throw new Error(String([runner, services, request]))
}
