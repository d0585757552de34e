// The way of one procurement: the advice, and the decision.
import { get, goTo, invalid, post, type Route, showData } from '../../../platform/http/index.ts'
import { type Body, dayOf, type FieldErrors, may } from '../../../platform/kernel/index.ts'
import { lawPacks, packsKept } from '../../packs/law.ts'
import { type Context, procurementHere } from '../../routes/here.ts'
import { answersKnown, decideRoute } from '../actions/route.ts'
import { RouteOfProcurement } from '../api.ts'
import {
  answersAsTyped,
  answersForm,
  answersTyped,
  anyAnswered,
  type DecisionTyped,
  decisionForm,
  decisionTyped,
} from '../forms/answers.ts'
import { decisionColumns, routePage, titleOf } from '../pages/route.ts'
import { routeAt } from '../pages/words.ts'
import { noAnswers } from '../rules/answers.ts'
import { routesFor } from '../rules/routes-for.ts'
import { decisionsOf } from '../store/route.ts'
import { advisedJson, answersQuery } from './public.ts'

const path = '/places/:place/procurements/:procurement/route'

type At = Context & { readonly params: { readonly procurement: string } }

/** What was answered here counts; else what was decided on; else what the plan says. */
const view = async (
  context: At,
  given: Body,
  more: { readonly decision?: DecisionTyped; readonly errors?: FieldErrors } = {},
) => {
  const { scope, now } = context
  const { id, place, procurement } = await procurementHere(context, context.params.procurement)
  const today = dayOf(now)
  const decisions = await decisionsOf(scope, procurement.id)
  const [last] = decisions
  const known = { ...noAnswers(today), ...(await answersKnown(scope, procurement, today)) }
  const typed = anyAnswered(given) ? answersTyped(given) : answersAsTyped(last?.answers ?? known)
  const read = answersForm(typed, today)
  const advised = read.ok ? routesFor(read.value, lawPacks) : null
  const errors = { ...(read.ok ? {} : read.errors), ...more.errors }
  const decision = more.decision ?? { route: '', reason: '', edition: '' }
  return {
    ...{ place, procurement, decisions, typed, advised, packs: lawPacks },
    answers: read.ok ? read.value : null,
    decision: { ...decision, edition: String(last?.edition ?? 0) },
    mayEdit:
      procurement.abandoned === null &&
      procurement.place === id &&
      may(scope, 'procurements.edit', { kind: 'place', id }),
    errors: Object.keys(errors).length === 0 ? undefined : errors,
  }
}

export const decisionRoutes: readonly Route[] = [
  get({
    name: 'route of a procurement',
    path,
    permission: 'procurements.read',
    words: 'Which ways the law leaves open for a procurement, what was decided and why, and all earlier decisions.',
    query: answersQuery,
    answer: RouteOfProcurement,
    handle: async (context) => {
      const seen = await view(context, context.query)
      const data = {
        ...{ answers: seen.answers, advised: advisedJson(seen.advised), packs: packsKept(lawPacks) },
        decisions: seen.decisions.map((one) => ({ ...one, at: one.at.toISOString() })),
      }
      return showData(data, (links) => routePage({ ...seen, links }), {
        columns: decisionColumns,
        rows: seen.decisions.map((one) => [
          ...[one.edition, titleOf(lawPacks, one.route), one.reason, one.by, one.at.toISOString()],
        ]),
      })
    },
  }),
  post({
    name: 'decide a route',
    path,
    permission: 'procurements.edit',
    audit: 'route decided',
    words: 'Decides the route of a procurement, with a reason. Earlier decisions stay.',
    handle: async (context) => {
      const { scope, body, now, params } = context
      const { id, place, procurement } = await procurementHere(context, params.procurement)
      const decision = decisionTyped(body)
      const answers = answersForm(answersTyped(body), dayOf(now))
      const read = decisionForm(decision)
      const done =
        read.ok && answers.ok
          ? await decideRoute(scope, id, procurement.id, {
              ...{ ...read.value, answers: answers.value, edition: Number(decision.edition), at: now },
            })
          : { ok: false as const, errors: { ...(answers.ok ? {} : answers.errors), ...(read.ok ? {} : read.errors) } }
      if (done.ok) return goTo(routeAt(place, procurement.id), { message: 'The route is decided.' })
      const seen = await view(context, body, { decision, errors: done.errors })
      return invalid(done.errors, routePage({ ...seen, links: {} }))
    },
  }),
]
