// Recording promises and deliveries, and the page of one record.
import { get, goTo, invalid, post, type Route, showData, showPage, Type } from '../../../platform/http/index.ts'
import { dayOf, type FieldErrors, may, textOf } from '../../../platform/kernel/index.ts'
import { panelOf } from '../../evidence/routes/here.ts'
import { measuresEver, measuresOf } from '../../framework/actions/ask.ts'
import type { Context } from '../../routes/here.ts'
import { formatQuantity } from '../../rules/quantity.ts'
import { pricedIn, sayCounts } from '../actions/counting.ts'
import { measureAt } from '../actions/measures.ts'
import { addRecord, withdrawRecord } from '../actions/records.ts'
import { OneRecord } from '../api.ts'
import { type CountingTyped, countingForm, countingShown, countingTyped } from '../forms/counting.ts'
import { type RecordTyped, recordForm, recordTyped } from '../forms/record.ts'
import { recordPage } from '../pages/record.ts'
import { recordFormPage } from '../pages/record-form.ts'
import { periodWords, recordAddress, workAddress } from '../pages/words.ts'
import { recordsOfWork } from '../store/records.ts'
import { recordHere, recordJson, workHere } from './here.ts'

const none = { day: '', month: '', year: '' }
const emptyRecord = (stage: string): RecordTyped => ({
  ...{ stage, measure: '', quantity: '', nature: 'additional', from: none, to: none, words: '', sameActAs: '' },
  ...countingShown(null),
})

type AtWork = Context & { readonly params: { readonly work: string } }

const formView = async (context: AtWork, typed: RecordTyped, errors?: FieldErrors) => {
  const { scope, now } = context
  const { place, work } = await workHere(context, context.params.work)
  const today = dayOf(now)
  // What an ended measure counted before its end may still be recorded late.
  const ended = (await measuresEver(scope, work.place)).filter(({ endedOn }) => endedOn !== null && endedOn <= today)
  const measures = [...(await measuresOf(scope, work.place, today)), ...ended]
  const named = new Map(measures.map((one) => [one.id, one]))
  // The newest few: older acts are found through their own page.
  const acts = (await recordsOfWork(scope, work.id))
    .filter((one) => one.withdrawnAt === null && one.grade !== 'promised')
    .toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime())
    .slice(0, 20)
    .flatMap((one) => {
      const measure = named.get(one.measure)
      const words =
        measure &&
        `${formatQuantity(one.quantity, measure.unit, measure.ownUnit)}: ${measure.title}, ${periodWords(one)}`
      return words === undefined ? [] : [{ id: one.id, words }]
    })
  return recordFormPage({
    place,
    work,
    measures,
    acts,
    typed,
    ...(errors === undefined ? {} : { errors }),
  })
}

const recordView = async (
  context: Context,
  text: string,
  given: { readonly typedWhy?: string; readonly counting?: CountingTyped; readonly errors?: FieldErrors } = {},
) => {
  const { scope } = context
  const { id, place, work, record } = await recordHere(context, text)
  const measure = await measureAt(scope, id, record)
  const others: { readonly id: string; readonly words: string }[] = []
  for (const one of await recordsOfWork(scope, work.id))
    if (one.act === record.act && one.id !== record.id && one.withdrawnAt === null)
      others.push({ id: one.id, words: (await measureAt(scope, id, one)).title })
  const mayRecord = work.place === id && may(scope, 'measurement.record', { kind: 'place', id })
  const evidence = await panelOf(scope, id, place, record)
  const panel = evidence === undefined ? {} : { evidence }
  const priced = (await pricedIn(scope, work.place))(record.measure, record.from)
  const counting = countingShown(record.said)
  return { record, view: { place, work, measure, record, others, mayRecord, priced, counting, ...panel, ...given } }
}

export const recordRoutes: readonly Route[] = [
  get({
    name: 'record form',
    path: '/places/:place/works/:work/record',
    permission: 'measurement.record',
    words: 'The form for a promise or something that was done.',
    query: Type.Object({ stage: Type.Optional(Type.String({ maxLength: 10 })) }),
    handle: async (context) =>
      showPage(await formView(context, emptyRecord(context.query.stage === 'claim' ? 'claim' : 'promise'))),
  }),
  post({
    name: 'record a promise or a delivery',
    path: '/places/:place/works/:work/record',
    permission: 'measurement.record',
    audit: 'delivery recorded',
    words: 'Records what was promised, or what was done, for one measure and period.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { id, place, work } = await workHere(context, context.params.work)
      const typed = recordTyped(body)
      const read = recordForm(body, typed)
      const made = read.ok ? await addRecord(scope, id, { ...read.value, work: work.id, at: now }) : read
      if (!made.ok) return invalid(made.errors, await formView(context, typed, made.errors))
      return goTo(recordAddress(place, made.value), { message: 'It is recorded.' })
    },
  }),
  get({
    name: 'record',
    path: '/places/:place/records/:record',
    permission: 'measurement.results',
    words: 'One promise or delivery: what it is, who says so, how sure we are, and what would change that.',
    answer: OneRecord,
    handle: async (context) => {
      const { record, view } = await recordView(context, context.params.record)
      const data = {
        ...recordJson(record),
        ...{ work: record.work, words: record.words, recordedBy: record.recordedBy, withdrawnWhy: record.withdrawnWhy },
      }
      return showData(data, () => recordPage(view))
    },
  }),
  post({
    name: 'withdraw a record',
    path: '/places/:place/records/:record/withdraw',
    permission: 'measurement.record',
    audit: 'record withdrawn',
    words: 'Takes a promise or a delivery out of all sums, with a reason.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { id, place, work, record } = await recordHere(context, context.params.record)
      const why = textOf(body, 'why')
      const done = await withdrawRecord(scope, id, record.id, { why, at: now })
      if (done.ok) return goTo(workAddress(place, work.id), { message: 'The record is withdrawn.' })
      const { view } = await recordView(context, context.params.record, { typedWhy: why, errors: done.errors })
      return invalid(done.errors, recordPage(view))
    },
  }),
  post({
    name: 'say which £ a record counts for',
    path: '/places/:place/records/:record/counts',
    permission: 'measurement.record',
    audit: 'said which £ a record counts for',
    words: 'Says for which kinds of £ a delivery counts, or lets the values that are turned on decide.',
    handle: async (context) => {
      const { scope, body } = context
      const { id, place, record } = await recordHere(context, context.params.record)
      const counting = countingTyped(body)
      const read = countingForm(counting)
      const done = read.ok ? await sayCounts(scope, id, record.id, read.value) : read
      if (done.ok) return goTo(recordAddress(place, record.id), { message: 'It is kept.' })
      const { view } = await recordView(context, context.params.record, { counting, errors: done.errors })
      return invalid(done.errors, recordPage(view))
    },
  }),
]
