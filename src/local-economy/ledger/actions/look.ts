// Looking into a file that was sent: which tables it holds, how each would be read, and what would become of its rows.
import type { PlaceId } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import type { BatchId, LookedFile } from '../rules/records.ts'
import type { Mapping } from '../rules/types.ts'
import type { Progress, Runner } from './runner.ts'

export interface TableName {
  readonly inner: string
  readonly packed: boolean
  readonly sheet: string | null
}

export interface LookRequest {
  readonly place: PlaceId
  readonly publisher: string
  /** `key` in the files store, where it is there already. */
  readonly file: { readonly key?: string; readonly path: string; readonly name: string }
  /** What somebody gave, for every table of the file or by table. Without one it is left to what is remembered or found. */
  readonly mapping?: Mapping | ((table: TableName) => Mapping | undefined)
  /** The batch whose place it is to take: its content counts as no duplicate. */
  readonly replaces?: BatchId
}

/**
 * Stages and reads every table into folders nobody counts yet; writes nothing to the records.
 * @throws Refused where the file cannot be opened, or a given mapping fits no heading
 */
export const look = async (
  runner: Runner,
  services: LocalEconomyServices,
  request: LookRequest,
  progress?: Progress,
): Promise<LookedFile> => {
  throw new Error(String([runner, services, request, progress]))
}
