// Sums of the records that stand, as the triggers keep them: by measure and quarter, by work, or by who pays. Every row is of one
// grade and one nature; what is shown across grades is put together by the rules of totals, which always keep the split.
import { rows, sql } from '../../../platform/db/index.ts'
import type { Day, OrganisationId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { MeasureId, WorkId } from '../../rules/types.ts'
import type { Grade, Nature } from '../../rules/words.ts'

export interface Sums {
  readonly measure: MeasureId
  readonly grade: Grade
  readonly nature: Nature
  /** In thousandths of the measure's unit. */
  readonly quantity: number
  /** What of it counts for a £ value of each kind. */
  readonly fiscal: number
  readonly economic: number
  readonly wellbeing: number
  readonly records: number
}

export interface Asked {
  readonly measure?: MeasureId
  readonly nature?: Nature
  readonly grade?: Grade
}
export interface AskedByQuarter extends Asked {
  readonly from?: Day
  readonly to?: Day
}

// A double holds every quantity exactly: sums beyond 9e15 thousandths are refused when they are read.
const sums = sql`sum(t.quantity)::float8 as quantity, sum(t.fiscal)::float8 as fiscal, sum(t.economic)::float8 as economic,
  sum(t.wellbeing)::float8 as wellbeing, sum(t.records)::float8 as records`

/** Where each sum is one that is kept, nothing is added up: that took as long as all the rest. */
const asKept = sql`t.quantity::float8 as quantity, t.fiscal::float8 as fiscal, t.economic::float8 as economic,
  t.wellbeing::float8 as wellbeing, t.records::float8 as records`

const asked = ({ measure, nature, grade }: Asked) => sql`
  ${measure === undefined ? sql`` : sql`and t.measure_id = ${measure}`}
  ${nature === undefined ? sql`` : sql`and t.nature = ${nature}`}
  ${grade === undefined ? sql`` : sql`and t.grade = ${grade}`}`

const inPeriod = ({ from, to }: AskedByQuarter) => sql`
  ${from === undefined ? sql`` : sql`and t.quarter >= date_trunc('quarter', ${from}::date)`}
  ${to === undefined ? sql`` : sql`and t.quarter <= ${to}::date`}`

export const sumsByMeasure = (scope: Scope, place: PlaceId, filter: AskedByQuarter): Promise<Sums[]> =>
  rows<Sums>(
    scope,
    sql`select t.measure_id as measure, t.grade, t.nature, ${sums} from totals_by_measure t
      where t.place_id = ${place} ${asked(filter)} ${inPeriod(filter)} group by 1, 2, 3 having sum(t.records) > 0`,
  )

/** `quarter` is its first day. */
export const sumsByQuarter = (
  scope: Scope,
  place: PlaceId,
  filter: AskedByQuarter,
): Promise<(Sums & { readonly quarter: Day })[]> =>
  rows(
    scope,
    sql`select t.quarter, t.measure_id as measure, t.grade, t.nature, ${asKept} from totals_by_measure t
      where t.place_id = ${place} and t.records > 0 ${asked(filter)} ${inPeriod(filter)}`,
  )

/** Of some works where they are named, else of all that the place keeps; of some measures likewise. */
export const sumsByWork = (
  scope: Scope,
  place: PlaceId,
  filter: Asked & { readonly works?: readonly WorkId[]; readonly measures?: readonly MeasureId[] },
): Promise<(Sums & { readonly work: WorkId })[]> =>
  rows(
    scope,
    sql`select t.work_id as work, t.measure_id as measure, t.grade, t.nature, ${asKept} from totals_by_work t
      where t.place_id = ${place} and t.records > 0 ${asked(filter)}
        ${filter.works === undefined ? sql`` : sql`and t.work_id = any (${[...filter.works]}::uuid[])`}
        ${filter.measures === undefined ? sql`` : sql`and t.measure_id = any (${[...filter.measures]}::uuid[])`}`,
  )

/** Of the providers named: a page of them. */
export const sumsByProvider = (
  scope: Scope,
  place: PlaceId,
  filter: Asked & { readonly providers: readonly string[] },
): Promise<(Sums & { readonly provider: string })[]> =>
  rows(
    scope,
    sql`select w.provider, t.measure_id as measure, t.grade, t.nature, ${sums}
      from works w join totals_by_work t on t.place_id = w.place_id and t.work_id = w.id
      where w.place_id = ${place} and w.provider = any (${[...filter.providers]}::text[]) ${asked(filter)}
      group by 1, 2, 3, 4 having sum(t.records) > 0`,
  )

/** `whole` is the quantity undivided: of percentages there are no shares. */
export interface PartSums extends Sums {
  readonly organisation: OrganisationId
  readonly name: string
  readonly keptBy: PlaceId
  readonly whole: number
}

const partsWhere = (scope: Scope, condition: ReturnType<typeof sql>): Promise<PartSums[]> =>
  rows<PartSums>(
    scope,
    sql`select t.organisation_id as organisation, t.place_id as "keptBy", t.measure_id as measure, t.grade, t.nature,
        t.quantity::float8 as quantity, t.fiscal::float8 as fiscal, t.economic::float8 as economic, t.wellbeing::float8 as wellbeing,
        t.whole::float8 as whole, t.records::float8 as records, coalesce(o.name, 'An organisation that you cannot see') as name
      from totals_by_buyer t left join organisations o on o.id = t.organisation_id
      where t.records > 0 and ${condition}`,
  )

/**
 * By organisation that pays: each its share, so that a joint work counts once. Also of works that another place keeps, where the
 * organisation buys for this place: those name the other place's measures.
 */
export const sumsByOrganisation = (scope: Scope, place: PlaceId, filter: Asked): Promise<PartSums[]> =>
  partsWhere(scope, sql`t.for_place_id = ${place} ${asked(filter)}`)

/** Sums of joint works for one place, whoever of its buyers pays: by the measures of the place that keeps them. */
export interface JointSums extends Sums {
  /** Undivided: of percentages there are no shares. */
  readonly whole: number
}

const jointWhere = (scope: Scope, parts: ReturnType<typeof sql>, works: ReturnType<typeof sql>): Promise<JointSums[]> =>
  rows<JointSums>(
    scope,
    sql`select p.measure_id as measure, p.grade, p.nature, p.quantity, p.fiscal, p.economic, p.wellbeing, w.whole, w.records
      from (select t.place_id, t.measure_id, t.grade, t.nature, sum(t.quantity)::float8 as quantity, sum(t.fiscal)::float8 as fiscal,
          sum(t.economic)::float8 as economic, sum(t.wellbeing)::float8 as wellbeing
        from totals_by_buyer t where ${parts} group by 1, 2, 3, 4) p
      join (select t.place_id, t.measure_id, t.grade, t.nature, sum(t.quantity)::float8 as whole, sum(t.records)::float8 as records
        from totals_by_work t where ${works} group by 1, 2, 3, 4) w using (place_id, measure_id, grade, nature)
      where w.records > 0`,
  )

/** The place's shares of works that other places keep. */
export const sharesElsewhere = (scope: Scope, place: PlaceId): Promise<JointSums[]> =>
  jointWhere(
    scope,
    sql`t.for_place_id = ${place} and t.place_id <> ${place}`,
    sql`t.places @> array[${place}]::uuid[] and t.place_id <> ${place}`,
  )

/** The shares that buyers for other places have of the works that the place keeps. */
export const sharesOfOthers = (scope: Scope, place: PlaceId): Promise<JointSums[]> =>
  jointWhere(
    scope,
    sql`t.place_id = ${place} and t.for_place_id <> ${place}`,
    sql`t.place_id = ${place} and cardinality(t.places) > 1`,
  )

/** Works of the place under which anything of a grade stands. */
export const worksWith = async (
  scope: Scope,
  place: PlaceId,
  filter: Asked & { readonly grade: Grade },
): Promise<ReadonlySet<WorkId>> =>
  new Set(
    (
      await rows<{ work: WorkId }>(
        scope,
        sql`select distinct t.work_id as work from totals_by_work t where t.place_id = ${place} and t.records > 0 ${asked(filter)}`,
      )
    ).map(({ work }) => work),
  )

/** Those who do them, by name. */
export const providersWith = async (
  scope: Scope,
  place: PlaceId,
  filter: Asked & { readonly grade: Grade },
): Promise<readonly string[]> =>
  (
    await rows<{ provider: string }>(
      scope,
      sql`select distinct w.provider from works w where w.place_id = ${place} and exists (select from totals_by_work t
          where t.place_id = w.place_id and t.work_id = w.id and t.records > 0 ${asked(filter)}) order by w.provider`,
    )
  ).map(({ provider }) => provider)
