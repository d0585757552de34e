// Places and what they are made of.
import { maybe, one, rows, run, sql, violated } from '../../platform/db/index.ts'
import type { FieldErrors, PlaceId, Scope } from '../../platform/kernel/index.ts'
import type { PlaceMember, PlaceRow } from '../rules/types.ts'

const place = sql`id, slug, name, parent_id as "parentId", created_at as "createdAt"`

/** What a broken constraint means, as words for its field. */
const problems: Readonly<Record<string, FieldErrors>> = {
  places_slug_unique: { slug: 'Another place has this short name. Choose a different one.' },
  places_slug_shape: { slug: 'Use small letters, digits and hyphens only, at most 60 of them.' },
  places_name_given: { name: 'Enter the name of the place.' },
  places_parent: { parent: 'Choose a place from the list.' },
  places_not_own_parent: { parent: 'A place cannot lie in itself. Choose another, or none.' },
  place_members_kind: { members: 'Choose districts, wards or postcode sectors.' },
}

/** Field words for a database error that means wrong input; undefined for any other. */
export const placeProblem = (error: unknown): FieldErrors | undefined => problems[violated(error) ?? '']

export const places = (scope: Scope): Promise<PlaceRow[]> =>
  rows<PlaceRow>(scope, sql`select ${place} from places order by name, slug`)

export const placeBySlug = (scope: Scope, slug: string): Promise<PlaceRow | undefined> =>
  maybe<PlaceRow>(scope, sql`select ${place} from places where slug = ${slug}`)

/** Not-found is refused: the caller has the id from a resolver. */
export const placeById = (scope: Scope, id: PlaceId): Promise<PlaceRow> =>
  one<PlaceRow>(scope, sql`select ${place} from places where id = ${id}`)

export const placesByIds = (scope: Scope, ids: readonly PlaceId[]): Promise<PlaceRow[]> =>
  rows<PlaceRow>(scope, sql`select ${place} from places where id = any(${ids}::uuid[]) order by name`)

export const placesInside = (scope: Scope, id: PlaceId): Promise<PlaceRow[]> =>
  rows<PlaceRow>(scope, sql`select ${place} from places where parent_id = ${id} order by name`)

/** The place itself and all above it, nearest first; ends where the scope sees no further. */
export const placesAbove = (scope: Scope, id: PlaceId): Promise<PlaceRow[]> =>
  rows<PlaceRow>(
    scope,
    sql`with recursive above (id, depth) as (
        select ${id}::uuid, 0
        union all select p.parent_id, depth + 1 from above join places p on p.id = above.id
        where p.parent_id is not null and depth < 50)
      select p.id, slug, name, parent_id as "parentId", created_at as "createdAt" from above join places p using (id) order by depth`,
  )

export const membersOf = (scope: Scope, ids: readonly PlaceId[]): Promise<(PlaceMember & { placeId: PlaceId })[]> =>
  rows(
    scope,
    sql`select place_id as "placeId", kind, code from place_members where place_id = any(${ids}::uuid[]) order by kind, code`,
  )

/** Other places that share at least one of these members. */
export const placesSharing = (scope: Scope, id: PlaceId): Promise<(PlaceRow & { shared: number })[]> =>
  rows(
    scope,
    sql`select p.id, p.slug, p.name, p.parent_id as "parentId", p.created_at as "createdAt", count(*)::int8 as shared
      from place_members m join place_members mine on mine.kind = m.kind and mine.code = m.code and mine.place_id = ${id}
      join places p on p.id = m.place_id where m.place_id <> ${id} group by p.id order by p.name`,
  )

export interface PlaceToSave {
  readonly slug: string
  readonly name: string
  readonly parentId: PlaceId | null
}

export const insertPlace = (scope: Scope, given: PlaceToSave, demonstration: boolean): Promise<PlaceRow> =>
  one<PlaceRow>(
    scope,
    sql`insert into places (slug, name, parent_id, demonstration)
      values (${given.slug}, ${given.name}, ${given.parentId}, ${demonstration}) returning ${place}`,
  )

export const updatePlace = (scope: Scope, id: PlaceId, given: Omit<PlaceToSave, 'slug'>): Promise<number> =>
  run(scope, sql`update places set name = ${given.name}, parent_id = ${given.parentId} where id = ${id}`)

export const replaceMembers = async (scope: Scope, id: PlaceId, members: readonly PlaceMember[]): Promise<void> => {
  await run(scope, sql`delete from place_members where place_id = ${id}`)
  await run(
    scope,
    sql`insert into place_members (place_id, kind, code)
      select ${id}, kind, code from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as t (kind text, code text)`,
  )
}

export const demonstrationPlaces = (scope: Scope): Promise<PlaceRow[]> =>
  rows<PlaceRow>(scope, sql`select ${place} from places where demonstration order by name`)

/** Is this place part of the demonstration? What it publishes says so. */
export const isInventedPlace = async (scope: Scope, id: PlaceId): Promise<boolean> =>
  (await one<{ invented: boolean }>(scope, sql`select demonstration as invented from places where id = ${id}`)).invented

/** Is every place and organisation here part of the demonstration? Asked under a system scope, which sees all. */
export const onlyInventedPlaces = async (scope: Scope): Promise<boolean> =>
  (
    await one<{ only: boolean }>(
      scope,
      sql`select not exists (select from places where not demonstration)
        and not exists (select from organisations where not demonstration) as only`,
    )
  ).only

export const deletePlaces = async (scope: Scope, ids: readonly PlaceId[]): Promise<number> => {
  await run(scope, sql`update places set parent_id = null where parent_id = any(${ids}::uuid[])`)
  return run(scope, sql`delete from places where id = any(${ids}::uuid[])`)
}
