// The ids of measurement, and the reference by which what is measured names what it belongs to.
import type { Id } from '../../platform/kernel/index.ts'

export type FrameworkId = Id<'measurement framework'>
export type FrameworkVersionId = Id<'measurement framework version'>
export type OutcomeId = Id<'framework outcome'>
/** The measure through all versions of its framework: what is counted stays comparable. */
export type MeasureId = Id<'measure'>
/** Something that was promised and done: a contract, or a piece of work of the place's own. */
export type WorkId = Id<'work'>
/** One promise or one delivery of one measure for one period. */
export type RecordId = Id<'measure record'>
/** What happened once, however many measures count it. */
export type ActId = Id<'act'>

/** What a work stands for in a later feature: `{ kind: 'contract', id }`. Measurement knows no more of it. */
export interface Subject {
  readonly kind: string
  readonly id: string
}
