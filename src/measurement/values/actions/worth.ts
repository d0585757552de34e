// What one unit of each measure is worth, for the days on which each value counts.
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { ValueKind } from '../../rules/words.ts'
import type { Days } from '../rules/days.ts'
import type { MeasureValueId } from '../rules/types.ts'
import { type UnitWorth, unitWorth } from '../rules/worth.ts'
import { turnedOnIn } from '../store/values.ts'

export interface Worth extends UnitWorth, Days {
  readonly use: MeasureValueId
  readonly kind: ValueKind
  readonly title: string
  /** In the prices of which year. */
  readonly prices: number
}

/** By measure, at most one for each kind on any day: only what is turned on. */
export const worthOf = async (scope: Scope, place: PlaceId): Promise<ReadonlyMap<string, readonly Worth[]>> => {
  const all = (await turnedOnIn(scope, place)).flatMap((one) => {
    const worth = unitWorth(one.value, one.settings)
    return typeof worth === 'string'
      ? []
      : [
          {
            ...{ ...worth, use: one.id, measure: one.measure, kind: one.kind, from: one.from, to: one.to },
            ...{ title: one.value.title, prices: one.settings.priceYear },
          },
        ]
  })
  return Map.groupBy(all, ({ measure }) => measure)
}
