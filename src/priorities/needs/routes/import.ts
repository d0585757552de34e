// From a file to indicators, in the browser: sending it, what was found in it, correcting that, choosing from it.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../../platform/http/index.ts'
import { asId, notFound, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import type { PrioritiesServices } from '../../index.ts'
import { addUpload, changeMapping, dropUpload, jobOf, startUpload, tryUploadAgain } from '../actions/uploads.ts'
import { NeedUpload } from '../api.ts'
import { type ChooseTyped, chooseForm, chooseTyped } from '../forms/choose.ts'
import { mappingForm, mappingShown, mappingTyped } from '../forms/mapping.ts'
import { sendForm, sendTyped } from '../forms/send.ts'
import { starterPack } from '../packs/starter.ts'
import { mappingPage } from '../pages/mapping.ts'
import { sendPage } from '../pages/send.ts'
import { type UploadView, uploadPage } from '../pages/upload.ts'
import { needsAddress } from '../pages/words.ts'
import type { FoundTable } from '../rules/found.ts'
import { starterFor } from '../rules/pack.ts'
import type { UploadRow } from '../rules/records.ts'
import type { NeedUploadId } from '../rules/types.ts'
import { alreadyHere } from '../store/loads.ts'
import { openUploads, uploadById } from '../store/uploads.ts'
import { placeAt, placeNamed, unlessTooLate } from './here.ts'
import { uploadJson } from './upload-json.ts'

const maxBytes = 300_000_000

const uploadAt = async (scope: Scope, place: PlaceId, text: string): Promise<UploadRow> => {
  const id = asId<NeedUploadId>(text)
  const found = id && (await uploadById(scope, place, id))
  if (!found) throw notFound('file')
  return found
}

const tableIn = (upload: UploadRow, text: string): FoundTable => {
  const found = upload.found?.tables.find(({ id }) => id === text)
  if (found === undefined) throw notFound('table')
  return found
}

const uploadView = async (
  scope: Scope,
  upload: UploadRow,
  more: Pick<UploadView, 'typed' | 'errors'> = {},
): Promise<UploadView> => {
  const indicators = (upload.found?.tables ?? []).flatMap((one) => one.indicators)
  const keys = indicators.map(({ key }) => key)
  const contents = (upload.found?.tables ?? []).map(({ sha256, mapping }) => ({ sha256, mapping }))
  const here = keys.length === 0 ? [] : await alreadyHere(scope, upload.placeId, keys, contents)
  const status = await jobOf(scope, upload)
  return {
    place: await placeNamed(scope, upload.placeId),
    upload,
    job: status
      ? {
          state: status.state,
          done: status.done,
          total: status.total,
          words: status.error ?? status.progressWords,
        }
      : null,
    here: new Map(here.map(({ key, last }) => [key, last])),
    known: new Set(
      indicators.filter((one) => starterFor(one, starterPack.indicators) !== undefined).map(({ key }) => key),
    ),
    ...more,
  }
}

/** Is anything of what was chosen here already? */
const clashes = ({ here, upload }: UploadView, typed: ChooseTyped): boolean => {
  const boxes = new Set(typed.indicators)
  return (upload.found?.tables ?? []).some(({ id, indicators }) =>
    indicators.some(({ key }, i) => boxes.has(`${id}:${i}`) && here.has(key)),
  )
}

export const needsImportRoutes = (services: PrioritiesServices): readonly Route[] => [
  get({
    name: 'indicators import form',
    path: '/places/:place/needs/import',
    permission: 'priorities.edit',
    words: 'The form to send a file of indicators with.',
    handle: async ({ scope, at }) => {
      const id = placeAt(at)
      const waiting = (await openUploads(scope, id)).length
      return showPage(sendPage({ place: await placeNamed(scope, id), waiting }))
    },
  }),
  post({
    name: 'send a file of indicators',
    path: '/places/:place/needs/import',
    permission: 'priorities.edit',
    audit: 'need file sent',
    words: 'Takes a file of indicators and starts to look into it.',
    upload: { maxBytes, maxFiles: 1 },
    rateLimit: { max: 60, perMinutes: 60 },
    handle: async ({ scope, at, body, files }) => {
      const id = placeAt(at)
      const place = await placeNamed(scope, id)
      const read = sendForm(body, files)
      if (!read.ok) {
        const waiting = (await openUploads(scope, id)).length
        return invalid(read.errors, sendPage({ place, waiting, typed: sendTyped(body), errors: read.errors }))
      }
      const { source, publishedOn, file } = read.value
      const { key, bytes } = await file.keep()
      const given = { place: id, source, publishedOn, file: { key, name: file.name, bytes } }
      const upload = await startUpload(scope, services, given)
      return goTo(`${needsAddress(place)}/uploads/${upload}`, { data: { upload } })
    },
  }),
  get({
    name: 'indicators upload',
    path: '/places/:place/needs/uploads/:needUpload',
    permission: 'priorities.edit',
    words: 'How far the reading of a file of indicators is, and then what was found in it.',
    answer: NeedUpload,
    handle: async ({ scope, at, params }) => {
      const upload = await uploadAt(scope, placeAt(at), params.needUpload)
      const view = await uploadView(scope, upload)
      return showData(uploadJson(upload), () => uploadPage(view))
    },
  }),
  get({
    name: 'indicators mapping form',
    path: '/places/:place/needs/uploads/:needUpload/tables/:needTable',
    permission: 'priorities.edit',
    words: 'The form that says which column of a table of indicators holds what.',
    handle: async ({ scope, at, params }) => {
      const upload = await uploadAt(scope, placeAt(at), params.needUpload)
      const table = tableIn(upload, params.needTable)
      const place = await placeNamed(scope, upload.placeId)
      return showPage(mappingPage({ place, upload, table, typed: mappingShown(table.mapping) }))
    },
  }),
  post({
    name: 'read a table of indicators again',
    path: '/places/:place/needs/uploads/:needUpload/tables/:needTable',
    permission: 'priorities.edit',
    audit: 'need mapping changed',
    words: 'Reads a table of indicators again, in the way that was said. What is not sent stays as it was.',
    handle: async ({ scope, at, params, body }) => {
      const upload = await uploadAt(scope, placeAt(at), params.needUpload)
      const table = tableIn(upload, params.needTable)
      const place = await placeNamed(scope, upload.placeId)
      const typed = mappingTyped(body, table.mapping)
      const read = mappingForm(typed)
      if (!read.ok) return invalid(read.errors, mappingPage({ place, upload, table, typed, errors: read.errors }))
      const message = await unlessTooLate(() => changeMapping(scope, services, upload.id, table.id, read.value))
      return goTo(`${needsAddress(place)}/uploads/${upload.id}`, message === undefined ? {} : { message })
    },
  }),
  post({
    name: 'take indicators from a file',
    path: '/places/:place/needs/uploads/:needUpload/add',
    permission: 'priorities.edit',
    audit: 'need indicators added',
    words: 'Takes the chosen indicators from a file, in place of earlier figures or beside them.',
    handle: async ({ scope, at, params, body }) => {
      const upload = await uploadAt(scope, placeAt(at), params.needUpload)
      const typed = chooseTyped(body)
      const view = await uploadView(scope, upload)
      const read = chooseForm(typed, upload.found?.tables ?? [], clashes(view, typed))
      if (!read.ok) return invalid(read.errors, uploadPage({ ...view, typed, errors: read.errors }))
      const message = await unlessTooLate(() => addUpload(scope, services, upload.id, read.value))
      return goTo(`${needsAddress(view.place)}/uploads/${upload.id}`, message === undefined ? {} : { message })
    },
  }),
  post({
    name: 'try a file of indicators again',
    path: '/places/:place/needs/uploads/:needUpload/again',
    permission: 'priorities.edit',
    audit: 'need file tried again',
    words: 'Goes on with a file of indicators where the work on it stopped.',
    handle: async ({ scope, at, params }) => {
      const upload = await uploadAt(scope, placeAt(at), params.needUpload)
      const place = await placeNamed(scope, upload.placeId)
      const message = await unlessTooLate(() => tryUploadAgain(scope, services, upload.id))
      return goTo(`${needsAddress(place)}/uploads/${upload.id}`, message === undefined ? {} : { message })
    },
  }),
  post({
    name: 'throw a file of indicators away',
    path: '/places/:place/needs/uploads/:needUpload/drop',
    permission: 'priorities.edit',
    audit: 'need file dropped',
    words: 'Takes back a file of indicators that was sent and not added.',
    handle: async ({ scope, at, params }) => {
      const upload = await uploadAt(scope, placeAt(at), params.needUpload)
      const place = await placeNamed(scope, upload.placeId)
      const late = await unlessTooLate(() => dropUpload(scope, upload.id))
      if (late !== undefined) return goTo(`${needsAddress(place)}/uploads/${upload.id}`, { message: late })
      return goTo(`${needsAddress(place)}/files`, { message: `${upload.fileName} is thrown away.` })
    },
  }),
]
