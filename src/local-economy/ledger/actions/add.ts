// Adding what was looked into: the lines are on the disk, and one short transaction makes all of them count, or none.
import { record } from '../../../platform/audit/index.ts'
import { notFound, type PlaceId, Refused, type Scope } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { localitiesLaterWords } from '../rules/index.ts'
import type { BatchId, BatchRow, ImportedTable, ImportReport, LookedFile } from '../rules/records.ts'
import { endBatch, liveBatches, lockLedger, lockLiveBatch } from '../store/batches.ts'
import { changeUpload } from '../store/uploads.ts'
import { type AddRequest, type Against, addTable, asBatch, foundAlready, isReady, type Ready } from './add-table.ts'
import { need } from './allowed.ts'
import { hiddenAgain } from './keep-hidden.ts'
import { triedLocalities } from './localities.ts'
import { spansOf, togetherWarnings } from './overlaps.ts'
import { notTableReport, partsInOrder, reportOf, tableReport } from './report.ts'
import { type Progress, type Runner, silent } from './runner.ts'
import { refuseOpenQuestions } from './uploads.ts'

type Services = Pick<LocalEconomyServices, 'analytics'>
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
    together: togetherWarnings(request.looked, request.without),
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
  if (report.total.files === 0 || (await triedLocalities(runner, services, place, progress))) return report
  const warned = (one: ImportedTable): ImportedTable =>
    one.batch === null ? one : { ...one, warnings: [...one.warnings, localitiesLaterWords] }
  return { ...report, files: report.files.map(warned) }
}
