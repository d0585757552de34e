// What the map shows: which priority serves which goal and which objective, and where there is a gap. Pure.

export interface MapPriority {
  readonly number: number
  readonly title: string
  readonly goals: readonly string[]
  readonly objectives: readonly string[]
}

export interface Coverage {
  /** Numbers of priorities, by goal. An empty list is a gap: nobody serves this goal. */
  readonly byGoal: ReadonlyMap<string, readonly number[]>
  /** Numbers of priorities, by objective. An empty list is a gap. */
  readonly byObjective: ReadonlyMap<string, readonly number[]>
  /** Goals that no priority serves. */
  readonly goalGaps: readonly string[]
  /** Objectives that no priority touches. */
  readonly objectiveGaps: readonly string[]
  /** Numbers of priorities that answer to no goal of these. */
  readonly withoutGoal: readonly number[]
  /** Numbers of priorities that touch no objective of these. */
  readonly withoutObjective: readonly number[]
}

const by = (keys: readonly string[], priorities: readonly MapPriority[], of: (one: MapPriority) => readonly string[]) =>
  new Map(keys.map((key) => [key, priorities.filter((one) => of(one).includes(key)).map(({ number }) => number)]))

const gaps = (found: ReadonlyMap<string, readonly number[]>): readonly string[] =>
  [...found].filter(([, numbers]) => numbers.length === 0).map(([key]) => key)

/** @param goals ids, and @param objectives keys, of those that the map shows, in their order */
export const coverageOf = (
  priorities: readonly MapPriority[],
  goals: readonly string[],
  objectives: readonly string[],
): Coverage => {
  const byGoal = by(goals, priorities, (one) => one.goals)
  const byObjective = by(objectives, priorities, (one) => one.objectives)
  const without = (shown: readonly string[], of: (one: MapPriority) => readonly string[]) =>
    priorities.filter((one) => !of(one).some((key) => shown.includes(key))).map(({ number }) => number)
  return {
    byGoal,
    byObjective,
    goalGaps: gaps(byGoal),
    objectiveGaps: gaps(byObjective),
    withoutGoal: without(goals, (one) => one.goals),
    withoutObjective: without(objectives, (one) => one.objectives),
  }
}
