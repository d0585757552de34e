// Awards, who approved them, and what came in against them.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { Day, OrganisationId, Pence, PersonId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { BidId, ProcurementId, TenderId } from '../../rules/types.ts'
import type { Approval, ApprovalLine, Award, AwardId, FoundUnder, Obligation, Provider, Representation } from '../rules/types.ts'

export const takeAwardTurn = (scope: Scope, procurement: ProcurementId): Promise<number> =>
  run(scope, sql`select pg_advisory_xact_lock(hashtextextended('award of ' || ${procurement}::text, 0))`)

const award = sql`a.id, a.tender_id as tender, a.bid_id as bid, a.edition, a.provider, a.value::float8 as value, a.reasons,
  a.key_criteria as "keyCriteria", a.result, a.proposed_by as "proposedBy", a.proposer_id as proposer, a.proposed_at as "proposedAt",
  case when a.released_at is not null then jsonb_build_object('at', a.released_at, 'by', a.released_by) end as released,
  case when a.notice_on is not null then jsonb_build_object('on', a.notice_on, 'number', a.notice_number) end as notice,
  a.no_wait_why as "noWaitWhy",
  case when a.signed_at is not null then jsonb_build_object('on', a.signed_on, 'by', a.signed_by, 'at', a.signed_at) end as signed,
  case when a.withdrawn_at is not null then jsonb_build_object('at', a.withdrawn_at, 'by', a.withdrawn_by, 'why', a.withdrawn_why) end as withdrawn`

/** Moments inside JSON come as text. */
const momentIn = <T extends { readonly at: Date } | null>(value: T): T =>
  value === null ? value : { ...value, at: new Date(value.at) }

const read = (row: Award): Award => ({
  ...row,
  ...{ released: momentIn(row.released), signed: momentIn(row.signed), withdrawn: momentIn(row.withdrawn) },
})

/** The latest first. */
export const awardsOf = async (scope: Scope, procurement: ProcurementId): Promise<readonly Award[]> =>
  (
    await rows<Award>(
      scope,
      sql`select ${award} from awards a where a.procurement_id = ${procurement} order by a.proposed_at desc, a.id`,
    )
  ).map(read)

export const awardById = async (scope: Scope, procurement: ProcurementId, id: AwardId): Promise<Award | undefined> => {
  const found = await maybe<Award>(
    scope,
    sql`select ${award} from awards a where a.id = ${id} and a.procurement_id = ${procurement}`,
  )
  return found && read(found)
}

export interface AwardGiven {
  readonly tender: TenderId | null
  readonly bid: BidId | null
  readonly provider: Provider
  readonly value: Pence | null
  readonly reasons: string
  readonly keyCriteria: readonly FoundUnder[]
  readonly result: unknown
}

export const insertAward = async (
  scope: Scope,
  place: PlaceId,
  procurement: ProcurementId,
  given: AwardGiven,
  { by, byId, at }: { readonly by: string; readonly byId: PersonId; readonly at: Date },
): Promise<AwardId> =>
  (
    await one<{ id: AwardId }>(
      scope,
      sql`insert into awards (procurement_id, place_id, tender_id, bid_id, provider, value, reasons, key_criteria, result, proposed_by, proposer_id, proposed_at)
        values (${procurement}, ${place}, ${given.tender}, ${given.bid}, ${JSON.stringify(given.provider)}::jsonb, ${given.value},
          ${given.reasons}, ${JSON.stringify(given.keyCriteria)}::jsonb, ${given.result === null ? null : JSON.stringify(given.result)}::jsonb,
          ${by}, ${byId}, ${at}) returning id`,
    )
  ).id

/** A new edition: whoever approved the earlier one approves again. */
export const rewordAward = (
  scope: Scope,
  id: AwardId,
  given: Pick<AwardGiven, 'reasons' | 'keyCriteria' | 'value'>,
): Promise<number> =>
  run(
    scope,
    sql`update awards set edition = edition + 1, reasons = ${given.reasons}, value = ${given.value},
      key_criteria = ${JSON.stringify(given.keyCriteria)}::jsonb where id = ${id}`,
  )

export const markReleased = (scope: Scope, id: AwardId, { by, at }: { readonly by: string; readonly at: Date }): Promise<number> =>
  run(scope, sql`update awards set released_at = ${at}, released_by = ${by} where id = ${id} and released_at is null`)

export const saveNotice = (
  scope: Scope,
  id: AwardId,
  given: { readonly on: Day; readonly number: string } | { readonly noWaitWhy: string },
): Promise<number> =>
  run(
    scope,
    'noWaitWhy' in given
      ? sql`update awards set notice_on = null, notice_number = null, no_wait_why = ${given.noWaitWhy} where id = ${id}`
      : sql`update awards set notice_on = ${given.on}, notice_number = ${given.number}, no_wait_why = null where id = ${id}`,
  )

export const markSigned = (
  scope: Scope,
  id: AwardId,
  { on, by, at }: { readonly on: Day; readonly by: string; readonly at: Date },
): Promise<number> =>
  run(scope, sql`update awards set signed_on = ${on}, signed_by = ${by}, signed_at = ${at} where id = ${id} and signed_at is null`)

export const markWithdrawn = (
  scope: Scope,
  id: AwardId,
  { why, by, at }: { readonly why: string; readonly by: string; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`update awards set withdrawn_at = ${at}, withdrawn_by = ${by}, withdrawn_why = ${why} where id = ${id} and withdrawn_at is null`,
  )

export const approvalsOf = (scope: Scope, id: AwardId): Promise<readonly Approval[]> =>
  rows<Approval>(
    scope,
    sql`select organisation_id as organisation, edition, approved, line, up_to::float8 as "upTo", words, person, decided_at as at
      from award_approvals where award_id = ${id} order by decided_at, organisation_id`,
  )

/** @returns 0 where this buyer has decided about this edition */
export const insertApproval = (
  scope: Scope,
  id: AwardId,
  given: Approval & { readonly personId: PersonId },
): Promise<number> =>
  run(
    scope,
    sql`insert into award_approvals (award_id, organisation_id, edition, approved, line, up_to, words, person_id, person, decided_at)
      values (${id}, ${given.organisation}, ${given.edition}, ${given.approved}, ${given.line}, ${given.upTo}, ${given.words},
        ${given.personId}, ${given.person}, ${given.at})
      on conflict on constraint award_approvals_pk do nothing`,
  )

export const linesOf = (scope: Scope, organisations: readonly OrganisationId[]): Promise<readonly ApprovalLine[]> =>
  rows<ApprovalLine>(
    scope,
    sql`select id, organisation_id as organisation, title, up_to::float8 as "upTo" from approval_lines
      where organisation_id = any (${[...organisations]}::uuid[]) and ended_at is null order by up_to nulls last, title, id`,
  )

export const insertLine = (
  scope: Scope,
  place: PlaceId,
  given: Omit<ApprovalLine, 'id'>,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`insert into approval_lines (place_id, organisation_id, title, up_to, added_by, added_at)
      values (${place}, ${given.organisation}, ${given.title}, ${given.upTo}, ${by}, ${at})`,
  )

/** What was approved under it stays. @returns 0 where there is none of that id */
export const endLine = (scope: Scope, place: PlaceId, id: string, at: Date): Promise<number> =>
  run(scope, sql`update approval_lines set ended_at = ${at} where id = ${id} and place_id = ${place} and ended_at is null`)

interface RepresentationRow extends Omit<Representation, 'decision'> {
  readonly what: 'keep' | 'go-back' | 'abandon' | null
  readonly decisionWords: string | null
  readonly on: Day | null
  readonly by: string | null
}

export const representationsOf = async (scope: Scope, id: AwardId): Promise<readonly Representation[]> =>
  (
    await rows<RepresentationRow>(
      scope,
      sql`select id, who, received_at as "receivedAt", words, recorded_by as "recordedBy", decision as what,
          decision_words as "decisionWords", decided_on as on, decided_by as by
        from representations where award_id = ${id} order by received_at, id`,
    )
  ).map(({ what, decisionWords, on, by, ...rest }) => ({
    ...rest,
    decision: what === null || on === null ? null : { what, words: decisionWords ?? '', on, by: by ?? '' },
  }))

export const insertRepresentation = (
  scope: Scope,
  place: PlaceId,
  id: AwardId,
  given: { readonly who: string; readonly words: string; readonly receivedAt: Date; readonly by: string; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`insert into representations (award_id, place_id, who, received_at, words, recorded_by, recorded_at)
      values (${id}, ${place}, ${given.who}, ${given.receivedAt}, ${given.words}, ${given.by}, ${given.at})`,
  )

/** @returns 0 where it is decided already */
export const decideRepresentation = (
  scope: Scope,
  id: AwardId,
  representation: string,
  given: { readonly what: string; readonly words: string; readonly on: Day; readonly by: string },
): Promise<number> =>
  run(
    scope,
    sql`update representations set decision = ${given.what}, decision_words = ${given.words}, decided_on = ${given.on}, decided_by = ${given.by}
      where id = ${representation} and award_id = ${id} and decision is null`,
  )

export const obligationsOf = (scope: Scope, id: AwardId): Promise<readonly Obligation[]> =>
  rows<Obligation>(
    scope,
    sql`select position, criterion, question, measure, code, title, unit, quantity::float8 as quantity, by_when as by, method
      from award_obligations where award_id = ${id} order by position`,
  )

export const insertObligations = async (
  scope: Scope,
  place: PlaceId,
  id: AwardId,
  all: readonly Obligation[],
): Promise<void> => {
  for (const o of all)
    await run(
      scope,
      sql`insert into award_obligations (award_id, place_id, position, criterion, question, measure, code, title, unit, quantity, by_when, method)
        values (${id}, ${place}, ${o.position}, ${o.criterion}, ${o.question}, ${o.measure}, ${o.code}, ${o.title}, ${o.unit},
          ${o.quantity}, ${o.by}, ${o.method})`,
    )
}
