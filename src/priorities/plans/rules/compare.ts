// The goals of a spreadsheet held against those of the plan: which are new, which change, which stay as they are. The same
// spreadsheet a second time changes nothing.
import { sameAs } from './read-goals.ts'
import type { HeldReason, ReadGoal } from './sheet.ts'

/** A goal of the plan that counts. */
export interface GoalNow<Id extends string = string> {
  readonly id: Id
  readonly code: string | null
  readonly title: string
  readonly words: string
  readonly theme: string | null
  readonly position: number
}

export type GoalNext = Omit<GoalNow, 'id'>

export type Change<Id extends string = string> =
  | { readonly kind: 'new'; readonly row: number; readonly next: GoalNext }
  | { readonly kind: 'changed'; readonly row: number; readonly before: GoalNow<Id>; readonly next: GoalNext }
  | { readonly kind: 'same'; readonly row: number; readonly before: GoalNow<Id> }

export interface Comparison<Id extends string = string> {
  readonly changes: readonly Change<Id>[]
  /** Rows that cannot be told to belong to one goal, by their numbers. */
  readonly held: readonly { readonly row: number; readonly reason: HeldReason }[]
  /** Goals of the plan of which the spreadsheet says nothing: they stay. */
  readonly untouched: readonly GoalNow<Id>[]
}

const next = (goal: ReadGoal, before: GoalNow): GoalNext => ({
  code: goal.code ?? before.code,
  title: goal.title,
  words: goal.words ?? before.words,
  theme: goal.theme ?? before.theme,
  position: goal.order ?? before.position,
})

const isSame = (a: GoalNext, b: GoalNext): boolean =>
  a.code === b.code && a.title === b.title && a.words === b.words && a.theme === b.theme && a.position === b.position

/** Which goal each row is about. Numbers decide before titles, and what fits wholly before what fits in part. */
const matches = <Id extends string>(
  goals: readonly ReadGoal[],
  now: readonly GoalNow<Id>[],
): ReadonlyMap<ReadGoal, GoalNow<Id>> => {
  const found = new Map<ReadGoal, GoalNow<Id>>()
  const taken = new Set<GoalNow<Id>>()
  const pass = (coded: boolean, fits: (goal: ReadGoal, one: GoalNow<Id>) => boolean): void => {
    for (const goal of goals) {
      if (found.has(goal) || (goal.code !== null) !== coded) continue
      const free = now.filter((one) => !taken.has(one) && fits(goal, one))
      const [only] = free
      if (only === undefined || free.length > 1) continue
      found.set(goal, only)
      taken.add(only)
    }
  }
  const sameTitle = (goal: ReadGoal, one: GoalNow<Id>): boolean => sameAs(goal.title) === sameAs(one.title)
  pass(true, (goal, one) => one.code !== null && sameAs(goal.code ?? '') === sameAs(one.code))
  pass(false, (goal, one) => one.code === null && sameTitle(goal, one))
  pass(true, (goal, one) => one.code === null && sameTitle(goal, one))
  pass(false, (goal, one) => one.code !== null && sameTitle(goal, one))
  return found
}

/** A row without a number whose title several goals of the plan have, or one that another row is about. */
const heldOf = <Id extends string>(
  goal: ReadGoal,
  now: readonly GoalNow<Id>[],
  found: ReadonlyMap<ReadGoal, GoalNow<Id>>,
): HeldReason | undefined => {
  if (goal.code !== null) return undefined
  const title = sameAs(goal.title)
  const claimed = new Map([...found].map(([row, one]) => [one, row]))
  if (now.some((one) => !claimed.has(one) && sameAs(one.title) === title)) return 'which-goal'
  return [...found.keys()].some((row) => sameAs(row.title) === title) ? 'goal-twice' : undefined
}

export const compare = <Id extends string>(goals: readonly ReadGoal[], now: readonly GoalNow<Id>[]): Comparison<Id> => {
  const found = matches(goals, now)
  const changes: Change<Id>[] = []
  const held: { row: number; reason: HeldReason }[] = []
  let last = Math.max(-1, ...now.map(({ position }) => position))
  for (const goal of goals) {
    const { row } = goal
    const before = found.get(goal)
    if (before !== undefined) {
      const then = next(goal, before)
      changes.push(isSame(then, before) ? { kind: 'same', row, before } : { kind: 'changed', row, before, next: then })
      continue
    }
    const reason = heldOf(goal, now, found)
    if (reason !== undefined) {
      held.push({ row, reason })
      continue
    }
    if (goal.order === null) last += 1
    const { code, title, words, theme } = goal
    changes.push({ kind: 'new', row, next: { code, title, words: words ?? '', theme, position: goal.order ?? last } })
  }
  const touched = new Set(found.values())
  return { changes, held, untouched: now.filter((one) => !touched.has(one)) }
}
