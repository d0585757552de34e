// Plans and their goals. Nothing is deleted but the demonstration: what no longer holds is withdrawn.
import { maybe, one, rows, run, sql, violated } from '../../../platform/db/index.ts'
import type { Day, FieldErrors, OrganisationId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { Goal, GoalId, Plan, PlanId, PlanKind } from '../rules/types.ts'

const problems: Readonly<Record<string, FieldErrors>> = {
  plans_title_unique: { title: 'There is a plan of this title here already. Change the title, or use that plan.' },
  plans_in_order: { to: 'The last day is before the first day. Change one of them.' },
  plans_publisher: { publisher: 'This organisation is no longer here. Choose another, or write its name.' },
  plan_goals_code_unique: { code: 'Another goal of this plan has this number already. Change one of them.' },
}

/** Field words for a database error that means wrong input; undefined for any other. */
export const planProblem = (error: unknown): FieldErrors | undefined => problems[violated(error) ?? '']

const plan = sql`p.id, p.kind, p.title, coalesce(o.name, p.publisher) as publisher, p.publisher_id as "publisherId",
  p.from_day as "from", p.to_day as "to", p.link, p.adopted_on as adopted, p.withdrawn_on as "withdrawnOn",
  p.withdrawn_why as "withdrawnWhy"`
const fromPlans = sql`from plans p left join organisations o on o.id = p.publisher_id`

/** Those that hold first, by kind and title; those that were withdrawn last. */
export const plansIn = (scope: Scope, place: PlaceId): Promise<Plan[]> =>
  rows<Plan>(
    scope,
    sql`select ${plan} ${fromPlans} where p.place_id = ${place} order by p.withdrawn_on nulls first, p.from_day desc nulls last, p.title, p.id`,
  )

export const planById = (scope: Scope, place: PlaceId, id: PlanId): Promise<Plan | undefined> =>
  maybe<Plan>(scope, sql`select ${plan} ${fromPlans} where p.place_id = ${place} and p.id = ${id}`)

/** Held until the transaction ends: two people who change goals of one plan come one after the other. */
export const lockPlan = (scope: Scope, place: PlaceId, id: PlanId): Promise<{ id: PlanId } | undefined> =>
  maybe(scope, sql`select id from plans where place_id = ${place} and id = ${id} for update`)

export const planTitled = (scope: Scope, place: PlaceId, title: string): Promise<Plan | undefined> =>
  maybe<Plan>(
    scope,
    sql`select ${plan} ${fromPlans} where p.place_id = ${place} and lower(p.title) = lower(${title}) and p.withdrawn_on is null`,
  )

export interface PlanToSave {
  readonly kind: PlanKind
  readonly title: string
  readonly publisherId: OrganisationId | null
  readonly publisher: string | null
  readonly from: Day | null
  readonly to: Day | null
  readonly link: string | null
  readonly adopted: Day | null
}

export const insertPlan = async (
  scope: Scope,
  place: PlaceId,
  given: PlanToSave,
  demonstration: boolean,
): Promise<PlanId> => {
  const { id } = await one<{ id: PlanId }>(
    scope,
    sql`insert into plans (place_id, kind, title, publisher_id, publisher, from_day, to_day, link, adopted_on, demonstration)
      values (${place}, ${given.kind}, ${given.title}, ${given.publisherId}, ${given.publisher}, ${given.from}, ${given.to},
        ${given.link}, ${given.adopted}, ${demonstration}) returning id`,
  )
  return id
}

export const savePlan = (scope: Scope, id: PlanId, given: PlanToSave): Promise<number> =>
  run(
    scope,
    sql`update plans set kind = ${given.kind}, title = ${given.title}, publisher_id = ${given.publisherId},
      publisher = ${given.publisher}, from_day = ${given.from}, to_day = ${given.to}, link = ${given.link},
      adopted_on = ${given.adopted} where id = ${id}`,
  )

export const endPlan = async (scope: Scope, id: PlanId, on: Day, why: string): Promise<void> => {
  await run(scope, sql`update plans set withdrawn_on = ${on}, withdrawn_why = ${why} where id = ${id}`)
}

const goal = sql`g.id, g.code, g.title, g.words, g.theme, g.position,
  coalesce(g.withdrawn_on, p.withdrawn_on) as "withdrawnOn", coalesce(g.withdrawn_why, p.withdrawn_why) as "withdrawnWhy",
  jsonb_build_object('id', p.id, 'title', p.title, 'kind', p.kind, 'from', p.from_day, 'to', p.to_day,
    'publisher', coalesce(o.name, p.publisher)) as plan`
const fromGoals = sql`from plan_goals g join plans p on p.id = g.plan_id left join organisations o on o.id = p.publisher_id`
const inOrder = sql`order by p.from_day desc nulls last, p.title, p.id, g.position, g.created_at, g.id`

/** All of the place, also withdrawn ones; by plan, in the order of the plan. */
export const goalsIn = (scope: Scope, place: PlaceId): Promise<Goal[]> =>
  rows<Goal>(scope, sql`select ${goal} ${fromGoals} where g.place_id = ${place} ${inOrder}`)

export const goalsOfPlan = (scope: Scope, id: PlanId): Promise<Goal[]> =>
  rows<Goal>(scope, sql`select ${goal} ${fromGoals} where g.plan_id = ${id} ${inOrder}`)

/** Also withdrawn ones: a record that names a goal goes on naming it. */
export const goalsWithIds = (scope: Scope, place: PlaceId, ids: readonly string[]): Promise<Goal[]> =>
  rows<Goal>(
    scope,
    sql`select ${goal} ${fromGoals} where g.place_id = ${place} and g.id = any(${[...ids]}::uuid[]) ${inOrder}`,
  )

export interface GoalToSave {
  readonly code: string | null
  readonly title: string
  readonly words: string
  readonly theme: string | null
  readonly position: number
}

export const insertGoal = async (scope: Scope, place: PlaceId, to: PlanId, given: GoalToSave): Promise<GoalId> => {
  const { id } = await one<{ id: GoalId }>(
    scope,
    sql`insert into plan_goals (plan_id, place_id, position, code, title, words, theme)
      values (${to}, ${place}, ${given.position}, ${given.code}, ${given.title}, ${given.words}, ${given.theme}) returning id`,
  )
  return id
}

export const saveGoal = (scope: Scope, id: GoalId, given: GoalToSave): Promise<number> =>
  run(
    scope,
    sql`update plan_goals set position = ${given.position}, code = ${given.code}, title = ${given.title},
      words = ${given.words}, theme = ${given.theme} where id = ${id}`,
  )

export const endGoal = async (scope: Scope, id: GoalId, on: Day, why: string): Promise<void> => {
  await run(scope, sql`update plan_goals set withdrawn_on = ${on}, withdrawn_why = ${why} where id = ${id}`)
}

/** @returns how many plans, with their goals and the spreadsheets they came from */
export const deleteDemonstrationPlans = (scope: Scope): Promise<number> =>
  run(scope, sql`delete from plans where demonstration`)
