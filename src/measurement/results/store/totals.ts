// Sums of the records that stand, as the triggers keep them: by measure and quarter, or by work. Every row is of one grade and one
// nature; what is shown across grades is put together by the rules of totals, which always keep the split.
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
    sql`select t.quarter, t.measure_id as measure, t.grade, t.nature, ${sums} from totals_by_measure t
      where t.place_id = ${place} ${asked(filter)} ${inPeriod(filter)} group by 1, 2, 3, 4 having sum(t.records) > 0`,
  )

/** Of some works where they are named, else of all that the place keeps. */
export const sumsByWork = (
  scope: Scope,
  place: PlaceId,
  filter: Asked & { readonly works?: readonly WorkId[] },
): Promise<(Sums & { readonly work: WorkId })[]> =>
  rows(
    scope,
    sql`select t.work_id as work, t.measure_id as measure, t.grade, t.nature, ${sums} from totals_by_work t
      where t.place_id = ${place} ${asked(filter)}
        ${filter.works === undefined ? sql`` : sql`and t.work_id = any (${[...filter.works]}::uuid[])`}
      group by 1, 2, 3, 4 having sum(t.records) > 0`,
  )

export const sumsByProvider = (
  scope: Scope,
  place: PlaceId,
  filter: Asked,
): Promise<(Sums & { readonly provider: string })[]> =>
  rows(
    scope,
    sql`select w.provider, t.measure_id as measure, t.grade, t.nature, ${sums}
      from totals_by_work t join works w on w.id = t.work_id
      where t.place_id = ${place} ${asked(filter)} group by 1, 2, 3, 4 having sum(t.records) > 0`,
  )

/** One buyer's part of a sum: what its shares reach to, less what the shares before it reach to. As `partsOf` in rules/shares.ts. */
const part = (column: 'quantity' | 'fiscal' | 'economic' | 'wellbeing') => {
  const of = sql.ref(`t.${column}`)
  return sql`sum(div(${of}::numeric * s.up_to, 10000) - div(${of}::numeric * (s.up_to - s.share), 10000))::float8 as ${sql.ref(column)}`
}

/**
 * By organisation that pays: each its share, so that a joint work counts once. Also of works that another place keeps, where the
 * organisation buys for this place: those name the other place's measures.
 */
export const sumsByOrganisation = (
  scope: Scope,
  place: PlaceId,
  filter: Asked,
): Promise<(Sums & { readonly organisation: OrganisationId; readonly name: string; readonly keptBy: PlaceId })[]> =>
  rows(
    scope,
    sql`select s.organisation_id as organisation, coalesce(o.name, 'An organisation that you cannot see') as name, t.place_id as "keptBy", t.measure_id as measure, t.grade, t.nature,
        ${part('quantity')}, ${part('fiscal')}, ${part('economic')}, ${part('wellbeing')}, sum(t.records)::float8 as records
      from totals_by_work t
      join (select work_id, organisation_id, place_id, share, sum(share) over (partition by work_id order by position) as up_to
        from work_shares) s on s.work_id = t.work_id
      left join organisations o on o.id = s.organisation_id
      where s.place_id = ${place} ${asked(filter)} group by 1, 2, 3, 4, 5, 6 having sum(t.records) > 0`,
  )
