// Hiding one line with a reason: its amount stays in every total, and nobody is told whose it is.
import { record } from '../../../platform/audit/index.ts'
import { notFound, type PlaceId, Refused, type Scope } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { supplierNormal } from '../rules/index.ts'
import type { BatchId } from '../rules/records.ts'
import { yearOf } from '../rules/years.ts'
import { lockLedger, lockLiveBatch } from '../store/batches.ts'
import { deleteHidden, insertHidden } from '../store/hidden.ts'
import { acceptedLines } from '../store/line.ts'
import { byWhom, need } from './allowed.ts'

export interface HideRequest {
  readonly place: PlaceId
  readonly batch: BatchId
  readonly row: number
  readonly reason: string
}

const told = (scope: Scope, what: string, { place, batch, row }: Omit<HideRequest, 'reason'>, why?: string) =>
  record(scope, {
    what,
    subject: { kind: 'ledger line', id: `${batch}/${row}` },
    place,
    ...(why === undefined ? {} : { why }),
  })

/** In the open transaction. @throws Refused `not-found` where that row is no accepted line of a live batch */
export const hideLine = async (
  scope: Scope,
  services: Pick<LocalEconomyServices, 'analytics'>,
  request: HideRequest,
): Promise<void> => {
  const { place, batch, row } = request
  need(scope, 'ledger.hide', place)
  const reason = request.reason.trim()
  if (reason === '')
    throw new Refused('reason-needed', 422, 'A line is hidden for a reason.', 'Say why, for those who come after you.')
  await lockLedger(scope, place)
  const found = await lockLiveBatch(scope, place, batch)
  const asking = await services.analytics.reading(scope, place)
  const [line] = found === undefined ? [] : await acceptedLines(asking, batch, found.parts, [row])
  if (line === undefined) throw notFound('line')
  const normal = supplierNormal(line.supplier)
  const hidden = { batch, row, normal, financialYear: yearOf(line.day), pence: line.pence, reason }
  if ((await insertHidden(scope, place, hidden, byWhom(scope))) > 0)
    await told(scope, 'ledger line hidden', request, reason)
}

/** In the open transaction, in every reading of the same content. Nothing happens when it is shown already. */
export const showLine = async (scope: Scope, request: Omit<HideRequest, 'reason'>): Promise<void> => {
  need(scope, 'ledger.hide', request.place)
  await lockLedger(scope, request.place)
  if ((await deleteHidden(scope, request.place, request.batch, request.row)) > 0)
    await told(scope, 'ledger line shown', request)
}
