// What neighbours may ask of this room: plans, their goals, and the objectives that a place uses.
import { dayOf, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { objectivePacks } from '../../packs/objectives.ts'
import { setOfPack, setOfPlace } from '../rules/sets.ts'
import type { Goal, Objective, ObjectiveSet, Plan } from '../rules/types.ts'
import { ownObjectives, ownSets, setsDecided } from '../store/objectives.ts'
import { goalsIn, goalsWithIds, plansIn } from '../store/plans.ts'

/** Those that hold, the newest first. */
export const plansOf = async (scope: Scope, place: PlaceId): Promise<readonly Plan[]> =>
  (await plansIn(scope, place)).filter(({ withdrawnOn }) => withdrawnOn === null)

/** Those that count, by plan and in its order. */
export const goalsOf = async (scope: Scope, place: PlaceId): Promise<readonly Goal[]> =>
  (await goalsIn(scope, place)).filter(({ withdrawnOn }) => withdrawnOn === null)

/** Also withdrawn ones, which say so: a record that names a goal goes on naming it. */
export const goalsByIds = (scope: Scope, place: PlaceId, ids: readonly string[]): Promise<readonly Goal[]> =>
  goalsWithIds(scope, place, ids)

/** All that a place could use: our packs, then its own; `inUse` says which it does. With withdrawn objectives of its own. */
export const objectiveSets = async (scope: Scope, place: PlaceId): Promise<readonly ObjectiveSet[]> => {
  const decided = new Map((await setsDecided(scope, place)).map(({ key, inUse }) => [key, inUse]))
  const own = await ownObjectives(scope, place)
  const sets = await ownSets(scope, place)
  return [
    ...objectivePacks.map((pack) => setOfPack(pack, decided)),
    ...sets.map((one) => setOfPlace({ ...one, created: dayOf(one.createdAt) }, own, decided)),
  ]
}

/** Of the sets in use, those that count, in order. */
export const objectivesOf = async (scope: Scope, place: PlaceId): Promise<readonly Objective[]> =>
  (await objectiveSets(scope, place))
    .filter(({ inUse }) => inUse)
    .flatMap(({ objectives }) => objectives)
    .filter(({ withdrawnOn }) => withdrawnOn === null)

/** Of any set, in use or not, also withdrawn ones: a record that names an objective goes on naming it. */
export const objectivesByKeys = async (
  scope: Scope,
  place: PlaceId,
  keys: readonly string[],
): Promise<readonly Objective[]> =>
  (await objectiveSets(scope, place)).flatMap(({ objectives }) => objectives).filter(({ key }) => keys.includes(key))
