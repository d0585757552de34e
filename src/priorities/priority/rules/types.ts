// What a priority is: what a place wants, for whom, where, why, and how one would know.
import type { Day, Id } from '../../../platform/kernel/index.ts'
import type { GroupId, ViewId } from '../../conversation/rules/types.ts'
import type { NeedId } from '../../needs/rules/types.ts'
import type { Goal, GoalId, Objective } from '../../plans/rules/types.ts'

export type PriorityId = Id<'priority'>
export type PriorityVersionId = Id<'priority version'>

/** `objected`: proposed, and a seated sector objects. */
export type PriorityState = 'draft' | 'proposed' | 'objected' | 'agreed' | 'withdrawn'
export const priorityStates: readonly PriorityState[] = ['draft', 'proposed', 'objected', 'agreed', 'withdrawn']

/** The words of one version, as they are typed and kept. */
export interface PriorityWords {
  readonly title: string
  /** What we want. */
  readonly want: string
  readonly forWhom: string
  readonly where: string
  readonly why: string
  /** What good looks like. */
  readonly good: string
  readonly theme: string | null
  readonly from: Day | null
  readonly to: Day | null
}

export interface PriorityLinks {
  readonly goals: readonly GoalId[]
  /** Keys: `marmot:3`. */
  readonly objectives: readonly string[]
  readonly needs: readonly NeedId[]
  readonly views: readonly ViewId[]
}

export interface PriorityContent extends PriorityWords {
  readonly links: PriorityLinks
}

/** A version as it is kept. */
export interface PriorityVersion extends PriorityContent {
  readonly id: PriorityVersionId
  readonly priority: PriorityId
  /** From 1. */
  readonly version: number
  /** Goes up with each save of a draft. */
  readonly edit: number
  readonly writtenBy: string
  readonly writtenAt: Date
  readonly proposedAt: Date | null
}

export interface PriorityView extends PriorityWords {
  readonly id: PriorityId
  readonly versionId: PriorityVersionId
  /** In the place, from 1. */
  readonly number: number
  readonly version: number
  readonly state: PriorityState
  readonly agreedOn: Day | null
  readonly withdrawnWhy: string | null
  readonly goals: readonly Goal[]
  readonly objectives: readonly Objective[]
  readonly needs: readonly { readonly id: NeedId; readonly name: string }[]
  readonly views: readonly { readonly id: ViewId; readonly source: string }[]
  readonly fromGroup: GroupId | null
}
