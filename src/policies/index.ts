// The front door of policies: what it needs from the app, and the questions neighbours may ask of it.
import type { Documents } from '../platform/documents/index.ts'
import type { Files } from '../platform/files/index.ts'
import type { Jobs } from '../platform/jobs/index.ts'

/** What policies needs; the app hands it over. */
export interface PoliciesServices {
  readonly files: Files
  readonly jobs: Pick<Jobs, 'start'>
  readonly documents: Pick<Documents, 'pdf' | 'word' | 'html'>
  /** Where people reach the site, without a slash at the end. */
  readonly address: () => string
  readonly now?: () => Date
}

export { areasPack } from './areas/packs/twelve-areas.ts'
export {
  type ChecklistQuestion,
  checklistQuestions,
  type PublishedDocument,
  priorityUses,
  publishedDocument,
  type RulesInForce,
  rulesInForce,
  sectorComments,
} from './documents/actions/doors.ts'
export { documentsSteps as policiesSteps } from './documents/actions/steps.ts'
export { assemble } from './documents/messages/assemble.ts'
export type { DocumentKind, Fill } from './documents/rules/kinds.ts'
export { documentKinds, isDocumentKind, kindShapes } from './documents/rules/kinds.ts'
export type { Template, TemplatePart, TemplateSource } from './documents/rules/template.ts'
export type {
  AdoptionTold,
  DocumentId,
  Filling,
  KeptFile,
  Part,
  PriorityTaken,
  PublicationId,
  VersionId,
  VersionState,
  VersionWhole,
} from './documents/rules/types.ts'
export type { DatedRules, MinimumWeighting, PolicyRules, Threshold, Tier } from './rules/policy-rules.ts'
export { tierFor } from './rules/policy-rules.ts'
