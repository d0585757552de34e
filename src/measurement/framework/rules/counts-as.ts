// Which measure of the framework something counts as, in every total and for every £.
import type { MeasureId } from '../../rules/types.ts'
import type { Measure } from './types.ts'

/** A contract's form of a measure counts as the framework's own where both count in the same unit. */
export const countsAs = (measures: ReadonlyMap<string, Measure>, id: MeasureId): Measure | undefined => {
  const one = measures.get(id)
  const own = one?.adaptedFrom ? measures.get(one.adaptedFrom) : undefined
  return own !== undefined && own.unit === one?.unit && own.ownUnit === one.ownUnit ? own : one
}
