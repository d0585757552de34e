// What goes with a tender: documents, amendments, questions, and who wants to be told. Who asked or follows is seen by nobody before the
// bids are opened: the database keeps that.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { OrganisationId, PersonId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type {
  Amendment,
  Change,
  Clarification,
  ClarificationId,
  KeptDocument,
  TenderDocument,
  TenderDocumentId,
  TenderId,
} from '../rules/types.ts'

interface Kept {
  readonly place: PlaceId
  readonly id: TenderId
}

const document = sql`id, title, file, added_by as "addedBy", added_at as "addedAt"`

export const documentsOf = (scope: Scope, id: TenderId): Promise<TenderDocument[]> =>
  rows<TenderDocument>(
    scope,
    sql`select ${document} from tender_documents where tender_id = ${id} order by added_at, id`,
  )

export const documentById = (
  scope: Scope,
  tender: TenderId,
  id: TenderDocumentId,
): Promise<TenderDocument | undefined> =>
  maybe<TenderDocument>(scope, sql`select ${document} from tender_documents where tender_id = ${tender} and id = ${id}`)

export const insertDocument = async (
  scope: Scope,
  { place, id }: Kept,
  given: { readonly title: string; readonly file: KeptDocument },
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<TenderDocumentId> =>
  (
    await one<{ id: TenderDocumentId }>(
      scope,
      sql`insert into tender_documents (tender_id, place_id, title, file, added_by, added_at)
        values (${id}, ${place}, ${given.title}, ${JSON.stringify(given.file)}::jsonb, ${by}, ${at}) returning id`,
    )
  ).id

/** @returns 0 where it is not there, or was published */
export const deleteDocument = (scope: Scope, tender: TenderId, id: TenderDocumentId): Promise<number> =>
  run(scope, sql`delete from tender_documents where tender_id = ${tender} and id = ${id}`)

/** Of these files, the ones that a tender names. */
export const tenderFiles = async (scope: Scope, keys: readonly string[]): Promise<readonly string[]> =>
  (
    await rows<{ key: string }>(
      scope,
      sql`select distinct file ->> 'key' as key from tender_documents where file ->> 'key' = any (${[...keys]}::text[])`,
    )
  ).map(({ key }) => key)

/** The newest first. */
export const amendmentsOf = (scope: Scope, id: TenderId): Promise<Amendment[]> =>
  rows<Amendment>(
    scope,
    sql`select number, words, about, substantial, no_extension_why as "noExtensionWhy", changes, made_by as "madeBy", made_at as "madeAt"
      from tender_amendments where tender_id = ${id} order by number desc`,
  )

export const insertAmendment = async (
  scope: Scope,
  { place, id }: Kept,
  given: {
    readonly words: string
    readonly about: string | null
    readonly substantial: boolean
    readonly noExtensionWhy: string | null
    readonly changes: readonly Change[]
  },
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<number> =>
  (
    await one<{ number: number }>(
      scope,
      sql`insert into tender_amendments (tender_id, place_id, number, words, about, substantial, no_extension_why, changes, made_by, made_at)
        values (${id}, ${place}, (select coalesce(max(number), 0) + 1 from tender_amendments where tender_id = ${id}), ${given.words},
          ${given.about}, ${given.substantial}, ${given.noExtensionWhy}, ${JSON.stringify(given.changes)}::jsonb, ${by}, ${at})
        returning number`,
    )
  ).number

const clarification = sql`q.id, q.number, q.asked, q.asked_at as "askedAt", q.shown, q.answer, q.answered_at as "answeredAt"`

/** All that this reader may see: answered ones, those of one's own organisation, and for officers all. */
export const clarificationsOf = (scope: Scope, id: TenderId): Promise<Clarification[]> =>
  rows<Clarification>(
    scope,
    sql`select ${clarification} from tender_questions q where q.tender_id = ${id} order by q.number`,
  )

/** Held until the transaction ends. */
export const lockClarification = (
  scope: Scope,
  tender: TenderId,
  id: ClarificationId,
): Promise<Clarification | undefined> =>
  maybe<Clarification>(
    scope,
    sql`select ${clarification} from tender_questions q where q.tender_id = ${tender} and q.id = ${id} for update`,
  )

/** @returns null where no question is taken any more */
export const askQuestion = async (
  scope: Scope,
  tender: TenderId,
  organisation: OrganisationId,
  words: string,
  at: Date,
): Promise<ClarificationId | null> =>
  (
    await one<{ id: ClarificationId | null }>(
      scope,
      sql`select tender_question_ask(${tender}, ${organisation}, ${words}, ${at}) as id`,
    )
  ).id

export const markAnswered = (
  scope: Scope,
  id: ClarificationId,
  {
    shown,
    answer,
    by,
    at,
  }: { readonly shown: string; readonly answer: string; readonly by: string; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`update tender_questions set shown = ${shown}, answer = ${answer}, answered_by = ${by}, answered_at = ${at} where id = ${id}`,
  )

export const insertFollow = (
  scope: Scope,
  tender: TenderId,
  { organisation, person, at }: { readonly organisation: OrganisationId; readonly person: PersonId; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`insert into tender_follows (tender_id, organisation_id, person_id, since)
      values (${tender}, ${organisation}, ${person}, ${at}) on conflict on constraint tender_follows_pk do nothing`,
  )

export const deleteFollow = (scope: Scope, tender: TenderId, person: PersonId): Promise<number> =>
  run(scope, sql`delete from tender_follows where tender_id = ${tender} and person_id = ${person}`)

/** Whether the person who asks follows it. */
export const doesFollow = async (scope: Scope, tender: TenderId): Promise<boolean> =>
  (await maybe(scope, sql`select 1 from tender_follows where tender_id = ${tender} limit 1`)) !== undefined

/** Only for the program itself: nobody who is signed in sees them. */
export const followersOf = (scope: Scope, tender: TenderId): Promise<{ person: PersonId }[]> =>
  rows<{ person: PersonId }>(
    scope,
    sql`select distinct person_id as person from tender_follows where tender_id = ${tender} order by person_id`,
  )
