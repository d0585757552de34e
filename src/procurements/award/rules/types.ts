// From the result to a signed award.
import type { Day, Id, OrganisationId, Pence, PersonId } from '../../../platform/kernel/index.ts'
import type { BidId, TenderId } from '../../rules/types.ts'

export type AwardId = Id<'award'>

/** Who may approve how much inside a buyer. */
export interface ApprovalLine {
  readonly id: string
  readonly organisation: OrganisationId
  readonly title: string
  /** Null where there is no limit. */
  readonly upTo: Pence | null
}

export interface Provider {
  readonly name: string
  readonly identifier: string | null
  readonly address: string | null
}

/** Provider Selection Regime, regulation 5: (a) to (e). */
export const keyCriteria = ['quality', 'value', 'integration', 'access', 'social-value'] as const
export type KeyCriterion = (typeof keyCriteria)[number]

export interface FoundUnder {
  readonly criterion: KeyCriterion
  readonly words: string
}

export interface Award {
  readonly id: AwardId
  readonly tender: TenderId | null
  readonly bid: BidId | null
  readonly edition: number
  readonly provider: Provider
  readonly value: Pence | null
  readonly reasons: string
  readonly keyCriteria: readonly FoundUnder[]
  /** The result as it stood when it was proposed; null without a tender. */
  readonly result: unknown
  readonly proposedBy: string
  readonly proposer: PersonId
  readonly proposedAt: Date
  readonly released: { readonly at: Date; readonly by: string } | null
  /** The notice with which the waiting time begins. */
  readonly notice: { readonly on: Day; readonly number: string } | null
  /** Why nobody has to wait, where the law does not ask for it. */
  readonly noWaitWhy: string | null
  readonly signed: { readonly on: Day; readonly by: string; readonly at: Date } | null
  readonly withdrawn: { readonly at: Date; readonly by: string; readonly why: string } | null
}

export interface Approval {
  readonly organisation: OrganisationId
  readonly edition: number
  readonly approved: boolean
  readonly line: string
  readonly upTo: Pence | null
  readonly words: string
  readonly person: string
  readonly at: Date
}

export interface Representation {
  readonly id: string
  readonly who: string
  readonly receivedAt: Date
  readonly words: string
  readonly recordedBy: string
  readonly decision: {
    readonly what: 'keep' | 'go-back' | 'abandon'
    readonly words: string
    readonly on: Day
    readonly by: string
  } | null
}

export const representationDecisions = ['keep', 'go-back', 'abandon'] as const

/** One score as a bidder is told it: Procurement Regulations 2024, r.31. */
export interface ToldCriterion {
  readonly id: string
  readonly title: string
  readonly under: readonly string[]
  /** Of the whole, as it is to be read: "12.5%". */
  readonly weight: string
  readonly scale: readonly { readonly score: number; readonly words: string }[]
  readonly score: number | null
  /** Of a hundred, as it is to be read: "10". */
  readonly points: string | null
  readonly explanation: string
}

export interface Told {
  readonly bidder: string
  /** From 1; null where it was not in the running. */
  readonly rank: number | null
  readonly total: string | null
  readonly criteria: readonly ToldCriterion[]
  readonly price: { readonly amount: Pence; readonly points: string | null } | null
  /** Why it was left out; null where it was in the running. */
  readonly out: string | null
}

export interface SummaryContent {
  readonly own: Told
  /** What the winner is told of itself, without its price lines; null for the winner. */
  readonly winner: Told | null
}

export interface Summary {
  readonly bid: BidId
  readonly content: SummaryContent
  readonly edition: number
  readonly writtenBy: string
  readonly checked: { readonly by: string; readonly at: Date } | null
  readonly releasedAt: Date | null
}

/** A promise of the winning bid, as it was bid. */
export interface Obligation {
  readonly position: number
  readonly criterion: string
  readonly question: string
  readonly measure: string
  readonly code: string
  readonly title: string
  readonly unit: string
  /** Thousandths of the unit. */
  readonly quantity: number
  readonly by: string | null
  readonly method: string
}
