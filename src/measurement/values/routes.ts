// The £ values of a place: what is on, what was loaded, and one measure's.
import {
  get,
  goTo,
  invalid,
  post,
  type Route,
  type RouteContext,
  showData,
  showPage,
  Type,
} from '../../platform/http/index.ts'
import { type FieldErrors, notFound, Refused } from '../../platform/kernel/index.ts'
import { measuresEver } from '../framework/actions/ask.ts'
import { idIn, placeNamed, placeOf } from '../routes/here.ts'
import { loadPack, lookInto } from './actions/values.ts'
import { OnePack, Values } from './api.ts'
import { type PackTyped, packForm, packTyped } from './forms/values.ts'
import { packFormPage, packPage, valueColumns } from './pages/pack.ts'
import { onColumns, valuesPage } from './pages/values.ts'
import { daysWords, packAddress } from './pages/words.ts'
import { mayChange, valueJson } from './routes/here.ts'
import { ofMeasureRoutes } from './routes/measure.ts'
import type { ValuePackId } from './rules/types.ts'
import { countValues, packById, packsOf, turnedOnIn, valuesThat } from './store/values.ts'

const path = '/places/:place/values'
const pageSize = 100
const search = Type.Optional(Type.String({ maxLength: 100 }))

const reading: readonly Route[] = [
  get({
    name: 'values',
    path,
    permission: 'measurement.read',
    words: 'Which £ values a place has turned on, by kind, and which it has loaded.',
    answer: Values,
    handle: async (context) => {
      const { scope, at } = context
      const id = placeOf(at)
      const titles = new Map<string, string>((await measuresEver(scope, id)).map((one) => [one.id, one.title]))
      const on = (await turnedOnIn(scope, id)).map((one) => ({
        ...one,
        measureTitle: titles.get(one.measure) ?? 'A measure',
      }))
      const packs = await packsOf(scope, id)
      const place = await placeNamed(scope, id)
      const data = {
        on: on.map((one) => ({
          measure: one.measure,
          measureTitle: one.measureTitle,
          from: one.from,
          to: one.to,
          ...valueJson(one.value),
        })),
        packs: packs.map((one) => ({
          ...{ id: one.id, title: one.title, vintage: one.vintage, holder: one.holder, licence: one.licence },
          values: one.report.values,
        })),
      }
      return showData(data, (links) => valuesPage({ place, on, packs, mayChange: mayChange(context), links }), {
        columns: [...onColumns, { name: 'kind', title: 'Kind' }],
        rows: on.map((one) => [
          ...[
            one.measureTitle,
            one.value.title,
            daysWords(one),
            one.value.worth.central,
            one.value.confidence,
            one.value.bears,
            one.kind,
          ],
        ]),
      })
    },
  }),
  get({
    name: 'value pack',
    path: `${path}/packs/:valuePack`,
    permission: 'measurement.read',
    words: 'One pack of values: who holds the rights, every value, and the rows that were held back.',
    query: Type.Object({ search, page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })) }),
    answer: OnePack,
    handle: async ({ scope, at, params, query }) => {
      const id = placeOf(at)
      const pack = await packById(scope, id, idIn<ValuePackId>(params.valuePack, 'values'))
      if (pack === undefined) throw notFound('values')
      const words = (query.search ?? '').trim()
      const asked = { pack: pack.id, ...(words === '' ? {} : { search: words }) }
      const pages = Math.max(1, Math.ceil((await countValues(scope, id, asked)) / pageSize))
      const number = Math.min(query.page ?? 1, pages)
      const values = await valuesThat(scope, id, asked, { size: pageSize, skip: (number - 1) * pageSize })
      const place = await placeNamed(scope, id)
      const data = {
        ...{ id: pack.id, title: pack.title, vintage: pack.vintage, holder: pack.holder, licence: pack.licence },
        ...{ page: number, pages, values: values.map((one) => ({ id: one.id, ...valueJson(one) })) },
        held: pack.report.held.map(({ sheet, row, reason }) => ({ sheet, row, reason })),
      }
      return showData(
        data,
        (links) => packPage({ place, pack, values, search: words, page: { number, of: pages }, links }),
        {
          columns: valueColumns,
          rows: values.map((one) => [
            ...[one.code, one.title, one.kind, one.worth.central, one.unit, one.priceYear, one.confidence, one.bears],
          ]),
        },
      )
    },
  }),
]

const emptyPack: PackTyped = { title: '', holder: '', licence: '', vintage: '', kind: '' }

const loading: readonly Route[] = [
  get({
    name: 'load values form',
    path: `${path}/import`,
    permission: 'measurement.values',
    words: 'The form that loads £ values from a file.',
    handle: async ({ scope, at }) =>
      showPage(packFormPage({ place: await placeNamed(scope, placeOf(at)), typed: emptyPack })),
  }),
  post({
    name: 'load values',
    path: `${path}/import`,
    permission: 'measurement.values',
    audit: 'values loaded',
    words: 'Loads £ values from a spreadsheet, with who holds the rights to them. They stay private to the place.',
    upload: { maxBytes: 10_000_000 },
    rateLimit: { max: 60, perMinutes: 60 },
    handle: async (context) => {
      const { scope, at, body, files, now } = context
      const id = placeOf(at)
      const place = await placeNamed(scope, id)
      const typed = packTyped(body)
      const again = (errors: FieldErrors) => invalid(errors, packFormPage({ place, typed, errors }))
      const given = packForm(typed)
      const file = files.find(({ field }) => field === 'file')
      if (!given.ok) return again(given.errors)
      if (file === undefined) return again({ file: 'Choose the file with the values.' })
      const read = await readOrSay(file, given.value.kind)
      if ('error' in read) return again({ file: read.error })
      const made = await loadPack(scope, id, { ...given.value, fileName: file.name, read: read.read, at: now })
      if (!made.ok) return again(made.errors)
      return goTo(packAddress(place, made.value), { message: 'The values are loaded. All of them are off.' })
    },
  }),
]

const readOrSay = async (
  file: RouteContext['files'][number],
  kind: Parameters<typeof lookInto>[1],
): Promise<{ readonly read: Awaited<ReturnType<typeof lookInto>> } | { readonly error: string }> => {
  try {
    return { read: await lookInto({ path: file.received.path, name: file.name }, kind) }
  } catch (error) {
    if (error instanceof Refused) return { error: `${error.message} ${error.tip}` }
    throw error
  }
}

export const valuesRoutes: readonly Route[] = [...reading, ...loading, ...ofMeasureRoutes]
