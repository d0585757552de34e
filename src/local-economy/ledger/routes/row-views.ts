// From the rows of a batch to what their page shows. A hidden line is there with its amount, and says nothing else.
import type { Asking } from '../../../platform/analytics/index.ts'
import type { Scope } from '../../../platform/kernel/index.ts'
import { ledgerAddress, type PlaceNamed } from '../pages/import-words.ts'
import type { RowsView } from '../pages/rows-list.ts'
import type { BatchRow } from '../rules/records.ts'
import { outcomesOf, type RowKind } from '../store/batch-rows.ts'
import { withCells } from './held-views.ts'
import { secretRows } from './here.ts'
import { batchTitle } from './upload-views.ts'

export interface RowsAsked {
  readonly kind?: RowKind
  readonly page?: number
  readonly size?: number
}

const usualSize = 50

export const rowsOfBatch = async (
  scope: Scope,
  asking: Asking,
  named: PlaceNamed,
  batch: BatchRow,
  asked: RowsAsked,
): Promise<{ readonly view: Omit<RowsView, 'links'>; readonly total: number }> => {
  const { rows } = batch
  const counts = { all: rows.source, accepted: rows.accepted, held: rows.held, 'not-data': rows.notData }
  const size = asked.size ?? usualSize
  const total = counts[asked.kind ?? 'all']
  const pages = Math.max(1, Math.ceil(total / size))
  const page = Math.min(asked.page ?? 1, pages)
  const filter = asked.kind === undefined ? {} : { kind: asked.kind }
  const outcomes = await outcomesOf(asking, batch, filter, { skip: (page - 1) * size, most: size })
  const hidden = await secretRows(scope, batch.placeId, batch)
  const receipt = `${ledgerAddress(named)}/batches/${batch.id}`
  const shown = (await withCells(asking, batch, outcomes)).map(({ outcome, source }) => {
    const { row, kind, reason, day, pence } = outcome
    const secret = hidden.has(row)
    return {
      row,
      line: source.line,
      kind,
      reason,
      day,
      pence,
      supplier: secret ? null : outcome.supplier,
      cells: secret ? null : source.cells.map((cell) => cell ?? ''),
      href: `${receipt}/rows/${row}`,
    }
  })
  const view = { title: batchTitle(batch), at: `${receipt}/rows`, receipt, kind: asked.kind ?? null, counts }
  return { view: { ...view, rows: shown, page, pages }, total }
}
