// Goals from a spreadsheet: sent, looked at, read in another way, taken or thrown away. The receipt stays at the same address.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../../platform/http/index.ts'
import { asId, type FieldErrors, notFound, textOf } from '../../../platform/kernel/index.ts'
import { chooseTable, previewNow, sayReading, sendSheet, takeGoals, throwAway } from '../actions/import.ts'
import { readFile } from '../actions/read-file.ts'
import { GoalsImport } from '../api.ts'
import { type ReadingTyped, readingForm, readingShown, readingTyped, sheetForm } from '../forms/import.ts'
import { importPage, sendPage } from '../pages/import.ts'
import { readingPage } from '../pages/reading.ts'
import { planAddress } from '../pages/words.ts'
import type { PlanImport } from '../rules/records.ts'
import { headingsOf } from '../rules/report.ts'
import { cleanCell, limits, type Mapping } from '../rules/sheet.ts'
import type { Plan, PlanImportId } from '../rules/types.ts'
import { importById } from '../store/imports.ts'
import { type Context, livePlanIn, placeNamed, placeOf, unlessTooLate } from './here.ts'
import { heldTable, importJson } from './import-data.ts'

const path = '/places/:place/plans/:plan'
const one = `${path}/imports/:planImport` as const

const sheetIn = async ({ scope }: Context, plan: Plan, text: string): Promise<PlanImport> => {
  const id = asId<PlanImportId>(text)
  const found = id && (await importById(scope, plan.id, id))
  if (!found) throw notFound('spreadsheet')
  return found
}

type Params = { readonly plan: string; readonly planImport: string }

const read = async (context: Context, params: Params) => {
  const plan = await livePlanIn(context, params.plan)
  const sheet = await sheetIn(context, plan, params.planImport)
  const place = await placeNamed(context.scope, placeOf(context.at))
  const which = { place: placeOf(context.at), plan: plan.id, id: sheet.id }
  return { plan, sheet, place, which, address: `${planAddress(place, plan)}/imports/${sheet.id}` }
}

const columnsPage = async (context: Context, params: Params, typed?: ReadingTyped, errors?: FieldErrors) => {
  const { plan, sheet, place } = await read(context, params)
  const { mapping, found } = sheet
  const table = mapping && found.tables[mapping.table]
  if (!table) throw notFound('table')
  return readingPage({
    ...{ place, plan, sheet, table, errors, typed: typed ?? readingShown(mapping) },
    headings: headingsOf(table, mapping),
  })
}

const mappingOf = ({ mapping }: PlanImport): Mapping => {
  if (mapping === null) throw notFound('table')
  return mapping
}

const sending: readonly Route[] = [
  get({
    name: 'goals import form',
    path: `${path}/import`,
    permission: 'priorities.edit',
    words: 'The form to send a spreadsheet of goals with.',
    handle: async (context) => {
      const plan = await livePlanIn(context, context.params.plan)
      return showPage(sendPage({ place: await placeNamed(context.scope, placeOf(context.at)), plan }))
    },
  }),
  post({
    name: 'send a spreadsheet of goals',
    path: `${path}/import`,
    permission: 'priorities.edit',
    audit: 'goals spreadsheet sent',
    words: 'Takes a spreadsheet of goals and looks into it. Nothing counts yet.',
    upload: { maxBytes: limits.fileBytes, maxFiles: 1 },
    rateLimit: { max: 60, perMinutes: 60 },
    handle: async (context) => {
      const { scope, at, files } = context
      const plan = await livePlanIn(context, context.params.plan)
      const place = await placeNamed(scope, placeOf(at))
      const given = sheetForm(files)
      if (!given.ok) return invalid(given.errors, sendPage({ place, plan, errors: given.errors }))
      const file = given.value
      const fileName = cleanCell(file.name).slice(0, 200)
      const found = await readFile({ path: file.received.path, name: fileName })
      const { key } = await file.keep()
      const sent = await sendSheet(scope, { place: placeOf(at), plan: plan.id, fileName, fileKey: key, found })
      return goTo(`${planAddress(place, plan)}/imports/${sent.id}`, {
        data: { import: sent.id },
        ...(sent.kind === 'here'
          ? {
              message: 'This spreadsheet was taken already, and the plan still says what it says. Nothing was changed.',
            }
          : {}),
      })
    },
  }),
]

const looking: readonly Route[] = [
  get({
    name: 'goals import',
    path: one,
    permission: 'priorities.edit',
    words: 'What was found in a spreadsheet of goals and what would change; once it was taken, the receipt.',
    answer: GoalsImport,
    handle: async (context) => {
      const { scope, params } = context
      const { plan, sheet, place } = await read(context, params)
      const preview = await previewNow(scope, sheet)
      const view = { place, plan, sheet, preview }
      return showData(importJson(sheet, preview), (links) => importPage({ ...view, links }), heldTable(sheet, preview))
    },
  }),
  get({
    name: 'goals columns form',
    path: `${one}/columns`,
    permission: 'priorities.edit',
    words: 'The form that says which column of a spreadsheet of goals holds what.',
    handle: async (context) => showPage(await columnsPage(context, context.params)),
  }),
]

const changing: readonly Route[] = [
  post({
    name: 'choose a table of goals',
    path: `${one}/table`,
    permission: 'priorities.edit',
    audit: 'goals spreadsheet read anew',
    words: 'Reads the goals from another table of the same file.',
    handle: async (context) => {
      const { which, address } = await read(context, context.params)
      const { body } = context
      const table = Number(typeof body.table === 'number' ? body.table : textOf(body, 'table') || Number.NaN)
      const message = await unlessTooLate(() => chooseTable(context.scope, which, table))
      return goTo(address, message === undefined ? {} : { message })
    },
  }),
  post({
    name: 'say which column holds what',
    path: `${one}/columns`,
    permission: 'priorities.edit',
    audit: 'goals spreadsheet read anew',
    words: 'Reads a spreadsheet of goals in the way that was said.',
    handle: async (context) => {
      const { which, sheet, address } = await read(context, context.params)
      const before = mappingOf(sheet)
      const typed = readingTyped(context.body, before)
      const said = readingForm(typed, before)
      if (!said.ok) return invalid(said.errors, await columnsPage(context, context.params, typed, said.errors))
      const message = await unlessTooLate(() => sayReading(context.scope, which, said.value))
      return goTo(address, message === undefined ? {} : { message })
    },
  }),
  post({
    name: 'take goals from a spreadsheet',
    path: `${one}/take`,
    permission: 'priorities.edit',
    audit: 'goals taken from a spreadsheet',
    words: 'Adds the goals of a spreadsheet to the plan and brings those that are there up to date.',
    handle: async (context) => {
      const { which, address } = await read(context, context.params)
      const message = await unlessTooLate(() => takeGoals(context.scope, which))
      return goTo(address, { message: message ?? 'The goals are taken.' })
    },
  }),
  post({
    name: 'throw a spreadsheet of goals away',
    path: `${one}/drop`,
    permission: 'priorities.edit',
    audit: 'goals spreadsheet thrown away',
    words: 'Takes back a spreadsheet that was sent and not taken.',
    handle: async (context) => {
      const { which, address, sheet, place, plan } = await read(context, context.params)
      const message = await unlessTooLate(() => throwAway(context.scope, which))
      if (message !== undefined) return goTo(address, { message })
      return goTo(planAddress(place, plan), { message: `${sheet.fileName} is thrown away.` })
    },
  }),
]

export const importRoutes: readonly Route[] = [...sending, ...looking, ...changing]
