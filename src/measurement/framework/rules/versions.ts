// Which version of a framework holds on a day. A version holds from its first day until the day before the next one's.
import { addDays, type Day } from '../../../platform/kernel/index.ts'

interface Dated {
  /** Null while it is a draft. */
  readonly from: Day | null
}

type Begun<V> = V & { readonly from: Day }
const hasBegun = <V extends Dated>(version: V): version is Begun<V> => version.from !== null

const inOrder = <V extends Dated>(versions: readonly V[]): readonly Begun<V>[] =>
  versions.filter(hasBegun).toSorted((a, b) => (a.from < b.from ? -1 : 1))

/** Undefined on a day before the first, and from the day on which the framework ended. */
export const versionOn = <V extends Dated>(
  versions: readonly V[],
  day: Day,
  endedOn: Day | null = null,
): Begun<V> | undefined =>
  endedOn !== null && endedOn <= day ? undefined : inOrder(versions).findLast(({ from }) => from <= day)

/** The last day on which a version holds; null while no other follows. */
export const lastDayOf = <V extends Dated>(
  versions: readonly V[],
  version: V,
  endedOn: Day | null = null,
): Day | null => {
  const { from } = version
  if (from === null) return null
  const next = inOrder(versions).find((other) => other.from > from)?.from
  const [end] = [next, endedOn].filter((day) => day !== null && day !== undefined).toSorted()
  return end === undefined ? null : addDays(end, -1)
}

export type VersionState = 'draft' | 'to come' | 'in force' | 'ended'

export const stateOn = <V extends Dated>(
  versions: readonly V[],
  version: V,
  day: Day,
  endedOn: Day | null = null,
): VersionState => {
  if (version.from === null) return 'draft'
  if (version.from > day && (endedOn === null || endedOn > day)) return 'to come'
  return versionOn(versions, day, endedOn)?.from === version.from ? 'in force' : 'ended'
}
