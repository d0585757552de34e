// Recording what was checked of a bidder.
import { record } from '../../../platform/audit/index.ts'
import { notFound, ok, type PlaceId, type Result, type Scope, wrong } from '../../../platform/kernel/index.ts'
import { nameOf, needEdit, openProcurement } from '../../pipeline/actions/procurements.ts'
import type { ProcurementId, TenderId } from '../../rules/types.ts'
import { tooSoon } from '../rules/checks.ts'
import type { Check } from '../rules/types.ts'
import { checksOf, insertCheck, openedBidsOf } from '../store/checks.ts'

/** What was checked stays; a later check of the same thing counts instead. Field errors `outcome`. @throws Refused `not-allowed`, `not-found`, `abandoned` */
export const checkBid = async (
  scope: Scope,
  place: PlaceId,
  of: { readonly procurement: ProcurementId; readonly tender: TenderId },
  given: Omit<Check, 'id' | 'at' | 'by'>,
): Promise<Result<true>> => {
  needEdit(scope, place)
  await openProcurement(scope, place, of.procurement)
  const bid = (await openedBidsOf(scope, of.tender)).find((one) => one.bid === given.bid)
  if (bid === undefined) throw notFound('bid')
  const before = (await checksOf(scope, of.tender)).filter((one) => one.bid === given.bid)
  const early = tooSoon(given, before)
  if (early !== null) return wrong({ outcome: early })
  await insertCheck(scope, place, of.tender, { ...given, by: nameOf(scope) })
  await record(scope, {
    place,
    what: 'bid checked',
    subject: { kind: 'procurement', id: of.procurement },
    after: { tender: of.tender, bidder: bid.bidder, kind: given.kind, about: given.about, outcome: given.outcome },
    why: given.words,
  })
  return ok(true)
}
