// What waits to be checked, what is claimed twice, and draws.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { Day, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { MeasureId, RecordId, WorkId } from '../../rules/types.ts'
import type { Grade } from '../../rules/words.ts'
import type { Drawable, Rates, Weighed } from '../rules/draw.ts'
import type { DrawId, DrawRow, ReferenceKind } from '../rules/types.ts'

export const secretOf = (scope: Scope, place: PlaceId): Promise<{ readonly sealed: Buffer } | undefined> =>
  maybe(scope, sql`select sealed from reference_secrets where place_id = ${place}`)

/** The first one stays: two at once agree on it. */
export const keepSecret = async (scope: Scope, place: PlaceId, sealed: Buffer): Promise<Buffer> =>
  (
    await one<{ sealed: Buffer }>(
      scope,
      sql`insert into reference_secrets (place_id, sealed) values (${place}, ${sealed})
        on conflict on constraint reference_secrets_pk do update set sealed = reference_secrets.sealed returning sealed`,
    )
  ).sealed

/** The same reference twice changes nothing. */
export const insertReference = (
  scope: Scope,
  place: PlaceId,
  record: RecordId,
  kind: ReferenceKind,
  hash: string,
): Promise<number> =>
  run(
    scope,
    sql`insert into record_references (place_id, record_id, kind, hash) values (${place}, ${record}, ${kind}, ${hash})
      on conflict do nothing`,
  )

export const referencesOf = (
  scope: Scope,
  record: RecordId,
): Promise<{ readonly kind: ReferenceKind; readonly number: number }[]> =>
  rows(
    scope,
    sql`select kind, count(*)::int as number from record_references where record_id = ${record} group by kind order by kind`,
  )

export interface Twice {
  readonly kind: ReferenceKind
  /** The first letters of the hash: enough to tell two flags apart. */
  readonly mark: string
  readonly record: RecordId
  readonly work: WorkId
  readonly workTitle: string
  readonly provider: string
  readonly measure: MeasureId
  readonly grade: Grade
}

/** Records of different works that stand, are no promises, and name the same person, place or document. */
export const claimedTwice = (scope: Scope, place: PlaceId): Promise<Twice[]> =>
  rows<Twice>(
    scope,
    sql`with live as (
        select f.kind, f.hash, r.id, r.work_id, r.measure_id, r.grade from record_references f join records r on r.id = f.record_id
        where f.place_id = ${place} and r.withdrawn_at is null and r.grade <> 'promised'
      ), twice as (select kind, hash from live group by kind, hash having count(distinct work_id) > 1)
      select l.kind, left(l.hash, 8) as mark, l.id as record, l.work_id as work, w.title as "workTitle", w.provider,
        l.measure_id as measure, l.grade
      from live l join twice t on t.kind = l.kind and t.hash = l.hash join works w on w.id = l.work_id
      order by l.kind, l.hash, w.title, l.id limit 500`,
  )

export interface Waiting {
  readonly id: RecordId
  readonly measure: MeasureId
  readonly workTitle: string
  readonly provider: string
  readonly from: Day
  readonly to: Day
  readonly quantity: number
}

/** Evidenced, and nobody else has looked: the oldest first. */
export const waitingIn = (scope: Scope, place: PlaceId, most: number): Promise<Waiting[]> =>
  rows<Waiting>(
    scope,
    sql`select r.id, r.measure_id as measure, w.title as "workTitle", w.provider, r.from_day as "from", r.to_day as "to",
        r.quantity::float8 as quantity
      from records r join works w on w.id = r.work_id
      where r.place_id = ${place} and r.grade = 'evidenced' and r.withdrawn_at is null order by r.recorded_at, r.id limit ${most}`,
  )

/** Records of a period that nobody else has looked at, with what their risk is judged by. */
export const drawableIn = (
  scope: Scope,
  place: PlaceId,
  { from, to }: { readonly from: Day; readonly to: Day },
  most: number,
): Promise<Weighed[]> =>
  rows<Weighed>(
    scope,
    sql`with live as (
        select r.* from records r where r.place_id = ${place} and r.withdrawn_at is null
      ), promised as (
        select work_id, measure_id, sum(quantity) as quantity from live where grade = 'promised' group by 1, 2
      ), done as (
        select work_id, measure_id, sum(quantity) as quantity from live where grade <> 'promised' group by 1, 2
      ), twice as (
        select f.kind, f.hash from record_references f join live r on r.id = f.record_id
        where r.grade <> 'promised' group by 1, 2 having count(distinct r.work_id) > 1
      )
      select r.id, d.quantity::float8 as quantity, coalesce(p.quantity, 0)::float8 as promised, r.grade = 'evidenced' as "hasEvidence",
        exists (select from record_references f join twice t on t.kind = f.kind and t.hash = f.hash where f.record_id = r.id) as "claimedTwice"
      from live r join done d on d.work_id = r.work_id and d.measure_id = r.measure_id
        left join promised p on p.work_id = r.work_id and p.measure_id = r.measure_id
      where r.grade in ('claimed', 'evidenced') and r.from_day >= ${from} and r.from_day <= ${to} order by r.id limit ${most}`,
  )

const drawRow = sql`id, number, seed::float8 as seed, from_day as "from", to_day as "to", rates, population,
  to_jsonb(chosen) as chosen, made_by as "madeBy", made_at as "madeAt"`

/** The newest first. */
export const drawsOf = (scope: Scope, place: PlaceId): Promise<DrawRow[]> =>
  rows<DrawRow>(scope, sql`select ${drawRow} from draws where place_id = ${place} order by number desc limit 200`)

export const drawById = (scope: Scope, place: PlaceId, id: DrawId): Promise<DrawRow | undefined> =>
  maybe<DrawRow>(scope, sql`select ${drawRow} from draws where place_id = ${place} and id = ${id}`)

export interface DrawToSave {
  readonly seed: number
  readonly from: Day
  readonly to: Day
  readonly rates: Rates
  readonly population: readonly Drawable[]
  readonly chosen: readonly string[]
  readonly by: string
  readonly at: Date
}

export const insertDraw = async (scope: Scope, place: PlaceId, given: DrawToSave): Promise<DrawId> => {
  await run(scope, sql`select pg_advisory_xact_lock(hashtextextended('draws of ' || ${place}::text, 0))`)
  const { id } = await one<{ id: DrawId }>(
    scope,
    sql`insert into draws (place_id, number, seed, from_day, to_day, rates, population, chosen, made_by, made_at)
      values (${place}, (select coalesce(max(number), 0) + 1 from draws where place_id = ${place}), ${given.seed}, ${given.from},
        ${given.to}, ${JSON.stringify(given.rates)}::jsonb, ${JSON.stringify(given.population)}::jsonb, ${[...given.chosen]}::uuid[],
        ${given.by}, ${given.at}) returning id`,
  )
  return id
}

/** What became of drawn records. */
export const gradesOf = (
  scope: Scope,
  ids: readonly string[],
): Promise<
  {
    readonly id: RecordId
    readonly grade: Grade
    readonly withdrawn: boolean
    readonly workTitle: string
    readonly provider: string
    readonly measure: MeasureId
  }[]
> =>
  rows(
    scope,
    sql`select r.id, r.grade, r.withdrawn_at is not null as withdrawn, w.title as "workTitle", w.provider, r.measure_id as measure
      from records r join works w on w.id = r.work_id where r.id = any (${[...ids]}::uuid[]) order by w.title, r.id`,
  )
