// Writing down a plan, putting it right, and withdrawing it. In the open transaction.
import { organisationsByIds } from '../../../places/index.ts'
import { record } from '../../../platform/audit/index.ts'
import {
  asRefusal,
  type Day,
  type FieldErrors,
  notFound,
  ok,
  type PlaceId,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import type { Plan, PlanId } from '../rules/types.ts'
import {
  endPlan,
  goalsOfPlan,
  insertPlan,
  lockPlan,
  type PlanToSave,
  planById,
  planProblem,
  planTitled,
  savePlan,
} from '../store/plans.ts'
import { needEdit } from './allowed.ts'
import { linkedOnce, type PlanLinks } from './links.ts'

export interface PlanCommand extends PlanToSave {
  readonly place: PlaceId
  readonly demonstration?: boolean
}

const detail = ({ kind, title, publisher, from, to, link, adopted }: PlanToSave) => ({
  ...{ kind, name: title, publisher, from, to, link, adopted },
})

/** @throws Refused `not-found` */
export const planAt = async (scope: Scope, place: PlaceId, id: PlanId | undefined): Promise<Plan> => {
  const found = id && (await planById(scope, place, id))
  if (!found) throw notFound('plan')
  return found
}

/** Of which something changes: held until the transaction ends. @throws Refused `not-found` where it does not hold any more */
export const planToChange = async (scope: Scope, place: PlaceId, id: PlanId): Promise<Plan> => {
  needEdit(scope, place)
  if ((await lockPlan(scope, place, id)) === undefined) throw notFound('plan')
  const found = await planAt(scope, place, id)
  if (found.withdrawnOn !== null) throw notFound('plan that holds')
  return found
}

/** The name of the organisation as it is now, which stays readable if the organisation goes. */
const named = async (scope: Scope, command: PlanCommand): Promise<Result<PlanToSave, FieldErrors>> => {
  if (command.publisherId === null) return ok(command)
  const [organisation] = await organisationsByIds(scope, [command.publisherId])
  return organisation === undefined
    ? wrong({ publisher: 'This organisation is no longer here. Choose another, or write its name.' })
    : ok({ ...command, publisher: organisation.name })
}

const titleFree = async (scope: Scope, { place, title }: PlanCommand, own?: PlanId): Promise<boolean> => {
  const other = await planTitled(scope, place, title)
  return other === undefined || other.id === own
}

const taken = { title: 'There is a plan of this title here already. Change the title, or use that plan.' }

export const createPlan = async (scope: Scope, command: PlanCommand): Promise<Result<PlanId, FieldErrors>> => {
  const { place } = command
  needEdit(scope, place)
  const given = await named(scope, command)
  if (!given.ok) return given
  if (!(await titleFree(scope, command))) return wrong(taken)
  const id = await insertPlan(scope, place, given.value, command.demonstration ?? false).catch(asRefusal(planProblem))
  await record(scope, { what: 'plan added', subject: { kind: 'plan', id }, place, after: detail(given.value) })
  return ok(id)
}

export const changePlan = async (
  scope: Scope,
  id: PlanId,
  command: PlanCommand,
): Promise<Result<PlanId, FieldErrors>> => {
  const { place } = command
  const before = await planToChange(scope, place, id)
  const given = await named(scope, command)
  if (!given.ok) return given
  if (!(await titleFree(scope, command, id))) return wrong(taken)
  await savePlan(scope, id, given.value).catch(asRefusal(planProblem))
  await record(scope, {
    what: 'plan changed',
    subject: { kind: 'plan', id },
    place,
    before: detail(before),
    after: detail(given.value),
  })
  return ok(id)
}

export interface Withdrawal {
  readonly place: PlaceId
  readonly why: string
  readonly on: Day
}

/** With all its goals. Nothing is deleted: priorities that answer to its goals go on naming them. */
export const withdrawPlan = async (
  scope: Scope,
  links: PlanLinks,
  id: PlanId,
  { place, why, on }: Withdrawal,
): Promise<Result<string, FieldErrors>> => {
  const before = await planToChange(scope, place, id)
  if (why === '') return wrong({ why: 'Say why it no longer holds. Whoever looks later will want to know.' })
  const goals = (await goalsOfPlan(scope, id)).filter(({ withdrawnOn }) => withdrawnOn === null)
  const ids = goals.map((goal) => goal.id)
  const used = linkedOnce(await links.ofGoals(scope, place, ids), ids)
  await endPlan(scope, id, on, why)
  await record(scope, {
    what: 'plan withdrawn',
    subject: { kind: 'plan', id },
    place,
    before: { ...detail(before), goals: goals.length, priorities: used.map(({ title }) => title) },
    why,
  })
  return ok(before.title)
}
