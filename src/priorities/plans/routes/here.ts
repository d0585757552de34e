// What these pages ask first: which place and plan this is, and what this reader may do.
import { placeById } from '../../../places/index.ts'
import type { RouteContext } from '../../../platform/http/index.ts'
import {
  type At,
  asId,
  type Id,
  may,
  notFound,
  type PlaceId,
  Refused,
  type Scope,
} from '../../../platform/kernel/index.ts'
import { planAt } from '../actions/plans.ts'
import type { PlaceNamed } from '../pages/words.ts'
import type { Plan, PlanId } from '../rules/types.ts'

export type Context = Pick<RouteContext, 'scope' | 'at' | 'now'>

export const placeOf = (at: At | undefined): PlaceId => {
  if (at?.kind !== 'place') throw notFound('place')
  return at.id
}

export const placeNamed = async (scope: Scope, place: PlaceId): Promise<PlaceNamed> => {
  const { slug, name } = await placeById(scope, place)
  return { slug, name }
}

export const mayEdit = (scope: Scope, place: PlaceId): boolean =>
  may(scope, 'priorities.edit', { kind: 'place', id: place })

export const idIn = <T extends Id<string>>(text: string, what: string): T => {
  const id = asId<T>(text)
  if (id === undefined) throw notFound(what)
  return id
}

export const planIn = ({ scope, at }: Context, text: string): Promise<Plan> =>
  planAt(scope, placeOf(at), asId<PlanId>(text))

/** Of which something may change. @throws Refused `not-found` where it no longer holds */
export const livePlanIn = async (context: Context, text: string): Promise<Plan> => {
  const plan = await planIn(context, text)
  if (plan.withdrawnOn !== null) throw notFound('plan that holds')
  return plan
}

const tooLate = new Set(['already-taken', 'question-open'])

/** Somebody else was faster, or the page was old: what is true now is shown, and why nothing was done. */
export const unlessTooLate = async (work: () => Promise<unknown>): Promise<string | undefined> => {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof Refused && tooLate.has(error.reason)) return error.message
    throw error
  }
}
