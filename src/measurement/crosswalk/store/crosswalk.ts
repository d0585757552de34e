// Matches of measures, and what places let one another see and name.
import { maybe, rows, run, sql } from '../../../platform/db/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { MeasureId } from '../../rules/types.ts'
import type { Match } from '../rules/counts-as.ts'
import type { MatchMade, Offer, OtherBuyer, SharedMeasure } from '../rules/types.ts'

export const matchesOf = (scope: Scope, place: PlaceId): Promise<MatchMade[]> =>
  rows<MatchMade>(
    scope,
    sql`select measure_id as measure, as_id as as, why, matched_by as by, matched_at as at from measure_matches
      where place_id = ${place} order by matched_at, measure_id`,
  )

/** Two people who match at once wait for each other: together they could make a ring. */
export const lockMatches = (scope: Scope, place: PlaceId): Promise<number> =>
  run(scope, sql`select pg_advisory_xact_lock(hashtextextended('matches of ' || ${place}::text, 0))`)

export const saveMatch = (scope: Scope, place: PlaceId, { measure, as, why, by, at }: MatchMade): Promise<number> =>
  run(
    scope,
    sql`insert into measure_matches (place_id, measure_id, as_id, why, matched_by, matched_at)
      values (${place}, ${measure}, ${as}, ${why}, ${by}, ${at})
      on conflict on constraint measure_matches_pk do update set as_id = excluded.as_id, why = excluded.why,
        matched_by = excluded.matched_by, matched_at = excluded.matched_at`,
  )

/** Undefined where there was none. */
export const removeMatch = (scope: Scope, place: PlaceId, measure: MeasureId): Promise<Match | undefined> =>
  maybe<Match>(
    scope,
    sql`delete from measure_matches where place_id = ${place} and measure_id = ${measure}
      returning measure_id as measure, as_id as as`,
  )

/** Those by which other places keep joint works that this one pays a share of. */
export const sharedMeasures = (scope: Scope, place: PlaceId): Promise<SharedMeasure[]> =>
  rows<SharedMeasure>(
    scope,
    sql`select id, jsonb_build_object('id', place_id, 'name', s.place) as "keptBy", code, title, definition, who_counts as "whoCounts",
        unit, own_unit as "ownUnit", private, standing::float8 as standing
      from measures_shared() s where for_place_id = ${place} order by s.place, lower(title), code, id`,
  )

/** The places of the scope that pay a share of joint works which others keep, and of which something is recorded. */
export const placesThatShare = async (scope: Scope): Promise<readonly PlaceId[]> =>
  (
    await rows<{ place: PlaceId }>(
      scope,
      sql`select distinct for_place_id as place from measures_shared() where standing > 0 order by 1`,
    )
  ).map(({ place }) => place)

/** Whether another place counts the measure and one of the others as one. */
export const countedAsOne = async (scope: Scope, measure: MeasureId, others: readonly MeasureId[]): Promise<boolean> =>
  (await maybe<{ yes: boolean }>(scope, sql`select matched_together(${measure}, ${[...others]}::uuid[]) as yes`))
    ?.yes ?? false

/** Acts that more than one of these measures count, among all records that the scope sees. */
export const actsCountedTwice = async (scope: Scope, measures: readonly MeasureId[]): Promise<number> =>
  (
    await maybe<{ acts: number }>(
      scope,
      sql`select count(*)::int as acts from (select act_id from records
        where measure_id = any (${[...measures]}::uuid[]) and withdrawn_at is null and grade <> 'promised'
        group by act_id having count(*) > 1) twice`,
    )
  )?.acts ?? 0

export const offersOf = (scope: Scope, place: PlaceId): Promise<Offer[]> =>
  rows<Offer>(
    scope,
    sql`select jsonb_build_object('id', o.place_id, 'name', o.place) as place,
        jsonb_build_object('id', o.to_place_id, 'name', o.to_place) as to, o.offered_by as by, o.offered_at as at
      from offers_named() o where o.place_id = ${place} or o.to_place_id = ${place} order by o.offered_at, o.place_id`,
  )

export const placeToOffer = (
  scope: Scope,
  slug: string,
): Promise<{ readonly id: PlaceId; readonly name: string } | undefined> =>
  maybe(scope, sql`select id, name from place_for_offer(${slug})`)

/** @returns 0 where it was offered before */
export const saveOffer = (
  scope: Scope,
  place: PlaceId,
  to: PlaceId,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`insert into buyers_offered (place_id, to_place_id, offered_by, offered_at) values (${place}, ${to}, ${by}, ${at})
      on conflict on constraint buyers_offered_pk do nothing`,
  )

/** @returns 0 where there was none */
export const removeOffer = (scope: Scope, place: PlaceId, to: PlaceId): Promise<number> =>
  run(scope, sql`delete from buyers_offered where place_id = ${place} and to_place_id = ${to}`)

export const buyersFromOthers = (scope: Scope, place: PlaceId): Promise<OtherBuyer[]> =>
  rows<OtherBuyer>(
    scope,
    sql`select b.organisation_id as id, b.name, b.place_id as place, b.place as "placeName" from buyers_from_others() b
      where b.to_place_id = ${place} order by b.place, b.name, b.organisation_id`,
  )
