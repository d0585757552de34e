// The batch that an address names, and its rows.
import type { Analytics, Asking } from '../../../platform/analytics/index.ts'
import { type At, asId, notFound, Refused, type Scope } from '../../../platform/kernel/index.ts'
import type { BatchId, BatchRow } from '../rules/records.ts'
import { batchById } from '../store/batches.ts'
import { placeAt } from './here.ts'

/** @throws Refused `not-found` where the place has no such batch, or this reader sees none */
export const batchAt = async (scope: Scope, at: At | undefined, text: string): Promise<BatchRow> => {
  const id = asId<BatchId>(text)
  const found = id && (await batchById(scope, placeAt(at), id))
  if (!found) throw notFound('file in the ledger')
  return found
}

type Folders = Pick<Analytics, 'folders' | 'reading'>

/** Of a batch that ended the record stays; its rows stay for a day, for those inside. */
export const rowsAreThere = async (scope: Scope, analytics: Folders, batch: BatchRow): Promise<boolean> => {
  if (batch.state === 'live') return true
  const { everything, places } = scope
  if (!everything && !places.includes(batch.placeId)) return false
  return (await analytics.folders(scope, batch.placeId, batch.id)).length > 0
}

const rowsGone = (): Refused =>
  new Refused(
    'rows-gone',
    410,
    'This file was taken out of the ledger, and what was read of it is no longer kept.',
    'Its receipt is still there. Its rows can be seen again when the file is sent again.',
  )

/** For questions about the rows of a batch. @throws Refused `rows-gone` */
export const askingRows = async (scope: Scope, analytics: Folders, batch: BatchRow): Promise<Asking> => {
  if (!(await rowsAreThere(scope, analytics, batch))) throw rowsGone()
  return analytics.reading(scope, batch.placeId)
}
