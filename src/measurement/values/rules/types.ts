// £ values: where each comes from, and how a measure uses it.
import type { Id, PlaceId } from '../../../platform/kernel/index.ts'
import type { Convention, Schedule } from '../../methods/rules/streams.ts'
import type { MeasureId } from '../../rules/types.ts'
import type { Range, ValueKind } from '../../rules/words.ts'
import type { Days } from './days.ts'

export type ValuePackId = Id<'value pack'>
export type PackValueId = Id<'pack value'>
export type MeasureValueId = Id<'measure value'>

export const confidences = ['green', 'amber', 'red'] as const
/** How sure its source is: a recent, sound study; an older or smaller one; a guess, or nobody says. */
export type Confidence = (typeof confidences)[number]

/** A value as a file gives it. */
export interface ValueGiven {
  readonly code: string
  readonly title: string
  readonly kind: ValueKind
  /** Pence for one unit. */
  readonly worth: Range
  readonly unit: string
  readonly priceYear: number
  readonly confidence: Confidence
  /** Who bears the cost, or has the gain. */
  readonly bears: string
  readonly source: string
  readonly notes: string
}

export interface PackValue extends ValueGiven {
  readonly id: PackValueId
  readonly pack: ValuePackId
}

export interface HeldValue {
  readonly sheet: string | null
  readonly row: number
  readonly reason: string
  readonly cells: readonly string[]
}

export interface PackReport {
  /** All rows with anything in them. */
  readonly rows: number
  readonly values: number
  /** Rows that name no amount: headings, titles, notes. */
  readonly notValues: number
  readonly held: readonly HeldValue[]
}

export interface ValuePack {
  readonly id: ValuePackId
  readonly place: PlaceId
  readonly title: string
  readonly holder: string
  readonly licence: string
  readonly vintage: string
  readonly fileName: string
  readonly report: PackReport
  readonly loadedBy: string
  readonly loadedAt: Date
}

/** What is taken off, over how many years, and in the prices of which year; each with where it comes from. */
export interface Settings {
  readonly deadweight: number
  readonly displacement: number
  readonly attribution: number
  readonly dropOff: number
  readonly years: number
  readonly discounting: Schedule | 'none'
  readonly convention: Convention
  readonly priceYear: number
  /** Where the fractions and the number of years come from. */
  readonly sources: string
}

export interface MeasureValue extends Days {
  readonly id: MeasureValueId
  readonly measure: MeasureId
  readonly kind: ValueKind
  readonly value: PackValue
  readonly packTitle: string
  readonly packVintage: string
  readonly packHolder: string
  readonly settings: Settings
  readonly why: string
  readonly turnedOnBy: string
  readonly turnedOnAt: Date
  readonly turnedOffBy: string | null
  readonly turnedOffAt: Date | null
}
