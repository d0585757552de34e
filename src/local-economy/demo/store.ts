// The demonstration's batches among the records of the ledger.
import { rows, run, sql } from '../../platform/db/index.ts'
import type { PlaceId, Scope } from '../../platform/kernel/index.ts'
import type { BatchId } from '../ledger/rules/records.ts'

interface RemovedBatch {
  readonly id: BatchId
  readonly place: PlaceId
  readonly fileKey: string
}

/** With their corrections and hidden lines. What people added themselves stays. */
export const deleteDemonstrationBatches = (scope: Scope): Promise<RemovedBatch[]> =>
  rows<RemovedBatch>(
    scope,
    sql`delete from ledger_batches where demonstration returning id, place_id as place, file_key as "fileKey"`,
  )

/** Of these places, the ones with nothing in their ledger: what was remembered for them goes. */
export const clearEmptyLedgers = async (scope: Scope, places: readonly PlaceId[]): Promise<PlaceId[]> => {
  const empty = (
    await rows<{ place: PlaceId }>(
      scope,
      sql`select place from unnest(${[...places]}::uuid[]) place
        where not exists (select from ledger_batches b where b.place_id = place)
          and not exists (select from ledger_uploads u where u.place_id = place)`,
    )
  ).map(({ place }) => place)
  await run(scope, sql`delete from ledger_mappings where place_id = any(${empty}::uuid[])`)
  await run(scope, sql`delete from ledger_localities where place_id = any(${empty}::uuid[])`)
  return empty
}
