// What priorities offer on a place's own page: to write and agree on them, and to look at what none of them serves.
import { type NextStep, placeById, seatsOf } from '../../../places/index.ts'
import { count, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { mapOfPriorities } from './map.ts'
import { prioritiesOf } from './views.ts'

const steps = async (scope: Scope, place: PlaceId, at: string): Promise<readonly NextStep[]> => {
  const all = (await prioritiesOf(scope, place)).filter(({ state }) => state !== 'withdrawn')
  if (all.length === 0)
    return [
      {
        title: 'Write priorities',
        hint: 'What this place wants more of, for whom and why. Every sector agrees, or says why not.',
        href: `${at}/priorities`,
        status: 'Not yet',
      },
    ]
  const { coverage, priorities } = await mapOfPriorities(scope, place, { plan: '', set: '', which: 'agreed' })
  const gaps = coverage.goalGaps.length + coverage.objectiveGaps.length
  const agreed: NextStep = {
    title: 'Agree on priorities',
    href: `${at}/priorities`,
    status: `${priorities.length} of ${all.length} agreed`,
  }
  if (priorities.length === 0) return [agreed]
  return [
    agreed,
    {
      title: 'See the map',
      hint: 'Goals and objectives that no priority serves.',
      href: `${at}/priorities/map`,
      status: gaps === 0 ? 'No gap' : count(gaps, 'gap'),
    },
  ]
}

/** For the port `next` of places. */
export const prioritySteps = async (scope: Scope, place: PlaceId): Promise<readonly NextStep[]> =>
  steps(scope, place, `/places/${(await placeById(scope, place)).slug}`)

/** Who is in the room: seats with and without a lead. */
export const roomSteps = async (scope: Scope, place: PlaceId): Promise<readonly NextStep[]> => {
  const { slug } = await placeById(scope, place)
  const seats = await seatsOf(scope, place)
  const led = seats.filter(({ lead }) => lead !== null).length
  return [
    {
      title: 'See who is in the room',
      hint: 'Which seat has no lead, and who was not heard for long.',
      href: `/places/${slug}/readiness`,
      status: led === seats.length ? 'Every seat led' : `${led} of ${seats.length} seats led`,
    },
  ]
}
