// A table that was sent, in an engine of its own while it is looked into: nothing of it is kept when the room is closed.
import { literal, query, type Writing } from '../../../platform/analytics/index.ts'
import type { FoundIndicator, Region } from '../rules/found.ts'
import { polarityOfTrend } from '../rules/found.ts'
import type { Reading } from '../rules/read-row.ts'

/** One row of the file may hold several figures: each is a reading, with the row's number. */
export interface StagedReading {
  readonly row: number
  readonly cells: readonly string[]
  readonly key: string
  readonly reading: Reading
}

type StagedCell = string | number | null

const asCells = ({ row, cells, key, reading }: StagedReading): readonly StagedCell[] => [
  row,
  JSON.stringify(cells),
  key,
  ...[reading.code, reading.name, reading.sex, reading.age, reading.unit],
  ...[reading.area, reading.areaCode, reading.areaName, reading.region],
  ...[reading.period, reading.from, reading.to, reading.part],
  ...[reading.value, reading.notKnown, reading.low, reading.high, reading.count, reading.denominator],
  ...[reading.note, reading.trend],
]

/** @returns how many readings were staged */
export const stageReadings = async (
  room: Writing,
  batches: AsyncIterable<readonly StagedReading[]>,
): Promise<number> => {
  await room.run(query`create table staged (row bigint, cells varchar, key varchar, code varchar, name varchar, sex varchar,
    age varchar, unit varchar, area varchar, area_code varchar, area_name varchar, region varchar, period varchar,
    starts_on date, ends_on date, part varchar, value double, not_known varchar, low double, high double, count double,
    denominator double, note varchar, trend varchar)`)
  const cells = async function* () {
    for await (const batch of batches) if (batch.length > 0) yield batch.map(asCells)
  }
  return room.append('staged', cells())
}

/** The regions that the file has figures of, and those that it says the place lies in. */
export const regionsStaged = async (room: Writing): Promise<{ regions: Region[]; own: string[] }> => {
  const regions = await room.rows<Region>(
    query`select area_code as code, max(area_name) as name from staged where area = 'region' group by 1 order by 2, 1`,
  )
  const own = await room.rows<{ region: string }>(
    query`select distinct region from staged where area in ('place', 'part') and region is not null order by 1`,
  )
  return { regions, own: own.map(({ region }) => region) }
}

/**
 * Leaves out other regions; finds rows that contradict each other, and rows that say the same again; puts numbers of one area and
 * time together into figures.
 */
export const sortStaged = async (room: Writing, region: string | null): Promise<void> => {
  const said = literal('|')
  await room.run(
    query`create table far as select distinct row from staged where area = 'region' and area_code <> ${region ?? ''}`,
  )
  await room.run(query`create table twice as select distinct s.row from staged s join (
      select key, area_code, period, part from staged group by all
      having count(distinct concat_ws(${said}, coalesce(value::varchar, '?'), coalesce(low::varchar, '?'), coalesce(high::varchar, '?'))) > 1
    ) c using (key, area_code, period, part) where s.row not in (select row from far)`)
  await room.run(query`create table sound as
    select *, row_number() over (partition by key, area_code, period, part order by row) as nth from staged
    where row not in (select row from far) and row not in (select row from twice)`)
  await room.run(query`create table figures as
    select *, case when at_low is null or at_high is null or at_low > at_high then null else at_low end as low,
      case when at_low is null or at_high is null or at_low > at_high then null else at_high end as high
    from (select key, max(code) as code, max(name) as name, max(sex) as sex, max(age) as age, max(unit) as unit,
        max(area) as area, area_code, max(area_name) as area_name, period, max(starts_on) as starts_on, max(ends_on) as ends_on,
        max(value) filter (where part = 'value') as value, max(not_known) filter (where part = 'value') as not_known,
        coalesce(max(low), max(value) filter (where part = 'low'),
          max(value) filter (where part = 'value') - max(value) filter (where part = 'margin')) as at_low,
        coalesce(max(high), max(value) filter (where part = 'high'),
          max(value) filter (where part = 'value') + max(value) filter (where part = 'margin')) as at_high,
        coalesce(max(count), max(value) filter (where part = 'count')) as count,
        coalesce(max(denominator), max(value) filter (where part = 'denominator')) as denominator,
        max(note) as note, max(trend) as trend, min(row) as row
      from sound where nth = 1 group by key, area_code, period having count(*) filter (where part = 'value') > 0)`)
  await room.run(query`create table fates as
    select row, case when bool_or(nth = 1 and is_figure) then 'ours' when bool_or(not is_figure) then 'statistic' else 'repeated' end as fate
    from (select s.row, s.nth, f.key is not null as is_figure
      from sound s left join figures f on f.key = s.key and f.area_code = s.area_code and f.period = s.period)
    group by row
    union all select row, 'twice' from twice union all select row, 'far' from far`)
}

export type Fate = 'ours' | 'statistic' | 'repeated' | 'twice' | 'far'

/** How many rows of the file each fate has. */
export const fatesStaged = async (room: Writing): Promise<ReadonlyMap<Fate, number>> =>
  new Map(
    (await room.rows<{ fate: Fate; rows: number }>(query`select fate, count(*) as rows from fates group by fate`)).map(
      ({ fate, rows }) => [fate, rows],
    ),
  )

export const rowsOfKeys = async (room: Writing, keys: readonly string[]): Promise<number> =>
  (
    await room.one<{ rows: number }>(
      query`select count(distinct s.row) as rows from sound s join fates f on f.row = s.row
        where f.fate = 'ours' and s.key in ${keys}`,
    )
  ).rows

export const areasStaged = async (room: Writing): Promise<string[]> =>
  (
    await room.rows<{ name: string }>(
      query`select max(area_name) as name from figures where area in ('place', 'part') group by area_code order by 1`,
    )
  ).map(({ name }) => name)

interface Indicator extends Omit<FoundIndicator, 'polarity'> {
  readonly trends: string
}

const mostTrends = 40

/** Only indicators of which the place itself, or a part of it, has anything. */
export const indicatorsStaged = async (room: Writing): Promise<FoundIndicator[]> => {
  const found = await room.rows<Indicator>(query`
    select key, max(code) as code, max(name) as name, max(sex) as sex, max(age) as age, max(unit) as unit,
      count(distinct area_code) filter (where area in ('place', 'part')) as areas,
      count(*) filter (where area in ('place', 'part')) as figures,
      count(*) filter (where area in ('place', 'part') and value is null) as "notKnown",
      count(*) filter (where area in ('place', 'part') and low is not null) as intervals,
      bool_or(area = 'region') as "hasRegion", bool_or(area = 'england') as "hasEngland",
      coalesce(arg_min(period, coalesce(starts_on::varchar, period)) filter (where area in ('place', 'part')), '') as first,
      coalesce(arg_max(period, coalesce(starts_on::varchar, period)) filter (where area in ('place', 'part')), '') as last,
      coalesce(string_agg(distinct trend, chr(10)), '') as trends
    from figures group by key having count(*) filter (where area in ('place', 'part')) > 0 order by name, sex, age, key`)
  return found.map(({ trends, ...one }) => ({
    ...one,
    polarity: polarityOfTrend(trends.split('\n').slice(0, mostTrends)),
  }))
}

export interface StagedFigure {
  readonly key: string
  readonly area: string
  readonly areaCode: string
  readonly areaName: string
  readonly period: string
  readonly from: string | null
  readonly to: string | null
  readonly value: number | null
  readonly notKnown: string | null
  readonly low: number | null
  readonly high: number | null
  readonly count: number | null
  readonly denominator: number | null
  readonly note: string | null
  readonly row: number
}

export const figuresStaged = (room: Writing, keys: readonly string[]): AsyncGenerator<StagedFigure[]> =>
  room.stream<StagedFigure>(query`
    select key, area, area_code as "areaCode", area_name as "areaName", period, starts_on as "from", ends_on as "to", value,
      case when value is null then coalesce(not_known, 'not published') end as "notKnown", low, high, count, denominator, note, row
    from figures where key in ${keys} order by key, row`)

/** Rows that contradict each other, with their cells, in the order of the file. */
export const twiceStaged = async function* (
  room: Writing,
  most: number,
): AsyncGenerator<{ row: number; cells: readonly string[] }[]> {
  for await (const batch of room.stream<{ row: number; cells: string }>(
    query`select row, min(cells) as cells from staged where row in (select row from twice) group by row order by row limit ${most}`,
  ))
    yield batch.map(({ row, cells }) => ({ row, cells: JSON.parse(cells) as readonly string[] }))
}
