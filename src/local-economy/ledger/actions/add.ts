// Adding what was looked into: the lines are on the disk, and one short transaction makes all of them count, or none.
import type { Asking } from '../../../platform/analytics/index.ts'
import { record } from '../../../platform/audit/index.ts'
import { notFound, type PlaceId, Refused, type Scope } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { duplicateWords, overlapping, overlapWords, signatureOf } from '../rules/index.ts'
import type {
  BatchId,
  BatchRow,
  ImportedTable,
  ImportReport,
  LookedFile,
  LookedTable,
  Overlap,
  TableResult,
  UploadId,
} from '../rules/records.ts'
import {
  batchById,
  endBatch,
  insertBatch,
  liveBatches,
  liveByContent,
  lockLedger,
  lockLiveBatch,
} from '../store/batches.ts'
import { rememberMapping } from '../store/mappings.ts'
import { changeUpload } from '../store/uploads.ts'
import { byWhom, need } from './allowed.ts'
import { type HiddenAgain, hiddenAgain, keepHidden } from './keep-hidden.ts'
import { refreshLocalities } from './localities.ts'
import { spansOf } from './look.ts'
import { duplicateReport, fullName, notTableReport, partsInOrder, reportOf, tableReport } from './report.ts'
import { type Progress, type Runner, silent } from './runner.ts'
import { refuseOpenQuestions } from './uploads.ts'

export interface AddRequest {
  readonly place: PlaceId
  readonly publisher: string
  readonly looked: readonly LookedFile[]
  /** Ends in the same transaction. */
  readonly replaces?: BatchId
  readonly upload?: UploadId
  /** Tables to leave out. */
  readonly without?: readonly BatchId[]
  readonly demonstration?: boolean
}

type Services = Pick<LocalEconomyServices, 'analytics'>
type Ready = LookedTable & { readonly result: TableResult }

const isReady = (table: LookedTable, { replaces, without = [] }: AddRequest): table is Ready =>
  table.result !== undefined &&
  table.notLedger === null &&
  (table.duplicateOf === null || table.duplicateOf === replaces) &&
  !without.includes(table.batch)

const lost = (): Refused =>
  new Refused(
    'reading-lost',
    409,
    'What was read of this file is no longer there. Nothing was added.',
    'Send the file again.',
  )

/** What the sweep took, or a back-up did not bring back, must not be named by a record. */
const allThere = async (
  scope: Scope,
  { analytics }: Services,
  place: PlaceId,
  ready: readonly Ready[],
): Promise<void> => {
  const there = new Set((await analytics.folders(scope, place)).map(({ name }) => name))
  if (ready.some(({ batch }) => !there.has(batch))) throw lost()
}

/** As far as the hidden lines of a file are asked for. */
const asBatch = (place: PlaceId, { batch, sha256, sheet }: LookedTable) => ({
  id: batch,
  placeId: place,
  parts: ['p1'],
  contentSha256: sha256,
  sheet,
})

/** What one table is held against, inside the transaction. */
interface Against {
  readonly earlier: readonly Overlap[]
  readonly hidden: HiddenAgain
  readonly open: () => Promise<Asking>
}

/** Inside the transaction: one table becomes a live batch, or is found to be one already. */
const addTable = async (
  scope: Scope,
  request: AddRequest,
  looked: LookedFile,
  table: Ready,
  { earlier, hidden, open }: Against,
): Promise<ImportedTable> => {
  const { place, publisher } = request
  const about = { looked, publisher }
  const overlaps = table.result.period === null ? [] : overlapping(table.result.period, earlier)
  const report = tableReport(about, table, table.batch)
  const period = table.result.period
  const warnings = [
    ...report.warnings,
    ...(period === null ? [] : overlaps.map((one) => overlapWords(period, one))),
    ...hidden.warningsOf(table.batch),
  ]
  const { format, found, columns, mappingFrom, notes, doubtful, mapping } = table
  const batch = asBatch(place, table)
  const inserted = await insertBatch(
    scope,
    {
      id: table.batch,
      placeId: place,
      publisher,
      uploadId: request.upload ?? null,
      fileName: looked.file,
      innerName: table.packed ? table.inner : null,
      sheet: table.sheet,
      fileKey: looked.key ?? looked.sha256,
      sha256: looked.sha256,
      contentSha256: batch.contentSha256,
      parts: batch.parts,
      mapping,
      headings: table.headings,
      found: { format, text: found, columns, mappingFrom, notes, doubtful, held: table.result.held },
      amountBasis: mapping.amountBasis,
      periodFrom: period?.from ?? null,
      periodTo: period?.to ?? null,
      rows: table.result.counts,
      pence: table.result.amounts,
      warnings,
      replaces: request.replaces ?? null,
      demonstration: request.demonstration ?? false,
    },
    byWhom(scope),
  )
  if (inserted === undefined) return foundAlready(scope, request, looked, table)
  await keepHidden(scope, open, batch)
  await hidden.hideIn(batch)
  // Which days a file is about is its own: the next file of the publisher has others.
  const remembered = { publisher, signature: signatureOf(table.headings), mapping: { ...mapping, period: null } }
  await rememberMapping(scope, place, remembered, byWhom(scope))
  const { file, sheet, rows, amountPence, amountBasis } = report
  await record(scope, {
    what: 'ledger file added',
    subject: { kind: 'ledger batch', id: table.batch },
    place,
    after: { file, sheet, sha256: looked.sha256, publisher, period, amountBasis, rows, pence: amountPence },
  })
  return { ...report, warnings }
}

const foundAlready = async (
  scope: Scope,
  { place, publisher }: AddRequest,
  looked: LookedFile,
  table: LookedTable,
): Promise<ImportedTable> => {
  const before = table.duplicateOf === null ? undefined : await batchById(scope, place, table.duplicateOf)
  const now = before?.state === 'live' ? before : await liveByContent(scope, place, table.sha256, table.sheet)
  if (now === undefined)
    throw new Refused(
      'changed-meanwhile',
      409,
      'The batch that held the same file was taken out of the ledger meanwhile. Nothing was added.',
      'Add the file again.',
    )
  const name = fullName(now.fileName, { inner: now.innerName ?? '', packed: now.innerName !== null })
  return duplicateReport({ looked, publisher }, table, now, duplicateWords(name))
}

/** Ends the batch whose place is taken. */
const replace = async (
  scope: Scope,
  { place, replaces }: AddRequest,
  by: readonly BatchId[],
): Promise<BatchRow | undefined> => {
  if (replaces === undefined) return undefined
  const old = await lockLiveBatch(scope, place, replaces)
  if (old === undefined) throw notFound('batch in the ledger of this place')
  await endBatch(scope, replaces, 'replaced', null)
  const { fileName, innerName, sheet, publisher, rows, pence } = old
  await record(scope, {
    what: 'ledger batch replaced',
    subject: { kind: 'ledger batch', id: replaces },
    place,
    before: { file: fileName, inner: innerName, sheet, publisher, rows, pence },
    after: { by },
  })
  return old
}

const oneFile = async (
  scope: Scope,
  request: AddRequest,
  looked: LookedFile,
  against: Against,
): Promise<readonly ImportedTable[]> => {
  const about = { looked, publisher: request.publisher }
  const reports: ImportedTable[] = []
  for (const part of partsInOrder(looked)) {
    if ('reason' in part) reports.push(notTableReport(about, part))
    else if (request.without?.includes(part.batch))
      reports.push({ ...tableReport(about, { ...part, questions: [], notLedger: 'It was left out.' }, null) })
    else if (isReady(part, request)) reports.push(await addTable(scope, request, looked, part, against))
    else if (part.duplicateOf !== null) reports.push(await foundAlready(scope, request, looked, part))
    else reports.push(tableReport(about, part, null))
  }
  return reports
}

const inOneTransaction = async (
  scope: Scope,
  { analytics }: Services,
  request: AddRequest,
  ready: readonly Ready[],
): Promise<ImportReport> => {
  const { place, publisher, replaces, upload } = request
  await lockLedger(scope, place)
  const ids = ready.map(({ batch }) => batch)
  const replaced = ready.length > 0 ? await replace(scope, request, ids) : undefined
  const open = () => analytics.reading(scope, place)
  const news = ready.map((table) => asBatch(place, table))
  const against: Against = {
    earlier: spansOf(await liveBatches(scope, place), publisher, replaces),
    hidden: await hiddenAgain(scope, open, replaced, news),
    open,
  }
  const reports: ImportedTable[] = []
  for (const looked of request.looked) reports.push(...(await oneFile(scope, request, looked, against)))
  const report = reportOf(reports)
  if (ready.length > 0 && replaces !== undefined && report.total.files === 0)
    throw new Refused(
      'nothing-to-add',
      409,
      'All of it is in the ledger already, so nothing can take the place of the other batch. Nothing was changed.',
      'Undo the batch that is too many.',
    )
  if (upload !== undefined) await changeUpload(scope, upload, { state: 'done', report })
  return report
}

/**
 * @throws Refused `question-open` where a table waits for an answer and is not left out; `reading-lost`; `not-found` where the
 * batch to be replaced is not live
 */
export const add = async (
  runner: Runner,
  services: Services,
  request: AddRequest,
  progress: Progress = silent,
): Promise<ImportReport> => {
  const { scope } = runner
  const { place, looked, without = [] } = request
  need(scope, 'ledger.import', place)
  const tables = looked.flatMap((file) => file.tables)
  refuseOpenQuestions(tables.filter(({ batch }) => !without.includes(batch)))
  const ready = tables.filter((table): table is Ready => isReady(table, request))
  await allThere(scope, services, place, ready)
  const report = await runner.write(() => inOneTransaction(scope, services, request, ready))
  if (report.total.files > 0) await refreshLocalities(runner, services, place, progress)
  return report
}
