// The days for which a value counts. A record is valued by its first day, by which it also stands in its quarter.
import { addDays, type Day } from '../../../platform/kernel/index.ts'

export interface Days {
  /** Null: from the beginning. */
  readonly from: Day | null
  /** The last; null: it goes on. */
  readonly to: Day | null
}

export const countsOn = ({ from, to }: Days, day: Day): boolean =>
  (from === null || from <= day) && (to === null || day <= to)

export const overlap = (a: Days, b: Days): boolean =>
  (a.from === null || b.to === null || a.from <= b.to) && (b.from === null || a.to === null || b.from <= a.to)

export const isAlways = ({ from, to }: Days): boolean => from === null && to === null

/**
 * Where a new value begins while another goes on, the other ends the day before. Undefined where that is no way out: the other begins no
 * earlier, or has an end of its own that somebody chose.
 */
export const endBefore = (other: Days, next: Days): Day | undefined =>
  next.from !== null && other.to === null && (other.from === null || other.from < next.from)
    ? addDays(next.from, -1)
    : undefined
