// What is published of a place's documents. Read by everybody; no person is named in it.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { Document } from '../../../platform/documents/index.ts'
import type { Day, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { DocumentKind } from '../rules/kinds.ts'
import type { MovedOn, RestsOn } from '../rules/moved-on.ts'
import type { AdoptionTold, KeptFile, PublicationId, VersionId } from '../rules/types.ts'

/** A file that was written from the document, in the store of files. */
export interface Written {
  readonly key: string
  readonly bytes: number
}

export interface PublicationRow {
  readonly id: PublicationId
  readonly placeId: PlaceId
  readonly versionId: VersionId
  readonly kind: DocumentKind
  readonly number: number
  readonly title: string
  readonly publishedOn: Day
  /** Null once it is withdrawn. */
  readonly document: Document | null
  readonly file: KeptFile | null
  readonly adoptions: readonly AdoptionTold[]
  readonly priorities: readonly RestsOn[]
  readonly movedOn: MovedOn | null
  readonly pdf: Written | null
  readonly word: Written | null
  readonly supersededOn: Day | null
  readonly withdrawnOn: Day | null
  readonly withdrawnWhy: string | null
  readonly demonstration: boolean
}

const publication = sql`id, place_id as "placeId", version_id as "versionId", kind, number, title, published_on as "publishedOn",
  document, file, adoptions, priorities, moved_on as "movedOn", pdf, word, superseded_on as "supersededOn",
  withdrawn_on as "withdrawnOn", withdrawn_why as "withdrawnWhy", demonstration`

/** What stands at the stable address now: published, or withdrawn with its reason. */
export const currentPublication = (
  scope: Scope,
  place: PlaceId,
  kind: DocumentKind,
): Promise<PublicationRow | undefined> =>
  maybe<PublicationRow>(
    scope,
    sql`select ${publication} from policy_publications where place_id = ${place} and kind = ${kind} and superseded_on is null`,
  )

export const currentPublications = (scope: Scope, place: PlaceId): Promise<PublicationRow[]> =>
  rows<PublicationRow>(
    scope,
    sql`select ${publication} from policy_publications where place_id = ${place} and superseded_on is null`,
  )

export const publicationById = (scope: Scope, id: PublicationId): Promise<PublicationRow | undefined> =>
  maybe<PublicationRow>(scope, sql`select ${publication} from policy_publications where id = ${id}`)

export const publicationOfVersion = (scope: Scope, version: VersionId): Promise<PublicationRow | undefined> =>
  maybe<PublicationRow>(scope, sql`select ${publication} from policy_publications where version_id = ${version}`)

/** Every one that is published now, in all places that the scope sees. */
export const publishedEverywhere = (scope: Scope): Promise<PublicationRow[]> =>
  rows<PublicationRow>(
    scope,
    sql`select ${publication} from policy_publications where superseded_on is null and withdrawn_on is null order by place_id, kind`,
  )

export interface PublicationToSave {
  readonly place: PlaceId
  readonly version: VersionId
  readonly kind: DocumentKind
  readonly number: number
  readonly title: string
  readonly publishedOn: Day
  readonly document: Document
  readonly file: KeptFile | null
  readonly adoptions: readonly AdoptionTold[]
  readonly priorities: readonly RestsOn[]
  readonly demonstration: boolean
}

const json = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`

/** Takes the place of what stood at the address. */
export const publish = async (scope: Scope, given: PublicationToSave): Promise<PublicationId> => {
  await run(
    scope,
    sql`update policy_publications set superseded_on = ${given.publishedOn}
      where place_id = ${given.place} and kind = ${given.kind} and superseded_on is null`,
  )
  const made = await one<{ id: PublicationId }>(
    scope,
    sql`insert into policy_publications (place_id, version_id, kind, number, title, published_on, document, file, adoptions, priorities, demonstration)
      values (${given.place}, ${given.version}, ${given.kind}, ${given.number}, ${given.title}, ${given.publishedOn},
        ${json(given.document)}, ${json(given.file)}, ${json(given.adoptions)}, ${json(given.priorities)}, ${given.demonstration})
      returning id`,
  )
  return made.id
}

/** The words go, the reason stays at the address. */
export const withdraw = (scope: Scope, id: PublicationId, on: Day, why: string): Promise<number> =>
  run(
    scope,
    sql`update policy_publications set document = null, file = null, pdf = null, word = null, moved_on = null,
        withdrawn_on = ${on}, withdrawn_why = ${why} where id = ${id}`,
  )

/** Organisations may adopt a document after it was published: the page names them. */
export const tellAdoptions = (
  scope: Scope,
  version: VersionId,
  adoptions: readonly AdoptionTold[],
  document: Document,
): Promise<number> =>
  run(
    scope,
    sql`update policy_publications set adoptions = ${json(adoptions)}, document = ${json(document)}, pdf = null, word = null
      where version_id = ${version} and withdrawn_on is null`,
  )

/** The files that were written from the document. Nothing is kept where the document has gone or changed meanwhile. */
export const keepWritten = (
  scope: Scope,
  id: PublicationId,
  document: Document,
  written: { readonly pdf: Written | null; readonly word: Written },
): Promise<number> =>
  run(
    scope,
    sql`update policy_publications set pdf = ${json(written.pdf)}, word = ${json(written.word)}
      where id = ${id} and document = ${json(document)}`,
  )

export const noteMovedOn = (scope: Scope, id: PublicationId, movedOn: MovedOn | null): Promise<number> =>
  run(scope, sql`update policy_publications set moved_on = ${json(movedOn)} where id = ${id}`)

/** Of these stored files, the ones that a document of any place names: kept as they are, or written at publication. */
export const documentFiles = async (scope: Scope, keys: readonly string[]): Promise<readonly string[]> =>
  (
    await rows<{ key: string }>(
      scope,
      sql`select distinct key from unnest(${[...keys]}::text[]) key
        where exists (select from policy_versions where file ->> 'key' = key)
          or exists (select from policy_publications p where key in (p.file ->> 'key', p.pdf ->> 'key', p.word ->> 'key'))`,
    )
  ).map(({ key }) => key)
