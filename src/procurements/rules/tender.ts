// A tender as the rooms after it know it.
import type { Criteria } from './criteria.ts'
import type { TenderId } from './types.ts'

/** A condition of participation, apart from what is scored. */
export interface Condition {
  readonly id: string
  readonly title: string
  readonly words: string
}

export interface TenderFacts {
  readonly id: TenderId
  readonly title: string
  readonly lot: string | null
  readonly criteria: Criteria
  readonly conditions: readonly Condition[]
  readonly blindToPrice: boolean
  readonly closesAt: Date
  /** Null while it is sealed. */
  readonly openedAt: Date | null
  readonly abandonedAt: Date | null
}
