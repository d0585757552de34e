// Which priorities name a goal or an objective, for the pages of plans: the ties stand with the priorities.
import { placeById } from '../../places/index.ts'
import type { PlaceId, Scope } from '../../platform/kernel/index.ts'
import type { PlanLinks } from '../plans/actions/links.ts'
import type { LinkedPriority } from '../plans/rules/types.ts'
import { prioritiesOf } from '../priority/actions/views.ts'
import type { PriorityState, PriorityView } from '../priority/rules/types.ts'

const stateWords: Readonly<Record<PriorityState, string>> = {
  draft: 'Draft',
  proposed: 'Proposed',
  objected: 'Objected to',
  agreed: 'Agreed',
  withdrawn: 'Withdrawn',
}

/** Priorities in their newest wording; withdrawn ones name nothing any more. */
const linked = async (
  scope: Scope,
  place: PlaceId,
  wanted: readonly string[],
  keysOf: (one: PriorityView) => readonly string[],
): Promise<ReadonlyMap<string, readonly LinkedPriority[]>> => {
  if (wanted.length === 0) return new Map()
  const { slug } = await placeById(scope, place)
  const found = new Map<string, LinkedPriority[]>()
  for (const one of await prioritiesOf(scope, place)) {
    if (one.state === 'withdrawn') continue
    const named = { title: one.title, href: `/places/${slug}/priorities/${one.number}`, status: stateWords[one.state] }
    for (const key of keysOf(one)) if (wanted.includes(key)) found.set(key, [...(found.get(key) ?? []), named])
  }
  return found
}

export const planLinks: PlanLinks = {
  ofGoals: (scope, place, goals) => linked(scope, place, goals, (one) => one.goals.map(({ id }) => id)),
  ofObjectives: (scope, place, keys) => linked(scope, place, keys, (one) => one.objectives.map(({ key }) => key)),
}
