// What was decided on the way a procurement goes, what was published, and what clocks count from. Lines are added, never changed.
import { maybe, rows, run, sql } from '../../../platform/db/index.ts'
import type { Day, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { ProcurementId } from '../../rules/types.ts'
import type { Decided, Moment, MomentKind, Published } from '../rules/types.ts'

const decision = sql`edition, route, regime, answers, suggested, against, reason, packs, decided_by as by, decided_at as at`

/** All editions, the latest first. */
export const decisionsOf = (scope: Scope, id: ProcurementId): Promise<Decided[]> =>
  rows<Decided>(scope, sql`select ${decision} from route_decisions where procurement_id = ${id} order by edition desc`)

/** The way that was decided last; null while none is. */
export const routeOf = async (scope: Scope, id: ProcurementId): Promise<Decided | null> =>
  (await maybe<Decided>(
    scope,
    sql`select ${decision} from route_decisions where procurement_id = ${id} order by edition desc limit 1`,
  )) ?? null

/** @returns 0 where somebody else decided meanwhile */
export const insertDecision = (scope: Scope, place: PlaceId, id: ProcurementId, given: Decided): Promise<number> =>
  run(
    scope,
    sql`insert into route_decisions (procurement_id, place_id, edition, route, regime, answers, suggested, against, reason, packs,
        decided_by, decided_at)
      values (${id}, ${place}, ${given.edition}, ${given.route}, ${given.regime}, ${JSON.stringify(given.answers)}::jsonb,
        ${given.suggested}, ${given.against}, ${given.reason}, ${JSON.stringify(given.packs)}::jsonb, ${given.by}, ${given.at})
      on conflict on constraint route_decisions_pk do nothing`,
  )

/** Those that stand: not put right by a later one, and not taken back. The earliest publication first. */
export const publishedIn = (scope: Scope, id: ProcurementId): Promise<Published[]> =>
  rows<Published>(
    scope,
    sql`select r.id, r.notice, r.number, r.published_at as "publishedAt", r.recorded_by as by, r.recorded_at as at, r.why
      from notice_records r where r.procurement_id = ${id} and r.number is not null
        and not exists (select from notice_records later where later.corrects = r.id)
      order by r.published_at, r.recorded_at, r.id`,
  )

export interface NoticeLine {
  readonly id: string
  readonly number: string | null
  readonly publishedAt: Date | null
  readonly corrects: string | null
  readonly why: string | null
  readonly by: string
  readonly at: Date
}

/** Every line of one notice, those that were put right too, as they were added. */
export const linesOf = (scope: Scope, id: ProcurementId, notice: string): Promise<NoticeLine[]> =>
  rows<NoticeLine>(
    scope,
    sql`select id, number, published_at as "publishedAt", corrects, why, recorded_by as by, recorded_at as at
      from notice_records where procurement_id = ${id} and notice = ${notice} order by recorded_at, id`,
  )

interface Added {
  readonly by: string
  readonly at: Date
}

/** @returns 0 where the line was put right before */
export const insertNotice = (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  given: Omit<NoticeLine, 'id' | 'by' | 'at'> & { readonly notice: string },
  { by, at }: Added,
): Promise<number> =>
  run(
    scope,
    sql`insert into notice_records (procurement_id, place_id, notice, number, published_at, corrects, why, recorded_by, recorded_at)
      values (${id}, ${place}, ${given.notice}, ${given.number}, ${given.publishedAt}, ${given.corrects}, ${given.why}, ${by}, ${at})
      on conflict on constraint notice_records_corrected_once do nothing`,
  )

export const momentsOf = (scope: Scope, id: ProcurementId): Promise<Moment[]> =>
  rows<Moment>(
    scope,
    sql`select m.id, m.kind, m.on_day as "on", m.note, m.recorded_by as by, m.recorded_at as at
      from route_moments m where m.procurement_id = ${id} and m.on_day is not null
        and not exists (select from route_moments later where later.corrects = m.id)
      order by m.on_day, m.recorded_at, m.id`,
  )

/** @returns 0 where the line was put right before */
export const insertMoment = (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  given: {
    readonly kind: MomentKind
    readonly on: Day | null
    readonly note: string
    readonly corrects: string | null
  },
  { by, at }: Added,
): Promise<number> =>
  run(
    scope,
    sql`insert into route_moments (procurement_id, place_id, kind, on_day, note, corrects, recorded_by, recorded_at)
      values (${id}, ${place}, ${given.kind}, ${given.on}, ${given.note}, ${given.corrects}, ${by}, ${at})
      on conflict on constraint route_moments_corrected_once do nothing`,
  )
