// Indicators as a place knows them, and their figures that count.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { PersonId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { FoundIndicator } from '../rules/found.ts'
import type { IndicatorKept } from '../rules/indicator.ts'
import type { NeedId, NeedLoadId, NeedSource, NeedValue, Polarity } from '../rules/types.ts'
import type { StagedFigure } from './staged.ts'

const indicator = sql`i.id, i.code, i.name, i.sex, i.age, i.unit, i.polarity, i.objectives, i.set_from as "setFrom"`

export type NewIndicator = Pick<FoundIndicator, 'key' | 'code' | 'name' | 'sex' | 'age' | 'unit'> & {
  readonly polarity: Polarity
  readonly objectives: readonly string[]
  readonly setFrom: 'pack' | 'file' | 'nobody'
}

/** Those that are here stay as they are. @returns the id of each, by its key */
export const putIndicators = async (
  scope: Scope,
  place: PlaceId,
  given: readonly NewIndicator[],
): Promise<ReadonlyMap<string, NeedId>> => {
  await run(
    scope,
    sql`insert into need_indicators (place_id, key, code, name, sex, age, unit, polarity, objectives, set_from)
      select ${place}, key, code, name, sex, age, unit, polarity,
        array(select jsonb_array_elements_text(objectives)), "setFrom"
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        as t (key text, code text, name text, sex text, age text, unit text, polarity text, objectives jsonb, "setFrom" text)
      on conflict on constraint need_indicators_key_unique do nothing`,
  )
  const keys = given.map(({ key }) => key)
  const found = await rows<{ key: string; id: NeedId }>(
    scope,
    sql`select key, id from need_indicators where place_id = ${place} and key = any(${keys}::text[])`,
  )
  return new Map(found.map(({ key, id }) => [key, id]))
}

export const insertLoadIndicators = async (
  scope: Scope,
  place: PlaceId,
  load: NeedLoadId,
  taken: ReadonlyMap<NeedId, number>,
): Promise<void> => {
  const list = [...taken].map(([id, figures]) => ({ id, figures }))
  await run(
    scope,
    sql`insert into need_load_indicators (place_id, load_id, indicator_id, taken)
      select ${place}, ${load}, id, figures from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as t (id uuid, figures int8)`,
  )
}

export const insertFigures = async (
  scope: Scope,
  place: PlaceId,
  load: NeedLoadId,
  ids: ReadonlyMap<string, NeedId>,
  figures: readonly StagedFigure[],
): Promise<void> => {
  const list = figures.map(({ key, ...one }) => ({ ...one, id: ids.get(key) }))
  await run(
    scope,
    sql`insert into need_values (place_id, load_id, indicator_id, area, area_code, area_name, period, starts_on, ends_on,
        value, not_known, low, high, count, denominator, note, row_number)
      select ${place}, ${load}, id, area, "areaCode", "areaName", period, "from", "to", value, "notKnown", low, high, count,
        denominator, note, "row"
      from jsonb_to_recordset(${JSON.stringify(list)}::jsonb)
        as t (id uuid, area text, "areaCode" text, "areaName" text, period text, "from" date, "to" date, value float8,
          "notKnown" text, low float8, high float8, count float8, denominator float8, note text, "row" int8)`,
  )
}

/** Those of which a file that counts has anything. */
export const indicatorsOf = (scope: Scope, place: PlaceId): Promise<IndicatorKept[]> =>
  rows<IndicatorKept>(
    scope,
    sql`select ${indicator} from need_indicators i where i.place_id = ${place} and exists (
        select from need_load_indicators li join need_loads l on l.id = li.load_id and l.state = 'live' where li.indicator_id = i.id)
      order by i.name, i.sex, i.age, i.key`,
  )

export const indicatorById = (scope: Scope, place: PlaceId, id: NeedId): Promise<IndicatorKept | undefined> =>
  maybe<IndicatorKept>(
    scope,
    sql`select ${indicator} from need_indicators i where i.id = ${id} and i.place_id = ${place}`,
  )

/**
 * The figures that count. A file that was added to replace ends all earlier files of its indicators; among the others the
 * earlier file wins, figure by figure.
 */
export const valuesOf = (
  scope: Scope,
  place: PlaceId,
  ids?: readonly NeedId[],
): Promise<(NeedValue & { readonly indicator: NeedId })[]> =>
  rows(
    scope,
    sql`with live as (
        select li.indicator_id, li.load_id, l.number, l.mode from need_load_indicators li
        join need_loads l on l.id = li.load_id and l.state = 'live'
        where l.place_id = ${place} and (${ids === undefined} or li.indicator_id = any(${[...(ids ?? [])]}::uuid[]))),
      counting as (
        select indicator_id, load_id, number from live a where not exists (
          select from live b where b.indicator_id = a.indicator_id and b.mode = 'replace' and b.number > a.number))
      select distinct on (v.indicator_id, v.area_code, v.period) v.indicator_id as indicator, v.area, v.area_code as "areaCode",
        v.area_name as "areaName", v.period, v.starts_on as "from", v.ends_on as "to", v.value, v.not_known as "notKnown",
        v.low, v.high, v.count, v.denominator, v.note, v.load_id as load, v.row_number as row
      from counting c join need_values v on v.load_id = c.load_id and v.indicator_id = c.indicator_id
      order by v.indicator_id, v.area_code, v.period, c.number`,
  )

export const sourcesOf = (scope: Scope, place: PlaceId): Promise<NeedSource[]> =>
  rows<NeedSource>(
    scope,
    sql`select source, file_name as file, published_on as "publishedOn", id as load, demonstration as invented
      from need_loads where place_id = ${place} and state = 'live' order by number`,
  )

export interface IndicatorSettings {
  readonly unit: string | null
  readonly polarity: Polarity
  readonly objectives: readonly string[]
}

export const changeIndicator = async (
  scope: Scope,
  id: NeedId,
  given: IndicatorSettings,
  by: PersonId | null,
): Promise<void> => {
  await one(
    scope,
    sql`update need_indicators set unit = ${given.unit}, polarity = ${given.polarity}, objectives = ${[...given.objectives]}::text[],
        set_from = 'person', set_by = ${by}, set_at = now() where id = ${id} returning id`,
  )
}
