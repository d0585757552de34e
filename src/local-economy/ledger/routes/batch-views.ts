// From the records and files of a batch to what its receipt and its rows' pages show.

import type { Asking } from '../../../platform/analytics/index.ts'
import { personById } from '../../../platform/auth/index.ts'
import { dayOf, formatDay, formatMoment, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import type { BatchListed } from '../pages/batches-list.ts'
import { ledgerAddress, type PlaceNamed } from '../pages/import-words.ts'
import type { ReceiptView } from '../pages/receipt-batch.ts'
import type { BatchRow } from '../rules/records.ts'
import type { Span } from '../rules/types.ts'
import { heldByReason, notDataByKind } from '../store/batch-rows.ts'
import { batchesOf } from '../store/batches.ts'
import { batchTitle } from './upload-views.ts'

export const spanOfBatch = ({ periodFrom, periodTo }: Pick<BatchRow, 'periodFrom' | 'periodTo'>): Span | null =>
  periodFrom === null || periodTo === null ? null : { from: periodFrom, to: periodTo }

export const batchListed = (batch: BatchRow): BatchListed => ({
  id: batch.id,
  title: batchTitle(batch),
  publisher: batch.publisher,
  state: batch.state,
  periodFrom: batch.periodFrom,
  periodTo: batch.periodTo,
  rows: batch.rows,
  pence: batch.pence,
  amountBasis: batch.amountBasis,
  addedOn: formatDay(dayOf(batch.addedAt)),
})

/** Nobody's name is in it: it is for everybody where the ledger is. */
export const batchJson = (batch: BatchRow) => ({
  batch: batch.id,
  file: batch.fileName,
  inner: batch.innerName,
  sheet: batch.sheet,
  sha256: batch.sha256,
  publisher: batch.publisher,
  state: batch.state,
  period: spanOfBatch(batch),
  amountBasis: batch.amountBasis,
  rows: batch.rows,
  amountPence: batch.pence,
  addedAt: batch.addedAt.toISOString(),
})

type Others = Pick<ReceiptView, 'replaced' | 'replacedBy'> & {
  readonly replacedById: string | null
}

const others = async (scope: Scope, place: PlaceId, named: PlaceNamed, batch: BatchRow): Promise<Others> => {
  const all = await batchesOf(scope, place)
  const link = (one: BatchRow | undefined) =>
    one === undefined ? null : { text: batchTitle(one), href: `${ledgerAddress(named)}/batches/${one.id}` }
  const later = all.find((one) => one.replaces === batch.id)
  return {
    replaced: link(all.find((one) => one.id === batch.replaces)),
    replacedBy: link(later),
    replacedById: later?.id ?? null,
  }
}

export interface ReceiptRights {
  /** May see receipts whole. */
  readonly inside: boolean
  readonly mayImport: boolean
  readonly hasFile: boolean
}

/** Everything on a receipt, and what programs get of it. @param asking undefined where its rows are no longer there */
export const receiptOf = async (
  scope: Scope,
  asking: Asking | undefined,
  named: PlaceNamed,
  batch: BatchRow,
  { inside, mayImport, hasFile }: ReceiptRights,
) => {
  const held = asking && batch.rows.held > 0 ? await heldByReason(asking, batch) : []
  const notData = asking && batch.rows.notData > 0 ? await notDataByKind(asking, batch) : []
  const { replacedById, ...links } = await others(scope, batch.placeId, named, batch)
  const corrected = correctedOf(batch)
  const by = inside && batch.addedBy !== null ? await personById(scope, batch.addedBy) : undefined
  const view: ReceiptView = {
    place: named,
    batch: {
      ...batchListed(batch),
      period: spanOfBatch(batch),
      mapping: batch.mapping,
      mappingFrom: batch.found.mappingFrom,
      format: batch.found.format,
      text: batch.found.text,
      readBy: batch.found.readBy ?? null,
      totals: batch.found.totals ?? null,
      sha256: batch.sha256,
      notes: [...(batch.found.doubtful === null ? [] : [batch.found.doubtful]), ...batch.found.notes],
      warnings: batch.warnings,
      addedOn: formatMoment(batch.addedAt),
      endedOn: batch.endedAt === null ? null : formatDay(dayOf(batch.endedAt)),
    },
    held,
    notData,
    corrected,
    ...links,
    inside: inside ? { by: by?.name ?? null, endedWhy: batch.endedWhy, hasFile } : null,
    mayImport,
  }
  const data = {
    ...batchJson(batch),
    endedAt: batch.endedAt?.toISOString() ?? null,
    replaces: batch.replaces,
    replacedBy: replacedById,
    mapping: batch.mapping,
    readBy: view.batch.readBy,
    totals: view.batch.totals,
    warnings: batch.warnings,
    notes: view.batch.notes,
    held: held.map((one) => ({ reason: one.reason, rows: one.count, pence: one.pence })),
    notData: notData.map((one) => ({ what: one.what, rows: one.count })),
    corrected,
  }
  return { view, data }
}

/** Rows that were held when the file was read, less those that still are. */
const correctedOf = (batch: BatchRow): number =>
  Object.values(batch.found.held).reduce((sum, count) => sum + count, 0) - batch.rows.held
