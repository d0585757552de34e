// Members of a panel, their declarations and scores, and what they agreed. Row-level security keeps a score to its own member until all
// are in, and prices from everybody until all is agreed.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { Pence, PersonId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { TenderId } from '../../rules/types.ts'
import type { Capacity, Consensus, Declaration, HandedIn, Member, Score } from '../rules/types.ts'

/** Those who score and those who agree wait for each other. */
export const takePanelTurn = (scope: Scope, tender: TenderId): Promise<number> =>
  run(scope, sql`select pg_advisory_xact_lock(hashtextextended('panel of ' || ${tender}::text, 0))`)

type MemberRow = Omit<Member, 'left'> & { readonly leftAt: Date | null; readonly leftWhy: string | null }

export const membersOf = async (scope: Scope, tender: TenderId): Promise<readonly Member[]> =>
  (
    await rows<MemberRow>(
      scope,
      sql`select person_id as person, name, capacity, criteria, left_at as "leftAt", left_why as "leftWhy" from panel_members
        where tender_id = ${tender} order by left_at is not null, name, person_id`,
    )
  ).map(({ leftAt: at, leftWhy: why, ...rest }) => ({ ...rest, left: at === null ? null : { at, why: why ?? '' } }))

/** A member who comes back is a member again. */
export const saveMember = (
  scope: Scope,
  place: PlaceId,
  tender: TenderId,
  given: Pick<Member, 'person' | 'name' | 'capacity' | 'criteria'>,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`insert into panel_members (tender_id, place_id, person_id, name, capacity, criteria, added_by, added_at)
      values (${tender}, ${place}, ${given.person}, ${given.name}, ${given.capacity}, ${[...given.criteria]}, ${by}, ${at})
      on conflict on constraint panel_members_pk do update set capacity = excluded.capacity, criteria = excluded.criteria,
        added_by = excluded.added_by, added_at = excluded.added_at, left_at = null, left_why = null`,
  )

/** @returns 0 where nobody of that id is there */
export const markLeft = (
  scope: Scope,
  tender: TenderId,
  person: PersonId,
  { why, at }: { readonly why: string; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`update panel_members set left_at = ${at}, left_why = ${why}
      where tender_id = ${tender} and person_id = ${person} and left_at is null`,
  )

interface DeclarationRow {
  readonly id: string
  readonly person: PersonId
  readonly conflict: string | null
  readonly at: Date
  readonly stays: boolean | null
  readonly how: string | null
  readonly by: string | null
  readonly decidedAt: Date | null
}

export const declarationsOf = async (scope: Scope, tender: TenderId): Promise<readonly Declaration[]> =>
  (
    await rows<DeclarationRow>(
      scope,
      sql`select id, person_id as person, conflict, declared_at as at, stays, how, decided_by as by, decided_at as "decidedAt"
        from panel_declarations where tender_id = ${tender} order by declared_at, id`,
    )
  ).map(({ stays, how, by, decidedAt, ...rest }) => ({
    ...rest,
    decided: stays === null || decidedAt === null ? null : { stays, how: how ?? '', by: by ?? '', at: decidedAt },
  }))

export const insertDeclaration = (
  scope: Scope,
  place: PlaceId,
  tender: TenderId,
  given: { readonly person: PersonId; readonly conflict: string | null; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`insert into panel_declarations (tender_id, place_id, person_id, conflict, declared_at)
      values (${tender}, ${place}, ${given.person}, ${given.conflict}, ${given.at})`,
  )

/** @returns 0 where it is decided already, or is the officer's own */
export const decideDeclaration = (
  scope: Scope,
  tender: TenderId,
  declaration: string,
  given: { readonly stays: boolean; readonly how: string; readonly by: string; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`update panel_declarations set stays = ${given.stays}, how = ${given.how}, decided_by = ${given.by}, decided_at = ${given.at}
      where tender_id = ${tender} and id = ${declaration} and conflict is not null and stays is null`,
  )

/** One's own; of others only where all are in. */
export const scoresOf = (scope: Scope, tender: TenderId, criterion: string): Promise<readonly Score[]> =>
  rows<Score>(
    scope,
    sql`select criterion, bid_id as bid, person_id as person, score, reason, handed_in_at as "handedInAt" from panel_scores
      where tender_id = ${tender} and criterion = ${criterion} order by bid_id, person_id`,
  )

export const handedInFor = (scope: Scope, tender: TenderId): Promise<readonly HandedIn[]> =>
  rows<HandedIn>(scope, sql`select criterion, person_id as person from scores_handed_in(${tender})`)

/** One's own. @throws a database error of the constraint `panel_scores_stay` where it was handed in before */
export const saveScore = (
  scope: Scope,
  place: PlaceId,
  tender: TenderId,
  given: Omit<Score, 'handedInAt'> & { readonly handIn: boolean; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`insert into panel_scores (tender_id, place_id, criterion, bid_id, person_id, score, reason, changed_at, handed_in_at)
      values (${tender}, ${place}, ${given.criterion}, ${given.bid}, ${given.person}, ${given.score}, ${given.reason}, ${given.at},
        ${given.handIn ? given.at : null})
      on conflict on constraint panel_scores_pk do update set score = excluded.score, reason = excluded.reason,
        changed_at = excluded.changed_at, handed_in_at = excluded.handed_in_at`,
  )

export const allIn = async (scope: Scope, tender: TenderId, criterion: string): Promise<boolean> =>
  (await one<{ yes: boolean }>(scope, sql`select scores_all_in(${tender}, ${criterion}) as yes`)).yes

export const pricesOpen = async (scope: Scope, tender: TenderId): Promise<boolean> =>
  (await one<{ yes: boolean }>(scope, sql`select prices_open(${tender}) as yes`)).yes

/** Every edition, in order. */
export const consensusOf = (scope: Scope, tender: TenderId): Promise<readonly Consensus[]> =>
  rows<Consensus>(
    scope,
    sql`select criterion, bid_id as bid, edition, score, reason, change_why as "changeWhy", after_prices as "afterPrices",
        agreed_by as by, agreed_at as at
      from consensus_scores where tender_id = ${tender} order by criterion, bid_id, edition`,
  )

export const insertConsensus = (scope: Scope, place: PlaceId, tender: TenderId, given: Consensus): Promise<number> =>
  run(
    scope,
    sql`insert into consensus_scores (tender_id, place_id, criterion, bid_id, edition, score, reason, change_why, after_prices, agreed_by, agreed_at)
      values (${tender}, ${place}, ${given.criterion}, ${given.bid}, ${given.edition}, ${given.score}, ${given.reason},
        ${given.changeWhy}, ${given.afterPrices}, ${given.by}, ${given.at})`,
  )

/** Nothing while prices are kept from everybody. */
export const pricesOf = async (scope: Scope, tender: TenderId): Promise<ReadonlyMap<string, Pence | null>> =>
  new Map(
    (
      await rows<{ bid: string; price: Pence | null }>(
        scope,
        sql`select bid_id as bid, price::float8 as price from opened_prices where tender_id = ${tender}`,
      )
    ).map(({ bid, price }) => [bid, price]),
  )

/** @returns undefined where this person is not on the panel */
export const memberHere = (
  scope: Scope,
  tender: TenderId,
  person: PersonId,
): Promise<{ readonly capacity: Capacity } | undefined> =>
  maybe(
    scope,
    sql`select capacity from panel_members where tender_id = ${tender} and person_id = ${person} and left_at is null`,
  )
