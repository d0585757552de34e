// From the records of a file that was sent to what its page shows.
import type { Analytics } from '../../../platform/analytics/index.ts'
import { type JobStatus, jobStatus } from '../../../platform/jobs/index.ts'
import {
  dayOf,
  type FieldErrors,
  formatDay,
  formatMoment,
  type PlaceId,
  type Scope,
} from '../../../platform/kernel/index.ts'
import { togetherWarnings } from '../actions/overlaps.ts'
import { partOf } from '../actions/parts.ts'
import { hasStopped, jobOf } from '../actions/uploads.ts'
import type { TableShown } from '../pages/import-table.ts'
import type {
  AddedShown,
  JobShown,
  OverlapShown,
  UploadState as ShownState,
  UploadView,
} from '../pages/import-upload.ts'
import type { UploadListed } from '../pages/import-uploads.ts'
import { ledgerAddress, type PlaceNamed, periodWords, tableName } from '../pages/import-words.ts'
import { makeRowReader, signatureOf } from '../rules/index.ts'
import type { BatchRow, LookedTable, UploadRow } from '../rules/records.ts'
import type { HeldReason, SourceRow } from '../rules/types.ts'
import { cellsOf, outcomesOf } from '../store/batch-rows.ts'
import { batchById, batchesOfUpload } from '../store/batches.ts'
import { rememberedAt } from '../store/mapping-dates.ts'
import { uploadsOf } from '../store/uploads.ts'
import { secretRows } from './here.ts'

export const batchTitle = (batch: Pick<BatchRow, 'fileName' | 'innerName' | 'sheet'>): string =>
  tableName(batch.fileName, batch.innerName, batch.sheet)

export const jobShownOf = async (scope: Scope, job: string): Promise<JobShown | null> =>
  jobShown(await jobStatus(scope, job).catch(() => undefined))

const jobShown = (status: JobStatus | undefined): JobShown | null =>
  status === undefined
    ? null
    : { state: status.state, done: status.done, total: status.total, words: status.error ?? status.progressWords }

const heldList = (held: Readonly<Partial<Record<HeldReason, number>>>) =>
  Object.entries(held).map(([reason, count]) => ({ reason: reason as HeldReason, count }))

type Folders = Pick<Analytics, 'folders' | 'reading'>

/** What was read of a table is kept until it is added, thrown away, or left too long. While it is read again its lines are being replaced. */
const isStaged = async (scope: Scope, analytics: Folders, upload: UploadRow, table: LookedTable): Promise<boolean> =>
  upload.state !== 'looking' &&
  (await analytics.folders(scope, upload.placeId)).some(({ name }) => name === table.batch)

const mostOdd = 5

/** The first rows that would be held: what is odd shows how good the reading is. */
const oddRows = async (scope: Scope, analytics: Folders, upload: UploadRow, table: LookedTable) => {
  if (!table.result?.counts.held || !(await isStaged(scope, analytics, upload, table))) return []
  const asking = await analytics.reading(scope, upload.placeId)
  const parts = { id: table.batch, parts: [partOf(table.result)] }
  const held = await outcomesOf(asking, parts, { kind: 'held' }, { skip: 0, most: mostOdd })
  const numbers = held.map(({ row }) => row)
  return [...(await cellsOf(asking, table.batch, table.columns, numbers)).values()]
}

/** The same content may have been in the ledger before, with lines that were hidden there. */
const secretOf = (scope: Scope, upload: UploadRow, { sha256, sheet }: LookedTable): Promise<ReadonlySet<number>> =>
  secretRows(scope, upload.placeId, { contentSha256: sha256, sheet })

const samplesOf = async (
  scope: Scope,
  analytics: Folders,
  upload: UploadRow,
  table: LookedTable,
): Promise<TableShown['sample']> => {
  const reader = table.result === undefined ? undefined : makeRowReader(table.mapping, table.headings, table.columns)
  const odd = (await oddRows(scope, analytics, upload, table)).filter(
    ({ row }) => !table.sample.some((one) => one.row === row),
  )
  const secret = await secretOf(scope, upload, table)
  return [...table.sample, ...odd]
    .filter(({ row }) => !secret.has(row))
    .sort((a, b) => a.row - b.row)
    .map((row) => ({ row, read: reader?.readRow(row) ?? null }))
}

const tableShown = async (
  scope: Scope,
  analytics: Folders,
  place: PlaceNamed,
  upload: UploadRow,
  table: LookedTable,
): Promise<TableShown> => {
  const earlier = table.duplicateOf === null ? undefined : await batchById(scope, upload.placeId, table.duplicateOf)
  const remembered =
    table.mappingFrom === 'remembered'
      ? await rememberedAt(scope, upload.placeId, upload.publisher, signatureOf([...table.headings]))
      : undefined
  return {
    id: table.batch,
    title: tableName(upload.fileName, table.packed ? table.inner : null, table.sheet),
    format: table.format,
    found: table.found,
    rows: table.rows,
    mapping: table.mapping,
    headings: table.headings,
    sample: await samplesOf(scope, analytics, upload, table),
    questions: table.questions,
    notLedger: table.notLedger,
    doubtful: table.doubtful,
    notes: table.notes,
    warnings: table.warnings,
    counts: table.result?.counts ?? null,
    amounts: table.result?.amounts ?? null,
    readBy: table.readBy ?? null,
    totals: table.result?.totals ?? null,
    heldReasons: heldList(table.result?.held ?? {}),
    period: table.result?.period ?? null,
    mappingFrom: table.mappingFrom,
    rememberedOn: remembered === undefined ? null : formatDay(dayOf(remembered)),
    duplicate:
      earlier === undefined
        ? null
        : {
            href: `${ledgerAddress(place)}/batches/${earlier.id}`,
            file: batchTitle(earlier),
            addedOn: formatDay(dayOf(earlier.addedAt)),
          },
  }
}

/** Each earlier batch once, however many tables it overlaps. */
const overlapsOf = (place: PlaceNamed, tables: readonly LookedTable[]): readonly OverlapShown[] => {
  const usable = tables.filter((one) => one.notLedger === null && one.duplicateOf === null)
  const byBatch = new Map(usable.flatMap((one) => one.overlaps).map((one) => [one.batch, one]))
  return [...byBatch.values()].map((one) => ({
    batch: one.batch,
    file: one.file,
    period: periodWords(one) ?? '',
    href: `${ledgerAddress(place)}/batches/${one.batch}`,
  }))
}

const addedBy = async (scope: Scope, place: PlaceNamed, upload: UploadRow): Promise<readonly AddedShown[]> =>
  (await batchesOfUpload(scope, upload.id)).map((batch) => ({
    href: `${ledgerAddress(place)}/batches/${batch.id}`,
    title: batchTitle(batch),
    accepted: batch.rows.accepted,
    held: batch.rows.held,
    pence: batch.pence.accepted,
  }))

/** Those that are not in the ledger yet. */
export const openUploads = (scope: Scope, place: PlaceId): Promise<UploadRow[]> =>
  uploadsOf(scope, place, ['looking', 'found', 'adding', 'refused'])

export const uploadsListed = async (scope: Scope, uploads: readonly UploadRow[]): Promise<readonly UploadListed[]> => {
  const listed: UploadListed[] = []
  for (const one of uploads)
    listed.push({
      id: one.id,
      fileName: one.fileName,
      publisher: one.publisher,
      state: shownState(one),
      sentOn: formatMoment(one.sentAt),
      stopped: hasStopped(one, await jobOf(scope, one)),
    })
  return listed
}

/** What was thrown away is not found by any question here. */
const shownState = ({ state }: Pick<UploadRow, 'state'>): ShownState => (state === 'dropped' ? 'refused' : state)

/** The beginning of the table, titles above the headings included, where what was read is still there; then the sample. */
export const rowsForMapping = async (
  scope: Scope,
  analytics: Folders,
  upload: UploadRow,
  table: LookedTable,
): Promise<readonly SourceRow[]> => {
  const secret = await secretOf(scope, upload, table)
  const sample = table.sample.filter(({ row }) => !secret.has(row))
  if (!(await isStaged(scope, analytics, upload, table))) return sample
  const numbers = Array.from({ length: Math.min(firstRows, table.rows) }, (_, i) => i + 1)
  const asking = await analytics.reading(scope, upload.placeId)
  const shown = numbers.filter((row) => !secret.has(row))
  const first = await cellsOf(asking, table.batch, table.columns, shown)
  const later = sample.filter(({ row }) => !first.has(row))
  return [...[...first.values()].sort((a, b) => a.row - b.row), ...later]
}

const firstRows = 12

export interface UploadChoices {
  readonly replaces?: string
  readonly chosen?: readonly string[]
  readonly errors?: FieldErrors
}

export const uploadView = async (
  scope: Scope,
  analytics: Folders,
  place: PlaceNamed,
  upload: UploadRow,
  choices: UploadChoices = {},
): Promise<UploadView> => {
  const tables = upload.found?.tables ?? []
  const together = togetherWarnings(upload.found === null ? [] : [upload.found])
  const shown: TableShown[] = []
  for (const table of tables) {
    const one = await tableShown(scope, analytics, place, upload, table)
    shown.push({ ...one, warnings: [...one.warnings, ...(together.get(table.batch) ?? [])] })
  }
  const others = (await openUploads(scope, upload.placeId)).filter((one) => one.id !== upload.id)
  return {
    place,
    upload: {
      id: upload.id,
      publisher: upload.publisher,
      fileName: upload.fileName,
      bytes: upload.bytes,
      state: shownState(upload),
      sentOn: formatMoment(upload.sentAt),
    },
    job: jobShown(await jobOf(scope, upload)),
    tables: shown,
    notTables: (upload.found?.notTables ?? []).map((one) => ({
      title: tableName(upload.fileName, one.packed ? one.inner : null, one.sheet),
      reason: one.reason,
    })),
    overlaps: overlapsOf(place, tables),
    added: upload.state === 'done' ? await addedBy(scope, place, upload) : [],
    others: others.length,
    ...choices,
  }
}
