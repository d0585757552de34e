// Which £ a record counts for. One act has at most one value of a kind: where several measures count the same act, the first of them
// counts for its £, and the others only for their own quantity.
import { type ValueKind, valueKinds } from '../../rules/words.ts'

export type Counts = Readonly<Record<ValueKind, boolean>>

/** @param others the records of the same act that stand */
export const countsBeside = (others: readonly { readonly counts: Counts }[]): Counts => ({
  fiscal: !others.some(({ counts }) => counts.fiscal),
  economic: !others.some(({ counts }) => counts.economic),
  wellbeing: !others.some(({ counts }) => counts.wellbeing),
})

/** What a record counts for after it took over from one of the same act that was withdrawn. */
export const heirCounts = (own: Counts, withdrawn: Counts): Counts => ({
  fiscal: own.fiscal || withdrawn.fiscal,
  economic: own.economic || withdrawn.economic,
  wellbeing: own.wellbeing || withdrawn.wellbeing,
})

/** Whether any kind is counted by two records of one act. */
export const countsTwice = (records: readonly { readonly counts: Counts }[]): boolean =>
  valueKinds.some((kind) => records.filter(({ counts }) => counts[kind]).length > 1)
