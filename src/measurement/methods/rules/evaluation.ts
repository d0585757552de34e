// What running a method gives: the answer with its range, its working and where it comes from; or why there is none.
import type { Range } from '../../rules/words.ts'
import type { MethodSource, Step } from './method.ts'

/** One uncertain input, and how much of the spread of the answers follows it. */
export interface Driver {
  /** As in the JSON input: `outcomes[0].deadweight`. */
  readonly path: string
  readonly title: string
  /** Spearman's rank correlation with the answer, −1 to 1. */
  readonly correlation: number
  /** Its square: drivers are ranked by it. */
  readonly squared: number
}

export interface Simulation {
  readonly seed: number
  readonly draws: number
  readonly mean: number
  readonly median: number
  /** One in twenty draws lies below. */
  readonly p5: number
  /** One in twenty draws lies above. */
  readonly p95: number
  /** The strongest first. */
  readonly drivers: readonly Driver[]
  /** Titles of the inputs that have a range but no distribution: the draws keep them at their central value. */
  readonly keptCentral: readonly string[]
}

interface Named {
  /** The method's key and version. */
  readonly method: string
  readonly version: string
  readonly sources: readonly MethodSource[]
  readonly limits: readonly string[]
}

export interface Answered extends Named {
  readonly kind: 'answer'
  readonly unit: string
  /** With every input at its central value. */
  readonly value: number
  /** All uncertain inputs at their worst, and all at their best; null where every input is certain. */
  readonly range: Range | null
  readonly also: Readonly<Record<string, number>>
  /** Of those among `also` that move with the answer; empty where every input is certain. */
  readonly alsoRange: Readonly<Record<string, Range>>
  readonly working: readonly Step[]
  /** Null where no input has a distribution. */
  readonly simulation: Simulation | null
}

export type Evaluation =
  | Answered
  | (Named & { readonly kind: 'not-applicable'; readonly because: string })
  | (Named & { readonly kind: 'failed'; readonly where: string; readonly what: string })
