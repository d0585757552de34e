// The front door of priorities: what it needs from the app, and the questions neighbours may ask of it.
import type { Analytics } from '../platform/analytics/index.ts'
import type { Files } from '../platform/files/index.ts'
import type { Jobs } from '../platform/jobs/index.ts'
import type { PlaceId, Scope } from '../platform/kernel/index.ts'

/** A record further along the road, as the page of a priority names it. */
export interface Use {
  /** In the plural, for a heading: `Policies`. */
  readonly what: string
  readonly title: string
  readonly href: string
  /** A word or two: `Published`. */
  readonly status: string
}

/** What priorities needs; the app hands it over. */
export interface PrioritiesServices {
  readonly files: Files
  readonly jobs: Pick<Jobs, 'start'>
  readonly analytics: Analytics
  readonly now?: () => Date
  /** Of these stored files, the ones that a record of any feature names: they are not ours alone to remove. */
  readonly filesInUse?: (scope: Scope, keys: readonly string[]) => Promise<readonly string[]>
  /** What uses a priority, from later features. */
  readonly usedBy?: (scope: Scope, place: PlaceId, priority: string) => Promise<readonly Use[]>
  /** When each sector last spoke in later features, by the sector's name: for the readiness page. */
  readonly spokeLater?: (scope: Scope, place: PlaceId) => Promise<ReadonlyMap<string, Date>>
}

export { prioritiesSteps } from './actions/steps.ts'
export {
  agreementOf,
  agreementStates,
  closeAgreement,
  openAgreement,
  settleAll,
  speakInvented,
} from './agreement/actions/agree.ts'
export { agreementPanel } from './agreement/pages/panel.ts'
export type { AgreementId, AgreementState, AgreementView, SeatStand, Subject } from './agreement/rules.ts'
export type { NewAgreement } from './agreement/store.ts'
export { groupById, lastSpoken, participantsOf, viewsOf } from './conversation/actions/ask.ts'
export type { ConversationId, GroupId, GroupNamed, ResidentsView, ViewId } from './conversation/rules/types.ts'
export { needsByIds, needsOf } from './needs/actions/needs-of.ts'
export type { NeedArea, NeedId, NeedIndicator, NeedValue, Polarity, Trend } from './needs/rules/types.ts'
export { type PackListed, priorityPacks } from './packs/for-admin.ts'
export { goalsByIds, goalsOf, objectiveSets, objectivesByKeys, objectivesOf, plansOf } from './plans/actions/ask.ts'
export type { Goal, GoalId, Objective, ObjectiveSet, Plan, PlanId, PlanKind } from './plans/rules/types.ts'
export { agreedPriorities, prioritiesOf } from './priority/actions/views.ts'
export { draftPriority, proposePriority, withdrawPriority } from './priority/actions/write.ts'
export type { PriorityId, PriorityState, PriorityVersionId, PriorityView } from './priority/rules/types.ts'
