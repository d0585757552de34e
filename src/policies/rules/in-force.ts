// Which rules hold on which day. At most one set of rules is in force in a place on any day; what held on a day that has passed is
// never changed by what is published later. Pure.
import { addDays, type Day, Refused } from '../../platform/kernel/index.ts'

/** One published set of rules: both days are inside. */
export interface InForce {
  /** The version of the policy that fixes them. */
  readonly version: string
  readonly from: Day
  readonly to: Day | null
}

export const covers = ({ from, to }: Pick<InForce, 'from' | 'to'>, day: Day): boolean =>
  from <= day && (to === null || day <= to)

/** The set that holds on the day; undefined where none does. */
export const inForceOn = <T extends InForce>(sets: readonly T[], day: Day): T | undefined =>
  sets.find((one) => covers(one, day))

const tooEarly = (day: Day): Refused =>
  new Refused(
    'rules-too-early',
    409,
    'Rules of an earlier version begin on the same day or later, so these could never follow them.',
    `Choose a first day after ${day} for the rules of this version.`,
  )

/**
 * The sets after one more was published. The one before ends the day before the new one begins.
 * @throws Refused `rules-too-early` where the new set would begin before, or with, one that is there
 */
export const withPublished = <T extends InForce>(sets: readonly T[], next: T): readonly T[] => {
  const last = sets
    .map(({ from }) => from)
    .sort()
    .at(-1)
  if (last !== undefined && next.from <= last) throw tooEarly(last)
  const dayBefore = addDays(next.from, -1)
  const ended = sets.map((one) => (one.to === null || one.to >= next.from ? { ...one, to: dayBefore } : one))
  return [...ended, next]
}

/**
 * The sets after a version was withdrawn from publication: its rules hold up to and with that day. What would only have begun
 * later never does. The rules before it do not come back: a place says anew what holds.
 */
export const withWithdrawn = <T extends InForce>(sets: readonly T[], version: string, day: Day): readonly T[] =>
  sets.flatMap((one) => {
    if (one.version !== version) return [one]
    if (one.from > day) return []
    return [one.to !== null && one.to <= day ? one : { ...one, to: day }]
  })
