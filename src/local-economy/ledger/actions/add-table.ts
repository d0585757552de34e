// One table of what is added: it becomes a live batch with its receipt, or is found to be one already.
import type { Asking } from '../../../platform/analytics/index.ts'
import { record } from '../../../platform/audit/index.ts'
import { type PlaceId, Refused, type Scope } from '../../../platform/kernel/index.ts'
import { duplicateWords, signatureOf } from '../rules/index.ts'
import type {
  BatchId,
  ImportedTable,
  LookedFile,
  LookedTable,
  Overlap,
  TableResult,
  UploadId,
} from '../rules/records.ts'
import { batchById, insertBatch, liveByContent } from '../store/batches.ts'
import { rememberMapping } from '../store/mappings.ts'
import { byWhom } from './allowed.ts'
import { type HiddenAgain, keepHidden } from './keep-hidden.ts'
import { overlapWarnings } from './overlaps.ts'
import { partOf } from './parts.ts'
import { duplicateReport, fullName, tableReport } from './report.ts'

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

/** Read to the end, with nothing against it. */
export type Ready = LookedTable & { readonly result: TableResult }

export const isReady = (table: LookedTable, { replaces, without = [] }: AddRequest): table is Ready =>
  table.result !== undefined &&
  table.notLedger === null &&
  (table.duplicateOf === null || table.duplicateOf === replaces) &&
  !without.includes(table.batch)

/** As far as the hidden lines of a file are asked for. */
export const asBatch = (place: PlaceId, { batch, sha256, sheet, result }: Ready) => ({
  id: batch,
  placeId: place,
  parts: [partOf(result)],
  contentSha256: sha256,
  sheet,
})

/** What one table is held against, inside the transaction. */
export interface Against {
  readonly earlier: readonly Overlap[]
  readonly together: ReadonlyMap<BatchId, readonly string[]>
  readonly hidden: HiddenAgain
  readonly open: () => Promise<Asking>
}

/** Inside the transaction: one table becomes a live batch, or is found to be one already. */
export const addTable = async (
  scope: Scope,
  request: AddRequest,
  looked: LookedFile,
  table: Ready,
  { earlier, together, hidden, open }: Against,
): Promise<ImportedTable> => {
  const { place, publisher } = request
  const about = { looked, publisher }
  const report = tableReport(about, table, table.batch)
  const period = table.result.period
  const warnings = [
    ...table.warnings,
    ...overlapWarnings({ ...table, duplicateOf: null }, earlier),
    ...(together.get(table.batch) ?? []),
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
      found: {
        ...{ format, text: found, columns, mappingFrom, notes, doubtful, held: table.result.held },
        ...(table.readBy === undefined ? {} : { readBy: table.readBy }),
        ...(table.result.totals === undefined ? {} : { totals: table.result.totals }),
      },
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
  return { ...report, warnings: [...new Set([...report.warnings, ...warnings])] }
}

export const foundAlready = async (
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
  const other = now.publisher === publisher ? undefined : now.publisher
  return duplicateReport({ looked, publisher }, table, now, duplicateWords(name, other))
}
