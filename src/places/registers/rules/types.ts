// What a register file says, once it has been read: records that are taken, and rows that are held with the reason.
import type { AreaChange, AreaKind, MultiPolygon } from '../../rules/types.ts'

export const registerKinds = ['postcodes', 'authorities', 'boundaries', 'nhs'] as const
export type RegisterKind = (typeof registerKinds)[number]

export const isRegisterKind = (text: string): text is RegisterKind => registerKinds.some((kind) => kind === text)

/** A row of the file with its place in it. */
export interface SourceRow {
  readonly record: number
  readonly line: number
  readonly cells: readonly string[]
  readonly damaged: boolean
}

export interface HeldRow {
  /** The inner file, where the file was a zip. */
  readonly file: string
  /** The record's number in that file, from 1; the header is a record too. For boundaries, the feature's number. */
  readonly row: number
  readonly text: string
  readonly reason: string
}

export interface PostcodeRecord {
  readonly postcode: string
  readonly district: string
  readonly ward: string | null
  readonly easting: number | null
  readonly northing: number | null
}

export interface AreaRecord {
  readonly code: string
  readonly kind: AreaKind
  readonly name: string
  readonly parentCode: string | null
  /** A few letters, as some publishers write a council: `BPL`. */
  readonly shortCode?: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
}

export interface BodyRecord {
  readonly code: string
  readonly gssCode: string | null
  readonly name: string
  readonly kind: 'icb' | 'ccg' | 'trust' | 'other'
  readonly openedOn: string | null
  readonly closedOn: string | null
}

export interface BoundaryRecord {
  readonly code: string
  readonly kind: AreaKind
  readonly name: string
  readonly parentCode: string | null
  readonly geometry: MultiPolygon
}

/** One row read: what it says, or why it is held. */
export type Reading<T> = { readonly record: T } | { readonly held: string }

export const held = (reason: string): { readonly held: string } => ({ held: reason })

export interface AuthorityRecords {
  readonly areas: readonly AreaRecord[]
  readonly changes: readonly AreaChange[]
  readonly held: readonly { readonly row: SourceRow; readonly reason: string }[]
}
