// What an evaluation is made of, and what it finds. Marks are of a hundred over all criteria; every number is exact.
import type { Pence } from '../../../platform/kernel/index.ts'
import type { ChosenFormula } from '../../rules/criteria.ts'
import type { Fraction } from '../../rules/fraction.ts'

export interface EvaluatedBid {
  /** An id or a name, once among the bids. */
  readonly bid: string
  /** Null where none was given; such a bid is not ranked where price counts. */
  readonly price: Pence | null
  /** By the id of the criterion at the end of a branch. */
  readonly scores: Readonly<Record<string, number>>
}

export interface BidResult {
  readonly bid: string
  readonly price: Pence | null
  /** From 1; those with the same merit share one. Null where the bid may not win. */
  readonly rank: number | null
  /** By the id of every criterion and branch; null where the formula gives price no marks of its own. */
  readonly marks: Readonly<Record<string, Fraction | null>>
  /** Of a hundred, over all that is not price. */
  readonly quality: Fraction
  /** Marks over all; null where the bid is not ranked by marks. */
  readonly total: Fraction | null
  /** Where whole bids are ranked by one figure: it, in pence. */
  readonly figure: Fraction | null
  /** Why it is not ranked. */
  readonly because: string | null
}

export interface Evaluated {
  readonly formula: (ChosenFormula & { readonly title: string; readonly version: string }) | null
  /** In the order in which they were given. */
  readonly bids: readonly BidResult[]
  /** All with the first rank, in the order of the bids. */
  readonly leaders: readonly string[]
}
