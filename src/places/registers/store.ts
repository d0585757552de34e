// Register loads: what was loaded when, what was held, and the writing of each kind. All of one file happens in the one open
// transaction, so readers see the old edition until the new one is whole (decision 0026).
import { copyIn, maybe, one, rows, run, sql } from '../../platform/db/index.ts'
import type { Scope } from '../../platform/kernel/index.ts'
import { nationOf } from '../rules/codes.ts'
import { boxOf } from '../rules/neighbours.ts'
import type { AreaChange } from '../rules/types.ts'
import type { AreaRecord, BodyRecord, BoundaryRecord, HeldRow, RegisterKind } from './rules/types.ts'

export interface LoadRow {
  readonly id: string
  readonly kind: RegisterKind
  readonly layout: string
  readonly fileName: string
  readonly sha256: string
  readonly edition: string | null
  readonly source: number
  readonly accepted: number
  readonly held: number
  readonly skipped: readonly { readonly file: string; readonly reason: string }[]
  readonly loadedAt: Date
}

const load = sql`id, kind, layout, file_name as "fileName", sha256, edition, rows_source as source, rows_accepted as accepted,
  rows_held as held, skipped, loaded_at as "loadedAt"`

export const loads = (scope: Scope): Promise<LoadRow[]> =>
  rows<LoadRow>(scope, sql`select ${load} from register_loads order by loaded_at desc, id`)

export const loadById = (scope: Scope, id: string): Promise<LoadRow | undefined> =>
  maybe<LoadRow>(scope, sql`select ${load} from register_loads where id = ${id}`)

export const loadOfFile = (scope: Scope, kind: RegisterKind, sha256: string): Promise<LoadRow | undefined> =>
  maybe<LoadRow>(scope, sql`select ${load} from register_loads where kind = ${kind} and sha256 = ${sha256}`)

export const heldRows = (scope: Scope, id: string, limit?: number): Promise<HeldRow[]> =>
  rows<HeldRow>(
    scope,
    sql`select file, row_number as row, text, reason from register_held where load_id = ${id}
      order by file, row_number limit ${limit ?? null}`,
  )

export const heldReasons = (scope: Scope, id: string): Promise<{ reason: string; count: number }[]> =>
  rows(
    scope,
    sql`select reason, count(*)::int8 as count from register_held where load_id = ${id} group by reason order by count desc, reason`,
  )

/** Two imports of one kind wait for each other; each sees what the other left. */
export const lockRegister = async (scope: Scope, kind: RegisterKind): Promise<void> => {
  await run(scope, sql`select pg_advisory_xact_lock(hashtext(${`register ${kind}`}))`)
}

export interface LoadToSave {
  readonly id: string
  readonly kind: RegisterKind
  readonly layout: string
  readonly fileName: string
  readonly sha256: string
  readonly edition: string | null
  readonly source: number
  readonly accepted: number
  readonly held: number
  readonly skipped: readonly { readonly file: string; readonly reason: string }[]
  readonly demonstration: boolean
}

export const insertLoad = (scope: Scope, given: LoadToSave): Promise<number> =>
  run(
    scope,
    sql`insert into register_loads (id, kind, layout, file_name, sha256, edition, rows_source, rows_accepted, rows_held, skipped, demonstration)
      values (${given.id}, ${given.kind}, ${given.layout}, ${given.fileName}, ${given.sha256}, ${given.edition}, ${given.source},
        ${given.accepted}, ${given.held}, ${JSON.stringify(given.skipped)}::jsonb, ${given.demonstration})`,
  )

/** The counts are known only when the file has been read, and what was read names its load: so they come second. */
export const countLoad = (
  scope: Scope,
  id: string,
  counts: Pick<LoadToSave, 'source' | 'accepted' | 'held' | 'layout' | 'edition' | 'skipped'>,
): Promise<number> =>
  run(
    scope,
    sql`update register_loads set rows_source = ${counts.source}, rows_accepted = ${counts.accepted}, rows_held = ${counts.held},
      layout = ${counts.layout}, edition = ${counts.edition}, skipped = ${JSON.stringify(counts.skipped)}::jsonb where id = ${id}`,
  )

const batches = function* <T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size)
}

export const insertHeld = async (scope: Scope, id: string, held: readonly HeldRow[]): Promise<void> => {
  for (const batch of batches(held, 2_000))
    await run(
      scope,
      sql`insert into register_held (load_id, file, row_number, text, reason)
        select ${id}, file, row, text, reason from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb)
          as t (file text, row int4, text text, reason text)`,
    )
}

export const upsertAreas = async (
  scope: Scope,
  id: string,
  source: string,
  edition: string | null,
  areas: readonly AreaRecord[],
): Promise<void> => {
  for (const batch of batches(areas, 2_000))
    await run(
      scope,
      sql`insert into areas as a
          (code, kind, name, nation, parent_code, short_code, valid_from, valid_to, status, source, edition, load_id)
        select code, kind, name, nation, "parentCode", "shortCode", "validFrom", "validTo", 'known', ${source}, ${edition}, ${id}
          from jsonb_to_recordset(${JSON.stringify(batch.map((area) => ({ ...area, nation: nationOf(area.code) })))}::jsonb)
            as t (code text, kind text, name text, nation text, "parentCode" text, "shortCode" text, "validFrom" date,
              "validTo" date)
        on conflict (code) do update set kind = excluded.kind, name = excluded.name, nation = excluded.nation,
          parent_code = coalesce(excluded.parent_code, a.parent_code),
          short_code = coalesce(excluded.short_code, a.short_code), valid_from = coalesce(excluded.valid_from, a.valid_from),
          valid_to = coalesce(excluded.valid_to, a.valid_to), status = 'known', source = excluded.source,
          edition = excluded.edition, load_id = excluded.load_id
          where a.status = 'unknown' or a.edition is null or excluded.edition >= a.edition`,
    )
}

/** A date once known is not forgotten because another register does not say it. */
export const upsertChanges = async (scope: Scope, id: string, changes: readonly AreaChange[]): Promise<void> => {
  for (const batch of batches(changes, 2_000))
    await run(
      scope,
      sql`insert into area_changes as c (old_code, new_code, changed_on, kind, load_id)
        select distinct on ("oldCode", "newCode") "oldCode", "newCode", "changedOn", kind, ${id}
          from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as t ("oldCode" text, "newCode" text, "changedOn" date, kind text)
        on conflict (old_code, new_code) do update set changed_on = coalesce(excluded.changed_on, c.changed_on)`,
    )
}

export const upsertBodies = async (
  scope: Scope,
  id: string,
  edition: string | null,
  bodies: readonly BodyRecord[],
): Promise<void> => {
  for (const batch of batches(bodies, 2_000))
    await run(
      scope,
      sql`insert into nhs_bodies as b (code, gss_code, name, kind, opened_on, closed_on, edition, load_id)
        select code, "gssCode", name, kind, "openedOn", "closedOn", ${edition}, ${id}
          from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb)
            as t (code text, "gssCode" text, name text, kind text, "openedOn" date, "closedOn" date)
        on conflict (code) do update set gss_code = coalesce(excluded.gss_code, b.gss_code), name = excluded.name,
          kind = excluded.kind, opened_on = coalesce(excluded.opened_on, b.opened_on),
          closed_on = coalesce(excluded.closed_on, b.closed_on), edition = excluded.edition, load_id = excluded.load_id
          where b.edition is null or excluded.edition is null or excluded.edition >= b.edition`,
    )
}

export const upsertBoundaries = async (
  scope: Scope,
  id: string,
  edition: string,
  boundaries: readonly BoundaryRecord[],
): Promise<void> => {
  const given = boundaries.map((one) => ({ ...one, ...boxOf(one.geometry) }))
  await run(
    scope,
    sql`insert into area_boundaries (code, edition, kind, name, geometry, west, south, east, north, load_id)
      select code, ${edition}, kind, name, geometry, west, south, east, north, ${id}
        from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
          as t (code text, kind text, name text, geometry jsonb, west float8, south float8, east float8, north float8)
      on conflict (code, edition) do update set kind = excluded.kind, name = excluded.name, geometry = excluded.geometry,
        west = excluded.west, south = excluded.south, east = excluded.east, north = excluded.north, load_id = excluded.load_id`,
  )
}

/** Which postcode areas (`ZX`) the incoming rows are of; each is replaced whole. */
const incomingAreas = sql`(select distinct substring(postcode from '^[A-Z]+') as letters from incoming_postcodes where reason is null)`
const inAreas = sql`p.postcode >= a.letters || '0' collate "C" and p.postcode < a.letters || ':' collate "C"`

/** Copies lines of `row, file, postcode, district, ward, easting, northing, reason, text` to a table of this transaction alone. */
export const stagePostcodes = async (scope: Scope, lines: AsyncIterable<string>): Promise<number> => {
  await run(
    scope,
    sql`create temporary table incoming_postcodes (row_number int4, file text, postcode text collate "C", district_code text,
      ward_code text, easting int4, northing int4, reason text, text text) on commit drop`,
  )
  return copyIn(scope, 'copy incoming_postcodes from stdin', lines)
}

/** The newest edition here of the postcode areas that are about to be replaced. */
export const editionReplaced = async (scope: Scope): Promise<string | null> =>
  (
    await one<{ edition: string | null }>(
      scope,
      sql`select max(p.edition) as edition from ${incomingAreas} a join postcodes p on ${inAreas}`,
    )
  ).edition

/** Puts the staged postcodes in the place of those of the same areas. Of a postcode given twice the first counts, the others are held. */
export const replacePostcodes = async (
  scope: Scope,
  id: string,
  edition: string | null,
): Promise<{ readonly accepted: number; readonly held: number }> => {
  await run(scope, sql`delete from postcodes p using ${incomingAreas} a where ${inAreas}`)
  const accepted = await run(
    scope,
    sql`insert into postcodes (postcode, district_code, ward_code, easting, northing, edition, load_id)
      select postcode, district_code, ward_code, easting, northing, ${edition}, ${id}::uuid from incoming_postcodes where reason is null
      on conflict (postcode) do nothing`,
  )
  await run(
    scope,
    sql`insert into register_held (load_id, file, row_number, text, reason)
      select ${id}::uuid, file, row_number, text, reason from incoming_postcodes where reason is not null`,
  )
  const { good } = await one<{ good: number }>(
    scope,
    sql`select count(*)::int8 as good from incoming_postcodes where reason is null`,
  )
  if (good > accepted)
    await run(
      scope,
      sql`insert into register_held (load_id, file, row_number, text, reason)
        select ${id}::uuid, file, row_number, postcode, 'This postcode is in the file already; the first was taken.'
        from (select *, row_number() over (partition by postcode order by file, row_number) as turn
          from incoming_postcodes where reason is null) t where turn > 1`,
    )
  const { held } = await one<{ held: number }>(
    scope,
    sql`select count(*)::int8 as held from register_held where load_id = ${id}`,
  )
  return { accepted, held }
}

/** What is there, for the check of receipts. */
export const counted = (
  scope: Scope,
): Promise<{ loads: number; postcodes: number; tooMany: number; heldAstray: number }> =>
  one(
    scope,
    sql`with per_load as (select load_id, count(*)::int8 as rows from postcodes group by load_id)
      select (select count(*)::int8 from register_loads) as loads,
        (select coalesce(sum(rows), 0)::int8 from per_load) as postcodes,
        (select count(*)::int8 from per_load p left join register_loads l on l.id = p.load_id where p.rows > coalesce(l.rows_accepted, 0)) as "tooMany",
        (select count(*)::int8 from register_loads l
          where l.rows_held <> (select count(*) from register_held h where h.load_id = l.id)) as "heldAstray"`,
  )

/** Takes away what the demonstration's own files brought. */
export const removeDemonstrationLoads = async (scope: Scope): Promise<number> => {
  const mine = sql`(select id from register_loads where demonstration)`
  await run(scope, sql`delete from postcodes where load_id in ${mine}`)
  await run(scope, sql`delete from area_changes where load_id in ${mine}`)
  await run(scope, sql`delete from areas where load_id in ${mine}`)
  return run(scope, sql`delete from register_loads where demonstration`)
}
