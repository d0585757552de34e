// What a tender is judged by: a tree of criteria whose weights add up at each level. Weights and shares are ten-thousandths; prices
// are pence. The command that checks an award, the tender, the workbook of a bidder and the panel all read this one shape.
import type { Pence } from '../../platform/kernel/index.ts'

export const criterionKinds = ['quality', 'social-value', 'price', 'other'] as const
export type CriterionKind = (typeof criterionKinds)[number]

/** One step of a scale of scores, and what an answer is like that gets it. */
export interface ScaleStep {
  /** A whole number of points; the highest of the scale is the full mark. */
  readonly score: number
  readonly words: string
}

/** A measure that bidders are asked to promise something by. */
export interface AskedCommitment {
  /** The id of the measure in force; what follows is as it was when it was chosen. */
  readonly measure: string
  readonly code: string
  readonly title: string
  readonly unit: string
  /** Whether a bid without it is not complete. */
  readonly required: boolean
}

/** What is asked of bidders at the end of a branch that is not price. */
export interface Question {
  readonly words: string
  readonly wordLimit: number
  readonly goodEvidence: string
  /** In the order of the scores, lowest first. */
  readonly scale: readonly ScaleStep[]
  /** A consensus below this fails the bid; null where nothing does. */
  readonly passMark: number | null
  readonly commitments: readonly AskedCommitment[]
  /** What it has to do with what is bought: agreed priorities by id, or a reason in words. Asked of social value. */
  readonly relates?: { readonly priorities: readonly string[]; readonly reason: string }
}

/** How prices become points. Each is a module in `formulas/`; the parameters are those it names. */
export interface ChosenFormula {
  readonly name: string
  /** Pence, or ten-thousandths, as the formula says of each. */
  readonly parameters: Readonly<Record<string, number>>
}

export interface Criterion {
  /** Short, of letters, digits and hyphens, once in the tree: what scores and answers are filed under. */
  readonly id: string
  readonly title: string
  readonly kind: CriterionKind
  /** Of what stands above it, in ten-thousandths; those beside each other make 10,000. */
  readonly weight: number
  /** Empty at the end of a branch. */
  readonly children: readonly Criterion[]
  /** At the end of a branch that is not price. */
  readonly question: Question | null
  /** At the end of a branch that is price. */
  readonly formula: ChosenFormula | null
}

/** The top level: its criteria make 10,000 together. */
export type Criteria = readonly Criterion[]

/** A promise in a bid, in thousandths of the unit of the measure. */
export interface Commitment {
  /** The criterion that asked for it. */
  readonly criterion: string
  readonly measure: string
  readonly quantity: number
  readonly by: string | null
  readonly method: string
}

export interface Attachment {
  readonly name: string
  readonly kind: string
  readonly bytes: number
  readonly sha256: string
}

/** A partner of a consortium, or a subcontractor that is named. */
export interface Partner {
  readonly name: string
  readonly identifier: string | null
  readonly part: string
}

/** All that a bid says, as it was received. */
export interface BidContent {
  /** By the id of the criterion. */
  readonly answers: Readonly<Record<string, string>>
  /** For the whole term, VAT left out. */
  readonly price: Pence | null
  readonly commitments: readonly Commitment[]
  readonly partners: readonly Partner[]
  /** By the id of the condition of participation: how it is met. */
  readonly conditions: Readonly<Record<string, string>>
  readonly attachments: readonly Attachment[]
}
