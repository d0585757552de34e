// The batch that an address names.
import { type At, asId, notFound, type Scope } from '../../../platform/kernel/index.ts'
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
