// Whether the priorities of a place have moved on since a document was published from them. Pure.
import type { Day } from '../../../platform/kernel/index.ts'

/** A priority as a document took it over. */
export interface RestsOn {
  readonly id: string
  readonly number: number
  readonly version: number
  readonly title: string
}

/** How many priorities differ. Counts only: a title that is not published is not for everybody. */
export interface MovedOn {
  readonly changed: number
  readonly added: number
  readonly gone: number
  /** When this was last looked at. */
  readonly asOf: Day
}

export interface Moves {
  readonly changed: readonly RestsOn[]
  readonly added: readonly RestsOn[]
  readonly gone: readonly RestsOn[]
}

export const movesSince = (taken: readonly RestsOn[], now: readonly RestsOn[]): Moves => {
  const then = new Map(taken.map((one) => [one.id, one]))
  const still = new Set(now.map(({ id }) => id))
  return {
    changed: now.filter((one) => (then.get(one.id)?.version ?? one.version) !== one.version),
    added: now.filter(({ id }) => !then.has(id)),
    gone: taken.filter(({ id }) => !still.has(id)),
  }
}

/** Null where nothing has moved. */
export const movedOn = (taken: readonly RestsOn[], now: readonly RestsOn[], asOf: Day): MovedOn | null => {
  const { changed, added, gone } = movesSince(taken, now)
  if (changed.length + added.length + gone.length === 0) return null
  return { changed: changed.length, added: added.length, gone: gone.length, asOf }
}

export const restsOn = (taken: readonly RestsOn[]): readonly RestsOn[] =>
  taken.map(({ id, number, version, title }) => ({ id, number, version, title }))
