// The port through which plans learn which priorities name their goals and objectives: the links stand with priorities.
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { LinkedPriority } from '../rules/types.ts'

export interface PlanLinks {
  /** By the id of the goal; one that no priority answers to is not in it. */
  readonly ofGoals: (
    scope: Scope,
    place: PlaceId,
    goals: readonly string[],
  ) => Promise<ReadonlyMap<string, readonly LinkedPriority[]>>
  /** By the key of the objective: `marmot:3`. */
  readonly ofObjectives: (
    scope: Scope,
    place: PlaceId,
    keys: readonly string[],
  ) => Promise<ReadonlyMap<string, readonly LinkedPriority[]>>
}

/** Each priority once, in the order in which they come. */
export const linkedOnce = (
  links: ReadonlyMap<string, readonly LinkedPriority[]>,
  keys: readonly string[],
): readonly LinkedPriority[] => [
  ...new Map(keys.flatMap((key) => (links.get(key) ?? []).map((one) => [one.href, one] as const))).values(),
]
