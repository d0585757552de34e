// As which measure of the place a measure counts: the way from a contract's form, or from another framework's measure, to where it ends.
import type { MeasureId } from '../../rules/types.ts'
import type { Unit } from '../../rules/words.ts'

interface Counted {
  readonly unit: Unit
  readonly ownUnit: string | null
}

/** A measure of the place, with the one that it is a contract's form of. */
export interface OwnMeasure extends Counted {
  readonly id: MeasureId
  readonly adaptedFrom: MeasureId | null
}

/** A measure of another place, as far as it is known here. */
export interface OtherMeasure extends Counted {
  readonly id: MeasureId
}

export interface Match {
  readonly measure: MeasureId
  readonly as: MeasureId
}

const sameUnit = (a: Counted, b: Counted): boolean => a.unit === b.unit && a.ownUnit === b.ownUnit

export interface Ways {
  /** A measure where it is the place's, then what it counts as, and so on to the end. Empty where it counts as none. */
  readonly way: (id: MeasureId) => readonly MeasureId[]
  /** Itself, and all measures that count as it on their way. */
  readonly through: (id: MeasureId) => readonly MeasureId[]
  /** Those that it counts in the end, itself among them unless it counts as another. */
  readonly endingAt: (id: MeasureId) => readonly MeasureId[]
}

/**
 * What was matched by a person goes before what a contract's form goes by; both hold only where both count in the same unit. However
 * matches are written, a way ends: it comes to no measure twice.
 */
export const waysOf = (
  own: readonly OwnMeasure[],
  others: readonly OtherMeasure[],
  matches: readonly Match[],
): Ways => {
  const known = new Map<string, OwnMeasure>(own.map((one) => [one.id, one]))
  const foreign = new Map<string, OtherMeasure>(others.map((one) => [one.id, one]))
  const matched = new Map<string, MeasureId>(matches.map(({ measure, as }) => [measure, as]))
  const next = (id: MeasureId): MeasureId | undefined => {
    const here = known.get(id) ?? foreign.get(id)
    const to = [matched.get(id), known.get(id)?.adaptedFrom ?? undefined]
    return to.find((one) => {
      const there = one === undefined ? undefined : known.get(one)
      return here !== undefined && there !== undefined && sameUnit(here, there)
    })
  }
  const way = (id: MeasureId): readonly MeasureId[] => {
    const passed: MeasureId[] = []
    for (let at: MeasureId | undefined = id; at !== undefined && !passed.includes(at); at = next(at)) passed.push(at)
    return passed.filter((one) => known.has(one))
  }
  const all = [...own, ...others].map(({ id }) => id)
  return {
    way,
    through: (id) => all.filter((one) => way(one).includes(id)),
    endingAt: (id) => all.filter((one) => way(one).at(-1) === id),
  }
}
