// What sums are worth in £: by kind and by grade, low, central and high. Kinds are three ledgers and have no sum.

import { type Grade, type Range, type ValueKind, valueKinds } from '../../rules/words.ts'
import { type Days, isAlways } from '../../values/rules/days.ts'
import { worthOfQuantity } from '../../values/rules/worth.ts'
import { type DeliveredGrade, type Graded, splitOf } from './graded.ts'

export interface Priced extends Days {
  readonly use: string
  readonly kind: ValueKind
  readonly title: string
  /** The year of its prices. */
  readonly prices: number
  /** Exact pence for one unit. */
  readonly perUnit: Range
}

export interface GradeWorth {
  readonly grade: DeliveredGrade
  readonly worth: Range
}

/** Of one value: a kind has several where one took the place of another. */
export interface KindWorth extends Days {
  readonly kind: ValueKind
  readonly value: string
  readonly prices: number
  /** From the weakest grade to the strongest; those with nothing are left out. */
  readonly grades: readonly GradeWorth[]
}

/** What counts for values with days, in thousandths: by value, then by grade. */
export type DatedCounts = ReadonlyMap<string, ReadonlyMap<Grade, number>>

/** Only of what counts for the kind: of several records of one act, one does. A promise is worth nothing yet. */
export const worthOfSums = (sums: Graded, priced: readonly Priced[], dated: DatedCounts): readonly KindWorth[] =>
  priced
    .toSorted(
      (a, b) => valueKinds.indexOf(a.kind) - valueKinds.indexOf(b.kind) || (a.from ?? '').localeCompare(b.from ?? ''),
    )
    .map((price) => {
      const { kind, title: value, prices, from, to, use, perUnit } = price
      const grades = splitOf(sums)
        .delivered.map(({ grade, counts }) => ({
          grade,
          quantity: isAlways(price) ? counts[kind] : (dated.get(use)?.get(grade) ?? 0),
        }))
        .filter(({ quantity }) => quantity > 0)
        .map(({ grade, quantity }) => ({ grade, worth: worthOfQuantity(quantity, perUnit) }))
      return { kind, value, prices, from, to, grades }
    })

const add = (a: Range, b: Range): Range => ({
  low: a.low + b.low,
  central: a.central + b.central,
  high: a.high + b.high,
})

/** The sum of one kind and grade over all its values; undefined where they are in prices of different years, which do not add up. */
export const overAllDays = (worths: readonly KindWorth[]): readonly GradeWorth[] | undefined => {
  if (new Set(worths.map(({ kind, prices }) => `${kind} ${prices}`)).size !== 1) return undefined
  const all = Map.groupBy(
    worths.flatMap(({ grades }) => grades),
    ({ grade }) => grade,
  )
  return [...all].map(([grade, some]) => ({ grade, worth: some.map(({ worth }) => worth).reduce(add) }))
}
