// Tables of which indicators were taken: what came of each row, which rows were held, and taking it all back.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { PersonId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { Mapping } from '../rules/mapping.ts'
import type { HeldReason } from '../rules/read-row.ts'
import type { LoadRow } from '../rules/records.ts'
import type { NeedId, NeedLoadId } from '../rules/types.ts'

const load = sql`id, number, place_id as "placeId", upload_id as "uploadId", file_name as "fileName", inner_name as "innerName",
  sheet, file_key as "fileKey", content_sha256 as "contentSha256", source, published_on as "publishedOn", layout, mapping,
  headings, region_code as "regionCode", region_name as "regionName", state, mode,
  json_build_object('source', rows_source, 'taken', rows_taken, 'notChosen', rows_not_chosen, 'notOurs', rows_not_ours,
    'leftOut', rows_left_out, 'held', rows_held) as rows,
  demonstration, added_by as "addedBy", added_at as "addedAt", ended_at as "endedAt", ended_why as "endedWhy"`

export type LoadToSave = Omit<LoadRow, 'number' | 'state' | 'addedBy' | 'addedAt' | 'endedAt' | 'endedWhy'>

export const insertLoad = async (scope: Scope, given: LoadToSave, by: PersonId | null): Promise<void> => {
  await one(
    scope,
    sql`insert into need_loads (id, place_id, upload_id, file_name, inner_name, sheet, file_key, content_sha256, source,
        published_on, layout, mapping, headings, region_code, region_name, state, mode, rows_source, rows_taken,
        rows_not_chosen, rows_not_ours, rows_left_out, rows_held, demonstration, added_by)
      values (${given.id}, ${given.placeId}, ${given.uploadId}, ${given.fileName}, ${given.innerName}, ${given.sheet},
        ${given.fileKey}, ${given.contentSha256}, ${given.source}, ${given.publishedOn}, ${given.layout},
        ${JSON.stringify(given.mapping)}::jsonb, ${JSON.stringify(given.headings)}::jsonb, ${given.regionCode},
        ${given.regionName}, 'live', ${given.mode}, ${given.rows.source}, ${given.rows.taken}, ${given.rows.notChosen},
        ${given.rows.notOurs}, ${given.rows.leftOut}, ${given.rows.held}, ${given.demonstration}, ${by}) returning id`,
  )
}

/** One after the other for each place, until the transaction ends: also from other processes. */
export const lockNeeds = async (scope: Scope, place: PlaceId): Promise<void> => {
  await run(scope, sql`select pg_advisory_xact_lock(hashtextextended(${`needs ${place}`}, 0))`)
}

export const loadById = (scope: Scope, place: PlaceId, id: NeedLoadId): Promise<LoadRow | undefined> =>
  maybe<LoadRow>(scope, sql`select ${load} from need_loads where id = ${id} and place_id = ${place}`)

/** All that were ever added, newest first. */
export const loadsOf = (scope: Scope, place: PlaceId): Promise<LoadRow[]> =>
  rows<LoadRow>(scope, sql`select ${load} from need_loads where place_id = ${place} order by number desc`)

/** The keys of indicators that were taken from this very content, read in the same way, and that nobody undid. */
export const keysFromContent = async (
  scope: Scope,
  place: PlaceId,
  content: {
    readonly sha256: string
    readonly sheet: string | null
    readonly mapping: Mapping
    readonly region: string | null
  },
): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await rows<{ key: string }>(
        scope,
        sql`select distinct i.key from need_loads l join need_load_indicators li on li.load_id = l.id
          join need_indicators i on i.id = li.indicator_id
          where l.place_id = ${place} and l.state = 'live' and l.content_sha256 = ${content.sha256}
            and coalesce(l.sheet, '') = ${content.sheet ?? ''} and l.mapping = ${JSON.stringify(content.mapping)}::jsonb
            and coalesce(l.region_code, '') = ${content.region ?? ''}`,
      )
    ).map(({ key }) => key),
  )

/** Of these indicators, by their keys, what counts here already from other files, or from the same read in another way. */
export const alreadyHere = (
  scope: Scope,
  place: PlaceId,
  keys: readonly string[],
  contents: readonly { readonly sha256: string; readonly mapping: Mapping }[],
): Promise<{ key: string; figures: number; last: string }[]> =>
  rows(
    scope,
    sql`select i.key, count(*)::int8 as figures,
        (array_agg(v.period order by v.starts_on desc nulls last, v.period desc))[1] as last
      from need_indicators i join need_values v on v.indicator_id = i.id
      join need_loads l on l.id = v.load_id and l.state = 'live'
      where i.place_id = ${place} and i.key = any(${[...keys]}::text[]) and v.area in ('place', 'part')
        and not exists (select from jsonb_to_recordset(${JSON.stringify(contents)}::jsonb) as c (sha256 text, mapping jsonb)
          where c.sha256 = l.content_sha256 and c.mapping = l.mapping)
      group by i.key`,
  )

/** @returns whether it counted until now */
export const endLoad = async (scope: Scope, id: NeedLoadId, why: string | null): Promise<boolean> =>
  (await run(
    scope,
    sql`update need_loads set state = 'undone', ended_at = now(), ended_why = ${why} where id = ${id} and state = 'live'`,
  )) === 1

export const indicatorsOfLoad = (
  scope: Scope,
  id: NeedLoadId,
): Promise<{ id: NeedId; name: string; sex: string | null; age: string | null; taken: number }[]> =>
  rows(
    scope,
    sql`select i.id, i.name, i.sex, i.age, li.taken from need_load_indicators li join need_indicators i on i.id = li.indicator_id
      where li.load_id = ${id} order by i.name, i.sex, i.age`,
  )

export interface HeldToSave {
  readonly row: number
  readonly cells: readonly string[]
  readonly reason: HeldReason
}

export const insertHeld = async (
  scope: Scope,
  place: PlaceId,
  id: NeedLoadId,
  held: readonly HeldToSave[],
): Promise<void> => {
  for (let from = 0; from < held.length; from += 1_000)
    await run(
      scope,
      sql`insert into need_held (place_id, load_id, row_number, cells, reason)
        select ${place}, ${id}, "row", cells, reason
        from jsonb_to_recordset(${JSON.stringify(held.slice(from, from + 1_000))}::jsonb) as t ("row" int8, cells jsonb, reason text)
        on conflict do nothing`,
    )
}

export const heldOf = (
  scope: Scope,
  id: NeedLoadId,
  page: { readonly skip: number; readonly most: number },
): Promise<HeldToSave[]> =>
  rows(
    scope,
    sql`select row_number as row, cells, reason from need_held where load_id = ${id}
      order by row_number offset ${page.skip} limit ${page.most}`,
  )

export const heldReasons = (scope: Scope, id: NeedLoadId): Promise<{ reason: HeldReason; rows: number }[]> =>
  rows(
    scope,
    sql`select reason, count(*)::int8 as rows from need_held where load_id = ${id} group by reason order by 2 desc, 1`,
  )
