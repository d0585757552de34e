// The record of what was considered before a procurement begins.
import type { Day, OrganisationId } from '../../../platform/kernel/index.ts'

/** A question of the place's checklist, as it was asked, with what was answered. */
export interface Answer {
  /** The same through all versions of the checklist. */
  readonly origin: string
  readonly question: string
  readonly priority: { readonly number: number; readonly title: string }
  readonly answer: string
}

/** For the form. */
export interface Question extends Answer {
  readonly help: string
  /** False for those that need not be answered in this tier. */
  readonly asked: boolean
}

export interface ConsiderationWords {
  readonly area: string
  readonly economic: string
  readonly social: string
  readonly environmental: string
  readonly process: string
  readonly relevance: string
  readonly proportion: string
  /** Null while it is not decided. */
  readonly consult: boolean | null
  readonly consultWhy: string
  /** Why there is no time for it; null where there is. */
  readonly urgency: string | null
  readonly answers: readonly Answer[]
}

export interface Consideration extends ConsiderationWords {
  readonly edition: number
  readonly writtenBy: string
  readonly writtenAt: Date
}

/** Of what was signed, what is shown again; older ones lack the later parts. */
export type SignedContent = ConsiderationWords & {
  readonly consultations?: readonly Pick<Consultation, 'kind' | 'who' | 'on' | 'said' | 'changed'>[]
  readonly procurement?: { readonly title: string; readonly need: string; readonly value: number | null }
}

export interface Signature {
  readonly organisation: OrganisationId
  readonly edition: number
  readonly by: string
  readonly byId: string
  /** All that was signed, as it stood. */
  readonly content: SignedContent
  readonly at: Date
}

export const consultedKinds = ['service-users', 'carers', 'residents', 'providers', 'others'] as const
export type ConsultedKind = (typeof consultedKinds)[number]
export const consultedWords: Readonly<Record<ConsultedKind, string>> = {
  'service-users': 'People who use the service',
  carers: 'Carers',
  residents: 'Residents',
  providers: 'Organisations that could provide it',
  others: 'Others',
}

/** Somebody who was asked, what they said, and what changed because of it. */
export interface Consultation {
  readonly id: string
  readonly kind: ConsultedKind
  readonly who: string
  readonly on: Day
  readonly people: number | null
  readonly said: string
  readonly changed: string
  readonly addedBy: string
  readonly addedAt: Date
  /** The one that it stands in for, and why. */
  readonly corrects: string | null
  readonly correctedWhy: string | null
}

/** What the law counts as the beginning: s.1(2). */
export const firstStepKinds = ['notice', 'advertisement', 'contact', 'answer', 'contract'] as const
export type FirstStepKind = (typeof firstStepKinds)[number]
export const firstStepWords: Readonly<Record<FirstStepKind, string>> = {
  notice: 'A notice was published',
  advertisement: 'It was advertised',
  contact: 'Somebody was asked for an offer',
  answer: 'An offer that nobody asked for was answered',
  contract: 'The contract was made',
}

export interface FirstStep {
  readonly kind: FirstStepKind
  readonly at: Date
  /** Only where it was taken before the record was signed. */
  readonly earlyWhy: string | null
  readonly recordedBy: string
  /** From 1; a later one corrects the one before. */
  readonly version: number
  /** Of the record, as it stood then; null where nothing was written, or nobody knows. */
  readonly edition: number | null
  readonly correctedWhy: string | null
}

export type ConsultationGiven = Omit<Consultation, 'id' | 'addedBy' | 'addedAt'>
