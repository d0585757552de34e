// What a place plans to buy.
import { sharesToBegin } from '../../measurement/index.ts'
import { partnersOf } from '../../places/index.ts'
import { get, goTo, invalid, post, type Route, showData, showPage, Type } from '../../platform/http/index.ts'
import { dayOf, type FieldErrors, may, type PlaceId, type Scope, textOf } from '../../platform/kernel/index.ts'
import { aimsTask } from '../aims/pages/aims.ts'
import { aimsOf } from '../aims/store/aims.ts'
import { wholeOf } from '../consideration/actions/consideration.ts'
import { considerationTask } from '../consideration/pages/words.ts'
import { lawPacks } from '../packs/law.ts'
import { procurementAddress, procurementsAt } from '../pages/words.ts'
import { noticesSeen } from '../route/actions/route.ts'
import { noticesTask, routeTask } from '../route/pages/words.ts'
import { type Context, openHere, placeNamed, placeOf, procurementHere } from '../routes/here.ts'
import { kindWords } from '../rules/words.ts'
import { tenderTask } from '../tender/pages/words.ts'
import { tendersOf } from '../tender/store/tenders.ts'
import { policyAsks } from './actions/policy.ts'
import {
  abandonProcurement,
  changeProcurement,
  needEdit,
  planProcurement,
  possibleBuyers,
} from './actions/procurements.ts'
import { OneProcurement, Pipeline } from './api.ts'
import { emptyPlan, type PlanTyped, planForm, planOf, planTyped } from './forms/procurement.ts'
import { planFormPage } from './pages/form.ts'
import { outlinePage } from './pages/outline.ts'
import { pipelinePage, pipelineTable } from './pages/pipeline.ts'
import { buyerColumns, procurementPage } from './pages/procurement.ts'
import { bandWords } from './rules/band.ts'
import type { Procurement } from './rules/types.ts'
import { buyersIn, procurementsOf, replacedBy } from './store/procurements.ts'

const path = '/places/:place/procurements'

const procurementJson = (one: Procurement) => ({
  ...{ id: one.id, number: one.number, title: one.title, kind: one.kind, subject: one.subject, theme: one.theme },
  ...{ valuePence: one.value, noticeOn: one.noticeOn, startsOn: one.startsOn, endsOn: one.endsOn },
  ...{ extensionMonths: one.extensionMonths, abandoned: one.abandoned !== null },
})

/** Of whoever may bid: the value only by its band, as on the page. */
const outline = (one: Procurement) => ({ ...procurementJson(one), valuePence: null, band: bandWords(one.value) })

/** Here, or for a partner of the place, as the road to this page allows. */
const readsWhole = async ({ scope, at }: Context): Promise<boolean> => {
  const id = placeOf(at)
  if (may(scope, 'procurements.read', { kind: 'place', id })) return true
  const partners = await partnersOf(scope, id)
  return partners.some((one) => may(scope, 'procurements.read', { kind: 'organisation', id: one.organisationId }))
}

const mayEdit = (scope: Scope, id: PlaceId): boolean => may(scope, 'procurements.edit', { kind: 'place', id })

type At = Context & { readonly params: { readonly procurement: string } }

const oneView = async (context: At, given: { readonly typedWhy?: string; readonly errors?: FieldErrors } = {}) => {
  const { scope, now } = context
  const { id, place, procurement } = await procurementHere(context, context.params.procurement)
  const { decided, owed } = await noticesSeen(scope, procurement, now)
  const route = lawPacks.routes.routes.find(({ key }) => key === decided?.route)
  const whole = await wholeOf(scope, procurement.id)
  return {
    state: whole.considered.state,
    ...{
      place,
      procurement,
      tasks: [
        considerationTask(place, procurement.id, whole),
        aimsTask({ place, procurement }, await aimsOf(scope, procurement.id)),
        routeTask(place, procurement.id, decided, route?.title ?? null),
        tenderTask({ place, procurement }, await tendersOf(scope, procurement.id), now),
        noticesTask(place, procurement.id, owed),
      ],
    },
    buyers: await buyersIn(scope, procurement.id),
    replaces: await replacedBy(scope, procurement.id),
    policy: await policyAsks(scope, id, procurement.value, dayOf(now)),
    mayEdit: procurement.place === id && procurement.abandoned === null && mayEdit(scope, id),
    ...given,
  }
}

const changeView = async (context: At, typed?: PlanTyped, errors?: FieldErrors) => {
  const { scope } = context
  const { id, place, procurement } = await openHere(context, context.params.procurement)
  const [buyers, now, replaces] = [
    await possibleBuyers(scope, id, procurement.id),
    await buyersIn(scope, procurement.id),
    await replacedBy(scope, procurement.id),
  ]
  return {
    ...{ place, buyers, changes: procurement },
    typed:
      typed === undefined ? planOf(procurement, now, replaces) : { ...typed, edition: String(procurement.edition) },
    stands: typed === undefined || typed.edition === String(procurement.edition) ? null : { procurement, buyers: now },
    ...(errors === undefined ? {} : { errors }),
  }
}

export const pipelineRoutes: readonly Route[] = [
  get({
    name: 'planned procurements',
    path,
    permission: 'procurements.plans',
    words: 'What a place plans to buy, alone or with others, and when.',
    query: Type.Object({ theme: Type.Optional(Type.String({ maxLength: 100 })) }),
    answer: Pipeline,
    handle: async (context) => {
      const { scope, at, query } = context
      const whole = await readsWhole(context)
      const id = placeOf(at)
      const place = await placeNamed(scope, id)
      const all = (await procurementsOf(scope, id)).map((one) => ({ ...one, own: one.place === id }))
      const themes = [...new Set(all.flatMap(({ theme }) => (theme === null ? [] : [theme])))].sort()
      const theme = query.theme ?? ''
      const procurements = all.filter((one) => theme === '' || one.theme === theme)
      const data = {
        procurements: procurements.map((one) => ({ ...(whole ? procurementJson(one) : outline(one)), own: one.own })),
      }
      return showData(
        data,
        (links) => pipelinePage({ place, procurements, whole, themes, theme, mayEdit: mayEdit(scope, id), links }),
        {
          columns: pipelineTable,
          rows: procurements.map((one) => [
            ...[
              one.title,
              kindWords[one.kind],
              one.theme,
              whole ? (one.value === null ? null : one.value / 100) : bandWords(one.value),
              one.noticeOn,
              one.startsOn,
              one.endsOn,
              one.abandoned === null ? 'No' : 'Yes',
            ],
          ]),
        },
      )
    },
  }),
  get({
    name: 'procurement form',
    path: `${path}/new`,
    permission: 'procurements.edit',
    words: 'The form that plans a procurement.',
    handle: async ({ scope, at }) => {
      const id = placeOf(at)
      needEdit(scope, id)
      const buyers = await possibleBuyers(scope, id)
      const typed = emptyPlan(sharesToBegin(buyers))
      return showPage(planFormPage({ place: await placeNamed(scope, id), buyers, typed, changes: null }))
    },
  }),
  post({
    name: 'plan a procurement',
    path: `${path}/new`,
    permission: 'procurements.edit',
    audit: 'procurement planned',
    words: 'Plans a procurement, with who buys together and what it takes the place of.',
    handle: async ({ scope, at, body, now }) => {
      const id = placeOf(at)
      const place = await placeNamed(scope, id)
      const buyers = await possibleBuyers(scope, id)
      const typed = planTyped(body, buyers)
      const read = planForm(body, typed, buyers)
      const made = read.ok ? await planProcurement(scope, id, read.value, now) : read
      if (!made.ok)
        return invalid(made.errors, planFormPage({ place, buyers, typed, changes: null, errors: made.errors }))
      return goTo(procurementAddress(place, made.value), { message: 'It is planned.' })
    },
  }),
  get({
    name: 'procurement',
    path: `${path}/:procurement`,
    permission: 'procurements.plans',
    words:
      'One planned procurement: for whoever may bid what and when; for others also the need, who buys, and what the policy asks.',
    answer: OneProcurement,
    handle: async (context) => {
      if (!(await readsWhole(context))) {
        const { place, procurement } = await procurementHere(context, context.params.procurement)
        const told = {
          need: null,
          edition: null,
          state: null,
          policy: null,
          abandonedWhy: null,
          replaces: [],
          buyers: [],
        }
        return showData({ ...outline(procurement), ...told }, () => outlinePage({ place, procurement }))
      }
      const view = await oneView(context)
      const { procurement, buyers } = view
      const data = {
        ...procurementJson(procurement),
        ...{ edition: procurement.edition, state: view.state, policy: view.policy },
        ...{ need: procurement.need, abandonedWhy: procurement.abandoned?.why ?? null, replaces: view.replaces },
        buyers: buyers.map(({ organisation, name, placeName, share }) => ({
          ...{ organisation, name, place: placeName, share },
        })),
      }
      return showData(data, (links) => procurementPage({ ...view, links }), {
        columns: buyerColumns,
        rows: buyers.map((one) => [one.name, one.placeName, one.share / 100]),
      })
    },
  }),
  get({
    name: 'procurement change form',
    path: `${path}/:procurement/change`,
    permission: 'procurements.edit',
    words: 'The form that changes the plan of a procurement.',
    handle: async (context) => showPage(planFormPage(await changeView(context))),
  }),
  post({
    name: 'change a procurement',
    path: `${path}/:procurement/change`,
    permission: 'procurements.edit',
    audit: 'procurement changed',
    words: 'Changes the plan of a procurement.',
    handle: async (context) => {
      const { scope, body, params } = context
      const { id, place, procurement } = await openHere(context, params.procurement)
      const buyers = await possibleBuyers(scope, id, procurement.id)
      const typed = planTyped(body, buyers)
      const read = planForm(body, typed, buyers)
      const done = read.ok
        ? await changeProcurement(scope, id, procurement.id, read.value, Number(typed.edition))
        : read
      if (!done.ok) return invalid(done.errors, planFormPage(await changeView(context, typed, done.errors)))
      return goTo(procurementAddress(place, procurement.id), { message: 'The plan is changed.' })
    },
  }),
  post({
    name: 'abandon a procurement',
    path: `${path}/:procurement/abandon`,
    permission: 'procurements.edit',
    audit: 'procurement abandoned',
    words: 'Abandons a procurement, with a reason. It stays to be seen.',
    handle: async (context) => {
      const { scope, body, now, params } = context
      const { id, place, procurement } = await openHere(context, params.procurement)
      const why = textOf(body, 'why')
      const done = await abandonProcurement(scope, id, procurement.id, { why, at: now })
      if (done.ok) return goTo(procurementsAt(place), { message: 'The procurement is abandoned.' })
      const view = await oneView(context, { typedWhy: why, errors: done.errors })
      return invalid(done.errors, procurementPage({ ...view, links: {} }))
    },
  }),
]
