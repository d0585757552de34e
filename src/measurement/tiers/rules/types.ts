// How much may be asked: tiers with their caps, how risk and opportunity move a contract between them, and what an asking costs.
import type { Day, Pence } from '../../../platform/kernel/index.ts'

export const levels = ['low', 'medium', 'high'] as const
/** How much could go wrong, or how much social value the contract could bring. */
export type Level = (typeof levels)[number]
export const isLevel = (text: string): text is Level => levels.some((level) => level === text)

/** How often at most, each year. */
export const frequencies = [1, 2, 4, 12] as const

export interface Tier {
  readonly name: string
  /** The band begins here and ends where the next one begins. */
  readonly fromPence: Pence
  readonly measuresAtMost: number
  readonly questionsAtMost: number
  /** Pieces of evidence in a year; null while the place has set no cap. */
  readonly evidenceAtMost: number | null
  /** Returns in a year; null while the place has set no cap. */
  readonly returnsAtMost: number | null
  /** Hours of a provider in a year; null while the place has set no cap. */
  readonly hoursAtMost: number | null
}

/** One of nine: −1 a tier down, 0 as the value says, 1 a tier up. */
export type Shift = -1 | 0 | 1
/** By risk, then by opportunity. */
export type Shifts = Readonly<Record<Level, Readonly<Record<Level, Shift>>>>

/** What each thing asked for costs a provider, in hours. An estimate that a place can change. */
export interface Hours {
  /** Once, in the bid. */
  readonly question: number
  /** Once, to set up the counting of a measure. */
  readonly setUp: number
  /** For each measure in each return. */
  readonly measure: number
  /** For each piece of evidence. */
  readonly evidence: number
  /** For each return, however much is in it. */
  readonly return: number
}

export interface TierScheme {
  readonly tiers: readonly Tier[]
  readonly shifts: Shifts
  readonly hours: Hours
}

export interface DatedScheme extends TierScheme {
  readonly from: Day
}

/** One measure that a buyer means to ask for. */
export interface Asked {
  readonly id: string
  readonly title: string
  /** Returns in a year. */
  readonly returns: number
  /** Pieces of evidence with each return. */
  readonly evidence: number
  /** The priorities it serves: what nothing else serves is dropped last. */
  readonly serves: readonly string[]
}

export interface Asking {
  readonly questions: number
  readonly measures: readonly Asked[]
}
