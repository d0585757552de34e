// What stands beside a record: evidence, checks, references; and draws.
import type { Day, Id } from '../../../platform/kernel/index.ts'
import type { Drawable, Rates } from './draw.ts'
import type { CheckKind } from './grade.ts'

export type EvidenceId = Id<'evidence'>
export type CheckId = Id<'evidence check'>
export type DrawId = Id<'draw'>

export const evidenceKinds = ['document', 'photograph', 'statement', 'link'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export interface KeptFile {
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly bytes: number
}

interface Withdrawable {
  readonly withdrawnAt: Date | null
  readonly withdrawnBy: string | null
  readonly withdrawnWhy: string | null
}

export interface EvidenceRow extends Withdrawable {
  readonly id: EvidenceId
  readonly kind: EvidenceKind
  readonly title: string
  readonly words: string
  readonly file: KeptFile | null
  readonly link: string | null
  readonly addedBy: string
  readonly adderId: string | null
  readonly addedAt: Date
}

export interface CheckRow extends Withdrawable {
  readonly id: CheckId
  readonly kind: CheckKind
  readonly upheld: boolean
  readonly organisation: string
  readonly words: string
  readonly checkedBy: string
  readonly checkerId: string | null
  readonly checkedAt: Date
}

export const referenceKinds = ['person', 'place', 'document'] as const
export type ReferenceKind = (typeof referenceKinds)[number]

export interface DrawRow {
  readonly id: DrawId
  readonly number: number
  readonly seed: number
  readonly from: Day
  readonly to: Day
  readonly rates: Rates
  readonly population: readonly Drawable[]
  readonly chosen: readonly string[]
  readonly madeBy: string
  readonly madeAt: Date
}
