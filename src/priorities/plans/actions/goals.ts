// Goals of a plan: added, put right, withdrawn. A goal that a priority answers to is never deleted, only withdrawn.
import { record } from '../../../platform/audit/index.ts'
import {
  asRefusal,
  type FieldErrors,
  notFound,
  ok,
  type PlaceId,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import type { Goal, GoalId, PlanId } from '../rules/types.ts'
import { endGoal, type GoalToSave, goalsOfPlan, insertGoal, planProblem, saveGoal } from '../store/plans.ts'
import type { PlanLinks } from './links.ts'
import { planToChange, type Withdrawal } from './plans.ts'

/** Without a position it is set behind the others. */
export interface GoalCommand extends Omit<GoalToSave, 'position'> {
  readonly place: PlaceId
  readonly plan: PlanId
  readonly position: number | null
}

const detail = ({ code, title, words, theme, position }: GoalToSave) => ({ code, name: title, words, theme, position })

const counting = async (scope: Scope, plan: PlanId): Promise<readonly Goal[]> =>
  (await goalsOfPlan(scope, plan)).filter(({ withdrawnOn }) => withdrawnOn === null)

const codeFree = (goals: readonly Goal[], code: string | null, own?: GoalId): boolean =>
  code === null || !goals.some((one) => one.id !== own && one.code?.toLowerCase() === code.toLowerCase())

const taken = { code: 'Another goal of this plan has this number already. Change one of them.' }

const behind = (goals: readonly Goal[]): number => Math.max(-1, ...goals.map(({ position }) => position)) + 1

export const addGoal = async (scope: Scope, command: GoalCommand): Promise<Result<GoalId, FieldErrors>> => {
  const { place, plan, code } = command
  await planToChange(scope, place, plan)
  const goals = await counting(scope, plan)
  if (!codeFree(goals, code)) return wrong(taken)
  const given = { ...command, position: command.position ?? behind(goals) }
  const id = await insertGoal(scope, place, plan, given).catch(asRefusal(planProblem))
  await record(scope, { what: 'goal added', subject: { kind: 'goal', id }, place, after: detail(given) })
  return ok(id)
}

/** @throws Refused `not-found` where it does not count any more */
const goalToChange = (goals: readonly Goal[], id: GoalId): Goal => {
  const found = goals.find((one) => one.id === id)
  if (found === undefined) throw notFound('goal that counts')
  return found
}

export const changeGoal = async (
  scope: Scope,
  id: GoalId,
  command: GoalCommand,
): Promise<Result<GoalId, FieldErrors>> => {
  const { place, plan, code } = command
  await planToChange(scope, place, plan)
  const goals = await counting(scope, plan)
  const before = goalToChange(goals, id)
  if (!codeFree(goals, code, id)) return wrong(taken)
  const given = { ...command, position: command.position ?? before.position }
  await saveGoal(scope, id, given).catch(asRefusal(planProblem))
  await record(scope, {
    what: 'goal changed',
    subject: { kind: 'goal', id },
    place,
    before: detail(before),
    after: detail(given),
  })
  return ok(id)
}

export const withdrawGoal = async (
  scope: Scope,
  links: PlanLinks,
  id: GoalId,
  { place, plan, why, on }: Withdrawal & { readonly plan: PlanId },
): Promise<Result<string, FieldErrors>> => {
  await planToChange(scope, place, plan)
  const before = goalToChange(await counting(scope, plan), id)
  if (why === '') return wrong({ why: 'Say why the goal is no longer in the plan.' })
  const used = (await links.ofGoals(scope, place, [id])).get(id) ?? []
  await endGoal(scope, id, on, why)
  await record(scope, {
    what: 'goal withdrawn',
    subject: { kind: 'goal', id },
    place,
    before: { ...detail(before), priorities: used.map(({ title }) => title) },
    why,
  })
  return ok(before.title)
}
