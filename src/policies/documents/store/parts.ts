// The paragraphs of a version, with every text that each of them ever had.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { Id, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { Written } from '../rules/editing.ts'
import type { Part, PartId, PartRow, VersionId } from '../rules/types.ts'

const part = sql`id, version_id as "versionId", position, origin, section, kind, heading, words, fill, priority_id as priority,
  edition, changed_by as "changedBy", changed_at as "changedAt", removed_at as "removedAt"`

/** In their order; removed ones are left out. */
export const partsOf = (scope: Scope, version: VersionId): Promise<PartRow[]> =>
  rows<PartRow>(
    scope,
    sql`select ${part} from policy_parts where version_id = ${version} and removed_at is null order by position, id`,
  )

/** The live paragraphs of several versions at once. */
export const partsOfVersions = (scope: Scope, versions: readonly VersionId[]): Promise<PartRow[]> =>
  rows<PartRow>(
    scope,
    sql`select ${part} from policy_parts where version_id = any(${versions}::uuid[]) and removed_at is null order by position, id`,
  )

/** Removed ones too: somebody may be writing in one. */
export const partById = (scope: Scope, version: VersionId, id: PartId): Promise<PartRow | undefined> =>
  maybe<PartRow>(scope, sql`select ${part} from policy_parts where version_id = ${version} and id = ${id}`)

export const removedParts = (scope: Scope, version: VersionId): Promise<PartRow[]> =>
  rows<PartRow>(
    scope,
    sql`select ${part} from policy_parts where version_id = ${version} and removed_at is not null order by removed_at desc`,
  )

export interface PartToAdd extends Omit<Part, 'id' | 'origin'> {
  readonly origin?: string
  readonly position: number
  readonly onceKey?: string | undefined
}

/** The part with this once-only key, where it was added already. */
export const partByKey = (scope: Scope, place: PlaceId, key: string): Promise<PartRow | undefined> =>
  maybe<PartRow>(scope, sql`select ${part} from policy_parts where place_id = ${place} and once_key = ${key}`)

/** Makes room for one part at the position. */
export const makeRoom = (scope: Scope, version: VersionId, position: number): Promise<number> =>
  run(
    scope,
    sql`update policy_parts set position = position + 1 where version_id = ${version} and position >= ${position}`,
  )

export const insertParts = (
  scope: Scope,
  place: PlaceId,
  version: VersionId,
  parts: readonly PartToAdd[],
  by: string,
  at: Date,
): Promise<{ id: PartId }[]> =>
  rows<{ id: PartId }>(
    scope,
    sql`with added as (
        insert into policy_parts (place_id, version_id, position, origin, section, kind, heading, words, fill, priority_id, changed_by, changed_at, once_key)
        select ${place}, ${version}, position, coalesce(origin, gen_random_uuid()), section, kind, heading, words, fill, priority,
          ${by}, ${at}, coalesce("onceKey", gen_random_uuid())
        from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as t (position int4, origin uuid, section text, kind text, heading text,
          words text, fill text, priority uuid, "onceKey" uuid)
        returning id, edition, heading, words, kind)
      , kept as (
        insert into policy_part_editions (place_id, part_id, edition, heading, words, written_by, written_at)
        select ${place}, id, edition, heading, words, ${by}, ${at} from added where kind <> 'filled')
      select id from added`,
  )

export interface TextToSave extends Written {
  /** Left as it is where it is left out. */
  readonly priority?: string | null
}

/** Writes the paragraph anew, or brings a removed one back; its new edition. */
export const writePart = async (
  scope: Scope,
  place: PlaceId,
  id: PartId,
  text: TextToSave,
  by: string,
  at: Date,
): Promise<number> => {
  const { edition } = await one<{ edition: number }>(
    scope,
    sql`update policy_parts set heading = ${text.heading}, words = ${text.words}, edition = edition + 1, removed_at = null,
        priority_id = case when ${text.priority !== undefined} then ${text.priority ?? null}::uuid else priority_id end,
        changed_by = ${by}, changed_at = ${at} where id = ${id} returning edition`,
  )
  await run(
    scope,
    sql`insert into policy_part_editions (place_id, part_id, edition, heading, words, written_by, written_at)
      values (${place}, ${id}, ${edition}, ${text.heading}, ${text.words}, ${by}, ${at})`,
  )
  return edition
}

/** A text that was not chosen stays in the history. */
export const setAside = (
  scope: Scope,
  place: PlaceId,
  id: PartId,
  edition: number,
  text: Written,
  by: string,
  at: Date,
): Promise<number> =>
  run(
    scope,
    sql`insert into policy_part_editions (place_id, part_id, edition, heading, words, set_aside, written_by, written_at)
      values (${place}, ${id}, ${edition}, ${text.heading}, ${text.words}, true, ${by}, ${at})`,
  )

export interface EditionRow extends Written {
  readonly id: Id<'document-part-edition'>
  readonly edition: number
  readonly setAside: boolean
  readonly by: string | null
  readonly at: Date
}

/** Newest first. */
export const editionsOf = (scope: Scope, part: PartId): Promise<EditionRow[]> =>
  rows<EditionRow>(
    scope,
    sql`select id, edition, heading, words, set_aside as "setAside", written_by as by, written_at as at
      from policy_part_editions where part_id = ${part} order by written_at desc, edition desc`,
  )

export const removePart = (scope: Scope, id: PartId, by: string, at: Date): Promise<number> =>
  run(
    scope,
    sql`update policy_parts set removed_at = ${at}, changed_by = ${by}, edition = edition + 1 where id = ${id} and removed_at is null`,
  )

export const swapParts = (
  scope: Scope,
  one: Pick<PartRow, 'id' | 'position'>,
  other: Pick<PartRow, 'id' | 'position'>,
): Promise<number> =>
  run(
    scope,
    sql`update policy_parts set position = case id when ${one.id} then ${other.position}::int4 else ${one.position}::int4 end
      where id in (${one.id}, ${other.id})`,
  )
