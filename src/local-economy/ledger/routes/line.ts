// One line beside its row in its file; hiding it with a reason, and showing it again.
import { get, goTo, invalid, post, type Route, showData, Type } from '../../../platform/http/index.ts'
import {
  type At,
  dayOf,
  type FieldErrors,
  formatDay,
  notFound,
  type Scope,
  textOf,
} from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { hideLine, showLine } from '../actions/hide.ts'
import { Line } from '../api-line.ts'
import { columnLetter, ledgerAddress } from '../pages/import-words.ts'
import { type LineShown, type LineView, linePage } from '../pages/line.ts'
import type { BatchRow } from '../rules/records.ts'
import { supplierNormal } from '../rules/suppliers.ts'
import { cellsOf } from '../store/batch-rows.ts'
import { correctionsOf } from '../store/corrections.ts'
import { hiddenLine } from '../store/hidden.ts'
import { acceptedLines, type LineRow, lineAt, supplierKeyOf } from '../store/line.ts'
import { askingRows, batchAt } from './batch-at.ts'
import { mayChange, mayRead, placeNamed, secretRows } from './here.ts'
import { batchTitle } from './upload-views.ts'

/** Rows shown above and below. */
const around = 2

const rowNumber = (text: string): number => {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw notFound('row in this file')
  return Number(text)
}

type Services = Pick<LocalEconomyServices, 'analytics'>

/** Which rows around it this reader is shown: the public sees payments, partners see all but what is hidden. */
const rowsAround = async (scope: Scope, services: Services, batch: BatchRow, row: number, inside: boolean) => {
  const asking = await services.analytics.reading(scope, batch.placeId)
  const first = Math.max(1, row - around)
  const last = Math.min(batch.rows.source, row + around)
  const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const shown = inside ? numbers : (await acceptedLines(asking, batch.id, batch.parts, numbers)).map((one) => one.row)
  const secret = await secretRows(scope, batch.placeId, batch)
  const cells = await cellsOf(asking, batch.id, batch.found.columns, shown)
  return shown.map((one) => {
    const source = cells.get(one)
    return { row: one, line: source?.line ?? one, cells: secret.has(one) ? null : (source?.cells ?? []) }
  })
}

/** What everybody may know of a hidden line: that it is there, and its amount. */
const withheld = ({ row, kind, reason, pence }: LineRow): LineRow => ({
  ...{ row, kind, reason, pence, day: null, supplier: null, description: null, category: null, reference: null },
  ...{
    supplierNumber: null,
    companyNumber: null,
    charityNumber: null,
    vatNumber: null,
    postcode: null,
    vatPence: null,
  },
})

const viewOf = async (
  scope: Scope,
  services: Services,
  batch: BatchRow,
  row: number,
  now: Date,
  again: { readonly typed?: string; readonly errors?: FieldErrors } = {},
): Promise<LineView> => {
  const inside = await mayRead(scope, 'ledger.receipts', batch.placeId, now)
  // What was taken out again, what was held and what is no payment is for those inside to look at.
  if (batch.state !== 'live' && !inside) throw notFound('row in this file')
  const asking = await askingRows(scope, services.analytics, batch)
  const read = await lineAt(asking, batch, row)
  if (read === undefined || (read.kind !== 'accepted' && !inside)) throw notFound('row in this file')
  const place = await placeNamed(scope, batch.placeId)
  const mayHide = mayChange(scope, 'ledger.hide', batch.placeId)
  const hidden = await hiddenLine(scope, batch.id, row)
  const line = hidden === undefined || mayHide ? read : withheld(read)
  const [corrected] = inside ? await correctionsOf(scope, batch.id, [row]) : []
  const supplierHref =
    line.supplier === null
      ? null
      : `${ledgerAddress(place)}/suppliers/${await supplierKeyOf(asking, supplierNormal(line.supplier))}`
  return {
    place,
    batch: {
      title: batchTitle(batch),
      publisher: batch.publisher,
      sha256: batch.sha256,
      href: `${ledgerAddress(place)}/batches/${batch.id}`,
      basis: batch.amountBasis,
      live: batch.state === 'live',
      addedOn: formatDay(dayOf(batch.addedAt)),
    },
    mapping: batch.mapping,
    headings: batch.headings,
    line,
    rows: await rowsAround(scope, services, batch, row, inside),
    supplierHref,
    hidden: hidden ? { reason: hidden.reason, shownToYou: mayHide, since: formatDay(dayOf(hidden.hiddenAt)) } : null,
    corrected: corrected ? { when: formatDay(dayOf(corrected.correctedAt)), why: corrected.why } : null,
    mayHide,
    ...again,
  }
}

const readJson = ({ day, supplier, pence, row: _row, kind: _kind, reason: _reason, ...rest }: LineShown) => ({
  date: day,
  supplier,
  pence,
  ...rest,
})

const dataOf = (view: LineView, batch: BatchRow) => {
  const { line, hidden, headings } = view
  const secret = hidden !== null && !hidden.shownToYou
  const own = view.rows.find(({ row }) => row === line.row)
  const heading = (i: number): string => headings[i]?.trim() || `Column ${columnLetter(i + 1)}`
  return {
    batch: batch.id,
    row: line.row,
    line: own?.line ?? line.row,
    became: line.kind,
    reason: line.reason,
    counts: line.kind === 'accepted' && view.batch.live,
    notShown: secret ? hidden.reason : null,
    publisher: batch.publisher,
    file: batch.fileName,
    inner: batch.innerName,
    sheet: batch.sheet,
    sha256: batch.sha256,
    amountBasis: batch.amountBasis,
    read: secret ? null : readJson(line),
    cells: secret ? null : (own?.cells ?? []).map((text, i) => ({ heading: heading(i), text: text ?? '' })),
  }
}

const path = '/places/:place/ledger/batches/:batch/rows/:row'

const asked = async (scope: Scope, at: At | undefined, params: { readonly batch: string; readonly row: string }) => ({
  batch: await batchAt(scope, at, params.batch),
  row: rowNumber(params.row),
})

export const lineRoutes = (services: LocalEconomyServices): readonly Route[] => [
  get({
    name: 'ledger line',
    path,
    permission: 'ledger.read',
    words: 'One line of the ledger beside its row in its file.',
    answer: Line,
    handle: async ({ scope, at, params, now }) => {
      const { batch, row } = await asked(scope, at, params)
      const view = await viewOf(scope, services, batch, row, now)
      return showData(dataOf(view, batch), ({ json }) => linePage({ ...view, json }))
    },
  }),
  post({
    name: 'hide a ledger line',
    path: `${path}/hide`,
    permission: 'ledger.hide',
    audit: 'ledger line hidden',
    words: 'Hides one line with a reason. Its amount stays in every total.',
    body: Type.Object({ reason: Type.String() }),
    handle: async ({ scope, at, params, body, now }) => {
      const { batch, row } = await asked(scope, at, params)
      const typed = textOf(body, 'reason')
      if (typed === '' || typed.length > 300) {
        const errors = { reason: typed === '' ? 'Say why the line is hidden.' : 'Say it in at most 300 letters.' }
        return invalid(errors, linePage(await viewOf(scope, services, batch, row, now, { typed, errors })))
      }
      await hideLine(scope, services, { place: batch.placeId, batch: batch.id, row, reason: typed })
      const { slug } = await placeNamed(scope, batch.placeId)
      return goTo(`${ledgerAddress({ slug })}/batches/${batch.id}/rows/${row}`, { message: 'The line is hidden.' })
    },
  }),
  post({
    name: 'show a ledger line',
    path: `${path}/show`,
    permission: 'ledger.hide',
    audit: 'ledger line shown',
    words: 'Shows a hidden line again.',
    handle: async ({ scope, at, params }) => {
      const { batch, row } = await asked(scope, at, params)
      await showLine(scope, { place: batch.placeId, batch: batch.id, row })
      const { slug } = await placeNamed(scope, batch.placeId)
      return goTo(`${ledgerAddress({ slug })}/batches/${batch.id}/rows/${row}`, { message: 'The line is shown again.' })
    },
  }),
]
