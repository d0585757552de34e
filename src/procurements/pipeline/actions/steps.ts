// What procurements have to say on a place's own page: what is planned, and where to go next.
import { type NextStep, placeById } from '../../../places/index.ts'
import { count, may, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { procurementsOf } from '../store/procurements.ts'

/** One step: whether anything is planned. Nothing for who may not see it. */
export const procurementsSteps = async (scope: Scope, place: PlaceId): Promise<readonly NextStep[]> => {
  if (!may(scope, 'procurements.plans')) return []
  const { slug } = await placeById(scope, place)
  const planned = (await procurementsOf(scope, place)).filter(({ abandoned }) => abandoned === null)
  return [
    {
      title: 'Plan what to buy',
      href: `/places/${slug}/procurements`,
      hint:
        planned.length > 0
          ? `${count(planned.length, 'procurement')} planned.`
          : 'What will be bought, alone or with others: early enough to ask what it could do for the area.',
      status: planned.length > 0 ? 'Begun' : 'Not yet',
    },
  ]
}
