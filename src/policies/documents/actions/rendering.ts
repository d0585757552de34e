// Starting the job that writes a published document as PDF and Word. The job itself stands in jobs.ts.
import type { Jobs } from '../../../platform/jobs/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { PublicationId } from '../rules/types.ts'

export const renderJobName = 'policies.render'

/** What the job is handed: the document itself stands in the publication. */
export interface RenderJob {
  readonly publication: PublicationId
}

export interface Rendering {
  readonly jobs: Pick<Jobs, 'start'>
  /** Where people reach the site, without a slash at the end: it is printed on what is published. */
  readonly address: () => string
}

/** In the open transaction: the files are written once it has committed. */
export const startRendering = async (
  scope: Scope,
  { jobs }: Pick<Rendering, 'jobs'>,
  place: PlaceId,
  publication: PublicationId,
): Promise<void> => {
  const data: RenderJob = { publication }
  await jobs.start(scope, renderJobName, data, { place })
}
