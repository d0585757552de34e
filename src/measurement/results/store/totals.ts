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

/** What buyers for other places have of the works that the place keeps. */
export const sumsForOtherPlaces = (scope: Scope, place: PlaceId): Promise<PartSums[]> =>
  partsWhere(scope, sql`t.place_id = ${place} and t.for_place_id <> ${place}`)
