// A tender: what bidders are asked, how their bids are judged, by when they must be there, and what became of it.
import type { Day, Id, OrganisationId, Pence, PlaceId } from '../../../platform/kernel/index.ts'
import type { Criteria } from '../../rules/criteria.ts'
import type { ProcurementId } from '../../rules/types.ts'
import type { Kind, Subject } from '../../rules/words.ts'

export type TenderId = Id<'tender'>
export type TenderDocumentId = Id<'tender-document'>
export type ClarificationId = Id<'tender-question'>

/** What a bidder must be or have, apart from what is scored: Procurement Act 2023, s.22. */
export interface Condition {
  readonly id: string
  readonly title: string
  readonly words: string
}

export interface Timetable {
  readonly questionsUntil: Date | null
  readonly closesAt: Date | null
  readonly graceSeconds: number
  readonly decisionOn: Day | null
}

/** What the laboratory said, and of which criteria it said it. */
export interface Tested {
  readonly digest: string
  readonly report: unknown
  readonly at: string
  readonly by: string
}

/** What an officer writes before it is published. */
export interface TenderWords extends Timetable {
  readonly title: string
  readonly lot: string | null
  readonly summary: string
  readonly blindToPrice: boolean
}

/** All that was locked when it was published. */
export interface Published {
  readonly title: string
  readonly lot: string | null
  readonly summary: string
  readonly place: { readonly slug: string; readonly name: string }
  readonly procurement: {
    readonly id: ProcurementId
    readonly number: number
    readonly title: string
    readonly need: string
    readonly kind: Kind
    readonly subject: Subject
    readonly value: Pence | null
    readonly startsOn: Day | null
    readonly endsOn: Day | null
    readonly extensionMonths: number
  }
  readonly buyers: readonly { readonly organisation: OrganisationId; readonly name: string; readonly share: number }[]
  readonly criteria: Criteria
  readonly conditions: readonly Condition[]
  readonly blindToPrice: boolean
  readonly timetable: {
    readonly questionsUntil: string | null
    readonly closesAt: string
    readonly graceSeconds: number
    readonly decisionOn: Day | null
  }
  readonly priorities: readonly { readonly id: string; readonly number: number; readonly title: string }[]
  /** The rules of the place that it stood under; null where none were in force. */
  readonly policy: {
    readonly title: string
    readonly number: number
    readonly href: string
    readonly tier: string | null
    readonly minimum: number | null
  } | null
  /** Whose signatures it stood under, or why there was no time for them. */
  readonly consideration: {
    readonly edition: number
    readonly signatures: readonly { readonly organisation: string; readonly by: string; readonly at: string }[]
    readonly urgency: string | null
  }
  /** Null where no price is scored. */
  readonly tested: Tested | null
  /** What was suggested, and published all the same. */
  readonly suggestions: readonly { readonly what: string; readonly where: string }[]
  readonly packs: readonly { readonly name: string; readonly vintage: string; readonly checked: string | null }[]
}

export interface Tender extends TenderWords {
  readonly id: TenderId
  readonly place: PlaceId
  readonly procurement: ProcurementId
  /** In the procurement, from 1. */
  readonly number: number
  readonly edition: number
  readonly criteria: Criteria
  readonly conditions: readonly Condition[]
  readonly tested: Tested | null
  readonly published: Published | null
  readonly publishedAt: Date | null
  readonly publishedBy: string | null
  readonly official: { readonly number: string; readonly at: Date } | null
  readonly abandoned: { readonly at: Date; readonly by: string; readonly why: string } | null
  readonly createdBy: string
  readonly createdAt: Date
}

/** One that everybody may see. */
export interface PublishedTender extends Tender {
  readonly published: Published
  readonly publishedAt: Date
  readonly publishedBy: string
  readonly closesAt: Date
}

export const tenderStates = ['draft', 'open', 'closed', 'abandoned'] as const
export type TenderState = (typeof tenderStates)[number]

/** A bid that arrives at the moment of closing is late. */
export const stateOf = (tender: Pick<Tender, 'abandoned' | 'publishedAt' | 'closesAt'>, now: Date): TenderState => {
  if (tender.abandoned !== null) return 'abandoned'
  if (tender.publishedAt === null || tender.closesAt === null) return 'draft'
  return now < tender.closesAt ? 'open' : 'closed'
}

export interface KeptDocument {
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly bytes: number
}

export interface TenderDocument {
  readonly id: TenderDocumentId
  readonly title: string
  readonly file: KeptDocument
  readonly addedBy: string
  readonly addedAt: Date
}

export interface Change {
  readonly field: 'title' | 'summary' | 'questionsUntil' | 'closesAt' | 'decisionOn'
  readonly before: string | null
  readonly after: string | null
}

export interface Amendment {
  readonly number: number
  readonly words: string
  /** The criterion whose question it explains. */
  readonly about: string | null
  readonly substantial: boolean
  readonly noExtensionWhy: string | null
  readonly changes: readonly Change[]
  readonly madeBy: string
  readonly madeAt: Date
}

export interface Clarification {
  readonly id: ClarificationId
  readonly number: number
  readonly asked: string
  readonly askedAt: Date
  /** As everybody reads it; null until it is answered. */
  readonly shown: string | null
  readonly answer: string | null
  readonly answeredAt: Date | null
}
