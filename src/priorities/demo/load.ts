// The part of the demonstration place that `priorities` loads and removes: each room its own, in the order of the story.
import type { DemoPart } from '../../platform/http/index.ts'
import { loadConversations, removeConversations } from '../conversation/demo/load.ts'
import type { PrioritiesServices } from '../index.ts'
import { loadNeeds, removeNeeds } from '../needs/demo/load.ts'
import { loadPlans, removePlans } from '../plans/demo/load.ts'
import { loadPriorities, removePriorities } from './priorities.ts'
import { loadSeats } from './seats.ts'

export const demo = (services: PrioritiesServices): DemoPart => ({
  words: 'what Merebridge wants, and why',
  load: async (scope, say) => {
    await loadSeats(scope, say)
    await loadNeeds(scope, services, say)
    await loadPlans(scope, services, say)
    await loadConversations(scope, say)
    await loadPriorities(scope, say)
  },
  // The last first: what came later stands on what was there.
  remove: async (scope, say) => {
    await removePriorities(scope, say)
    await removeConversations(scope, say)
    await removePlans(scope, services, say)
    await removeNeeds(scope, services, say)
  },
})
