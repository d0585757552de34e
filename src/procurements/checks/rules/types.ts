// What is checked of a bidder apart from any score, and what each outcome asks for next.
import type { BidContent } from '../../rules/criteria.ts'
import type { BidId } from '../../rules/types.ts'

export const checkKinds = ['exclusion', 'debarment', 'condition', 'compliance', 'low-price', 'late'] as const
export type CheckKind = (typeof checkKinds)[number]

/** `asked`: the bidder was asked, and its answer is awaited. */
export const outcomes = ['pass', 'fail', 'asked'] as const
export type Outcome = (typeof outcomes)[number]

export interface Check {
  readonly id: string
  readonly bid: BidId
  readonly kind: CheckKind
  /** The id of the condition of participation; empty for the others. */
  readonly about: string
  readonly outcome: Outcome
  readonly words: string
  readonly by: string
  readonly at: Date
}

/** A bid as it came out of the sealed box, without its price. */
export interface OpenedBid {
  readonly bid: BidId
  /** In the order in which they arrived, from 1. */
  readonly number: number
  readonly bidder: string
  readonly late: boolean
  readonly receivedAt: Date
  readonly sha256: string
  /** Null where it could not be read; then `failed` says why. */
  readonly content: BidContent | null
  readonly failed: string | null
  /** Whether it is in the running: `bids_in_running` says so. */
  readonly running: boolean
}
