// Adding what was looked into: the lines are on the disk, and one short transaction makes all of them count, or none.
import type { PlaceId } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import type { BatchId, ImportReport, LookedFile, UploadId } from '../rules/records.ts'
import type { Progress, Runner } from './runner.ts'

export interface AddRequest {
  readonly place: PlaceId
  readonly publisher: string
  readonly looked: readonly LookedFile[]
  /** Ends in the same transaction. */
  readonly replaces?: BatchId
  readonly upload?: UploadId
  /** Tables to leave out. */
  readonly without?: readonly BatchId[]
  readonly demonstration?: boolean
}

/**
 * @throws Refused `question-open` where a table waits for an answer and is not left out; `nothing-to-add`; `batch-not-found`
 */
export const add = async (
  runner: Runner,
  services: LocalEconomyServices,
  request: AddRequest,
  progress?: Progress,
): Promise<ImportReport> => {
  throw new Error(String([runner, services, request, progress]))
}
