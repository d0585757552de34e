// What priorities offer on a place's own page, in the order of the road.
import type { NextStep } from '../../places/index.ts'
import type { PlaceId, Scope } from '../../platform/kernel/index.ts'
import { conversationSteps } from '../conversation/actions/steps.ts'
import { needsSteps } from '../needs/actions/steps.ts'
import { plansSteps } from '../plans/actions/steps.ts'
import { prioritySteps, roomSteps } from '../priority/actions/steps.ts'

/** For the port `next` of places. */
export const prioritiesSteps = async (scope: Scope, place: PlaceId): Promise<readonly NextStep[]> => [
  ...(await conversationSteps(scope, place)),
  ...(await roomSteps(scope, place)),
  ...(await plansSteps(scope, place)),
  ...(await needsSteps(scope, place)),
  ...(await prioritySteps(scope, place)),
]
