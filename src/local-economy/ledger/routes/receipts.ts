// What was added to the ledger: the batches, their receipts, the rows that were held and the rows of their files.
import { get, goTo, invalid, post, type Route, sendFile, showData, Type } from '../../../platform/http/index.ts'
import { Refused, type Scope, textOf } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { undo } from '../actions/undo.ts'
import { Batch, Batches, SourceRows } from '../api-import.ts'
import { batchColumns, batchesPage, stateTitle, totalsOf } from '../pages/batches-list.ts'
import { ledgerAddress } from '../pages/import-words.ts'
import { receiptPage } from '../pages/receipt-batch.ts'
import { hiddenCells, kindTitles, reasonWords, rowColumns, rowsPage } from '../pages/rows-list.ts'
import type { BatchRow } from '../rules/records.ts'
import { batchesOf } from '../store/batches.ts'
import { askingRows, batchAt, rowsAreThere } from './batch-at.ts'
import { batchJson, batchListed, receiptOf } from './batch-views.ts'
import { heldRoutes } from './held.ts'
import { mayChange, mayHaveFile, mayRead, placeAt, placeNamed } from './here.ts'
import { rowsOfBatch } from './row-views.ts'
import { batchTitle, openUploads } from './upload-views.ts'

const rowsQuery = Type.Object({
  kind: Type.Optional(Type.Union([Type.Literal('accepted'), Type.Literal('held'), Type.Literal('not-data')])),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000_000 })),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, description: 'Rows at once' })),
})

const fileIsHidden = (): Refused =>
  new Refused(
    'lines-hidden',
    403,
    'Some lines of this file are not shown here, so the file cannot be handed out as it is.',
    'The rows of the file can be seen without those lines. Ask the place lead if you need the file itself.',
  )

export const receiptRoutes = (services: LocalEconomyServices): readonly Route[] => {
  const receiptFor = async (scope: Scope, batch: BatchRow, now: Date) => {
    const named = await placeNamed(scope, batch.placeId)
    const asking = (await rowsAreThere(scope, services.analytics, batch))
      ? await services.analytics.reading(scope, batch.placeId)
      : undefined
    const inside = await mayRead(scope, 'ledger.receipts', batch.placeId, now)
    return receiptOf(scope, asking, named, batch, {
      inside,
      mayImport: mayChange(scope, 'ledger.import', batch.placeId),
      hasFile: inside && (await services.files.has(batch.fileKey)) && (await mayHaveFile(scope, batch)),
    })
  }

  return [
    get({
      name: 'ledger batches',
      path: '/places/:place/ledger/batches',
      permission: 'ledger.read',
      words: 'The payment files in the ledger, and those that were taken out again, with totals.',
      answer: Batches,
      handle: async ({ scope, at }) => {
        const place = placeAt(at)
        const named = await placeNamed(scope, place)
        const all = await batchesOf(scope, place)
        const mayImport = mayChange(scope, 'ledger.import', place)
        const waiting = mayImport ? (await openUploads(scope, place)).length : 0
        const batches = all.map(batchListed)
        const { basis, pence, ...total } = totalsOf(batches)
        return showData(
          { batches: all.map(batchJson), total: { ...total, amountPence: pence, basisPence: basis } },
          (links) => batchesPage({ place: named, batches, mayImport, waiting, links }),
          {
            columns: batchColumns,
            rows: all.map((one) => [
              one.id,
              batchTitle(one),
              one.publisher,
              stateTitle(one.state),
              one.periodFrom,
              one.periodTo,
              one.addedAt.toISOString(),
              one.amountBasis,
              one.rows.source,
              one.rows.accepted,
              one.rows.held,
              one.rows.notData,
              one.pence.accepted,
              one.pence.held,
            ]),
          },
        )
      },
    }),
    get({
      name: 'ledger receipt',
      path: '/places/:place/ledger/batches/:batch',
      permission: 'ledger.read',
      words: 'The receipt of one file: what was taken, what was held back, and how it was read.',
      answer: Batch,
      handle: async ({ scope, at, params, now }) => {
        const { view, data } = await receiptFor(scope, await batchAt(scope, at, params.batch), now)
        return showData(data, ({ json }) => receiptPage({ ...view, json }))
      },
    }),
    post({
      name: 'take a file out of the ledger',
      path: '/places/:place/ledger/batches/:batch/undo',
      permission: 'ledger.import',
      audit: 'ledger batch undone',
      words: 'Takes a file out of the ledger. Its receipt stays.',
      body: Type.Object({ why: Type.String() }),
      handle: async ({ scope, at, params, body, now }) => {
        const batch = await batchAt(scope, at, params.batch)
        const why = textOf(body, 'why')
        const { view } = await receiptFor(scope, batch, now)
        if (batch.state !== 'live')
          return goTo(`${ledgerAddress(view.place)}/batches/${batch.id}`, {
            message: 'It was taken out already. Nothing was changed.',
          })
        if (why === '' || why.length > 500) {
          const errors = { why: why === '' ? 'Say why it is taken out.' : 'Say it in at most 500 letters.' }
          return invalid(errors, receiptPage({ ...view, why, errors }))
        }
        await undo(scope, batch.placeId, batch.id, why)
        return goTo(`${ledgerAddress(view.place)}/batches/${batch.id}`, {
          message: `${batchTitle(batch)} is taken out of the ledger.`,
        })
      },
    }),
    get({
      name: 'ledger source rows',
      path: '/places/:place/ledger/batches/:batch/rows',
      permission: 'ledger.receipts',
      words: 'Every row of one file, with what became of it.',
      query: rowsQuery,
      answer: SourceRows,
      handle: async ({ scope, at, params, query }) => {
        const batch = await batchAt(scope, at, params.batch)
        const named = await placeNamed(scope, batch.placeId)
        const asking = await askingRows(scope, services.analytics, batch)
        const found = await rowsOfBatch(scope, asking, named, batch, query)
        const { view, total } = found
        return showData(
          {
            total,
            page: view.page,
            pages: view.pages,
            rows: view.rows.map((one) => ({
              row: one.row,
              line: one.line,
              became: one.kind,
              reason: one.reason,
              date: one.day,
              supplier: one.supplier,
              pence: one.pence,
              cells: one.cells,
            })),
          },
          (links) => rowsPage({ ...view, links }),
          {
            columns: rowColumns,
            rows: view.rows.map((one) => [
              one.row,
              one.line,
              kindTitles[one.kind],
              reasonWords(one),
              one.day,
              one.supplier,
              one.pence,
              one.cells === null ? hiddenCells : one.cells.join(' | '),
            ]),
          },
        )
      },
    }),
    get({
      name: 'ledger original file',
      path: '/places/:place/ledger/batches/:batch/file',
      permission: 'ledger.receipts',
      words: 'The payment file as it was sent.',
      handle: async ({ scope, at, params }) => {
        const batch = await batchAt(scope, at, params.batch)
        if (!(await mayHaveFile(scope, batch))) throw fileIsHidden()
        return sendFile(batch.fileName, 'application/octet-stream', await services.files.open(batch.fileKey))
      },
    }),
    ...heldRoutes(services),
  ]
}
