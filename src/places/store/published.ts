// Which pages of which places are for everybody. Kept here, because the name of a place is ours to show.
import { maybe, rows, run, sql } from '../../platform/db/index.ts'
import type { PersonId, PlaceId, Scope } from '../../platform/kernel/index.ts'

export interface PublishedPlace {
  readonly id: PlaceId
  readonly slug: string
  readonly name: string
  readonly demonstration: boolean
  /** The kind of pages: `ledger`. */
  readonly what: string
  readonly publishedAt: Date
}

const published = sql`select id, slug, name, demonstration, what, published_at as "publishedAt" from published_place_names()`

/** Every kind of page that is for everybody, by place. Seen by everybody, signed in or not. */
export const publishedPages = (scope: Scope): Promise<PublishedPlace[]> => rows<PublishedPlace>(scope, published)

/** The place of this address, where it shows any pages to everybody. */
export const publishedPlaceBySlug = (scope: Scope, slug: string): Promise<PublishedPlace | undefined> =>
  maybe<PublishedPlace>(scope, sql`${published} where slug = ${slug} limit 1`)

export const publishedPagesOf = (scope: Scope, place: PlaceId): Promise<PublishedPlace[]> =>
  rows<PublishedPlace>(scope, sql`${published} where id = ${place}`)

/** Nothing happens when they are published already. */
export const publishPages = (scope: Scope, place: PlaceId, what: string, by: PersonId | null): Promise<number> =>
  run(
    scope,
    sql`insert into published_pages (place_id, what, published_by) values (${place}, ${what}, ${by}) on conflict do nothing`,
  )

export const withdrawPages = (scope: Scope, place: PlaceId, what: string): Promise<number> =>
  run(scope, sql`delete from published_pages where place_id = ${place} and what = ${what}`)
