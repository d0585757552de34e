// The objectives beside which indicators are shown: those of the sets that a place uses, in their order.
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { objectivesOf } from '../../plans/actions/ask.ts'
import type { ObjectiveNamed } from '../rules/types.ts'

export const objectivesFor = async (scope: Scope, place: PlaceId): Promise<readonly ObjectiveNamed[]> =>
  (await objectivesOf(scope, place)).map(({ key, number, title, setTitle }) => ({ key, number, title, set: setTitle }))
