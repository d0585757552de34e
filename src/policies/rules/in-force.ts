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
export const inForceOn = <T extends Pick<InForce, 'from' | 'to'>>(sets: readonly T[], day: Day): T | undefined =>
  sets.find((one) => covers(one, day))

const overBefore = (from: Day): Refused =>
  new Refused(
    'rules-over',
    409,
    'The last day of these rules has passed, and other rules held until now. So they would never hold.',
    `Take the version back to draft and set a last day after ${from}, or none.`,
  )

/** Ends every set before the day; what would only have begun on it, or later, never does. */
export const endedBefore = <T extends InForce>(sets: readonly T[], day: Day): readonly T[] =>
  sets
    .filter((one) => one.from < day)
    .map((one) => (one.to === null || one.to >= day ? { ...one, to: addDays(day, -1) } : one))

const heldBetween = (sets: readonly InForce[], from: Day, before: Day): boolean =>
  sets.some((one) => one.from < before && (one.to === null || one.to >= from))

/**
 * The sets after one more was published on this day. The rules of earlier versions end the day before the new ones begin. Where
 * other rules held meanwhile, the new ones begin on the day of publication, not on an earlier one: a day keeps the rules it had.
 * @throws Refused `rules-over` where the new set would then be over before it begins
 */
export const withPublished = <T extends InForce>(sets: readonly T[], next: T, published: Day): readonly T[] => {
  const from = next.from < published && heldBetween(sets, next.from, published) ? published : next.from
  if (next.to !== null && next.to < from) throw overBefore(from)
  return [...endedBefore(sets, from), { ...next, from }]
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
