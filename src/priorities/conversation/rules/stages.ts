// The way of a conversation: one stage on or one back, and what may be done on each. A facilitator leads it, nobody else.
import { type Stage, stages } from './types.ts'

export const stageAfter = (stage: Stage): Stage | undefined => stages[stages.indexOf(stage) + 1]
export const stageBefore = (stage: Stage): Stage | undefined => stages[stages.indexOf(stage) - 1]

export const isStage = (text: string): text is Stage => stages.some((stage) => stage === text)

/** Ideas are said, changed and taken back. */
export const gathers = (stage: Stage): boolean => stage === 'gathering'
/** Ideas are put into groups. */
export const groups = (stage: Stage): boolean => stage === 'grouping'
/** Points are shared out. */
export const weighs = (stage: Stage): boolean => stage === 'weighing'
/** Points are shown. Before, they would sway those who have not yet shared out theirs. */
export const showsResults = (stage: Stage): boolean => stage === 'results' || stage === 'closed'

export type MoveProblem = 'not-next' | 'too-few-groups'

/** With fewer than two groups there is nothing to weigh against anything. */
export const fewestGroups = 2

/** Why it cannot move there; undefined where it can. */
export const moveProblem = (from: Stage, to: Stage, groupCount: number): MoveProblem | undefined => {
  if (to !== stageAfter(from) && to !== stageBefore(from)) return 'not-next'
  return from === 'grouping' && to === 'weighing' && groupCount < fewestGroups ? 'too-few-groups' : undefined
}
