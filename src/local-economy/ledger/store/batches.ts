// The batches: which tables of which files are in the ledger. This record alone decides which Parquet files count.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { PersonId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { BatchId, BatchRow, BatchState, LiveBatch } from '../rules/records.ts'
import type { Amounts, Counts } from '../rules/types.ts'

const counts = sql`jsonb_build_object('source', rows_source, 'accepted', rows_accepted, 'held', rows_held, 'notData', rows_not_data) as rows`
const amounts = sql`jsonb_build_object('accepted', pence_accepted, 'held', pence_held, 'notData', pence_not_data) as pence`
const live = sql`id, publisher, file_name as "fileName", inner_name as "innerName", sheet, parts, amount_basis as "amountBasis",
  period_from as "periodFrom", period_to as "periodTo", ${counts}, ${amounts}`
const batch = sql`${live}, place_id as "placeId", upload_id as "uploadId", state, file_key as "fileKey", sha256,
  content_sha256 as "contentSha256", mapping, headings, found, warnings, replaces, demonstration, added_by as "addedBy",
  added_at as "addedAt", ended_at as "endedAt", ended_why as "endedWhy"`

/** The batches that count, by their first day. */
export const liveBatches = (scope: Scope, place: PlaceId): Promise<LiveBatch[]> =>
  rows<LiveBatch>(
    scope,
    sql`select ${live} from ledger_batches where place_id = ${place} and state = 'live'
      order by period_from nulls last, publisher, file_name, inner_name, sheet, id`,
  )

/** Undefined where the scope sees none of this name in the place. */
export const batchById = (scope: Scope, place: PlaceId, id: BatchId): Promise<BatchRow | undefined> =>
  maybe<BatchRow>(scope, sql`select ${batch} from ledger_batches where id = ${id} and place_id = ${place}`)

/** Of any place within the scope. */
export const batchAnywhere = (scope: Scope, id: BatchId): Promise<BatchRow | undefined> =>
  maybe<BatchRow>(scope, sql`select ${batch} from ledger_batches where id = ${id}`)

/** All that were ever added, newest first. */
export const batchesOf = (scope: Scope, place: PlaceId): Promise<BatchRow[]> =>
  rows<BatchRow>(
    scope,
    sql`select ${batch} from ledger_batches where place_id = ${place} order by added_at desc, file_name, inner_name, sheet, id`,
  )

/** Those that an upload brought. */
export const batchesOfUpload = (scope: Scope, upload: string): Promise<BatchRow[]> =>
  rows<BatchRow>(
    scope,
    sql`select ${batch} from ledger_batches where upload_id = ${upload} order by file_name, inner_name, sheet, id`,
  )

/** The live batch with this very content. */
export const liveByContent = (
  scope: Scope,
  place: PlaceId,
  contentSha256: string,
  sheet: string | null,
): Promise<BatchRow | undefined> =>
  maybe<BatchRow>(
    scope,
    sql`select ${batch} from ledger_batches where place_id = ${place} and state = 'live'
      and content_sha256 = ${contentSha256} and coalesce(sheet, '') = ${sheet ?? ''}`,
  )

/** The names of publishers whose files are or were in the ledger, most used first. */
export const publishersOf = async (scope: Scope, place: PlaceId): Promise<string[]> =>
  (
    await rows<{ publisher: string }>(
      scope,
      sql`select publisher from ledger_batches where place_id = ${place} group by publisher
        order by count(*) filter (where state = 'live') desc, publisher`,
    )
  ).map((one) => one.publisher)

/** One after the other for each place, until the transaction ends: also from other processes. */
export const lockLedger = async (scope: Scope, place: PlaceId): Promise<void> => {
  await run(scope, sql`select pg_advisory_xact_lock(hashtextextended(${`ledger ${place}`}, 0))`)
}

export type BatchToSave = Omit<BatchRow, 'state' | 'addedBy' | 'addedAt' | 'endedAt' | 'endedWhy'>

/** Undefined where the same content is live already: nothing was written then. */
export const insertBatch = (
  scope: Scope,
  given: BatchToSave,
  by: PersonId | null,
): Promise<{ id: BatchId } | undefined> =>
  maybe<{ id: BatchId }>(
    scope,
    sql`insert into ledger_batches (id, place_id, publisher, upload_id, file_name, inner_name, sheet, file_key, sha256,
        content_sha256, state, parts, mapping, headings, found, amount_basis, period_from, period_to, rows_source, rows_accepted,
        rows_held, rows_not_data, pence_accepted, pence_held, pence_not_data, warnings, replaces, demonstration, added_by)
      values (${given.id}, ${given.placeId}, ${given.publisher}, ${given.uploadId}, ${given.fileName}, ${given.innerName},
        ${given.sheet}, ${given.fileKey}, ${given.sha256}, ${given.contentSha256}, 'live', ${[...given.parts]}::text[],
        ${JSON.stringify(given.mapping)}::jsonb, ${JSON.stringify(given.headings)}::jsonb, ${JSON.stringify(given.found)}::jsonb,
        ${given.amountBasis}, ${given.periodFrom}, ${given.periodTo}, ${given.rows.source}, ${given.rows.accepted},
        ${given.rows.held}, ${given.rows.notData}, ${given.pence.accepted}, ${given.pence.held}, ${given.pence.notData},
        ${JSON.stringify(given.warnings)}::jsonb, ${given.replaces}, ${given.demonstration}, ${by})
      on conflict (place_id, content_sha256, (coalesce(sheet, ''))) where state = 'live' do nothing
      returning id`,
  )

/** @returns whether it was live until now */
export const endBatch = async (
  scope: Scope,
  id: BatchId,
  state: Exclude<BatchState, 'live'>,
  why: string | null,
): Promise<boolean> =>
  (await run(
    scope,
    sql`update ledger_batches set state = ${state}, ended_at = now(), ended_why = ${why} where id = ${id} and state = 'live'`,
  )) === 1

/** The batch, for this transaction alone. Undefined where it is not live. */
export const lockLiveBatch = (scope: Scope, place: PlaceId, id: BatchId): Promise<BatchRow | undefined> =>
  maybe<BatchRow>(
    scope,
    sql`select ${batch} from ledger_batches where id = ${id} and place_id = ${place} and state = 'live' for update`,
  )

/** After a round of corrections: a part more, and its rows and pence moved from held to where they belong. */
export const addPart = async (
  scope: Scope,
  id: BatchId,
  part: string,
  after: { readonly rows: Counts; readonly pence: Amounts; readonly from: string | null; readonly to: string | null },
): Promise<void> => {
  await one(
    scope,
    sql`update ledger_batches set parts = parts || ${part}::text, rows_accepted = ${after.rows.accepted},
        rows_held = ${after.rows.held}, rows_not_data = ${after.rows.notData}, pence_accepted = ${after.pence.accepted},
        pence_held = ${after.pence.held}, pence_not_data = ${after.pence.notData},
        period_from = least(period_from, ${after.from}::date), period_to = greatest(period_to, ${after.to}::date)
      where id = ${id} returning id`,
  )
}

/** Batches that ended after this moment, and all live ones: their folders stay. */
export const batchesToKeep = async (scope: Scope, place: PlaceId, endedAfter: Date): Promise<BatchId[]> =>
  (
    await rows<{ id: BatchId }>(
      scope,
      sql`select id from ledger_batches where place_id = ${place} and (state = 'live' or ended_at > ${endedAfter})`,
    )
  ).map((found) => found.id)

/** Places with anything in the ledger. */
export const placesWithLedger = async (scope: Scope): Promise<PlaceId[]> =>
  (
    await rows<{ place: PlaceId }>(
      scope,
      sql`select place_id as place from ledger_batches union select place_id from ledger_uploads`,
    )
  ).map((found) => found.place)

export type LiveFile = LiveBatch & Pick<BatchRow, 'placeId' | 'fileKey'>

/** All that count, of all places within the scope. */
export const liveFiles = (scope: Scope): Promise<LiveFile[]> =>
  rows<LiveFile>(
    scope,
    sql`select ${live}, place_id as "placeId", file_key as "fileKey" from ledger_batches where state = 'live'
      order by added_at, id`,
  )

/** What waits for a person, by place. */
export const waitingByPlace = (
  scope: Scope,
): Promise<{ place: PlaceId; rows: number; batches: number; uploads: number }[]> =>
  rows(
    scope,
    sql`select place_id as place, sum(rows)::int8 as rows, sum(batches)::int8 as batches, sum(uploads)::int8 as uploads from (
        select place_id, sum(rows_held) as rows, count(*) as batches, 0 as uploads from ledger_batches
          where state = 'live' and rows_held > 0 group by place_id
        union all
        select place_id, 0, 0, count(*) from ledger_uploads where state = 'found' group by place_id) t
      group by place_id`,
  )
