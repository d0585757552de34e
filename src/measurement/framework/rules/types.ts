// What a place counts: a framework, its versions, and in each version themes, outcomes and measures.
import type { Day, PlaceId } from '../../../platform/kernel/index.ts'
import type { FrameworkId, FrameworkVersionId, MeasureId, OutcomeId } from '../../rules/types.ts'
import type { Grade, Nature, Unit } from '../../rules/words.ts'

export const frequencies = ['once', 'monthly', 'quarterly', 'yearly'] as const
export type Frequency = (typeof frequencies)[number]

/** Which way is better. `none`: it is only watched. */
export const directions = ['up', 'down', 'none'] as const
export type Direction = (typeof directions)[number]

/** What was done, or what changed in people's lives because of it. */
export const levels = ['output', 'outcome'] as const
export type Level = (typeof levels)[number]

/** The framework's own; one of its own that a contract counts otherwise; or one of a contract's own under one of its outcomes. */
export const origins = ['own', 'adapted', 'local'] as const
export type Origin = (typeof origins)[number]

/** The same thing by another name: `{ framework: 'PPN 002', code: '3a' }`. */
export interface Reference {
  readonly framework: string
  readonly code: string
}

/** What a person writes down about a measure. */
export interface MeasureWords {
  /** Short, unique in its version: `JOBS-1`. */
  readonly code: string
  readonly title: string
  readonly definition: string
  readonly unit: Unit
  /** Only where the unit is `own`. */
  readonly ownUnit: string | null
  readonly whoCounts: string
  /** What is expected to be shown for each grade. */
  readonly evidence: Partial<Record<Grade, string>>
  readonly frequency: Frequency
  readonly direction: Direction
  readonly level: Level
  /** Whose lives it is about. */
  readonly whose: string
  /** Where nobody says otherwise. */
  readonly nature: Nature
  /** Of the place's priorities. */
  readonly priority: string | null
  /** Keys of objectives: `marmot:4`. */
  readonly objectives: readonly string[]
  readonly references: readonly Reference[]
}

export interface MeasureContent extends MeasureWords {
  /** A measure that was there before keeps its id; one without is new. */
  readonly id?: MeasureId
  /** Came under a licence: seen in the place, left out of every open export. */
  readonly private?: boolean
}

export interface OutcomeContent {
  readonly id?: OutcomeId
  readonly title: string
  readonly words: string
  readonly measures: readonly MeasureContent[]
}

export interface ThemeContent {
  readonly title: string
  readonly outcomes: readonly OutcomeContent[]
}

/** All that a version says. */
export interface FrameworkContent {
  readonly themes: readonly ThemeContent[]
}

export interface Measure extends MeasureWords {
  readonly id: MeasureId
  readonly framework: FrameworkId
  /** Null for a contract measure: it belongs to no version. */
  readonly version: FrameworkVersionId | null
  readonly theme: string
  readonly outcome: { readonly id: OutcomeId; readonly title: string }
  readonly origin: Origin
  /** The framework's measure that it is a form of. */
  readonly adaptedFrom: MeasureId | null
  /** What is different. */
  readonly changed: string | null
  readonly private: boolean
  /** From this day on nothing new is promised or recorded by it: it ended, or its framework did. */
  readonly endedOn: Day | null
  /** Of a contract measure that was ended. */
  readonly endedWhy: string | null
}

export interface Framework {
  readonly id: FrameworkId
  readonly place: PlaceId
  readonly title: string
  readonly theme: string | null
  /** From this day on it is no longer used. */
  readonly endedOn: Day | null
}

export interface FrameworkVersion {
  readonly id: FrameworkVersionId
  readonly framework: FrameworkId
  readonly number: number
  /** Null while it is a draft. */
  readonly from: Day | null
  readonly edition: number
  readonly putInForceBy: string | null
  readonly putInForceAt: Date | null
}

export interface FrameworkListed extends Framework {
  /** The newest first. */
  readonly versions: readonly FrameworkVersion[]
  /** The one that holds on the day. */
  readonly held: FrameworkVersion | null
  readonly draft: FrameworkVersion | null
}

/** What a measure said in one version. */
export interface MeasureHistory extends MeasureWords {
  readonly version: FrameworkVersionId | null
  readonly number: number | null
  readonly from: Day | null
}
