// Which rows of a file are hidden, whichever batch it was read into, and whether that counts or not.
import { rows, sql } from '../../../platform/db/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { BatchId } from '../rules/records.ts'

export const hiddenRowsOfFile = (
  scope: Scope,
  place: PlaceId,
  fileKey: string,
): Promise<{ readonly batch: BatchId; readonly row: number }[]> =>
  rows(
    scope,
    sql`select h.batch_id as batch, h.row_number as row from ledger_hidden h join ledger_batches b on b.id = h.batch_id
      where h.place_id = ${place} and b.file_key = ${fileKey}`,
  )
