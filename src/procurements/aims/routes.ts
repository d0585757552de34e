// What a procurement is to bring.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../platform/http/index.ts'
import { dayOf, type FieldErrors, may } from '../../platform/kernel/index.ts'
import { type Context, openHere, procurementHere } from '../routes/here.ts'
import { chooseAims, overCap, suggestionsFor, writeClauses } from './actions/aims.ts'
import { AimsAnswer } from './api.ts'
import { type AimsTyped, aimsForm, aimsFrom, aimsTyped, clausesForm, clausesTyped } from './forms/aims.ts'
import { aimsAt, aimsPage, choosePage, measureColumns } from './pages/aims.ts'
import { aimsOf } from './store/aims.ts'

const path = '/places/:place/procurements/:procurement/aims'

type At = Context & { readonly params: { readonly procurement: string } }

const viewOf = async (context: At, clauses: Readonly<Record<string, string>> | null = null, errors?: FieldErrors) => {
  const { scope, now } = context
  const { id, place, procurement } = await procurementHere(context, context.params.procurement)
  const aims = (await aimsOf(scope, procurement.id)) ?? null
  const suggestions = await suggestionsFor(scope, procurement, dayOf(now))
  const over = aims === null ? [] : overCap(aims, suggestions)
  return {
    ...{ place, procurement, aims, cap: suggestions.cap, clauses, own: procurement.place === id },
    drop: (aims?.measures ?? []).filter((one) => over.includes(one.id)),
    mayEdit:
      procurement.abandoned === null &&
      procurement.place === id &&
      may(scope, 'procurements.edit', { kind: 'place', id }),
    ...(errors === undefined ? {} : { errors }),
  }
}

const chooseView = async (context: At, typed?: AimsTyped, errors?: FieldErrors) => {
  const { scope, now } = context
  const { place, procurement } = await openHere(context, context.params.procurement)
  const { priorities, measures, cap } = await suggestionsFor(scope, procurement, dayOf(now))
  const aims = await aimsOf(scope, procurement.id)
  // What was chosen before and is no longer offered stays until somebody takes it off.
  const former = <T extends { readonly id: string; readonly title: string }>(
    chosen: readonly T[],
    offered: readonly { readonly id: string }[],
  ) =>
    chosen
      .filter(({ id }) => !offered.some((one) => one.id === id))
      .map((one) => ({ ...one, title: `${one.title} (no longer in force)` }))
  return {
    ...{ place, procurement, cap },
    priorities: [...priorities, ...former(aims?.priorities ?? [], priorities).map((one) => ({ ...one, fits: false }))],
    measures: [...measures, ...former(aims?.measures ?? [], measures).map((one) => ({ ...one, priority: null }))],
    typed: typed === undefined ? aimsTyped(aims) : { ...typed, edition: String(aims?.edition ?? 0) },
    stands: typed === undefined || typed.edition === String(aims?.edition ?? 0) ? null : (aims ?? null),
    ...(errors === undefined ? {} : { errors }),
  }
}

export const aimsRoutes: readonly Route[] = [
  get({
    name: 'aims',
    path,
    permission: 'procurements.read',
    words: 'What a procurement is to bring: priorities, measures, what the specification says of them, and lots.',
    answer: AimsAnswer,
    handle: async (context) => {
      const view = await viewOf(context)
      const { aims } = view
      const data = {
        aims: aims && { ...aims, writtenAt: aims.writtenAt.toISOString() },
        overCap: view.drop.map(({ id }) => id),
      }
      return showData(data, (links) => aimsPage({ ...view, links }), {
        columns: measureColumns,
        rows: (aims?.measures ?? []).map(({ code, title, unit, clause }) => [code, title, unit, clause]),
      })
    },
  }),
  get({
    name: 'aims form',
    path: `${path}/choose`,
    permission: 'procurements.edit',
    words: 'The form that chooses what a procurement is to bring.',
    handle: async (context) => showPage(choosePage(await chooseView(context))),
  }),
  post({
    name: 'choose aims',
    path: `${path}/choose`,
    permission: 'procurements.edit',
    audit: 'aims chosen',
    words: 'Chooses what a procurement is to bring. A new measure begins with a clause in our own words.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { id, place, procurement } = await openHere(context, context.params.procurement)
      const typed = aimsFrom(body)
      const read = aimsForm(typed)
      const edition = Number(typed.edition)
      const done = read.ok ? await chooseAims(scope, id, procurement.id, read.value, { edition, at: now }) : read
      if (!done.ok) return invalid(done.errors, choosePage(await chooseView(context, typed, done.errors)))
      return goTo(aimsAt(place, procurement.id), { message: 'The choice is kept.' })
    },
  }),
  post({
    name: 'write clauses',
    path: `${path}/clauses`,
    permission: 'procurements.edit',
    audit: 'aims chosen',
    words: 'Changes what the specification says of the measures of a procurement.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { id, place, procurement } = await openHere(context, context.params.procurement)
      const aims = await aimsOf(scope, procurement.id)
      const typed = aims === undefined ? {} : clausesTyped(body, aims)
      const read =
        aims === undefined || aims.measures.length === 0
          ? { ok: false as const, errors: { '': 'Choose measures first.' } }
          : clausesForm(typed)
      if (!read.ok) return invalid(read.errors, aimsPage({ ...(await viewOf(context, typed, read.errors)), links: {} }))
      const edition = Number(body.edition)
      const done = await writeClauses(scope, id, procurement.id, read.value, { edition, at: now })
      if (!done.ok) return invalid(done.errors, aimsPage({ ...(await viewOf(context, typed, done.errors)), links: {} }))
      return goTo(aimsAt(place, procurement.id), { message: 'The wording is kept.' })
    },
  }),
]
