// Measures from a spreadsheet: sent, looked at, read in another way, taken or thrown away. The receipt stays at the same address.
import { get, goTo, invalid, post, type Route, sendFile, showData, showPage } from '../../../platform/http/index.ts'
import { dayOf, type FieldErrors, notFound, Refused, textOf } from '../../../platform/kernel/index.ts'
import { writeCsv } from '../../../platform/tabular/index.ts'
import { frameworksOf } from '../../framework/actions/ask.ts'
import { frameworksAt } from '../../pages/words.ts'
import { type Context, idIn, placeNamed, placeOf } from '../../routes/here.ts'
import {
  chooseTable,
  licenceOf,
  previewNow,
  sayLicence,
  sayReading,
  sendSheet,
  takeMeasures,
  throwAway,
} from '../actions/import.ts'
import { readFile } from '../actions/read-file.ts'
import { MeasuresImport } from '../api.ts'
import {
  type LicenceTyped,
  licenceForm,
  licenceTyped,
  type ReadingTyped,
  readingForm,
  readingShown,
  readingTyped,
  type SendTyped,
  sendForm,
  sendTyped,
} from '../forms/import.ts'
import { columnsPage } from '../pages/columns.ts'
import { importPage } from '../pages/import.ts'
import { licencePage } from '../pages/licence.ts'
import { sendPage } from '../pages/send.ts'
import { importAddress } from '../pages/words.ts'
import { exportHeadings } from '../rules/export.ts'
import { materialsNamed } from '../rules/licence.ts'
import { headingsOf } from '../rules/report.ts'
import { cleanCell, limits, type Mapping, type MeasureImportId } from '../rules/sheet.ts'
import { importById, importsOf } from '../store/imports.ts'
import { heldTable, importJson } from './import-data.ts'

const path = '/places/:place/frameworks/import'
const one = `${path}/:measureImport` as const

type Params = { readonly measureImport: string }

const read = async ({ scope, at }: Context, params: Params) => {
  const place = placeOf(at)
  const sheet = await importById(scope, place, idIn<MeasureImportId>(params.measureImport, 'spreadsheet'))
  if (sheet === undefined) throw notFound('spreadsheet')
  const named = materialsNamed(sheet.fileName, sheet.found)
  const here = await placeNamed(scope, place)
  return { sheet, named, place: here, which: { place, id: sheet.id }, address: importAddress(here, sheet.id) }
}

/** Of a framework that has not ended. */
const targets = async ({ scope, at, now }: Context) =>
  (await frameworksOf(scope, placeOf(at), dayOf(now))).filter(({ endedOn }) => endedOn === null)

const sendingPage = async (context: Context, typed: SendTyped, errors?: FieldErrors) => {
  const place = placeOf(context.at)
  return sendPage({
    ...{ place: await placeNamed(context.scope, place), frameworks: await targets(context), typed, errors },
    imports: await importsOf(context.scope, place),
  })
}

const sending: readonly Route[] = [
  get({
    name: 'measures import form',
    path,
    permission: 'measurement.edit',
    words: 'The form to send a spreadsheet of measures with.',
    handle: async (context) => showPage(await sendingPage(context, { framework: 'new', title: '' })),
  }),
  get({
    name: 'measures template',
    path: `${path}/template`,
    permission: 'measurement.read',
    words: 'An empty spreadsheet to write measures into.',
    handle: async () =>
      sendFile('measures-template.csv', 'text/csv; charset=utf-8', Buffer.from(writeCsv([exportHeadings]))),
  }),
  post({
    name: 'send a spreadsheet of measures',
    path,
    permission: 'measurement.edit',
    audit: 'measures spreadsheet sent',
    words: 'Takes a spreadsheet of measures and looks into it. Nothing counts yet.',
    upload: { maxBytes: limits.fileBytes, maxFiles: 1 },
    rateLimit: { max: 60, perMinutes: 60 },
    handle: async (context) => {
      const { scope, at, files, body } = context
      const typed = sendTyped(body)
      const given = sendForm(files, typed, await targets(context))
      if (!given.ok) return invalid(given.errors, await sendingPage(context, typed, given.errors))
      const { file, title } = given.value
      const fileName = cleanCell(file.name).slice(0, 200)
      const found = await readFile({ path: file.received.path, name: fileName })
      const { key } = await file.keep()
      const place = placeOf(at)
      const id = await sendSheet(scope, { place, title, fileName, fileKey: key, found })
      return goTo(importAddress(await placeNamed(scope, place), id), { data: { import: id } })
    },
  }),
]

const mappingOf = (mapping: Mapping | null): Mapping => {
  if (mapping === null) throw notFound('table')
  return mapping
}

const readingPage = async (context: Context, params: Params, typed?: ReadingTyped, errors?: FieldErrors) => {
  const { sheet, place } = await read(context, params)
  const mapping = mappingOf(sheet.mapping)
  const table = sheet.found.tables[mapping.table]
  if (table === undefined) throw notFound('table')
  const headings = headingsOf(table, mapping)
  return columnsPage({ place, sheet, table, headings, typed: typed ?? readingShown(mapping), errors })
}

const rightsPage = async (context: Context, params: Params, typed?: LicenceTyped, errors?: FieldErrors) => {
  const { sheet, place, named } = await read(context, params)
  const shown = sheet.licence ?? { kind: '', holder: named[0]?.holder ?? '', words: '' }
  return licencePage({ place, sheet, named, typed: typed ?? shown, errors })
}

const looking: readonly Route[] = [
  get({
    name: 'measures import',
    path: one,
    permission: 'measurement.edit',
    words: 'What was found in a spreadsheet of measures and what would change; once it was taken, the receipt.',
    answer: MeasuresImport,
    handle: async (context) => {
      const { sheet, place, named, which } = await read(context, context.params)
      const preview =
        sheet.state === 'done' ? undefined : await previewNow(context.scope, which.place, sheet, dayOf(context.now))
      const seen = { sheet, preview, named, licence: licenceOf(sheet) }
      const hasDraft = (await targets(context)).some(({ id, draft }) => id === sheet.framework && draft !== null)
      return showData(importJson(seen), (links) => importPage({ ...seen, place, hasDraft, links }), heldTable(seen))
    },
  }),
  get({
    name: 'measures columns form',
    path: `${one}/columns`,
    permission: 'measurement.edit',
    words: 'The form that says which column of a spreadsheet of measures holds what.',
    handle: async (context) => showPage(await readingPage(context, context.params)),
  }),
  get({
    name: 'measures licence form',
    path: `${one}/licence`,
    permission: 'measurement.edit',
    words: 'The form that asks who holds the rights to a spreadsheet of measures.',
    handle: async (context) => showPage(await rightsPage(context, context.params)),
  }),
]

const tooLate = new Set(['already-taken', 'question-open', 'nothing-to-take', 'not-saved'])

/** Somebody else was faster, or the page was old: what is true now is shown, and why nothing was done. */
const unlessTooLate = async (work: () => Promise<unknown>): Promise<string | undefined> => {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof Refused && tooLate.has(error.reason)) return error.message
    throw error
  }
}

const changing: readonly Route[] = [
  post({
    name: 'choose a table of measures',
    path: `${one}/table`,
    permission: 'measurement.edit',
    audit: 'measures spreadsheet read anew',
    words: 'Reads the measures from another table of the same file.',
    handle: async (context) => {
      const { which, address } = await read(context, context.params)
      const { body } = context
      const table = Number(typeof body.table === 'number' ? body.table : textOf(body, 'table') || Number.NaN)
      const message = await unlessTooLate(() => chooseTable(context.scope, which, table))
      return goTo(address, message === undefined ? {} : { message })
    },
  }),
  post({
    name: 'say which column holds what of the measures',
    path: `${one}/columns`,
    permission: 'measurement.edit',
    audit: 'measures spreadsheet read anew',
    words: 'Reads a spreadsheet of measures in the way that was said.',
    handle: async (context) => {
      const { which, sheet, address } = await read(context, context.params)
      const before = mappingOf(sheet.mapping)
      const typed = readingTyped(context.body, before)
      const said = readingForm(typed, before)
      if (!said.ok) return invalid(said.errors, await readingPage(context, context.params, typed, said.errors))
      const message = await unlessTooLate(() => sayReading(context.scope, which, said.value))
      return goTo(address, message === undefined ? {} : { message })
    },
  }),
  post({
    name: 'say whose measures these are',
    path: `${one}/licence`,
    permission: 'measurement.edit',
    audit: 'measures spreadsheet licence said',
    words: 'Says who holds the rights to a spreadsheet of measures, and whether they may be passed on.',
    handle: async (context) => {
      const { which, address } = await read(context, context.params)
      const typed = licenceTyped(context.body)
      const said = licenceForm(typed)
      if (!said.ok) return invalid(said.errors, await rightsPage(context, context.params, typed, said.errors))
      const message = await unlessTooLate(() => sayLicence(context.scope, which, said.value))
      return goTo(address, message === undefined ? {} : { message })
    },
  }),
  post({
    name: 'take the measures of a spreadsheet',
    path: `${one}/take`,
    permission: 'measurement.edit',
    audit: 'measures taken from a spreadsheet',
    words: 'Takes the measures of a spreadsheet into the draft of a framework.',
    handle: async (context) => {
      const { which, address } = await read(context, context.params)
      const message = await unlessTooLate(() => takeMeasures(context.scope, which, dayOf(context.now)))
      return goTo(address, { message: message ?? 'The measures stand in the draft.' })
    },
  }),
  post({
    name: 'throw a spreadsheet of measures away',
    path: `${one}/drop`,
    permission: 'measurement.edit',
    audit: 'measures spreadsheet thrown away',
    words: 'Takes back a spreadsheet of measures that was sent and not taken.',
    handle: async (context) => {
      const { which, address, sheet, place } = await read(context, context.params)
      const message = await unlessTooLate(() => throwAway(context.scope, which))
      if (message !== undefined) return goTo(address, { message })
      return goTo(frameworksAt(place), { message: `${sheet.fileName} is thrown away.` })
    },
  }),
]

export const importRoutes: readonly Route[] = [...sending, ...looking, ...changing]
