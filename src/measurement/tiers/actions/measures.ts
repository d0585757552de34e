// The measures of a place as the tiers look at them: how often each is reported, and what it serves.
import type { Day, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { measuresOf } from '../../framework/actions/ask.ts'
import { unitWords } from '../../rules/words.ts'
import { returnsInAYear } from '../rules/returns.ts'
import type { Asked } from '../rules/types.ts'

export interface MeasureToAsk extends Omit<Asked, 'evidence'> {
  readonly theme: string
  readonly unit: string
  readonly whoCounts: string
}

/** Of the frameworks in force on a day. */
export const measuresToAsk = async (scope: Scope, place: PlaceId, day: Day): Promise<readonly MeasureToAsk[]> =>
  (await measuresOf(scope, place, day)).map((measure) => ({
    id: measure.id,
    title: measure.title,
    theme: measure.theme,
    unit: unitWords(measure.unit, measure.ownUnit),
    whoCounts: measure.whoCounts,
    returns: returnsInAYear[measure.frequency],
    serves: [...(measure.priority === null ? [] : [measure.priority]), ...measure.objectives],
  }))
