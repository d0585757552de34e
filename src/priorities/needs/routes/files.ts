// The files of which indicators were taken: the list, a receipt with the rows held back, and taking one out again.
import { get, goTo, post, type Route, showData, Type } from '../../../platform/http/index.ts'
import { asId, notFound, type PlaceId, type Scope, textOf } from '../../../platform/kernel/index.ts'
import { undoLoad } from '../actions/undo.ts'
import { hasStopped, jobOf } from '../actions/uploads.ts'
import { NeedFiles, NeedLoad } from '../api.ts'
import { filesPage, type UploadListed } from '../pages/files.ts'
import { loadPage } from '../pages/load.ts'
import { needsAddress } from '../pages/words.ts'
import { fullName } from '../rules/indicator.ts'
import { heldWords } from '../rules/read-row.ts'
import { type LoadRow, titleOf, type UploadRow } from '../rules/records.ts'
import type { NeedLoadId } from '../rules/types.ts'
import { heldOf, heldReasons, indicatorsOfLoad, loadById, loadsOf } from '../store/loads.ts'
import { openUploads } from '../store/uploads.ts'
import { mayEdit, placeAt, placeNamed } from './here.ts'

const perPage = 100

const loadAt = async (scope: Scope, place: PlaceId, text: string): Promise<LoadRow> => {
  const id = asId<NeedLoadId>(text)
  const found = id && (await loadById(scope, place, id))
  if (!found) throw notFound('file')
  return found
}

const listed = async (scope: Scope, upload: UploadRow): Promise<UploadListed> => {
  const { id, fileName, source, sentAt, state } = upload
  const stopped = hasStopped(upload, await jobOf(scope, upload))
  const known = state === 'done' || state === 'dropped' ? 'found' : state
  return { id, fileName, source, sentAt, state: stopped ? 'stopped' : known }
}

const heldRows = (held: Awaited<ReturnType<typeof heldOf>>) =>
  held.map(({ row, reason, cells }) => ({ row, reason, words: heldWords[reason], cells }))

export const needsFileRoutes: readonly Route[] = [
  get({
    name: 'files of indicators',
    path: '/places/:place/needs/files',
    permission: 'priorities.read',
    words: 'The files of indicators that wait, and those of which indicators were taken.',
    answer: NeedFiles,
    handle: async ({ scope, at }) => {
      const id = placeAt(at)
      const place = await placeNamed(scope, id)
      const edit = mayEdit(scope, id)
      const waiting = edit ? await Promise.all((await openUploads(scope, id)).map((one) => listed(scope, one))) : []
      const loads: (LoadRow & { readonly indicators: number })[] = []
      for (const one of await loadsOf(scope, id))
        loads.push({ ...one, indicators: (await indicatorsOfLoad(scope, one.id)).length })
      const data = {
        waiting: waiting.map((one) => ({ upload: one.id, file: one.fileName, source: one.source, state: one.state })),
        loads: loads.map((one) => ({
          ...{ load: one.id, title: titleOf(one), source: one.source, publishedOn: one.publishedOn, state: one.state },
          ...{ addedAt: one.addedAt.toISOString(), indicators: one.indicators, rows: one.rows },
        })),
      }
      const columns = [
        { name: 'file', title: 'File' },
        { name: 'source', title: 'Publisher' },
        { name: 'indicators', title: 'Indicators', numeric: true },
        { name: 'held', title: 'Rows held back', numeric: true },
        { name: 'state', title: 'State' },
      ] as const
      const rows = loads.map((one) => [titleOf(one), one.source, one.indicators, one.rows.held, one.state])
      return showData(data, (links) => filesPage({ place, waiting, loads, mayEdit: edit, links }), { columns, rows })
    },
  }),
  get({
    name: 'receipt of a file of indicators',
    path: '/places/:place/needs/files/:needLoad',
    permission: 'priorities.read',
    words: 'What was taken from a file of indicators, and each row that could not be read with the reason.',
    query: Type.Object({ page: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,5}$' })) }),
    answer: NeedLoad,
    handle: async ({ scope, at, params, query }) => {
      const id = placeAt(at)
      const load = await loadAt(scope, id, params.needLoad)
      const place = await placeNamed(scope, id)
      const reasons = await heldReasons(scope, load.id)
      const kept = reasons.reduce((sum, { rows }) => sum + rows, 0)
      const pages = Math.max(1, Math.ceil(kept / perPage))
      const page = Math.min(pages, Number(query.page ?? '1'))
      const held = await heldOf(scope, load.id, { skip: (page - 1) * perPage, most: perPage })
      const indicators = (await indicatorsOfLoad(scope, load.id)).map((one) => ({
        id: one.id,
        name: fullName(one),
        taken: one.taken,
      }))
      const { state, mode, mapping, rows, source } = load
      const about = { load: load.id, title: titleOf(load), source, state, mode, region: load.regionName, mapping, rows }
      return showData(
        { ...about, indicators, page, pages, held: heldRows(held) },
        (links) =>
          loadPage({ place, load, indicators, held, reasons, page, pages, mayEdit: mayEdit(scope, id), links }),
        {
          columns: [
            { name: 'row', title: 'Row', numeric: true },
            { name: 'reason', title: 'Why' },
            { name: 'cells', title: 'What stands in it' },
          ],
          rows: heldRows(held).map((one) => [one.row, one.words, one.cells.join(' | ')]),
        },
      )
    },
  }),
  post({
    name: 'take a file of indicators out again',
    path: '/places/:place/needs/files/:needLoad/undo',
    permission: 'priorities.edit',
    audit: 'need indicators undone',
    words: 'Ends a file of indicators: its figures count no more, those whose place it took do again.',
    handle: async ({ scope, at, params, body }) => {
      const id = placeAt(at)
      const load = await loadAt(scope, id, params.needLoad)
      const place = await placeNamed(scope, id)
      const why = textOf(body, 'why').slice(0, 500)
      await undoLoad(scope, id, load.id, why === '' ? null : why)
      return goTo(`${needsAddress(place)}/files/${load.id}`, { message: `${titleOf(load)} is taken out.` })
    },
  }),
]
