// Showing the pages of a ledger to everybody, and no longer.
import { publishPages, withdrawPages } from '../../../places/index.ts'
import { record } from '../../../platform/audit/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { byWhom, need } from './allowed.ts'

/** The kind of pages, as places keeps it. */
export const ledgerPages = 'ledger'

const told = (scope: Scope, place: PlaceId, what: string): Promise<void> =>
  record(scope, { what, subject: { kind: 'place', id: place }, place })

/** In the open transaction. Nothing happens when they are published already. */
export const publishLedger = async (scope: Scope, place: PlaceId): Promise<void> => {
  need(scope, 'ledger.publish', place)
  if ((await publishPages(scope, place, ledgerPages, byWhom(scope))) > 0) await told(scope, place, 'ledger published')
}

export const withdrawLedger = async (scope: Scope, place: PlaceId): Promise<void> => {
  need(scope, 'ledger.publish', place)
  if ((await withdrawPages(scope, place, ledgerPages)) > 0) await told(scope, place, 'ledger withdrawn')
}
