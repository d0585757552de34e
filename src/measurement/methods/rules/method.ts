// What a method is: a definition, what it needs, where it comes from, how far it can be trusted, and the calculation itself.
// Everything that lists methods (the command line, the docs, the pages, the forms) is made from these descriptions.
import type { Range } from '../../rules/words.ts'

interface Common {
  /** As in the JSON input: `deadweight`. */
  readonly name: string
  /** As a label: `Deadweight`. */
  readonly title: string
  /** What to enter, and where one finds it. */
  readonly words: string
  /** May be left out; what then holds. */
  readonly otherwise?: number | string | Range
  readonly optional?: true
}

/** A number a method works with. Money is in pence; shares are fractions from 0 to 1; years are calendar years. */
export interface NumberField extends Common {
  readonly kind: 'number' | 'pence' | 'fraction' | 'year' | 'whole'
  readonly unit?: string
  readonly least?: number
  readonly most?: number
  /** Which way the answer goes when this grows: by it a range of inputs becomes a range of answers. */
  readonly moves?: 'up' | 'down'
}

export interface ChoiceField extends Common {
  readonly kind: 'choice'
  readonly options: readonly { readonly value: string; readonly title: string }[]
}

/** Several of the same, each with its own fields: the amounts of each year, the lines of an impact map. */
export interface ListField extends Common {
  readonly kind: 'list'
  readonly of: readonly (NumberField | ChoiceField | TextField)[]
  readonly atLeast: number
  readonly atMost: number
}

export interface TextField extends Common {
  readonly kind: 'text'
  readonly longest: number
}

export type Field = NumberField | ChoiceField | ListField | TextField

/** A number known for sure, from low to high, or by a distribution for a Monte Carlo run. */
export type Uncertain =
  | number
  | Range
  | { readonly distribution: 'uniform'; readonly low: number; readonly high: number }
  | { readonly distribution: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly distribution: 'normal'; readonly mean: number; readonly sd: number }

/** What a field was read as: a certain number, an uncertain one, or words. */
export type ReadValue = Uncertain | string
export type ReadRow = Readonly<Record<string, ReadValue>>
/** Every field that was read and checked; a field that is missing and may be is not there. */
export type Read = Readonly<Record<string, ReadValue | readonly ReadRow[]>>

export type GivenValue = number | string | readonly Readonly<Record<string, number | string>>[]
/** What a calculation is handed: every field read and checked, defaults filled in, one certain number each. */
export type Given = Readonly<Record<string, GivenValue>>

/** One step of the working, for people who check it by hand. */
export interface Step {
  readonly words: string
  /** `20 × £1,500 × (1 − 0.25)`. */
  readonly sum: string
  readonly result: string
}

export type Outcome =
  | {
      readonly kind: 'answer'
      /** In the method's unit; pence are rounded once, here, half away from nought. */
      readonly value: number
      /** The method's `others`, by name: `ratio`, `endOfYear`. */
      readonly also: Readonly<Record<string, number>>
      /** Written only when somebody reads it: a simulation does not. */
      readonly working: () => readonly Step[]
    }
  | { readonly kind: 'not-applicable'; readonly because: string }
  | { readonly kind: 'failed'; readonly where: string; readonly what: string }

/** Another number that a method gives beside its answer. */
export interface Other {
  readonly name: string
  readonly title: string
  readonly unit: 'pence' | 'ratio' | 'number'
  /** It grows and falls with the answer, so that a range of the answer is a range of it. */
  readonly movesWithAnswer: boolean
}

export interface MethodSource {
  readonly title: string
  readonly publisher: string
  readonly link: string | null
  /** `2012`, `November 2023`. */
  readonly vintage: string
  /** Who compared our figures with the original, and when; null while nobody has. */
  readonly checked: string | null
}

export interface Example {
  readonly title: string
  readonly input: Readonly<Record<string, unknown>>
  /** To the last digit. */
  readonly value: number
  /** Others to the decimals given here. */
  readonly also?: Readonly<Record<string, number>>
  readonly range?: Range
  /** The figure was published in whole pounds: ours is compared when rounded to them. */
  readonly inPounds?: true
  /** `published` or `computed by hand`, and where. */
  readonly from: string
}

export interface Method {
  /** In addresses and on the command line: `sroi`. Never renamed. */
  readonly key: string
  readonly title: string
  /** Raised whenever an answer could differ: `1.0`. */
  readonly version: string
  /** What it answers, in a sentence or two. */
  readonly definition: string
  /** What the answer is in: `pence` or a word for it. */
  readonly unit: string
  readonly formula: string
  readonly sources: readonly MethodSource[]
  /** When not to use it, what it leaves out. */
  readonly limits: readonly string[]
  readonly fields: readonly Field[]
  readonly others: readonly Other[]
  /** Worked cases with published or computed answers: they stand in the docs, and are tests. */
  readonly examples: readonly Example[]
  readonly calculate: (given: Given) => Outcome
  /** Where a published table gives its own low and high: the same question by the table's low or high figures. */
  readonly tableEnd?: (given: Given, end: 'low' | 'high') => Given
}
