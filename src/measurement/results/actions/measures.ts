// The measures of the records of a work, as a reader in one of its places may name them.
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { sharedMeasures } from '../../crosswalk/store/crosswalk.ts'
import { measuresEver } from '../../framework/actions/ask.ts'
import type { MeasureNamed, RecordRow } from '../rules/types.ts'

/** @param keptBy the place that keeps the work: its own measures, or those that another place keeps joint works by */
export const measuresAt = async (scope: Scope, place: PlaceId, keptBy: PlaceId): Promise<readonly MeasureNamed[]> => {
  if (place === keptBy)
    return (await measuresEver(scope, place)).map(({ id, code, title, unit, ownUnit, endedOn }) => ({
      ...{ id, code, title, unit, ownUnit, endedOn, elsewhere: false },
    }))
  return (await sharedMeasures(scope, place))
    .filter((one) => one.keptBy.id === keptBy)
    .map(({ id, code, title, unit, ownUnit, keptBy: { name } }) => ({
      ...{ id, code, unit, ownUnit, endedOn: null, elsewhere: true },
      title: title === '' ? `A licensed measure of ${name}` : title,
    }))
}

/** One that nothing counts by any more, of a place that cannot be asked, has no words here. */
export const measureAt = async (
  scope: Scope,
  place: PlaceId,
  { place: keptBy, measure: id }: Pick<RecordRow, 'place' | 'measure'>,
): Promise<MeasureNamed> =>
  (await measuresAt(scope, place, keptBy)).find((one) => one.id === id) ?? {
    ...{ id, code: '', title: 'A measure of another place', unit: 'own', ownUnit: 'of its unit' },
    ...{ endedOn: null, elsewhere: true },
  }
