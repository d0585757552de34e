// From a file to the ledger, in the browser: sending files, what the reader found in them, correcting that, adding it.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../../platform/http/index.ts'
import { asId, notFound, Refused, type Scope, textOf, textsOf } from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { addUpload, changeMapping, dropUpload, refuseTooMuch, startUpload, tryUploadAgain } from '../actions/uploads.ts'
import { Upload, Uploads } from '../api-import.ts'
import { addForm } from '../forms/add.ts'
import { importForm, importTyped } from '../forms/import.ts'
import { answersFor, mappingForm, mappingShown, mappingTyped } from '../forms/mapping.ts'
import { importFormPage } from '../pages/import-form.ts'
import { uploadPage } from '../pages/import-upload.ts'
import { stateWords, uploadColumns, uploadsPage } from '../pages/import-uploads.ts'
import { ledgerAddress, type PlaceNamed, tableName } from '../pages/import-words.ts'
import { type MappingFormView, mappingFormPage } from '../pages/mapping-form.ts'
import type { LookedTable, UploadId, UploadRow } from '../rules/records.ts'
import type { SourceRow } from '../rules/types.ts'
import { publishersOf } from '../store/batches.ts'
import { uploadById } from '../store/uploads.ts'
import { placeAt, placeNamed } from './here.ts'
import { uploadJson } from './import-json.ts'
import { openUploads, rowsForMapping, uploadsListed, uploadView } from './upload-views.ts'

/** As for registers: a year of a large council's payments is well below. */
const maxBytes = 600_000_000
const maxFiles = 24

type At = Parameters<typeof placeAt>[0]

const uploadOf = async (scope: Scope, at: At, text: string): Promise<UploadRow> => {
  const id = asId<UploadId>(text)
  const found = id && (await uploadById(scope, placeAt(at), id))
  if (!found) throw notFound('file')
  return found
}

const tableOf = (upload: UploadRow, text: string): LookedTable => {
  const found = upload.found?.tables.find((one) => one.batch === text)
  if (found === undefined) throw notFound('table')
  return found
}

const uploadAddress = (place: PlaceNamed, upload: string): string => `${ledgerAddress(place)}/uploads/${upload}`

/** Somebody else was faster, or the page was old: what is true now is shown, and why nothing was done. */
const unlessTooLate = async (work: () => Promise<void>): Promise<string | undefined> => {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof Refused && tooLate.has(error.reason)) return error.message
    throw error
  }
}
const tooLate = new Set(['upload-not-waiting', 'upload-not-stopped', 'upload-added', 'question-open'])

const mappingView = (
  place: PlaceNamed,
  upload: UploadRow,
  table: LookedTable,
  sample: readonly SourceRow[],
): Omit<MappingFormView, 'typed'> => ({
  title: tableName(upload.fileName, table.packed ? table.inner : null, table.sheet),
  publisher: upload.publisher,
  back: uploadAddress(place, upload.id),
  action: `${uploadAddress(place, upload.id)}/tables/${table.batch}`,
  headings: table.headings,
  columns: table.columns,
  headerRow: table.mapping.headerRow,
  notLedger: table.notLedger,
  sample,
})

export const importRoutes = (services: LocalEconomyServices): readonly Route[] => [
  get({
    name: 'ledger import form',
    path: '/places/:place/ledger/import',
    permission: 'ledger.import',
    words: 'The form to send payment files with.',
    handle: async ({ scope, at }) => {
      const place = placeAt(at)
      return showPage(
        importFormPage({
          place: await placeNamed(scope, place),
          publishers: await publishersOf(scope, place),
          waiting: (await openUploads(scope, place)).length,
        }),
      )
    },
  }),
  post({
    name: 'send payment files',
    path: '/places/:place/ledger/import',
    permission: 'ledger.import',
    audit: 'ledger file sent',
    words: 'Takes payment files and starts to look into them.',
    upload: { maxBytes, maxFiles },
    rateLimit: { max: 60, perMinutes: 60 },
    handle: async ({ scope, at, body, files }) => {
      const place = placeAt(at)
      const named = await placeNamed(scope, place)
      const publishers = await publishersOf(scope, place)
      const typed = importTyped(body)
      const read = importForm(typed, files, publishers)
      if (!read.ok) {
        const waiting = (await openUploads(scope, place)).length
        return invalid(read.errors, importFormPage({ place: named, publishers, waiting, typed, errors: read.errors }))
      }
      await refuseTooMuch(scope, place, read.value.files)
      const uploads: UploadId[] = []
      for (const file of read.value.files) {
        const { key, bytes } = await file.keep()
        const given = { place, publisher: read.value.publisher, file: { key, name: file.name, bytes } }
        uploads.push(await startUpload(scope, services, given))
      }
      const [first] = uploads
      const to =
        uploads.length === 1 && first !== undefined ? uploadAddress(named, first) : `${ledgerAddress(named)}/uploads`
      return goTo(to, { data: { uploads } })
    },
  }),
  get({
    name: 'ledger uploads',
    path: '/places/:place/ledger/uploads',
    permission: 'ledger.import',
    words: 'Payment files that were sent and are not in the ledger yet.',
    answer: Uploads,
    handle: async ({ scope, at }) => {
      const place = placeAt(at)
      const named = await placeNamed(scope, place)
      const uploads = await openUploads(scope, place)
      const listed = await uploadsListed(scope, uploads)
      const data = uploads.map((one) => ({
        upload: one.id,
        file: one.fileName,
        publisher: one.publisher,
        state: one.state,
        sentAt: one.sentAt.toISOString(),
      }))
      return showData({ uploads: data }, (links) => uploadsPage({ place: named, uploads: listed, links }), {
        columns: uploadColumns,
        rows: listed.map((one) => [one.fileName, one.publisher, one.sentOn, stateWords(one)]),
      })
    },
  }),
  get({
    name: 'ledger upload',
    path: '/places/:place/ledger/uploads/:upload',
    permission: 'ledger.import',
    words: 'How far the reading of a payment file is, and then what was found in it.',
    answer: Upload,
    handle: async ({ scope, at, params }) => {
      const upload = await uploadOf(scope, at, params.upload)
      const view = await uploadView(scope, services.analytics, await placeNamed(scope, upload.placeId), upload)
      return showData(await uploadJson(scope, upload), () => uploadPage(view))
    },
  }),
  get({
    name: 'ledger mapping form',
    path: '/places/:place/ledger/uploads/:upload/tables/:table',
    permission: 'ledger.import',
    words: 'The form that says which column of a table holds what.',
    handle: async ({ scope, at, params }) => {
      const upload = await uploadOf(scope, at, params.upload)
      const table = tableOf(upload, params.table)
      const rows = await rowsForMapping(scope, services.analytics, upload, table)
      const view = mappingView(await placeNamed(scope, upload.placeId), upload, table, rows)
      return showPage(mappingFormPage({ ...view, typed: mappingShown(table.mapping) }))
    },
  }),
  post({
    name: 'read a payment table again',
    path: '/places/:place/ledger/uploads/:upload/tables/:table',
    permission: 'ledger.import',
    audit: 'ledger mapping changed',
    words: 'Reads a table again, in the way that was said. What is not sent stays as it was.',
    handle: async ({ scope, at, params, body }) => {
      const upload = await uploadOf(scope, at, params.upload)
      const table = tableOf(upload, params.table)
      const named = await placeNamed(scope, upload.placeId)
      const typed = mappingTyped(answersFor(body, table.batch), table.mapping)
      const rows = await rowsForMapping(scope, services.analytics, upload, table)
      const read = mappingForm(typed, { ...table, sample: rows })
      if (!read.ok)
        return invalid(
          read.errors,
          mappingFormPage({ ...mappingView(named, upload, table, rows), typed, errors: read.errors }),
        )
      const message = await unlessTooLate(() => changeMapping(scope, services, upload.id, table.batch, read.value))
      return goTo(uploadAddress(named, upload.id), message === undefined ? {} : { message })
    },
  }),
  post({
    name: 'add a payment file',
    path: '/places/:place/ledger/uploads/:upload/add',
    permission: 'ledger.import',
    audit: 'ledger file added',
    words: 'Adds what was found in a payment file to the ledger, beside earlier files or in place of one.',
    handle: async ({ scope, at, params, body }) => {
      const upload = await uploadOf(scope, at, params.upload)
      const named = await placeNamed(scope, upload.placeId)
      const read = addForm(body, upload.found?.tables ?? [])
      if (!read.ok) {
        const view = await uploadView(scope, services.analytics, named, upload, {
          replaces: textOf(body, 'replaces'),
          chosen: textsOf(body, 'table'),
          errors: read.errors,
        })
        return invalid(read.errors, uploadPage(view))
      }
      const message = await unlessTooLate(() => addUpload(scope, services, upload.id, read.value))
      return goTo(uploadAddress(named, upload.id), message === undefined ? {} : { message })
    },
  }),
  post({
    name: 'try a payment file again',
    path: '/places/:place/ledger/uploads/:upload/again',
    permission: 'ledger.import',
    audit: 'ledger file tried again',
    words: 'Goes on with a payment file where the work on it stopped.',
    handle: async ({ scope, at, params }) => {
      const upload = await uploadOf(scope, at, params.upload)
      const named = await placeNamed(scope, upload.placeId)
      const message = await unlessTooLate(() => tryUploadAgain(scope, services, upload.id))
      return goTo(uploadAddress(named, upload.id), message === undefined ? {} : { message })
    },
  }),
  post({
    name: 'throw a payment file away',
    path: '/places/:place/ledger/uploads/:upload/drop',
    permission: 'ledger.import',
    audit: 'ledger file dropped',
    words: 'Takes back a payment file that was sent and not added.',
    handle: async ({ scope, at, params }) => {
      const upload = await uploadOf(scope, at, params.upload)
      const named = await placeNamed(scope, upload.placeId)
      const late = await unlessTooLate(() => dropUpload(scope, upload.id))
      if (late !== undefined) return goTo(uploadAddress(named, upload.id), { message: late })
      return goTo(`${ledgerAddress(named)}/import`, { message: `${upload.fileName} is thrown away.` })
    },
  }),
]
