// Holding one published figure against another. The rule, and the only one: two figures of the same time differ where their 95%
// confidence intervals do not overlap; they are similar where they do; without both intervals nothing is said.
import type { Compared, NeedValue, Polarity } from './types.ts'

type Interval = Pick<NeedValue, 'low' | 'high'>

const gap = (one: Interval, other: Interval): -1 | 0 | 1 | undefined => {
  if (one.low === null || one.high === null || other.low === null || other.high === null) return undefined
  if (one.low > other.high) return 1
  return one.high < other.low ? -1 : 0
}

const sameTime = (one: NeedValue, other: NeedValue): boolean =>
  one.from !== null && other.from !== null
    ? one.from === other.from && one.to === other.to
    : one.period === other.period

/** How the first stands to the second. */
export const compare = (own: NeedValue, other: NeedValue | null, polarity: Polarity): Compared => {
  if (other === null || own.value === null || other.value === null || !sameTime(own, other)) return 'not compared'
  const apart = gap(own, other)
  if (apart === undefined) return 'not compared'
  if (apart === 0) return 'similar'
  if (polarity === 'none') return apart === 1 ? 'higher' : 'lower'
  return (apart === 1) === (polarity === 'high') ? 'better' : 'worse'
}

/** Which of two figures of different times is the higher, by the same rule. */
export const moved = (
  later: NeedValue,
  earlier: NeedValue,
): 'rising' | 'falling' | 'no clear change' | 'not compared' => {
  if (later.value === null || earlier.value === null) return 'not compared'
  const apart = gap(later, earlier)
  if (apart === undefined) return 'not compared'
  return apart === 0 ? 'no clear change' : apart === 1 ? 'rising' : 'falling'
}
