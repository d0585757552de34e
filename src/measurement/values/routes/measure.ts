// The £ values of one measure: what is on and for which days, turning one on, ending it, and turning it off.
import { get, goTo, invalid, post, type Route, showData, showPage, Type } from '../../../platform/http/index.ts'
import { type Day, dayIn, dayTyped, type FieldErrors, notFound, textOf } from '../../../platform/kernel/index.ts'
import { measureById } from '../../framework/actions/ask.ts'
import { lastPriceYear } from '../../methods/rules/tables.ts'
import { type Context, idIn, placeNamed, placeOf } from '../../routes/here.ts'
import type { MeasureId } from '../../rules/types.ts'
import { valueKinds } from '../../rules/words.ts'
import { endUse, turnOff, turnOn } from '../actions/turning.ts'
import { MeasureValues } from '../api.ts'
import { type UseTyped, useForm, useTyped } from '../forms/values.ts'
import { endUsePage } from '../pages/end.ts'
import { measureValuesPage } from '../pages/measure.ts'
import { measureValuesAddress } from '../pages/words.ts'
import type { MeasureValue } from '../rules/types.ts'
import { unitWorth } from '../rules/worth.ts'
import { turnedOnIn, valuesOfMeasure, valuesThat } from '../store/values.ts'
import { mayChange, valueJson } from './here.ts'

const search = Type.Optional(Type.String({ maxLength: 100 }))
const ofUse = '/places/:place/values/uses/:measureValue'

const none = { day: '', month: '', year: '' }
const emptyUse: UseTyped = {
  ...{ value: '', why: '', deadweight: '', displacement: '', attribution: '', dropOff: '', years: '1', sources: '' },
  ...{ discounting: 'none', convention: 'first-year-undiscounted', priceYear: String(lastPriceYear) },
  ...{ from: none, to: none },
}

const dayBoxes = (day: Day) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { year, month, day: date }
}

const byKindAndDay = (a: MeasureValue, b: MeasureValue): number =>
  valueKinds.indexOf(a.kind) - valueKinds.indexOf(b.kind) || (a.from ?? '').localeCompare(b.from ?? '')

const measureView = async (
  context: Context,
  measureText: string,
  words: string,
  typed: UseTyped,
  errors?: FieldErrors,
) => {
  const { scope, at } = context
  const id = placeOf(at)
  const measure = await measureById(scope, id, idIn<MeasureId>(measureText, 'measure'))
  if (measure === undefined) throw notFound('measure')
  const all = await valuesOfMeasure(scope, id, measure.id)
  const isOn = (one: MeasureValue): boolean => one.turnedOffAt === null
  return {
    place: await placeNamed(scope, id),
    measure,
    on: all
      .filter(isOn)
      .toSorted(byKindAndDay)
      .map((use) => ({ use, worth: unitWorth(use.value, use.settings) })),
    before: all.filter((one) => !isOn(one)),
    found: words === '' ? [] : await valuesThat(scope, id, { search: words }, { size: 25, skip: 0 }),
    ...{ search: words, typed, mayChange: mayChange(context) },
    ...(errors === undefined ? {} : { errors }),
  }
}

/** One that is on, with its measure. */
const useHere = async ({ scope, at }: Context, text: string) => {
  const id = placeOf(at)
  const use = (await turnedOnIn(scope, id)).find((one) => one.id === text)
  const measure = use && (await measureById(scope, id, use.measure))
  if (use === undefined || measure === undefined) throw notFound('value')
  return { id, use, measure, place: await placeNamed(scope, id) }
}

export const ofMeasureRoutes: readonly Route[] = [
  get({
    name: 'values of a measure',
    path: '/places/:place/measures/:measure/values',
    permission: 'measurement.read',
    words: 'The £ values of one measure, with every step from the published value to what one unit is worth.',
    query: Type.Object({ search }),
    answer: MeasureValues,
    handle: async (context) => {
      const view = await measureView(context, context.params.measure, (context.query.search ?? '').trim(), emptyUse)
      const data = {
        on: view.on.map(({ use, worth }) => ({
          ...{ id: use.id, from: use.from, to: use.to },
          ...valueJson(use.value),
          perUnit: typeof worth === 'string' ? null : worth.perUnit,
          working: typeof worth === 'string' ? [] : worth.working,
          why: use.why,
        })),
      }
      return showData(data, () => measureValuesPage(view))
    },
  }),
  post({
    name: 'turn a value on',
    path: '/places/:place/measures/:measure/values',
    permission: 'measurement.values',
    audit: 'value turned on',
    words: 'Turns a £ value on for a measure: at most one of each kind.',
    handle: async (context) => {
      const { scope, at, body, now } = context
      const id = placeOf(at)
      const typed = useTyped(body)
      const measure = idIn<MeasureId>(context.params.measure, 'measure')
      const read = useForm(body, typed)
      const done = read.ok ? await turnOn(scope, id, { ...read.value, measure, at: now }) : read
      if (!done.ok) {
        const view = await measureView(context, measure, textOf(body, 'search'), typed, done.errors)
        return invalid(done.errors, measureValuesPage(view))
      }
      return goTo(measureValuesAddress(await placeNamed(scope, id), measure), { message: 'The value is turned on.' })
    },
  }),
  get({
    name: 'end a value form',
    path: `${ofUse}/end`,
    permission: 'measurement.values',
    words: 'The form for the last day for which a value counts.',
    handle: async (context) => {
      const { place, measure, use } = await useHere(context, context.params.measureValue)
      return showPage(endUsePage({ place, measure, use, until: use.to === null ? none : dayBoxes(use.to) }))
    },
  }),
  post({
    name: 'end a value',
    path: `${ofUse}/end`,
    permission: 'measurement.values',
    audit: 'value ended',
    words: 'Says until which day a £ value counts. What was done until then goes on being worth it.',
    handle: async (context) => {
      const { scope, body } = context
      const { id, place, measure, use } = await useHere(context, context.params.measureValue)
      const until = dayIn(body, 'until')
      const done =
        until === 'wrong'
          ? { ok: false as const, errors: { until: 'Enter the last day, such as 31 3 2027, or leave it empty.' } }
          : await endUse(scope, id, use.id, until ?? null)
      if (done.ok) return goTo(measureValuesAddress(place, measure.id), { message: 'The day is kept.' })
      const { errors } = done
      return invalid(errors, endUsePage({ place, measure, use, until: dayTyped(body, 'until'), errors }))
    },
  }),
  post({
    name: 'turn a value off',
    path: `${ofUse}/off`,
    permission: 'measurement.values',
    audit: 'value turned off',
    words: 'Turns a £ value off for all days. It stays to be seen that it was on.',
    handle: async (context) => {
      const { id, place, measure, use } = await useHere(context, context.params.measureValue)
      await turnOff(context.scope, id, use.id, context.now)
      return goTo(measureValuesAddress(place, measure.id), { message: 'The value is turned off.' })
    },
  }),
]
