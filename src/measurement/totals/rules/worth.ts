// What sums are worth in £: by kind and by grade, low, central and high. Kinds are three ledgers and have no sum.

import { type Range, type ValueKind, valueKinds } from '../../rules/words.ts'
import { worthOfQuantity } from '../../values/rules/worth.ts'
import { type DeliveredGrade, type Graded, splitOf } from './graded.ts'

export interface Priced {
  readonly kind: ValueKind
  /** Exact pence for one unit. */
  readonly perUnit: Range
}

export interface KindWorth {
  readonly kind: ValueKind
  /** From the weakest grade to the strongest; those with nothing are left out. */
  readonly grades: readonly { readonly grade: DeliveredGrade; readonly worth: Range }[]
}

/** Only of what counts for the kind: of several records of one act, one does. A promise is worth nothing yet. */
export const worthOfSums = (sums: Graded, priced: readonly Priced[]): readonly KindWorth[] =>
  valueKinds.flatMap((kind) => {
    const price = priced.find((one) => one.kind === kind)
    if (price === undefined) return []
    const grades = splitOf(sums)
      .delivered.filter(({ counts }) => counts[kind] > 0)
      .map(({ grade, counts }) => ({ grade, worth: worthOfQuantity(counts[kind], price.perUnit) }))
    return [{ kind, grades }]
  })
