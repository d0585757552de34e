// Bids after the opening, and what was checked of them.
import { maybe, rows, run, sql } from '../../../platform/db/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { TenderId } from '../../rules/types.ts'
import type { Check, OpenedBid } from '../rules/types.ts'

/** In the order in which they arrived. None before the opening. */
export const openedBidsOf = (scope: Scope, tender: TenderId): Promise<readonly OpenedBid[]> =>
  rows<OpenedBid>(
    scope,
    sql`select b.bid_id as bid, b.number, b.bidder, b.late, b.received_at as "receivedAt", b.sha256, b.content, b.failed,
        r.bid_id is not null as running
      from opened_bids b left join bids_in_running(${tender}) r on r.bid_id = b.bid_id
      where b.tender_id = ${tender} order by b.number`,
  )

/** When it was opened; undefined while it is sealed. */
export const openingOf = (scope: Scope, tender: TenderId): Promise<{ readonly at: Date } | undefined> =>
  maybe(scope, sql`select opened_at as at from tender_openings where tender_id = ${tender}`)

/** All of them, in the order in which they were made. */
export const checksOf = (scope: Scope, tender: TenderId): Promise<readonly Check[]> =>
  rows<Check>(
    scope,
    sql`select id, bid_id as bid, kind, about, outcome, words, checked_by as by, checked_at as at from bid_checks
      where tender_id = ${tender} order by checked_at, id`,
  )

export const insertCheck = (
  scope: Scope,
  place: PlaceId,
  tender: TenderId,
  given: Omit<Check, 'id' | 'at'>,
): Promise<number> =>
  run(
    scope,
    sql`insert into bid_checks (tender_id, place_id, bid_id, kind, about, outcome, words, checked_by)
      values (${tender}, ${place}, ${given.bid}, ${given.kind}, ${given.about}, ${given.outcome}, ${given.words}, ${given.by})`,
  )
