// Who scores, what they declared, what they gave, and what they agreed.
import type { PersonId } from '../../../platform/kernel/index.ts'

export const capacities = ['officer', 'service-user', 'carer', 'expert'] as const
export type Capacity = (typeof capacities)[number]

export const capacityWords: Readonly<Record<Capacity, string>> = {
  officer: 'Officer of a buyer',
  'service-user': 'Somebody who uses the service',
  carer: 'Carer or family member',
  expert: 'Somebody who knows the field',
}

export interface Member {
  readonly person: PersonId
  readonly name: string
  readonly capacity: Capacity
  /** Ids of the questions that this member scores. */
  readonly criteria: readonly string[]
  readonly left: { readonly at: Date; readonly why: string } | null
}

/** A conflict of interest, or that there is none; the latest of a member counts. */
export interface Declaration {
  readonly id: string
  readonly person: PersonId
  /** Null where there is none. */
  readonly conflict: string | null
  readonly at: Date
  /** What an officer decided about a conflict; null while nobody has, and where there is none. */
  readonly decided: { readonly stays: boolean; readonly how: string; readonly by: string; readonly at: Date } | null
}

export interface Score {
  readonly criterion: string
  readonly bid: string
  readonly person: PersonId
  readonly score: number
  readonly reason: string
  readonly handedInAt: Date | null
}

/** What the panel agreed; a later edition stands in for the one before. */
export interface Consensus {
  readonly criterion: string
  readonly bid: string
  readonly edition: number
  readonly score: number
  readonly reason: string
  /** Null in the first edition. */
  readonly changeWhy: string | null
  /** Whether prices could be seen by then. */
  readonly afterPrices: boolean
  readonly by: string
  readonly at: Date
}

/** A member who has handed in every score of a criterion. */
export interface HandedIn {
  readonly criterion: string
  readonly person: PersonId
}

/** What somebody gives a bid for one question. */
export interface GivenScore {
  readonly bid: string
  readonly score: number
  readonly reason: string
}

export interface AgreedScore extends GivenScore {
  /** Empty in the first edition. */
  readonly changeWhy: string
}
