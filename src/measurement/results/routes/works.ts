// The pieces of work of a place.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../../platform/http/index.ts'
import { may } from '../../../platform/kernel/index.ts'
import { placeNamed, placeOf } from '../../routes/here.ts'
import { measuresAt } from '../actions/measures.ts'
import { addWork, buyersOf } from '../actions/works.ts'
import { OneWork, Works } from '../api.ts'
import { sharesToBegin } from '../forms/shares.ts'
import { type WorkTyped, workForm, workTyped } from '../forms/work.ts'
import { periodWords, workAddress } from '../pages/words.ts'
import { recordColumns, workPage } from '../pages/work.ts'
import { workColumns, workFormPage, worksPage } from '../pages/works.ts'
import type { PossibleBuyer } from '../rules/types.ts'
import { recordsOfWork } from '../store/records.ts'
import { sharesOf, worksOf } from '../store/works.ts'
import { recordJson, workHere, workJson } from './here.ts'

const path = '/places/:place/works'

const none = { day: '', month: '', year: '' }
const emptyWork = (buyers: readonly PossibleBuyer[]): WorkTyped => ({
  ...{ title: '', provider: '', from: none, to: none, theme: '', shares: sharesToBegin(buyers) },
})

export const workRoutes: readonly Route[] = [
  get({
    name: 'works',
    path,
    permission: 'measurement.results',
    words:
      'The pieces of work under which promises and deliveries are recorded, also those that are paid jointly with other places.',
    answer: Works,
    handle: async ({ scope, at }) => {
      const id = placeOf(at)
      const place = await placeNamed(scope, id)
      const works = (await worksOf(scope, id)).map((one) => ({ ...one, own: one.place === id }))
      const mayRecord = may(scope, 'measurement.record', { kind: 'place', id })
      const data = { works: works.map((one) => ({ ...workJson(one), own: one.own })) }
      return showData(data, (links) => worksPage({ place, works, mayRecord, links }), {
        columns: workColumns,
        rows: works.map((one) => [one.number, one.title, one.provider, periodWords(one), one.theme]),
      })
    },
  }),
  get({
    name: 'work form',
    path: `${path}/new`,
    permission: 'measurement.record',
    words: 'The form that adds a piece of work.',
    handle: async ({ scope, at }) => {
      const id = placeOf(at)
      const buyers = await buyersOf(scope, id)
      return showPage(workFormPage({ place: await placeNamed(scope, id), buyers, typed: emptyWork(buyers) }))
    },
  }),
  post({
    name: 'add a work',
    path: `${path}/new`,
    permission: 'measurement.record',
    audit: 'work added',
    words: 'Adds a piece of work, with who pays which share of it.',
    handle: async ({ scope, at, body, now }) => {
      const id = placeOf(at)
      const place = await placeNamed(scope, id)
      const buyers = await buyersOf(scope, id)
      const typed = workTyped(body, buyers)
      const read = workForm(body, typed, buyers)
      const made = read.ok
        ? await addWork(scope, id, { ...read.value.words, shares: read.value.shares, at: now })
        : read
      if (!made.ok) return invalid(made.errors, workFormPage({ place, buyers, typed, errors: made.errors }))
      return goTo(workAddress(place, made.value), { message: 'The piece of work is there.' })
    },
  }),
  get({
    name: 'work',
    path: `${path}/:work`,
    permission: 'measurement.results',
    words: 'One piece of work: what was promised and what was done, by measure and grade.',
    answer: OneWork,
    handle: async (context) => {
      const { scope } = context
      const { id, place, work } = await workHere(context, context.params.work)
      const [shares, records] = [await sharesOf(scope, work.id), await recordsOfWork(scope, work.id)]
      const used = new Set(records.map(({ measure }) => measure))
      const measures = (await measuresAt(scope, id, work.place)).filter((one) => used.has(one.id))
      const mayRecord = work.place === id && may(scope, 'measurement.record', { kind: 'place', id })
      const data = {
        ...workJson(work),
        shares: shares.map(({ organisation, name, placeName, share }) => ({
          organisation,
          name,
          place: placeName,
          share,
        })),
        records: records.map(recordJson),
      }
      return showData(data, (links) => workPage({ place, work, shares, records, measures, mayRecord, links }), {
        columns: recordColumns,
        rows: records.map((one) => [
          measures.find((measure) => measure.id === one.measure)?.title ?? null,
          periodWords(one),
          one.quantity / 1000,
          one.nature,
          one.withdrawnAt === null ? one.grade : 'withdrawn',
        ]),
      })
    },
  }),
]
