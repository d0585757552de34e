// The front door of local-economy: what it needs from the app, and the questions neighbours may ask of it.
import type { Analytics } from '../platform/analytics/index.ts'
import type { Files } from '../platform/files/index.ts'
import type { Jobs } from '../platform/jobs/index.ts'
import type { Scope } from '../platform/kernel/index.ts'

/** What local-economy needs; the app hands it over. */
export interface LocalEconomyServices {
  readonly files: Files
  readonly jobs: Pick<Jobs, 'start'>
  readonly analytics: Analytics
  readonly now?: () => Date
  /** Of these stored files, the ones that a record of any feature names: they are not ours alone to remove. */
  readonly filesInUse?: (scope: Scope, keys: readonly string[]) => Promise<readonly string[]>
}

export { ledgerSteps } from './ledger/actions/steps.ts'
