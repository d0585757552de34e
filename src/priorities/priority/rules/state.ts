// Where a priority stands, from what was done with its versions. Pure.
import type { Day } from '../../../platform/kernel/index.ts'
import type { AgreementState } from '../../agreement/rules.ts'
import type { PriorityState } from './types.ts'

/** What is known of a version: was it proposed, and what came of it? */
export interface VersionOutcome {
  readonly version: number
  readonly proposed: boolean
  readonly agreement: AgreementState | null
  readonly agreedOn: Day | null
}

/** A version whose proposal was taken back is a draft of the past: nobody need look at it. */
export const stateOfVersion = ({ proposed, agreement }: VersionOutcome): Exclude<PriorityState, 'withdrawn'> => {
  if (!proposed || agreement === null || agreement === 'closed') return 'draft'
  return agreement === 'open' ? 'proposed' : agreement
}

/** As a version is called among the others: one that was proposed and closed again was taken back. */
export const versionStateOf = (outcome: VersionOutcome): Exclude<PriorityState, 'withdrawn'> | 'taken-back' =>
  outcome.proposed && outcome.agreement === 'closed' ? 'taken-back' : stateOfVersion(outcome)

const newestFirst = <T extends VersionOutcome>(versions: readonly T[]): readonly T[] =>
  [...versions].sort((a, b) => b.version - a.version)

/** The version to show: the newest. */
export const latestOf = <T extends VersionOutcome>(versions: readonly T[]): T | undefined => newestFirst(versions)[0]

/** The version that stands agreed: the newest of those. It stands while a newer one is written, proposed and argued about. */
export const standingOf = <T extends VersionOutcome>(versions: readonly T[]): T | undefined =>
  newestFirst(versions).find((one) => stateOfVersion(one) === 'agreed')

/** A draft is changed where it is; what was proposed is kept as it was, and a change begins the next version. */
export const changesInPlace = (latest: VersionOutcome): boolean => !latest.proposed

export type ProposeProblem = 'proposed-already' | 'nothing-wanted' | 'withdrawn'

/** May this version be laid before the seats? Undefined where it may. */
export const whyNotPropose = (
  latest: VersionOutcome & { readonly want: string },
  withdrawn: boolean,
): ProposeProblem | undefined => {
  if (withdrawn) return 'withdrawn'
  if (latest.proposed) return 'proposed-already'
  if (latest.want.trim() === '') return 'nothing-wanted'
  return undefined
}
