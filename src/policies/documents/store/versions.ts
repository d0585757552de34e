// Documents and their versions.
import { maybe, one, rows, run, sql, violated } from '../../../platform/db/index.ts'
import type { Day, PersonId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { DocumentKind } from '../rules/kinds.ts'
import type { DocumentId, Filling, KeptFile, VersionId, VersionRow, VersionState } from '../rules/types.ts'

const version = sql`v.id, v.place_id as "placeId", v.document_id as "documentId", d.kind, v.number, v.state, v.title, v.template,
  v.review_on as "reviewOn", v.file, v.frozen, v.proposals, v.created_at as "createdAt", v.changed_at as "changedAt",
  v.proposed_at as "proposedAt", v.published_at as "publishedAt", v.ended_at as "endedAt", v.ended_why as "endedWhy",
  v.demonstration`
const from = sql`from policy_versions v join policy_documents d on d.id = v.document_id`

/** Two people began at the same moment: the second is told that the first was faster. */
export const openedTwice = (error: unknown): boolean =>
  ['policy_versions_one_open', 'policy_versions_number'].includes(violated(error) ?? '')

/** All versions of all documents of a place; of each kind the newest first. */
export const versionsOfPlace = (scope: Scope, place: PlaceId): Promise<VersionRow[]> =>
  rows<VersionRow>(scope, sql`select ${version} ${from} where v.place_id = ${place} order by d.kind, v.number desc`)

/** Newest first. */
export const versionsOf = (scope: Scope, place: PlaceId, kind: DocumentKind): Promise<VersionRow[]> =>
  rows<VersionRow>(
    scope,
    sql`select ${version} ${from} where v.place_id = ${place} and d.kind = ${kind} order by v.number desc`,
  )

/** The version that is drafted or proposed now. */
export const openVersion = (scope: Scope, place: PlaceId, kind: DocumentKind): Promise<VersionRow | undefined> =>
  maybe<VersionRow>(
    scope,
    sql`select ${version} ${from} where v.place_id = ${place} and d.kind = ${kind} and v.state in ('draft', 'proposed')`,
  )

export const versionById = (scope: Scope, place: PlaceId, id: VersionId): Promise<VersionRow | undefined> =>
  maybe<VersionRow>(scope, sql`select ${version} ${from} where v.place_id = ${place} and v.id = ${id}`)

/** Whatever changes a version, its paragraphs or its adoptions waits here for whoever changes it already. */
export const lockVersion = async (scope: Scope, id: VersionId): Promise<VersionRow> => {
  await one(scope, sql`select id from policy_versions where id = ${id} for update`)
  return one<VersionRow>(scope, sql`select ${version} ${from} where v.id = ${id}`)
}

/** Nothing happens where it is there. */
export const documentFor = async (scope: Scope, place: PlaceId, kind: DocumentKind): Promise<DocumentId> => {
  await run(
    scope,
    sql`insert into policy_documents (place_id, kind) values (${place}, ${kind}) on conflict on constraint policy_documents_once do nothing`,
  )
  const found = await one<{ id: DocumentId }>(
    scope,
    sql`select id from policy_documents where place_id = ${place} and kind = ${kind} for update`,
  )
  return found.id
}

export interface VersionToSave {
  readonly place: PlaceId
  readonly document: DocumentId
  readonly number: number
  readonly title: string
  readonly template: string | null
  readonly reviewOn: Day | null
  readonly file: KeptFile | null
  readonly by: PersonId | null
  readonly demonstration: boolean
  readonly at: Date
}

export const insertVersion = async (scope: Scope, given: VersionToSave): Promise<VersionId> => {
  const made = await one<{ id: VersionId }>(
    scope,
    sql`insert into policy_versions (place_id, document_id, number, state, title, template, review_on, file, created_by, created_at, changed_at, demonstration)
      values (${given.place}, ${given.document}, ${given.number}, 'draft', ${given.title}, ${given.template}, ${given.reviewOn},
        ${given.file === null ? null : JSON.stringify(given.file)}::jsonb, ${given.by}, ${given.at}, ${given.at}, ${given.demonstration})
      returning id`,
  )
  return made.id
}

/** The title, the day of review. */
export const changeAbout = (
  scope: Scope,
  id: VersionId,
  about: { readonly title: string; readonly reviewOn: Day | null },
  at: Date,
): Promise<number> =>
  run(
    scope,
    sql`update policy_versions set title = ${about.title}, review_on = ${about.reviewOn}, changed_at = ${at} where id = ${id}`,
  )

export const touch = (scope: Scope, id: VersionId, at: Date): Promise<number> =>
  run(scope, sql`update policy_versions set changed_at = ${at} where id = ${id}`)

/** Proposed: what it is filled from stays as it was at this moment. */
export const freeze = (scope: Scope, id: VersionId, filling: Filling, proposal: string, at: Date): Promise<number> =>
  run(
    scope,
    sql`update policy_versions set state = 'proposed', frozen = ${JSON.stringify(filling)}::jsonb, proposed_at = ${at}, changed_at = ${at},
        proposals = proposals || ${proposal}::uuid where id = ${id}`,
  )

export const thaw = (scope: Scope, id: VersionId, at: Date): Promise<number> =>
  run(
    scope,
    sql`update policy_versions set state = 'draft', frozen = null, proposed_at = null, changed_at = ${at} where id = ${id}`,
  )

export const markPublished = (scope: Scope, id: VersionId, at: Date): Promise<number> =>
  run(scope, sql`update policy_versions set state = 'published', published_at = ${at} where id = ${id}`)

export const markEnded = (
  scope: Scope,
  id: VersionId,
  state: Extract<VersionState, 'superseded' | 'withdrawn' | 'dropped'>,
  at: Date,
  why: string | null,
): Promise<number> =>
  run(scope, sql`update policy_versions set state = ${state}, ended_at = ${at}, ended_why = ${why} where id = ${id}`)
