// What plans, goals and sets of objectives are.
import type { Day, Id, OrganisationId } from '../../../platform/kernel/index.ts'

export type PlanId = Id<'plan'>
export type GoalId = Id<'goal'>
export type PlanImportId = Id<'plan import'>
export type OwnSetId = Id<'own objective set'>
export type OwnObjectiveId = Id<'own objective'>

export const planKinds = [
  'corporate-plan',
  'health-and-wellbeing-strategy',
  'police-and-crime-plan',
  'integrated-care-strategy',
  'local-growth-plan',
  'other',
] as const
export type PlanKind = (typeof planKinds)[number]

export const isPlanKind = (text: string): text is PlanKind => planKinds.some((kind) => kind === text)

/** On the web, and nothing that a browser would run. */
export const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text)

/** What one asks of a plan where a goal of it is named. */
export interface PlanNamed {
  readonly id: PlanId
  readonly title: string
  readonly kind: PlanKind
  readonly from: Day | null
  readonly to: Day | null
  readonly publisher: string | null
}

export interface Plan extends PlanNamed {
  readonly publisherId: OrganisationId | null
  /** Where it is published: an address on the web. */
  readonly link: string | null
  readonly adopted: Day | null
  readonly withdrawnOn: Day | null
  readonly withdrawnWhy: string | null
}

export interface Goal {
  readonly id: GoalId
  readonly plan: PlanNamed
  /** As the plan numbers it: `C1`. */
  readonly code: string | null
  readonly title: string
  readonly words: string
  /** What the plan puts it under. */
  readonly theme: string | null
  /** Its place in the plan, from 0. */
  readonly position: number
  /** It is no longer in the plan, or the plan no longer holds; null where it counts. */
  readonly withdrawnOn: Day | null
  readonly withdrawnWhy: string | null
}

export interface Objective {
  /** `marmot:3`; `own:` and an id for one that the place wrote. */
  readonly key: string
  /** The key of its set. */
  readonly set: string
  readonly setTitle: string
  readonly number: string
  readonly title: string
  readonly words: string
  /** Where our own file is not sure of it: what has to be checked. */
  readonly toCheck: string | null
  readonly withdrawnOn: Day | null
}

export interface ObjectiveSet {
  /** `marmot`; `own-` and an id for one that the place wrote. */
  readonly key: string
  readonly title: string
  readonly kind: 'pack' | 'own'
  readonly words: string
  /** Who set these objectives, and where. */
  readonly source: string
  readonly sourceLink: string | null
  /** Which edition: a day or a year. */
  readonly vintage: string
  readonly licence: string | null
  /** Who held it against its source, and when; null is nobody yet. Of a place's own set there is no other source. */
  readonly checked: string | null
  /** What has to be checked before anybody relies on it. */
  readonly toCheck: string | null
  readonly inUse: boolean
  readonly objectives: readonly Objective[]
}

/** A priority that answers to a goal or serves an objective, as pages of plans name it. */
export interface LinkedPriority {
  readonly title: string
  readonly href: string
  /** A word or two: `Agreed`. */
  readonly status: string
}
