// What each bidder is told, as it is written, checked and released.
import { rows, run, sql } from '../../../platform/db/index.ts'
import type { OrganisationId, Scope } from '../../../platform/kernel/index.ts'
import type { BidId, TenderId } from '../../rules/types.ts'
import type { AwardId, Summary, SummaryContent } from '../rules/types.ts'

type Row = Omit<Summary, 'checked'> & { readonly checkedBy: string | null; readonly checkedAt: Date | null }

export const summariesOf = async (scope: Scope, award: AwardId): Promise<readonly Summary[]> =>
  (
    await rows<Row>(
      scope,
      sql`select s.bid_id as bid, s.content, s.edition, s.written_by as "writtenBy", s.checked_by as "checkedBy", s.checked_at as "checkedAt",
          s.released_at as "releasedAt"
        from award_summaries s left join opened_bids b on b.bid_id = s.bid_id where s.award_id = ${award} order by b.number, s.bid_id`,
    )
  ).map(({ checkedBy, checkedAt, ...rest }) => ({
    ...rest,
    checked: checkedBy === null || checkedAt === null ? null : { by: checkedBy, at: checkedAt },
  }))

/** A new edition is to be checked again. */
export const saveSummary = (
  scope: Scope,
  award: AwardId,
  bid: BidId,
  content: SummaryContent,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`insert into award_summaries (award_id, bid_id, organisation_id, content, written_by, written_at)
      select ${award}, b.bid_id, b.organisation_id, ${JSON.stringify(content)}::jsonb, ${by}, ${at} from opened_bids b where b.bid_id = ${bid}
      on conflict on constraint award_summaries_pk do update set content = excluded.content, edition = award_summaries.edition + 1,
        written_by = excluded.written_by, written_at = excluded.written_at, checked_by = null, checked_at = null`,
  )

/** By somebody else than who wrote it. @returns 0 where it changed meanwhile, or is checked */
export const markChecked = (
  scope: Scope,
  award: AwardId,
  bid: string,
  { edition, by, at }: { readonly edition: number; readonly by: string; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`update award_summaries set checked_by = ${by}, checked_at = ${at}
      where award_id = ${award} and bid_id = ${bid} and edition = ${edition} and checked_at is null and released_at is null`,
  )

/** All of them at once. */
export const releaseAll = (scope: Scope, award: AwardId, at: Date): Promise<number> =>
  run(
    scope,
    sql`update award_summaries set released_at = ${at} where award_id = ${award} and released_at is null and checked_at is not null`,
  )

export interface ToldAs {
  readonly award: AwardId
  readonly tender: string
  readonly organisation: OrganisationId
  readonly content: SummaryContent
  readonly releasedAt: Date
}

/** What a bidder's own people may read of a tender once it is released; none before. */
export const toldTo = (
  scope: Scope,
  tender: TenderId,
  organisation: OrganisationId,
): Promise<readonly ToldAs[]> =>
  rows<ToldAs>(
    scope,
    sql`select s.award_id as award, b.tender_id as tender, s.organisation_id as organisation, s.content, s.released_at as "releasedAt"
      from award_summaries s join bids b on b.id = s.bid_id
      where s.organisation_id = ${organisation} and b.tender_id = ${tender} and s.released_at is not null order by s.released_at desc`,
  )
