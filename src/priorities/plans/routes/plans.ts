// The plans of a place: the list, one with its goals, and the forms that add, change and withdraw one.
import { isInventedPlace, partnersOf } from '../../../places/index.ts'
import { get, goTo, invalid, post, type Route, sendFile, showData, showPage } from '../../../platform/http/index.ts'
import { dayOf, type FieldErrors, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { objectiveSets } from '../actions/ask.ts'
import { linkedOnce, type PlanLinks } from '../actions/links.ts'
import { changePlan, createPlan, withdrawPlan } from '../actions/plans.ts'
import { goalsTemplate } from '../actions/template.ts'
import { OnePlan, Plans } from '../api.ts'
import { emptyPlan, type PlanTyped, planForm, planShown, planTyped, whyTyped } from '../forms/plan.ts'
import { goalColumns, planPage } from '../pages/plan.ts'
import { planFormPage, withdrawPage } from '../pages/plan-forms.ts'
import { type PlanListed, planColumns, plansPage } from '../pages/plans.ts'
import { kindTitle, periodWords, planAddress, plansAt } from '../pages/words.ts'
import type { Goal, Plan } from '../rules/types.ts'
import { importsOf } from '../store/imports.ts'
import { goalsIn, goalsOfPlan, plansIn } from '../store/plans.ts'
import { type Context, livePlanIn, mayEdit, placeNamed, placeOf, planIn } from './here.ts'

const path = '/places/:place/plans'

const counting = (goals: readonly Goal[]): readonly Goal[] => goals.filter(({ withdrawnOn }) => withdrawnOn === null)

const planJson = ({ publisherId: _, ...plan }: Plan) => plan

const listed = async (scope: Scope, links: PlanLinks, place: PlaceId): Promise<readonly PlanListed[]> => {
  const goals = counting(await goalsIn(scope, place))
  const linked = await links.ofGoals(
    scope,
    place,
    goals.map(({ id }) => id),
  )
  return (await plansIn(scope, place)).map((plan) => {
    const own = goals.filter((goal) => goal.plan.id === plan.id)
    return { ...plan, goals: own.length, gaps: own.filter(({ id }) => !linked.get(id)?.length).length }
  })
}

/** Organisations that are partners of the place now, and the one that published the plan. */
const publishersFor = async (scope: Scope, place: PlaceId, plan?: Plan) => {
  const partners = await partnersOf(scope, place)
  const known = new Map(partners.map(({ organisationId, organisation }) => [organisationId, organisation]))
  if (plan?.publisherId) known.set(plan.publisherId, plan.publisher ?? '')
  return [...known].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

const formPage = async (
  { scope, at }: Context,
  typed: PlanTyped,
  given: { readonly plan?: Plan; readonly errors?: FieldErrors } = {},
) => {
  const place = placeOf(at)
  const publishers = await publishersFor(scope, place, given.plan)
  return planFormPage({ place: await placeNamed(scope, place), typed, publishers, ...given })
}

const reading = (links: PlanLinks): readonly Route[] => [
  get({
    name: 'plans',
    path,
    permission: 'priorities.read',
    words: 'The plans and strategies of a place, and the sets of objectives that it uses.',
    answer: Plans,
    handle: async ({ scope, at }) => {
      const id = placeOf(at)
      const plans = await listed(scope, links, id)
      const view = {
        ...{ place: await placeNamed(scope, id), plans, sets: await objectiveSets(scope, id) },
        ...{ invented: plans.length > 0 && (await isInventedPlace(scope, id)), mayEdit: mayEdit(scope, id) },
      }
      return showData({ plans: plans.map(planJson) }, (twins) => plansPage({ ...view, links: twins }), {
        columns: planColumns,
        rows: plans.map((one) => [
          one.title,
          kindTitle[one.kind],
          one.publisher,
          periodWords(one),
          one.goals,
          one.gaps,
        ]),
      })
    },
  }),
  get({
    name: 'goals template',
    path: `${path}/template`,
    permission: 'priorities.read',
    words: 'An empty spreadsheet to write goals into.',
    handle: async () => sendFile('goals-template.csv', 'text/csv; charset=utf-8', Buffer.from(goalsTemplate())),
  }),
  get({
    name: 'plan',
    path: `${path}/:plan`,
    permission: 'priorities.read',
    words: 'One plan with its goals, and the priorities that answer to each.',
    answer: OnePlan,
    handle: async (context) => {
      const { scope, at } = context
      const id = placeOf(at)
      const plan = await planIn(context, context.params.plan)
      const goals = await goalsOfPlan(scope, plan.id)
      const ids = goals.map((goal) => goal.id)
      const priorities = await links.ofGoals(scope, id, ids)
      const edit = mayEdit(scope, id)
      const view = {
        ...{ place: await placeNamed(scope, id), plan, goals, priorities, mayEdit: edit },
        ...{ imports: edit ? await importsOf(scope, plan.id) : [], invented: await isInventedPlace(scope, id) },
      }
      const data = {
        ...planJson(plan),
        goals: goals.map(({ plan: _, ...goal }) => ({ ...goal, priorities: priorities.get(goal.id) ?? [] })),
      }
      return showData(data, (twins) => planPage({ ...view, links: twins }), {
        columns: goalColumns,
        rows: counting(goals).map((one) => [one.code, one.title, one.words, one.theme, one.position]),
      })
    },
  }),
]

const withdrawing = (links: PlanLinks): readonly Route[] => {
  const pageOf = async (context: Context, plan: Plan, why: string, errors?: FieldErrors) => {
    const { scope, at } = context
    const place = placeOf(at)
    const ids = counting(await goalsOfPlan(scope, plan.id)).map(({ id }) => id)
    const used = linkedOnce(await links.ofGoals(scope, place, ids), ids)
    return withdrawPage({ place: await placeNamed(scope, place), plan, used, why, errors })
  }
  return [
    get({
      name: 'withdraw plan form',
      path: `${path}/:plan/withdraw`,
      permission: 'priorities.edit',
      words: 'The form to withdraw a plan, with the priorities that answer to its goals.',
      handle: async (context) => showPage(await pageOf(context, await livePlanIn(context, context.params.plan), '')),
    }),
    post({
      name: 'withdraw a plan',
      path: `${path}/:plan/withdraw`,
      permission: 'priorities.edit',
      audit: 'plan withdrawn',
      words: 'Withdraws a plan and its goals. They stay to be read, with the reason.',
      handle: async (context) => {
        const { scope, at, body, now } = context
        const plan = await livePlanIn(context, context.params.plan)
        const why = whyTyped(body)
        const place = placeOf(at)
        const done = await withdrawPlan(scope, links, plan.id, { place, why, on: dayOf(now) })
        if (!done.ok) return invalid(done.errors, await pageOf(context, plan, why, done.errors))
        return goTo(plansAt(await placeNamed(scope, place)), { message: `“${done.value}” is withdrawn.` })
      },
    }),
  ]
}

const writing: readonly Route[] = [
  get({
    name: 'new plan form',
    path: `${path}/new`,
    permission: 'priorities.edit',
    words: 'The form to write down a plan.',
    handle: async (context) => showPage(await formPage(context, emptyPlan)),
  }),
  post({
    name: 'add a plan',
    path: `${path}/new`,
    permission: 'priorities.edit',
    audit: 'plan added',
    words: 'Writes down a plan or strategy of a place.',
    handle: async (context) => {
      const { scope, at, body } = context
      const read = planForm(body)
      const place = placeOf(at)
      const done = read.ok ? await createPlan(scope, { ...read.value, place }) : read
      if (!done.ok) return invalid(done.errors, await formPage(context, planTyped(body), { errors: done.errors }))
      return goTo(planAddress(await placeNamed(scope, place), { id: done.value }), {
        message: 'The plan is added. Now add its goals.',
        data: { id: done.value },
      })
    },
  }),
  get({
    name: 'plan form',
    path: `${path}/:plan/edit`,
    permission: 'priorities.edit',
    words: 'The form to change what stands about a plan.',
    handle: async (context) => {
      const plan = await livePlanIn(context, context.params.plan)
      return showPage(await formPage(context, planShown(plan), { plan }))
    },
  }),
  post({
    name: 'change a plan',
    path: `${path}/:plan/edit`,
    permission: 'priorities.edit',
    audit: 'plan changed',
    words: 'Changes what stands about a plan.',
    handle: async (context) => {
      const { scope, at, body } = context
      const plan = await livePlanIn(context, context.params.plan)
      const read = planForm(body)
      const place = placeOf(at)
      const done = read.ok ? await changePlan(scope, plan.id, { ...read.value, place }) : read
      if (!done.ok) return invalid(done.errors, await formPage(context, planTyped(body), { plan, errors: done.errors }))
      return goTo(planAddress(await placeNamed(scope, place), plan), { message: 'The plan is changed.' })
    },
  }),
]

export const planRoutes = (links: PlanLinks): readonly Route[] => [...reading(links), ...writing, ...withdrawing(links)]
