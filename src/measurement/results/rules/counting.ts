// Which £ a record counts for. One act has at most one value of a kind: where several measures count the same act, one record counts for
// its £ of a kind, and the others only for their own quantity. Who counts follows from what is kept, so anybody can work it out again.
import { type ValueKind, valueKinds } from '../../rules/words.ts'

export type Counts = Readonly<Record<ValueKind, boolean>>

/** A person's word that a record counts for these kinds and no others; there may be none. */
export interface SaidGiven {
  readonly kinds: readonly ValueKind[]
  readonly why: string
}
export interface Said extends SaidGiven {
  readonly by: string
}

/** A record of an act that stands, as far as it matters here. */
export interface Counting {
  /** Null where nobody has said. */
  readonly said: Pick<Said, 'kinds'> | null
  /** Kinds for which its measure has a value turned on. */
  readonly priced: readonly ValueKind[]
}

const all: Counts = { fiscal: true, economic: true, wellbeing: true }

export const countsOf = (kinds: readonly ValueKind[]): Counts => ({
  fiscal: kinds.includes('fiscal'),
  economic: kinds.includes('economic'),
  wellbeing: kinds.includes('wellbeing'),
})

/** Of an act that no other record counts: all kinds, so that a value turned on later finds it. */
export const countsAlone = (said: Pick<Said, 'kinds'> | null): Counts => (said === null ? all : countsOf(said.kinds))

/**
 * Which record of an act counts for a kind: the one that somebody said; else the first whose measure has a value of that kind; else the
 * first of which nobody has said anything. None, where somebody said of all of them that they do not.
 */
const holderOf = (act: readonly Counting[], kind: ValueKind): number => {
  const said = act.findIndex((one) => one.said?.kinds.includes(kind))
  if (said >= 0) return said
  const priced = act.findIndex((one) => one.said === null && one.priced.includes(kind))
  return priced >= 0 ? priced : act.findIndex((one) => one.said === null)
}

/** @param act the records of one act that stand, in the order in which they were recorded. What each counts for, in that order. */
export const settled = (act: readonly Counting[]): readonly Counts[] => {
  const holders = new Map(valueKinds.map((kind) => [kind, holderOf(act, kind)]))
  return act.map((_, i) => countsOf(valueKinds.filter((kind) => holders.get(kind) === i)))
}

/** Kinds that somebody has said another record of the act counts for. */
export const saidElsewhere = (
  kinds: readonly ValueKind[],
  others: readonly Pick<Counting, 'said'>[],
): readonly ValueKind[] => kinds.filter((kind) => others.some(({ said }) => said?.kinds.includes(kind)))

export const sameCounts = (a: Counts, b: Counts): boolean => valueKinds.every((kind) => a[kind] === b[kind])

/** Whether any kind is counted by two records of one act. */
export const countsTwice = (records: readonly { readonly counts: Counts }[]): boolean =>
  valueKinds.some((kind) => records.filter(({ counts }) => counts[kind]).length > 1)
