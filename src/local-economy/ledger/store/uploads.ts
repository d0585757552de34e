// Files that were sent in the browser: looked into, waiting for a person, added or dropped.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { JobId, PersonId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { ImportReport, LookedFile, UploadId, UploadRow, UploadState } from '../rules/records.ts'

const upload = sql`id, place_id as "placeId", publisher, file_name as "fileName", file_key as "fileKey", bytes, state,
  job_id as "jobId", found, report, sent_by as "sentBy", sent_at as "sentAt"`

export interface UploadToSave {
  readonly place: PlaceId
  readonly publisher: string
  readonly name: string
  readonly key: string
  readonly bytes: number
}

export const insertUpload = (scope: Scope, given: UploadToSave, by: PersonId | null): Promise<UploadRow> =>
  one<UploadRow>(
    scope,
    sql`insert into ledger_uploads (place_id, publisher, file_name, file_key, bytes, state, sent_by)
      values (${given.place}, ${given.publisher}, ${given.name}, ${given.key}, ${given.bytes}, 'looking', ${by})
      returning ${upload}`,
  )

/** Those that were dropped are not found. */
export const uploadById = (scope: Scope, place: PlaceId, id: UploadId): Promise<UploadRow | undefined> =>
  maybe<UploadRow>(
    scope,
    sql`select ${upload} from ledger_uploads where id = ${id} and place_id = ${place} and state <> 'dropped'`,
  )

/** Of any place within the scope. */
export const uploadAnywhere = (scope: Scope, id: UploadId): Promise<UploadRow | undefined> =>
  maybe<UploadRow>(scope, sql`select ${upload} from ledger_uploads where id = ${id} and state <> 'dropped'`)

/** For this transaction alone. */
export const lockUpload = (scope: Scope, id: UploadId): Promise<UploadRow | undefined> =>
  maybe<UploadRow>(scope, sql`select ${upload} from ledger_uploads where id = ${id} and state <> 'dropped' for update`)

/** Newest first; those in these states only, where some are given. */
export const uploadsOf = (scope: Scope, place: PlaceId, states?: readonly UploadState[]): Promise<UploadRow[]> =>
  rows<UploadRow>(
    scope,
    sql`select ${upload} from ledger_uploads where place_id = ${place} and state <> 'dropped'
      and (${states === undefined} or state = any(${[...(states ?? [])]}::text[])) order by sent_at desc, id`,
  )

/** How many files lie in wait, and how large they are together. */
export const waitingSizes = (scope: Scope, place: PlaceId): Promise<{ files: number; bytes: number }> =>
  one(
    scope,
    sql`select count(*)::int8 as files, coalesce(sum(bytes), 0)::int8 as bytes from ledger_uploads
      where place_id = ${place} and state in ('looking', 'found', 'refused')`,
  )

export interface UploadChange {
  readonly state: UploadState
  readonly job?: JobId
  readonly found?: LookedFile
  readonly report?: ImportReport
}

export const changeUpload = async (scope: Scope, id: UploadId, change: UploadChange): Promise<void> => {
  await one(
    scope,
    sql`update ledger_uploads set state = ${change.state}, job_id = coalesce(${change.job ?? null}, job_id),
        found = coalesce(${change.found ? JSON.stringify(change.found) : null}::jsonb, found),
        report = coalesce(${change.report ? JSON.stringify(change.report) : null}::jsonb, report)
      where id = ${id} returning id`,
  )
}

/** Dropped ones of all places. Asked by the system alone. */
export const droppedUploads = (scope: Scope): Promise<{ id: UploadId; fileKey: string }[]> =>
  rows(scope, sql`select id, file_key as "fileKey" from ledger_uploads where state = 'dropped' order by sent_at, id`)

/** Of these stored files, the ones that a record of the ledger names. A dropped upload needs its file no longer. */
export const ledgerFiles = async (scope: Scope, keys: readonly string[]): Promise<readonly string[]> =>
  (
    await rows<{ key: string }>(
      scope,
      sql`select distinct key from unnest(${[...keys]}::text[]) key
        where exists (select from ledger_batches where file_key = key)
          or exists (select from ledger_uploads where file_key = key and state <> 'dropped')`,
    )
  ).map(({ key }) => key)

export const deleteUpload = (scope: Scope, id: UploadId): Promise<number> =>
  run(scope, sql`delete from ledger_uploads where id = ${id}`)
