// What a conversation is made of. A sector is named as auth names it.
import type { Day, Id, PlaceId } from '../../../platform/kernel/index.ts'

export type ConversationId = Id<'conversation'>
export type QuestionId = Id<'question'>
export type IdeaId = Id<'idea'>
export type GroupId = Id<'idea group'>
export type VoiceId = Id<'voice'>
export type ViewId = Id<'residents view'>

/** In their order: a conversation moves one on or one back. */
export const stages = ['gathering', 'grouping', 'weighing', 'results', 'closed'] as const
export type Stage = (typeof stages)[number]

export interface Conversation {
  readonly id: ConversationId
  readonly place: PlaceId
  readonly title: string
  readonly purpose: string
  readonly theme: string | null
  /** Names are kept from everybody. Fixed once the first idea is in. */
  readonly anonymous: boolean
  /** Together at one time; else each when it suits them. */
  readonly live: boolean
  readonly from: Day | null
  readonly until: Day | null
  /** How many each person may share out. */
  readonly points: number
  readonly stage: Stage
  /** Rises with every change. */
  readonly version: number
  readonly startedAt: Date
}

export interface Question {
  readonly id: QuestionId
  /** From 1. */
  readonly position: number
  readonly words: string
  /** How many ideas there are, withdrawn ones too: while there are any, the question stays. */
  readonly ideas: number
}

export interface Idea {
  readonly id: IdeaId
  readonly question: QuestionId
  readonly words: string
  readonly sector: string
  /** Who said it; null in an anonymous conversation, for what was said in the room, and for people who are gone. */
  readonly by: string | null
  /** The reader said it. */
  readonly mine: boolean
  /** Written down by the facilitator. */
  readonly inRoom: boolean
  readonly group: GroupId | null
  readonly at: Date
}

/** Ideas that belong together, under a title. */
export interface Group {
  readonly id: GroupId
  readonly title: string
  readonly words: string
}

export interface Move {
  readonly from: Stage
  readonly to: Stage
  readonly why: string | null
  readonly by: string
  readonly at: Date
}

/** What residents, or people who use services, have said. */
export interface ResidentsView {
  readonly id: ViewId
  /** Who was asked or heard: `Harbour residents’ survey`. */
  readonly source: string
  readonly on: Day
  readonly people: number
  /** How it was gathered. */
  readonly gathered: string
  /** What the people agreed to. */
  readonly consent: string
  readonly words: string
}

/** A group as other rooms name it. */
export interface GroupNamed extends Group {
  readonly conversation: { readonly id: ConversationId; readonly title: string }
  readonly ideas: number
}

/** How many people of one sector. */
export interface SectorPeople {
  readonly sector: string
  readonly people: number
}

/** What somebody may do in a conversation. */
export type Standing<Sector extends string = string> =
  /** `settled`: has spoken in this conversation, so the sector stays. */
  | { readonly kind: 'speaks'; readonly sector: Sector; readonly settled: boolean }
  /** No sector is known for them: they say it themselves, once. */
  | { readonly kind: 'says-which' }
  /** Holds the role of a facilitator here: leads, and has no voice. */
  | { readonly kind: 'chairs' }
  | { readonly kind: 'listens' }
