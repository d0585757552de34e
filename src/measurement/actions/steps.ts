// What measurement has to say on a place's own page: how far it is, and where to go next.
import { type NextStep, placeById } from '../../places/index.ts'
import { count, type Day, may, type PlaceId, type Scope } from '../../platform/kernel/index.ts'
import { frameworksOf, measuresOf } from '../framework/actions/ask.ts'

/** One step: whether the place has said what it counts. Nothing for who may not see it. */
export const measurementSteps = async (scope: Scope, place: PlaceId, day: Day): Promise<readonly NextStep[]> => {
  if (!may(scope, 'measurement.read')) return []
  const { slug } = await placeById(scope, place)
  const measures = await measuresOf(scope, place, day)
  const frameworks = await frameworksOf(scope, place, day)
  const draft = frameworks.find((one) => one.draft !== null && one.endedOn === null)
  const holds = measures.length > 0
  return [
    {
      title: 'Say what you count',
      href: `/places/${slug}/frameworks`,
      hint: holds
        ? `${count(measures.length, 'measure')} in force.`
        : draft === undefined
          ? 'Themes, outcomes and measures that every contract counts by. Begin with ours, or load your own.'
          : `A draft of “${draft.title}” is being written.`,
      status: holds ? 'Done' : draft === undefined ? 'Not yet' : 'Begun',
    },
  ]
}
