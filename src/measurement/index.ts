// The front door of measurement: what it needs from the app, and the questions neighbours may ask of it.
import type { Documents } from '../platform/documents/index.ts'
import type { Files } from '../platform/files/index.ts'
import type { Jobs } from '../platform/jobs/index.ts'
import type { Day, Pence, PlaceId, Scope } from '../platform/kernel/index.ts'
import type { Keys } from '../platform/keys/index.ts'

/** The tiers a place's policy in force fixes, lowest first; null where no policy fixes any. */
export interface PolicyTiers {
  readonly title: string
  readonly href: string
  readonly tiers: readonly {
    readonly name: string
    readonly fromPence: Pence
    readonly questionsAtMost: number
    readonly measuresAtMost: number
    readonly evidence: string
    readonly reporting: string
    readonly minimumWeighting: number
  }[]
}

/** What measurement needs; the app hands it over. */
export interface MeasurementServices {
  readonly files: Files
  readonly jobs: Pick<Jobs, 'start'>
  readonly keys: Keys
  readonly documents: Pick<Documents, 'word'>
  readonly now?: () => Date
  /** Of these stored files, the ones that a record of any feature names: they are not ours alone to remove. */
  readonly filesInUse?: (scope: Scope, keys: readonly string[]) => Promise<readonly string[]>
  /** The tiers of the policy that holds on a day, from the feature that keeps policies. */
  readonly policyTiers?: (scope: Scope, place: PlaceId, day: Day) => Promise<PolicyTiers | null>
}

export { measurementSteps } from './actions/steps.ts'
export { measuresOf } from './framework/actions/ask.ts'
export { starterPacks } from './intake/packs/for-admin.ts'
export { referencePacks } from './methods/packs.ts'
export { buyersOf } from './results/actions/works.ts'
export { type SharesTyped, sharesIn, sharesToBegin, sharesTyped } from './results/forms/shares.ts'
export { sharesPart } from './results/pages/shares.ts'
export { shareWords } from './results/pages/words.ts'
export type { PossibleBuyer, Share } from './results/rules/types.ts'
export { unitWords } from './rules/words.ts'
