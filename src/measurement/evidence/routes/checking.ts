// What waits to be looked at in a place, and samples drawn by lot.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../../platform/http/index.ts'
import { may, notFound } from '../../../platform/kernel/index.ts'
import { measuresEver } from '../../framework/actions/ask.ts'
import { periodWords } from '../../results/pages/words.ts'
import { idIn, placeNamed, placeOf } from '../../routes/here.ts'
import { formatQuantity, type Quantity } from '../../rules/quantity.ts'
import { makeDraw } from '../actions/checking.ts'
import { Checking, OneDraw } from '../api.ts'
import { type DrawTyped, drawForm, drawTyped } from '../forms/evidence.ts'
import { checkingPage, drawFormPage, drawnColumns, drawPage, waitingColumns } from '../pages/checking.ts'
import { drawAddress } from '../pages/words.ts'
import { draw as drawAgain } from '../rules/draw.ts'
import type { DrawId } from '../rules/types.ts'
import { claimedTwice, drawById, drawsOf, gradesOf, waitingIn } from '../store/checking.ts'

const path = '/places/:place/checking'

/** Enough to begin with; the rest follows as they are looked at. */
const mostWaiting = 100

const none = { day: '', month: '', year: '' }
const emptyDraw: DrawTyped = { from: none, to: none, low: '5', medium: '20', high: '50', seed: '' }

const looking: readonly Route[] = [
  get({
    name: 'checking',
    path,
    permission: 'measurement.results',
    words: 'Evidence that nobody else has looked at, references claimed under two pieces of work, and samples drawn.',
    answer: Checking,
    handle: async ({ scope, at }) => {
      const id = placeOf(at)
      const measures = new Map<
        string,
        { title: string; unit: Parameters<typeof formatQuantity>[1]; ownUnit: string | null }
      >((await measuresEver(scope, id)).map((one) => [one.id, one]))
      const waiting = (await waitingIn(scope, id, mostWaiting)).map((one) => {
        const measure = measures.get(one.measure)
        const words =
          measure === undefined
            ? 'A record'
            : `${formatQuantity(one.quantity as Quantity, measure.unit, measure.ownUnit)}: ${measure.title}`
        return { id: one.id, words, work: one.workTitle, provider: one.provider, period: periodWords(one) }
      })
      const twice = (await claimedTwice(scope, id)).map((one) => ({
        ...{ kind: one.kind, mark: one.mark, record: one.record, work: one.workTitle, provider: one.provider },
        measure: measures.get(one.measure)?.title ?? 'A record',
      }))
      const draws = await drawsOf(scope, id)
      const place = await placeNamed(scope, id)
      const mayCheck = may(scope, 'measurement.check', { kind: 'place', id })
      const data = {
        waiting,
        claimedTwice: twice,
        draws: draws.map(({ id: draw, number, seed, from, to, rates, population, chosen }) => ({
          ...{ id: draw, number, seed, from, to, rates, population: population.length, chosen: chosen.length },
        })),
      }
      return showData(data, (links) => checkingPage({ place, waiting, twice, draws, mayCheck, links }), {
        columns: waitingColumns,
        rows: waiting.map((one) => [one.words, one.work, one.provider, one.period]),
      })
    },
  }),
  get({
    name: 'draw',
    path: `${path}/draws/:draw`,
    permission: 'measurement.results',
    words: 'One sample: its seed, what could be drawn, what was, and what became of it.',
    answer: OneDraw,
    handle: async ({ scope, at, params }) => {
      const id = placeOf(at)
      const draw = await drawById(scope, id, idIn<DrawId>(params.draw, 'draw'))
      if (draw === undefined) throw notFound('draw')
      const titles = new Map<string, string>((await measuresEver(scope, id)).map((one) => [one.id, one.title]))
      const drawn = (await gradesOf(scope, draw.chosen)).map((one) => ({
        ...{ id: one.id, work: one.workTitle, provider: one.provider, grade: one.grade, withdrawn: one.withdrawn },
        measure: titles.get(one.measure) ?? 'A record',
      }))
      const again = drawAgain(draw.population, draw.rates, draw.seed)
      const same = again.length === draw.chosen.length && again.every((one) => draw.chosen.includes(one))
      const place = await placeNamed(scope, id)
      const data = {
        ...{ number: draw.number, seed: draw.seed, from: draw.from, to: draw.to, rates: draw.rates, same },
        ...{ population: draw.population, drawn },
      }
      return showData(data, (links) => drawPage({ place, draw, drawn, same, links }), {
        columns: drawnColumns,
        rows: drawn.map((one) => [one.measure, one.work, one.provider, one.withdrawn ? 'withdrawn' : one.grade]),
      })
    },
  }),
]

const drawing: readonly Route[] = [
  get({
    name: 'draw form',
    path: `${path}/draws/new`,
    permission: 'measurement.check',
    words: 'The form that draws a sample of records to look at.',
    handle: async ({ scope, at }) =>
      showPage(drawFormPage({ place: await placeNamed(scope, placeOf(at)), typed: emptyDraw })),
  }),
  post({
    name: 'draw a sample',
    path: `${path}/draws/new`,
    permission: 'measurement.check',
    audit: 'sample drawn',
    words: 'Draws records to be looked at by lot, more often where the risk is greater, with a seed that is kept.',
    handle: async ({ scope, at, body, now }) => {
      const id = placeOf(at)
      const place = await placeNamed(scope, id)
      const typed = drawTyped(body)
      const read = drawForm(body, typed)
      const made = read.ok ? await makeDraw(scope, id, { ...read.value, at: now }) : read
      if (!made.ok) return invalid(made.errors, drawFormPage({ place, typed, errors: made.errors }))
      return goTo(drawAddress(place, made.value), { message: 'The sample is drawn.' })
    },
  }),
]

export const checkingRoutes: readonly Route[] = [...drawing, ...looking]
