// What a place decides about an indicator: its unit, which end is good, and beside which objectives it is shown.
import { record } from '../../../platform/audit/index.ts'
import { notFound, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import type { NeedId } from '../rules/types.ts'
import { changeIndicator, type IndicatorSettings, indicatorById } from '../store/indicators.ts'
import { byWhom, needEdit } from './allowed.ts'

/** In the open transaction. */
export const changeNeed = async (scope: Scope, place: PlaceId, id: NeedId, given: IndicatorSettings): Promise<void> => {
  needEdit(scope, place)
  const found = await indicatorById(scope, place, id)
  if (found === undefined) throw notFound('indicator')
  const { unit, polarity, objectives } = found
  await changeIndicator(scope, id, given, byWhom(scope))
  await record(scope, {
    what: 'need indicator changed',
    subject: { kind: 'need indicator', id },
    place,
    before: { unit, polarity, objectives },
    after: given,
  })
}
