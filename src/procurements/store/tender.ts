// What every room after the tender asks of it: what it is judged by, and how far it is.
import { maybe, sql } from '../../platform/db/index.ts'
import type { Scope } from '../../platform/kernel/index.ts'
import type { TenderFacts } from '../rules/tender.ts'
import type { ProcurementId, TenderId } from '../rules/types.ts'

/** Of a published tender of this procurement. */
export const tenderFacts = (
  scope: Scope,
  procurement: ProcurementId,
  tender: TenderId,
): Promise<TenderFacts | undefined> =>
  maybe<TenderFacts>(
    scope,
    sql`select t.id, t.title, t.lot, t.criteria, t.conditions, t.blind_to_price as "blindToPrice", t.closes_at as "closesAt",
        o.opened_at as "openedAt", t.abandoned_at as "abandonedAt"
      from tenders t left join tender_openings o on o.tender_id = t.id
      where t.id = ${tender} and t.procurement_id = ${procurement} and t.published_at is not null`,
  )
