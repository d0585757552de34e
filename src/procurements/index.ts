// The front door of procurements: what they need from the app, and the questions neighbours may ask of them.
import type { Documents } from '../platform/documents/index.ts'
import type { Files } from '../platform/files/index.ts'
import type { Jobs } from '../platform/jobs/index.ts'
import type { Mailer } from '../platform/mail/index.ts'

/** What procurements needs; the app hands it over. */
export interface ProcurementsServices {
  readonly files: Files
  readonly jobs: Pick<Jobs, 'start'>
  readonly mail: Pick<Mailer, 'send'>
  readonly documents: Pick<Documents, 'pdf' | 'word'>
  /** Where people reach the site, without a slash at the end. */
  readonly address: () => string
}

export { lawPacksListed } from './packs/for-admin.ts'
export { procurementsSteps } from './pipeline/actions/steps.ts'
