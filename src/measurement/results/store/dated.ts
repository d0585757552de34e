// Sums for £ values that have a first or a last day, of what was done on those days. A value without days needs none of this: the sums
// that are kept (totals.ts) are all it counts. By measure and quarter the kept sums of whole quarters are taken, and only records of the
// quarters that a day cuts are read; under works the records themselves.
import { rows, sql } from '../../../platform/db/index.ts'
import type { Day, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { MeasureId, WorkId } from '../../rules/types.ts'
import type { Grade, Nature, ValueKind } from '../../rules/words.ts'

export interface Span {
  readonly use: string
  /** The measure and its contract forms: what it is the value of. */
  readonly measures: readonly MeasureId[]
  readonly kind: ValueKind
  readonly from: Day | null
  readonly to: Day | null
}

export interface SpanSum {
  readonly use: string
  readonly group: string
  readonly nature: Nature
  readonly grade: Grade
  /** In thousandths of the measure's unit. */
  readonly quantity: number
}

export interface InPeriod {
  readonly from?: Day
  readonly to?: Day
}

/** `s`: one row for each span and measure. */
const spansOf = (spans: readonly Span[]) => {
  const flat = spans.flatMap(({ measures, ...span }) => measures.map((measure) => ({ ...span, measure })))
  return sql`jsonb_to_recordset(${JSON.stringify(flat)}::jsonb) as s(use text, measure uuid, kind text, "from" date, "to" date)`
}

/** Of `records r`: deliveries that stand and count for the kind. */
const counted = sql`r.measure_id = s.measure and r.withdrawn_at is null and r.grade <> 'promised'
  and case s.kind when 'fiscal' then r.counts_fiscal when 'economic' then r.counts_economic else r.counts_wellbeing end`

/** And begin on a day of the span. */
const onItsDays = sql`${counted}
  and r.from_day >= coalesce(s."from", '-infinity'::date) and r.from_day <= coalesce(s."to", 'infinity'::date)`

const lastOf = (quarter: ReturnType<typeof sql>) => sql`(${quarter} + interval '3 months - 1 day')::date`

/** By measure, or by quarter: `group` is `all`, or the quarter's first day. */
export const spanSumsByQuarter = (
  scope: Scope,
  place: PlaceId,
  spans: readonly Span[],
  by: 'all' | 'quarter',
  { from, to }: InPeriod,
): Promise<SpanSum[]> => {
  const inPeriod = (quarter: ReturnType<typeof sql>) => sql`
    ${from === undefined ? sql`` : sql`and ${quarter} >= date_trunc('quarter', ${from}::date)`}
    ${to === undefined ? sql`` : sql`and ${quarter} <= ${to}::date`}`
  return rows<SpanSum>(
    scope,
    sql`with s as (select * from ${spansOf(spans)}), parts as (
        select s.use, t.quarter, t.nature, t.grade,
            case s.kind when 'fiscal' then t.fiscal when 'economic' then t.economic else t.wellbeing end as quantity
          from s join totals_by_measure t on t.place_id = ${place} and t.measure_id = s.measure
          where t.grade <> 'promised' and t.quarter >= coalesce(s."from", '-infinity'::date)
            and ${lastOf(sql`t.quarter`)} <= coalesce(s."to", 'infinity'::date) ${inPeriod(sql`t.quarter`)}
        union all
        select s.use, q.quarter, r.nature, r.grade, r.quantity
          from s cross join lateral (
              select distinct date_trunc('quarter', d)::date as quarter from unnest(array[s."from", s."to"]) d where d is not null) q
            cross join lateral (
              -- Summed in here, so that each cut quarter is read by the index of measures and days.
              select r.nature, r.grade, sum(r.quantity) as quantity from records r where r.place_id = ${place}
                and r.from_day between greatest(q.quarter, s."from") and least(${lastOf(sql`q.quarter`)}, s."to") and ${counted}
                group by 1, 2) r
          where (q.quarter < s."from" or ${lastOf(sql`q.quarter`)} > s."to") ${inPeriod(sql`q.quarter`)}
      )
      select use, ${by === 'all' ? sql`'all'` : sql`quarter::text`} as group, nature, grade, sum(quantity)::float8 as quantity
        from parts group by 1, 2, 3, 4 having sum(quantity) > 0`,
  )
}

/** @param period records that begin in it */
export const spanSumsByWork = (
  scope: Scope,
  spans: readonly Span[],
  works: readonly WorkId[],
  { from, to }: InPeriod = {},
): Promise<SpanSum[]> =>
  rows<SpanSum>(
    scope,
    sql`select s.use, r.work_id as group, r.nature, r.grade, sum(r.quantity)::float8 as quantity
      from ${spansOf(spans)} join records r on r.work_id = any (${[...works]}::uuid[]) and ${onItsDays}
      where true ${from === undefined ? sql`` : sql`and r.from_day >= ${from}`} ${to === undefined ? sql`` : sql`and r.from_day <= ${to}`}
      group by 1, 2, 3, 4`,
  )

export const spanSumsByProvider = (
  scope: Scope,
  place: PlaceId,
  spans: readonly Span[],
  providers: readonly string[],
): Promise<SpanSum[]> =>
  rows<SpanSum>(
    scope,
    sql`select s.use, w.provider as group, r.nature, r.grade, sum(r.quantity)::float8 as quantity
      from works w join ${spansOf(spans)} on true join records r on r.work_id = w.id and ${onItsDays}
      where w.place_id = ${place} and w.provider = any (${[...providers]}::text[]) group by 1, 2, 3, 4`,
  )

/** Each buyer's parts of what counts under each work, divided as the kept sums are. */
export const spanSumsByOrganisation = (scope: Scope, place: PlaceId, spans: readonly Span[]): Promise<SpanSum[]> =>
  rows<SpanSum>(
    scope,
    sql`with amounts as (
        select s.use, r.work_id, r.nature, r.grade, sum(r.quantity)::int8 as quantity
          from ${spansOf(spans)} join records r on r.places @> array[${place}]::uuid[] and ${onItsDays} group by 1, 2, 3, 4
      ), shares as (
        select work_id, organisation_id, place_id, (sum(share) over w)::int8 as up_to, (sum(share) over w - share)::int8 as before
          from work_shares where work_id in (select work_id from amounts) window w as (partition by work_id order by position)
      )
      select a.use, p.organisation_id as group, a.nature, a.grade,
          sum(shares_reach(a.quantity, p.up_to) - shares_reach(a.quantity, p.before))::float8 as quantity
        from amounts a join shares p on p.work_id = a.work_id and p.place_id = ${place} group by 1, 2, 3, 4`,
  )
