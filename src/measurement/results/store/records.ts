// Records of what was promised and done. Nothing is deleted: what was wrong is withdrawn, with the reason.
import { maybe, one, type RawBuilder, rows, run, sql, violated } from '../../../platform/db/index.ts'
import type { Day, FieldErrors, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { ActId, MeasureId, RecordId, WorkId } from '../../rules/types.ts'
import type { Grade, Nature } from '../../rules/words.ts'
import type { Counts, Said } from '../rules/counting.ts'
import type { RecordGiven, RecordRow, Work } from '../rules/types.ts'
import type { Sums } from './totals.ts'
import { takeTurn } from './works.ts'

/** Field words for a database error that means wrong input; undefined for any other. */
export const recordProblem = (error: unknown): FieldErrors | undefined =>
  violated(error) === 'records_measure_once'
    ? { measure: 'This act is counted by this measure already. Record another act, or another measure.' }
    : undefined

const record = sql`r.id, r.place_id as place, r.work_id as work, r.measure_id as measure, r.nature, r.from_day as "from", r.to_day as "to",
  r.quantity::float8 as quantity, r.act_id as act, r.grade, r.words, r.recorded_by as "recordedBy", r.recorder_id as "recorderId",
  jsonb_build_object('fiscal', r.counts_fiscal, 'economic', r.counts_economic, 'wellbeing', r.counts_wellbeing) as counts,
  case when r.counts_said is null then null
    else jsonb_build_object('kinds', r.counts_said, 'by', r.counts_said_by, 'why', r.counts_said_why) end as said,
  r.recorded_at as "recordedAt", r.withdrawn_at as "withdrawnAt", r.withdrawn_by as "withdrawnBy", r.withdrawn_why as "withdrawnWhy"`

export const recordById = (scope: Scope, place: PlaceId, id: RecordId): Promise<RecordRow | undefined> =>
  maybe<RecordRow>(
    scope,
    sql`select ${record} from records r where r.id = ${id} and (r.place_id = ${place} or r.places @> array[${place}]::uuid[])`,
  )

/** Held until the transaction ends. Only in the place that keeps it. */
export const lockRecord = async (scope: Scope, place: PlaceId, id: RecordId): Promise<RecordRow | undefined> => {
  await takeTurn(scope, place)
  return maybe<RecordRow>(
    scope,
    sql`select ${record} from records r where r.id = ${id} and r.place_id = ${place} for update`,
  )
}

/** All of a work, withdrawn ones too, by measure and period. */
export const recordsOfWork = (scope: Scope, work: WorkId): Promise<RecordRow[]> =>
  rows<RecordRow>(
    scope,
    sql`select ${record} from records r where r.work_id = ${work} order by r.measure_id, r.from_day, r.recorded_at, r.id limit 2000`,
  )

const standing = sql`r.grade <> 'promised' and r.withdrawn_at is null`

/** Those of an act that stand and are no promises, as they were recorded: locked, because two at once must not count the same £. */
export const deliveriesOfAct = (scope: Scope, act: ActId): Promise<RecordRow[]> =>
  rows<RecordRow>(
    scope,
    sql`select ${record} from records r where r.act_id = ${act} and ${standing} order by r.recorded_at, r.id for update`,
  )

/** The same of every act that one of the measures counts beside another measure. */
export const deliveriesOfActsWith = (
  scope: Scope,
  place: PlaceId,
  measures: readonly MeasureId[],
): Promise<RecordRow[]> =>
  rows<RecordRow>(
    scope,
    sql`select ${record} from records r where r.place_id = ${place} and ${standing} and r.act_id in (
        select a.act_id from records a join records b on b.act_id = a.act_id and b.measure_id <> a.measure_id
          where a.place_id = ${place} and a.measure_id = any (${[...measures]}::uuid[])
            and a.grade <> 'promised' and a.withdrawn_at is null and b.grade <> 'promised' and b.withdrawn_at is null)
      order by r.recorded_at, r.id for update`,
  )

export interface Recorded {
  /** Promises and deliveries that stand. */
  readonly stand: number
  /** Those that were withdrawn too. */
  readonly ever: number
  /** The last day of the deliveries that stand; null where there is none. */
  readonly lastDelivered: Day | null
}

/** How much hangs on the words of a measure. */
export const recordedBy = (scope: Scope, place: PlaceId, measure: MeasureId): Promise<Recorded> =>
  one<Recorded>(
    scope,
    sql`select count(*) filter (where r.withdrawn_at is null)::int as stand, count(*)::int as ever,
        max(r.to_day) filter (where ${standing}) as "lastDelivered"
      from records r where r.place_id = ${place} and r.measure_id = ${measure}`,
  )

export interface RecordFilter {
  /** Any of them. */
  readonly measures?: readonly MeasureId[]
  readonly work?: WorkId
  readonly grade?: Grade
  readonly nature?: Nature
  readonly from?: Day
  readonly to?: Day
}

const where = (place: PlaceId, { measures, work, grade, nature, from, to }: RecordFilter) =>
  sql`r.place_id = ${place} and r.withdrawn_at is null
    ${measures === undefined ? sql`` : sql`and r.measure_id = any (${[...measures]}::uuid[])`}
    ${work === undefined ? sql`` : sql`and r.work_id = ${work}`}
    ${grade === undefined ? sql`` : sql`and r.grade = ${grade}`}
    ${nature === undefined ? sql`` : sql`and r.nature = ${nature}`}
    ${from === undefined ? sql`` : sql`and r.from_day >= ${from}`}
    ${to === undefined ? sql`` : sql`and r.from_day <= ${to}`}`

/** What a list of them shows: what each holds beside is not carried. */
export interface RecordListed
  extends Pick<RecordRow, 'id' | 'nature' | 'from' | 'to' | 'quantity' | 'grade' | 'recordedBy'> {
  readonly workTitle: string
  readonly provider: string
}

const listed = sql`r.id, r.nature, r.from_day as "from", r.to_day as "to", r.quantity::float8 as quantity, r.grade,
  r.recorded_by as "recordedBy"`

export interface Page {
  /** At most so many. */
  readonly size: number
  readonly skip: number
}

const newest = sql`order by r.from_day desc, r.id`

/** Of one measure, in the order of the index: nothing is put in order that is not shown. */
const ofMeasure = (place: PlaceId, measure: RawBuilder<unknown>, filter: RecordFilter, size: number, skip: number) =>
  sql`from records r where r.measure_id = ${measure} and ${where(place, filter)} ${newest} limit ${size} offset ${skip}`

/** Those of the measures that stand and fit, the newest period first. */
export const recordsThat = (
  scope: Scope,
  place: PlaceId,
  { measures, ...rest }: RecordFilter & { readonly measures: readonly MeasureId[] },
  { size, skip }: Page,
): Promise<RecordListed[]> => {
  const [first] = measures
  // A column more, though nobody asks for it further out, is time in planning. A list of measures is in no order of the index: each
  // gives its own newest, and the page is taken from those.
  const page =
    first !== undefined && measures.length === 1
      ? sql`(select r.id, r.work_id, r.nature, r.from_day, r.to_day, r.quantity, r.grade, r.recorded_by ${ofMeasure(place, sql`${first}`, rest, size, skip)}) r`
      : sql`(select r.id from unnest(${[...measures]}::uuid[]) m(id),
          lateral (select r.id, r.from_day ${ofMeasure(place, sql`m.id`, rest, size + skip, 0)}) r
          ${newest} limit ${size} offset ${skip}) page join records r on r.id = page.id`
  return rows<RecordListed>(
    scope,
    sql`select ${listed}, w.title as "workTitle", w.provider from ${page} join works w on w.id = r.work_id ${newest}`,
  )
}

/** The same of one work. Whoever asks knows the work, so it is not looked up for each record. */
export const recordsOfWorkThat = async (
  scope: Scope,
  place: PlaceId,
  { id, title, provider }: Pick<Work, 'id' | 'title' | 'provider'>,
  filter: RecordFilter,
  { size, skip }: Page,
): Promise<RecordListed[]> => {
  const found = await rows<Omit<RecordListed, 'workTitle' | 'provider'>>(
    scope,
    sql`select ${listed} from records r where ${where(place, { ...filter, work: id })} ${newest} limit ${size} offset ${skip}`,
  )
  return found.map((one) => ({ ...one, workTitle: title, provider }))
}

/** Sums of the same records, counted one by one: for a single work in a period, where there are few and no sums are kept. */
export const sumsOfRecords = (scope: Scope, place: PlaceId, filter: RecordFilter): Promise<Sums[]> =>
  rows<Sums>(
    scope,
    sql`select r.measure_id as measure, r.grade, r.nature, sum(r.quantity)::float8 as quantity, count(*)::float8 as records,
        coalesce(sum(r.quantity) filter (where r.counts_fiscal), 0)::float8 as fiscal,
        coalesce(sum(r.quantity) filter (where r.counts_economic), 0)::float8 as economic,
        coalesce(sum(r.quantity) filter (where r.counts_wellbeing), 0)::float8 as wellbeing
      from records r where ${where(place, filter)} group by 1, 2, 3`,
  )

export interface RecordToSave extends RecordGiven {
  readonly work: WorkId
  /** Of which it is another count; a new act where there is none. */
  readonly act: ActId | null
  readonly counts: Counts
  readonly said?: Said | null
  readonly grade: 'promised' | 'claimed'
  readonly by: string
  readonly byId: string | null
  readonly at: Date
}

export const insertRecord = async (scope: Scope, place: PlaceId, given: RecordToSave): Promise<RecordId> =>
  (
    await one<{ id: RecordId }>(
      scope,
      sql`insert into records (place_id, places, work_id, measure_id, nature, from_day, to_day, quantity, act_id, counts_fiscal,
          counts_economic, counts_wellbeing, counts_said, counts_said_by, counts_said_why, grade, words, recorded_by, recorder_id,
          recorded_at)
        values (${place}, (select places from works where id = ${given.work}), ${given.work}, ${given.measure}, ${given.nature},
          ${given.from}, ${given.to}, ${given.quantity}, coalesce(${given.act}::uuid, gen_random_uuid()), ${given.counts.fiscal},
          ${given.counts.economic}, ${given.counts.wellbeing}, ${given.said ? [...given.said.kinds] : null}::text[],
          ${given.said?.by ?? null}, ${given.said?.why ?? null}, ${given.grade}, ${given.words}, ${given.by}, ${given.byId},
          ${given.at}) returning id`,
    )
  ).id

export const markWithdrawn = (
  scope: Scope,
  id: RecordId,
  { by, at, why }: { readonly by: string; readonly at: Date; readonly why: string },
): Promise<number> =>
  run(
    scope,
    sql`update records set withdrawn_at = ${at}, withdrawn_by = ${by}, withdrawn_why = ${why}
      where id = ${id} and withdrawn_at is null`,
  )

export interface CountsToWrite {
  readonly id: RecordId
  readonly counts: Counts
  readonly said: Said | null
}

/** First what a record counts for no longer, then what another counts for instead: at no moment are there two. */
export const writeCounts = async (scope: Scope, changes: readonly CountsToWrite[]): Promise<void> => {
  if (changes.length === 0) return
  const flat = changes.map(({ id, counts, said }) => ({
    ...{ id, ...counts, kinds: said && [...said.kinds], by: said?.by ?? null, why: said?.why ?? null },
  }))
  const given = sql`jsonb_to_recordset(${JSON.stringify(flat)}::jsonb)
    as c(id uuid, fiscal boolean, economic boolean, wellbeing boolean, kinds text[], by text, why text) where r.id = c.id`
  await run(
    scope,
    sql`update records r set counts_fiscal = r.counts_fiscal and c.fiscal, counts_economic = r.counts_economic and c.economic,
      counts_wellbeing = r.counts_wellbeing and c.wellbeing, counts_said = null, counts_said_by = null, counts_said_why = null
      from ${given}`,
  )
  await run(
    scope,
    sql`update records r set counts_fiscal = c.fiscal, counts_economic = c.economic, counts_wellbeing = c.wellbeing,
      counts_said = c.kinds, counts_said_by = c.by, counts_said_why = c.why from ${given}`,
  )
}

/** Of a delivery; a promise keeps its grade. */
export const writeGrade = (scope: Scope, id: RecordId, grade: Exclude<Grade, 'promised'>): Promise<number> =>
  run(scope, sql`update records set grade = ${grade} where id = ${id} and grade <> 'promised' and grade <> ${grade}`)
