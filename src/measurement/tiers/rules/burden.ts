// What an asking costs a provider, which caps it breaks, and what to drop until it breaks none.
import type { Asked, Asking, Hours, Tier } from './types.ts'

export interface Burden {
  readonly measures: number
  readonly questions: number
  /** In a year: measures that are due together share a return, so the most frequent one decides. */
  readonly returns: number
  /** Pieces in a year. */
  readonly evidence: number
  /** Hours to answer the questions, once. */
  readonly bidHours: number
  /** Hours to set up the counting, once. */
  readonly setUpHours: number
  /** Hours in each year. */
  readonly yearHours: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** Hours are added in tenths, so that sums come out as one would write them. */
const tenths = (hours: number): number => Math.round(hours * 10) / 10

export const burdenOf = ({ questions, measures }: Asking, hours: Hours): Burden => {
  const returns = Math.max(0, ...measures.map((one) => one.returns))
  const evidence = sum(measures.map((one) => one.returns * one.evidence))
  const counted = sum(measures.map((one) => one.returns))
  return {
    measures: measures.length,
    questions,
    returns,
    evidence,
    bidHours: tenths(questions * hours.question),
    setUpHours: tenths(measures.length * hours.setUp),
    yearHours: tenths(returns * hours.return + counted * hours.measure + evidence * hours.evidence),
  }
}

export const capped = ['measures', 'questions', 'evidence', 'returns', 'hours'] as const
export type Capped = (typeof capped)[number]

export interface Excess {
  readonly what: Capped
  readonly asked: number
  readonly atMost: number
}

/** Every cap of the tier that is broken; a cap that a place has not set cannot be. */
export const excessOf = (burden: Burden, tier: Tier): readonly Excess[] => {
  const pairs: readonly (readonly [Capped, number, number | null])[] = [
    ['measures', burden.measures, tier.measuresAtMost],
    ['questions', burden.questions, tier.questionsAtMost],
    ['evidence', burden.evidence, tier.evidenceAtMost],
    ['returns', burden.returns, tier.returnsAtMost],
    ['hours', burden.yearHours, tier.hoursAtMost],
  ]
  return pairs.flatMap(([what, asked, atMost]) => (atMost !== null && asked > atMost ? [{ what, asked, atMost }] : []))
}

export interface Drop {
  readonly measure: Asked
  readonly because: 'serves nothing' | 'others serve it' | 'costs most'
}

export interface Advice {
  /** Measures to report less often, with the returns in a year that the tier allows. */
  readonly lessOften: readonly { readonly measure: Asked; readonly returns: number }[]
  readonly drop: readonly Drop[]
  /** Questions too many. */
  readonly questions: number
  /** What would be left, and what it would cost. */
  readonly left: Asking
  /** Caps that stay broken even with nothing left to drop: the caps contradict each other. */
  readonly stillOver: readonly Excess[]
}

/** The one to do without first: what serves nothing, then what others serve as well, then what costs most. Its title decides last. */
const nextToDrop = (measures: readonly Asked[], hours: Hours): Drop | undefined => {
  const othersServe = (one: Asked): boolean =>
    one.serves.every((priority) => measures.some((other) => other !== one && other.serves.includes(priority)))
  const rank = (one: Asked): number => (one.serves.length === 0 ? 0 : othersServe(one) ? 1 : 2)
  const cost = (one: Asked): number => burdenOf({ questions: 0, measures: [one] }, hours).yearHours
  const [first] = [...measures].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      cost(b) - cost(a) ||
      a.title.localeCompare(b.title, 'en-GB') ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
  if (first === undefined) return undefined
  const because = (['serves nothing', 'others serve it', 'costs most'] as const)[rank(first)]
  return { measure: first, because: because ?? 'costs most' }
}

/** What to change so that an asking keeps to its tier: first report less often, then drop measures, the least missed first. */
export const adviceFor = (asking: Asking, tier: Tier, hours: Hours): Advice => {
  const often = tier.returnsAtMost
  const lessOften =
    often === null
      ? []
      : asking.measures.filter((measure) => measure.returns > often).map((measure) => ({ measure, returns: often }))
  let measures = asking.measures.map((one) =>
    often !== null && one.returns > often ? { ...one, returns: often } : one,
  )
  const drop: Drop[] = []
  const questions = Math.min(asking.questions, tier.questionsAtMost)
  const over = (): readonly Excess[] => excessOf(burdenOf({ questions, measures }, hours), tier)
  while (over().length > 0) {
    const next = nextToDrop(measures, hours)
    if (next === undefined) break
    drop.push(next)
    measures = measures.filter((one) => one !== next.measure)
  }
  return { lessOften, drop, questions: asking.questions - questions, left: { questions, measures }, stillOver: over() }
}
