// Files that were sent in the browser: looked into, waiting for a person, added or dropped.
import { maybe, one, rows, sql } from '../../../platform/db/index.ts'
import type { Day, JobId, PersonId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { FoundFile, LoadReport } from '../rules/found.ts'
import type { UploadRow, UploadState } from '../rules/records.ts'
import type { NeedUploadId } from '../rules/types.ts'

const upload = sql`id, place_id as "placeId", file_name as "fileName", file_key as "fileKey", bytes, source,
  published_on as "publishedOn", state, job_id as "jobId", found, report, sent_by as "sentBy", sent_at as "sentAt"`

export interface UploadToSave {
  readonly place: PlaceId
  readonly name: string
  readonly key: string
  readonly bytes: number
  readonly source: string
  readonly publishedOn: Day | null
}

export const insertUpload = (scope: Scope, given: UploadToSave, by: PersonId | null): Promise<UploadRow> =>
  one<UploadRow>(
    scope,
    sql`insert into need_uploads (place_id, file_name, file_key, bytes, source, published_on, state, sent_by)
      values (${given.place}, ${given.name}, ${given.key}, ${given.bytes}, ${given.source}, ${given.publishedOn}, 'looking', ${by})
      returning ${upload}`,
  )

/** Those that were dropped are not found. */
export const uploadById = (scope: Scope, place: PlaceId, id: NeedUploadId): Promise<UploadRow | undefined> =>
  maybe<UploadRow>(
    scope,
    sql`select ${upload} from need_uploads where id = ${id} and place_id = ${place} and state <> 'dropped'`,
  )

/** For this transaction alone. */
export const lockUpload = (scope: Scope, id: NeedUploadId): Promise<UploadRow | undefined> =>
  maybe<UploadRow>(scope, sql`select ${upload} from need_uploads where id = ${id} and state <> 'dropped' for update`)

/** Of any place within the scope. */
export const uploadAnywhere = (scope: Scope, id: NeedUploadId): Promise<UploadRow | undefined> =>
  maybe<UploadRow>(scope, sql`select ${upload} from need_uploads where id = ${id} and state <> 'dropped'`)

/** Not yet added, newest first. */
export const openUploads = (scope: Scope, place: PlaceId): Promise<UploadRow[]> =>
  rows<UploadRow>(
    scope,
    sql`select ${upload} from need_uploads where place_id = ${place} and state in ('looking', 'found', 'adding', 'refused')
      order by sent_at desc, id`,
  )

/** How many files lie in wait, and how large they are together. */
export const waitingSizes = (scope: Scope, place: PlaceId): Promise<{ files: number; bytes: number }> =>
  one(
    scope,
    sql`select count(*)::int8 as files, coalesce(sum(bytes), 0)::int8 as bytes from need_uploads
      where place_id = ${place} and state in ('looking', 'found', 'adding', 'refused')`,
  )

export interface UploadChange {
  readonly state: UploadState
  readonly job?: JobId
  readonly found?: FoundFile
  readonly report?: readonly LoadReport[]
}

export const changeUpload = async (scope: Scope, id: NeedUploadId, change: UploadChange): Promise<void> => {
  await one(
    scope,
    sql`update need_uploads set state = ${change.state}, job_id = coalesce(${change.job ?? null}, job_id),
        found = coalesce(${change.found ? JSON.stringify(change.found) : null}::jsonb, found),
        report = coalesce(${change.report ? JSON.stringify(change.report) : null}::jsonb, report)
      where id = ${id} returning id`,
  )
}

/** Files that wait for a person, by place. */
export const waitingByPlace = (scope: Scope): Promise<{ place: PlaceId; uploads: number }[]> =>
  rows(
    scope,
    sql`select place_id as place, count(*)::int8 as uploads from need_uploads where state = 'found' group by place_id`,
  )
