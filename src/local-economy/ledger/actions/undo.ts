// Taking a batch out of the ledger. Its receipt and its file stay; its lines count no more from this moment.
import { record } from '../../../platform/audit/index.ts'
import { notFound, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import type { BatchId } from '../rules/records.ts'
import { endBatch, lockLedger, lockLiveBatch } from '../store/batches.ts'
import { need } from './allowed.ts'

/** In the open transaction. @throws Refused `not-found` where the batch is not live */
export const undo = async (scope: Scope, place: PlaceId, batch: BatchId, why: string | null): Promise<void> => {
  need(scope, 'ledger.import', place)
  await lockLedger(scope, place)
  const found = await lockLiveBatch(scope, place, batch)
  if (found === undefined) throw notFound('batch in the ledger')
  await endBatch(scope, batch, 'undone', why)
  const { fileName, innerName, sheet, publisher, rows, pence } = found
  await record(scope, {
    what: 'ledger batch undone',
    subject: { kind: 'ledger batch', id: batch },
    place,
    before: { file: fileName, inner: innerName, sheet, publisher, rows, pence },
    ...(why === null ? {} : { why }),
  })
}
