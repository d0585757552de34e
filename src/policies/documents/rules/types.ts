// A version of a document, as it is kept and as it is put together.
import type { Day, Id, OrganisationId, PlaceId } from '../../../platform/kernel/index.ts'
import type { DatedRules } from '../../rules/policy-rules.ts'
import type { DocumentKind, EntryKind, Fill } from './kinds.ts'

export type DocumentId = Id<'document'>
export type VersionId = Id<'document-version'>
export type PartId = Id<'document-part'>
export type CommentId = Id<'document-comment'>
export type PublicationId = Id<'document-publication'>

/** What is kept of a version's life. Agreed and adopted are told by the agreement and the adoptions, not by this. */
export type VersionState = 'draft' | 'proposed' | 'published' | 'superseded' | 'withdrawn' | 'dropped'

/** What a document takes over from an agreed priority. `PriorityView` fits. */
export interface PriorityTaken {
  readonly id: string
  readonly number: number
  readonly version: number
  readonly title: string
  readonly want: string
  readonly forWhom: string
  readonly where: string
  readonly why: string
  readonly good: string
  readonly agreedOn: Day | null
  readonly goals: readonly {
    readonly title: string
    readonly code: string | null
    readonly plan: { readonly title: string }
  }[]
  readonly objectives: readonly { readonly key: string; readonly number: number | string; readonly title: string }[]
}

/** One part of a document, in its order: words, a place filled from elsewhere, or an entry tied to a priority. */
export interface Part {
  readonly id: PartId
  /** The same through all versions. */
  readonly origin: string
  readonly section: string
  readonly kind: 'text' | 'filled' | EntryKind
  /** Of a text: its heading. Of an outcome: the outcome. Of a question: the question. */
  readonly heading: string
  /** Of a text: its words. Of an outcome: an example clause. Of a question: help with the answer. */
  readonly words: string
  /** For a filled part. */
  readonly fill: Fill | null
  /** For an entry. */
  readonly priority: string | null
}

/** What a version is filled from: live while it is a draft, kept as it was from the moment it is proposed. */
/** What a document shows of a measure that was in force. */
export interface MeasureTaken {
  readonly code: string
  readonly title: string
  readonly theme: string
  readonly outcome: string
  /** In words: `hours`. */
  readonly unit: string
  readonly whoCounts: string
  /** What is to be shown so that somebody else can check it; empty where nothing is written. */
  readonly checkedBy: string
  readonly priority: string | null
}

export interface Filling {
  readonly priorities: readonly PriorityTaken[]
  readonly rules: DatedRules | null
  /** Only of a framework, and not of one that was proposed before places had measures. */
  readonly measures?: readonly MeasureTaken[]
}

export interface AdoptionTold {
  readonly organisation: string
  readonly on: Day
  /** The reference of the minute: `Cabinet 14 June 2023, item 9`. */
  readonly minute: string
}

/** A file that is kept as it is, in place of written paragraphs. */
export interface KeptFile {
  readonly key: string
  readonly name: string
  readonly kind: 'pdf' | 'docx'
  readonly bytes: number
}

/** Everything that `assemble` needs: a version whole, wherever it stands in its life. */
export interface VersionWhole {
  readonly kind: DocumentKind
  readonly number: number
  readonly title: string
  readonly place: { readonly slug: string; readonly name: string; readonly demonstration: boolean }
  readonly state: VersionState
  /** The whole public address, once it is published. */
  readonly address: string | null
  /** The day on its cover: of publication, else of its last change. */
  readonly date: Day
  readonly reviewOn: Day | null
  readonly parts: readonly Part[]
  readonly filling: Filling
  readonly adoptions: readonly AdoptionTold[]
  readonly file: KeptFile | null
}

export interface VersionRow {
  readonly id: VersionId
  readonly placeId: PlaceId
  readonly documentId: DocumentId
  readonly kind: DocumentKind
  readonly number: number
  readonly state: VersionState
  readonly title: string
  readonly template: string | null
  readonly reviewOn: Day | null
  readonly file: KeptFile | null
  readonly frozen: Filling | null
  /** What sectors were asked to agree to, each time it was proposed; the newest last. */
  readonly proposals: readonly string[]
  readonly createdAt: Date
  readonly changedAt: Date
  readonly proposedAt: Date | null
  readonly publishedAt: Date | null
  readonly endedAt: Date | null
  readonly endedWhy: string | null
  readonly demonstration: boolean
}

/** A part as a draft keeps it: with its own version number, so that two people cannot overwrite each other. */
export interface PartRow extends Part {
  readonly versionId: VersionId
  readonly position: number
  readonly edition: number
  readonly changedAt: Date
  readonly changedBy: string | null
  readonly removedAt: Date | null
}

export interface CommentRow {
  readonly id: CommentId
  readonly partId: PartId
  readonly sector: string
  readonly words: string
  readonly by: string
  readonly at: Date
  /** The comment it answers; null for one that stands on its own. */
  readonly answers: CommentId | null
  /** Which edition of the paragraph it is about. */
  readonly edition: number
  readonly settledAt: Date | null
  readonly settledBy: string | null
  readonly settledWords: string | null
}

export interface AdoptionRow {
  readonly id: string
  readonly organisationId: OrganisationId
  readonly organisation: string
  readonly adoptedOn: Day
  readonly minute: string
  readonly recordedBy: string
  readonly recordedAt: Date
}
