// The law as dated packs, the answers that lead to a route, and the records of what was decided and published.
import type { Day, Pence } from '../../../platform/kernel/index.ts'
import type { Kind, Subject } from '../../rules/words.ts'

export interface Pack {
  readonly key: string
  readonly title: string
  /** Which edition. */
  readonly vintage: string
  readonly source: string
  readonly sourceLink: string
  /** Who held it against its source, and when; null is nobody yet. */
  readonly checked: { readonly by: string; readonly on: Day } | null
  readonly toCheck: string
}

/** What a decision remembers of a pack. */
export type PackKept = Pick<Pack, 'key' | 'vintage' | 'checked'>

export interface Holidays {
  /** The first and last day that the list covers: beyond them nothing is known. */
  readonly from: Day
  readonly to: Day
  readonly days: readonly { readonly day: Day; readonly name: string }[]
}

export interface ThresholdPeriod {
  readonly from: Day
  readonly to: Day
  readonly pence: Readonly<Record<'subCentral' | 'central' | 'lightTouch' | 'works', Pence>>
}

export interface Thresholds {
  readonly periods: readonly ThresholdPeriod[]
  readonly notifiable: { readonly clause: string; readonly centralPence: Pence; readonly otherPence: Pence }
  readonly considerable: { readonly clause: string; readonly pence: Pence; readonly shareBasisPoints: number }
  readonly kpis: { readonly clause: string; readonly overPence: Pence }
  readonly pipeline: { readonly clause: string; readonly overPence: Pence; readonly spendPence: Pence }
}

export type Unit = 'days' | 'working-days'

export type Clock =
  | {
      readonly kind: 'within'
      readonly days: number
      /** Where light touch has longer. */
      readonly lightTouchDays: number | null
      readonly unit: Unit
      /** Whether the day of what happened is the first that counts. */
      readonly beginning: 'that-day' | 'next-day'
      /** What happened: see `momentKinds`. */
      readonly from: MomentKind
    }
  /** Before a moment, or before another notice. */
  | { readonly kind: 'before'; readonly event: string }
  | { readonly kind: 'words'; readonly words: string }

/** What has to be waited for once it is published. */
export interface Wait {
  readonly days: number
  readonly unit: Unit
  /** Whether the day of the notice is the first that counts, the day after, or the one after a standstill has begun. */
  readonly beginning: 'that-day' | 'next-day' | 'day-after-next'
  readonly what: string
  readonly clause: string
}

export interface NoticeRule {
  readonly key: string
  /** `UK4`; null where the form has no number. */
  readonly form: string | null
  readonly title: string
  readonly law: string
  readonly clause: string
  readonly owed: string
  readonly needs: 'always' | 'if' | 'choice'
  readonly clock: Clock | null
  readonly then: Wait | null
  /** Owed only above this value. */
  readonly overPence: Pence | null
  readonly notLightTouch: boolean
  /** What it has to say, by the names of `draft.ts`. */
  readonly says: readonly string[]
  /** How far its rule was read: in the law, in excerpts, or in outline only. */
  readonly seen: 'read' | 'excerpt' | 'outline'
}

export const regimes = ['pa2023', 'light-touch', 'below-threshold', 'psr'] as const
export type Regime = (typeof regimes)[number]

export const routeKeys = [
  ...(['pa2023-open', 'pa2023-flexible', 'light-touch', 'below-threshold', 'below-threshold-reserved'] as const),
  ...(['direct-award', 'psr-direct-a', 'psr-direct-b', 'psr-direct-c', 'psr-most-suitable'] as const),
  ...(['psr-competitive', 'psr-urgent', 'psr-modification'] as const),
] as const
export type RouteKey = (typeof routeKeys)[number]
export const isRouteKey = (text: string): text is RouteKey => (routeKeys as readonly string[]).includes(text)

export interface RouteRule {
  readonly key: RouteKey
  readonly title: string
  readonly regime: Regime
  readonly words: string
  /** The first day of its law. */
  readonly from: Day
  readonly law: string
  readonly seen: NoticeRule['seen']
  readonly steps: readonly { readonly words: string; readonly clause: string }[]
  /** By their keys, in the order in which they come. */
  readonly notices: readonly string[]
}

export interface LawPacks {
  readonly thresholds: Pack & Thresholds
  readonly holidays: Pack & Holidays
  readonly notices: Pack & { readonly notices: readonly NoticeRule[] }
  readonly routes: Pack & { readonly routes: readonly RouteRule[] }
}

/** Null is not answered. */
export interface Answers {
  readonly authority: Authority | null
  readonly kind: Kind | null
  readonly subject: Subject | null
  /** All years and extensions, VAT included. */
  readonly value: Pence | null
  /** On which day it begins: the thresholds and the law of that day count. */
  readonly on: Day
  readonly mixed: Mixed | null
  readonly framework: boolean | null
  readonly callOff: boolean | null
  /** A change of a running contract. */
  readonly change: boolean | null
  readonly urgent: boolean | null
  readonly direct: Direct | null
  readonly reserve: Reserve | null
  readonly existing: Existing | null
  readonly choice: boolean | null
  readonly likely: boolean | null
  readonly different: boolean | null
  readonly own: boolean | null
  /** By how much the lifetime value rises, and from what. */
  readonly rise: Pence | null
  readonly before: Pence | null
}

export const authorities = ['local', 'nhs', 'central', 'other', 'welsh'] as const
export type Authority = (typeof authorities)[number]
export const mixes = ['no', 'main', 'separable', 'not-main'] as const
export type Mixed = (typeof mixes)[number]
export const directs = ['none', 'single', 'urgent', 'user-choice', 'other'] as const
export type Direct = (typeof directs)[number]
export const reserves = ['no', 'local', 'sme-vcse', 'both'] as const
export type Reserve = (typeof reserves)[number]
export const existings = ['only', 'satisfying', 'no'] as const
export type Existing = (typeof existings)[number]

export type Fit = 'yes' | 'unknown' | 'no'

export interface Advice {
  readonly route: RouteRule
  readonly fit: Fit
  readonly why: string
}

export interface Advised {
  /** In the order of the pack, all of them. */
  readonly all: readonly Advice[]
  /** The first that is open; null where a question is still to be answered, or none is. */
  readonly suggested: RouteKey | null
  readonly threshold: ThresholdFound
  readonly act: { readonly applies: boolean | null; readonly why: string; readonly clause: string }
}

export interface ThresholdFound {
  readonly pence: Pence | null
  /** Whether the value reaches it; null where one of them is not known. */
  readonly reached: boolean | null
  readonly words: string
}

/** What clocks count from, besides notices. */
export const momentKinds = ['awarded', 'modified', 'ended', 'stopped', 'representation', 'further-decision'] as const
export type MomentKind = (typeof momentKinds)[number]

export interface Moment {
  readonly id: string
  readonly kind: MomentKind
  readonly on: Day
  readonly note: string
  readonly by: string
  readonly at: Date
}

/** A notice as the official platform published it. */
export interface Published {
  readonly id: string
  readonly notice: string
  readonly number: string
  readonly publishedAt: Date
  readonly by: string
  readonly at: Date
  /** Why an earlier record was put right by this one. */
  readonly why: string | null
}

export interface Decided {
  readonly edition: number
  readonly route: RouteKey
  readonly regime: Regime
  readonly answers: Answers
  readonly suggested: RouteKey | null
  /** Decided although the advice said that it is not open. */
  readonly against: boolean
  readonly reason: string
  readonly packs: readonly PackKept[]
  readonly by: string
  readonly at: Date
}
