// The forms of one goal: added, changed, withdrawn.
import { get, goTo, invalid, post, type Route, showPage } from '../../../platform/http/index.ts'
import { dayOf, type FieldErrors, notFound } from '../../../platform/kernel/index.ts'
import { addGoal, changeGoal, withdrawGoal } from '../actions/goals.ts'
import type { PlanLinks } from '../actions/links.ts'
import { emptyGoal, type GoalTyped, goalForm, goalShown, goalTyped, whyTyped } from '../forms/plan.ts'
import { goalFormPage, withdrawPage } from '../pages/plan-forms.ts'
import { planAddress } from '../pages/words.ts'
import type { Goal, GoalId, Plan } from '../rules/types.ts'
import { goalsOfPlan } from '../store/plans.ts'
import { type Context, idIn, livePlanIn, placeNamed, placeOf } from './here.ts'

const path = '/places/:place/plans/:plan/goals'

const goalIn = async ({ scope }: Context, plan: Plan, text: string): Promise<Goal> => {
  const id = idIn<GoalId>(text, 'goal')
  const found = (await goalsOfPlan(scope, plan.id)).find((one) => one.id === id)
  if (found === undefined || found.withdrawnOn !== null) throw notFound('goal that counts')
  return found
}

const formPage = async (
  { scope, at }: Context,
  plan: Plan,
  typed: GoalTyped,
  given: { readonly goal?: Goal; readonly errors?: FieldErrors } = {},
) => goalFormPage({ place: await placeNamed(scope, placeOf(at)), plan, typed, ...given })

const back = async ({ scope, at }: Context, plan: Plan, message: string, data?: unknown) =>
  goTo(planAddress(await placeNamed(scope, placeOf(at)), plan), { message, data })

const writing: readonly Route[] = [
  get({
    name: 'new goal form',
    path: `${path}/new`,
    permission: 'priorities.edit',
    words: 'The form to add a goal to a plan.',
    handle: async (context) =>
      showPage(await formPage(context, await livePlanIn(context, context.params.plan), emptyGoal)),
  }),
  post({
    name: 'add a goal',
    path: `${path}/new`,
    permission: 'priorities.edit',
    audit: 'goal added',
    words: 'Adds a goal to a plan.',
    handle: async (context) => {
      const plan = await livePlanIn(context, context.params.plan)
      const typed = goalTyped(context.body)
      const read = goalForm(typed)
      const command = { place: placeOf(context.at), plan: plan.id }
      const done = read.ok ? await addGoal(context.scope, { ...read.value, ...command }) : read
      if (!done.ok) return invalid(done.errors, await formPage(context, plan, typed, { errors: done.errors }))
      return back(context, plan, 'The goal is added.', { id: done.value })
    },
  }),
  get({
    name: 'goal form',
    path: `${path}/:goal/edit`,
    permission: 'priorities.edit',
    words: 'The form to change a goal.',
    handle: async (context) => {
      const plan = await livePlanIn(context, context.params.plan)
      const goal = await goalIn(context, plan, context.params.goal)
      return showPage(await formPage(context, plan, goalShown(goal), { goal }))
    },
  }),
  post({
    name: 'change a goal',
    path: `${path}/:goal/edit`,
    permission: 'priorities.edit',
    audit: 'goal changed',
    words: 'Changes a goal of a plan.',
    handle: async (context) => {
      const plan = await livePlanIn(context, context.params.plan)
      const goal = await goalIn(context, plan, context.params.goal)
      const typed = goalTyped(context.body)
      const read = goalForm(typed)
      const command = { place: placeOf(context.at), plan: plan.id }
      const done = read.ok ? await changeGoal(context.scope, goal.id, { ...read.value, ...command }) : read
      if (!done.ok) return invalid(done.errors, await formPage(context, plan, typed, { goal, errors: done.errors }))
      return back(context, plan, 'The goal is changed.')
    },
  }),
]

const withdrawing = (links: PlanLinks): readonly Route[] => {
  const pageOf = async (context: Context, plan: Plan, goal: Goal, why: string, errors?: FieldErrors) => {
    const place = placeOf(context.at)
    const used = (await links.ofGoals(context.scope, place, [goal.id])).get(goal.id) ?? []
    return withdrawPage({ place: await placeNamed(context.scope, place), plan, goal, used, why, errors })
  }
  return [
    get({
      name: 'withdraw goal form',
      path: `${path}/:goal/withdraw`,
      permission: 'priorities.edit',
      words: 'The form to withdraw a goal, with the priorities that answer to it.',
      handle: async (context) => {
        const plan = await livePlanIn(context, context.params.plan)
        return showPage(await pageOf(context, plan, await goalIn(context, plan, context.params.goal), ''))
      },
    }),
    post({
      name: 'withdraw a goal',
      path: `${path}/:goal/withdraw`,
      permission: 'priorities.edit',
      audit: 'goal withdrawn',
      words: 'Withdraws a goal. It stays to be read, with the reason.',
      handle: async (context) => {
        const { scope, at, body, now } = context
        const plan = await livePlanIn(context, context.params.plan)
        const goal = await goalIn(context, plan, context.params.goal)
        const why = whyTyped(body)
        const command = { place: placeOf(at), plan: plan.id, why, on: dayOf(now) }
        const done = await withdrawGoal(scope, links, goal.id, command)
        if (!done.ok) return invalid(done.errors, await pageOf(context, plan, goal, why, done.errors))
        return back(context, plan, `“${done.value}” is withdrawn.`)
      },
    }),
  ]
}

export const goalRoutes = (links: PlanLinks): readonly Route[] => [...writing, ...withdrawing(links)]
