// The work on documents that nobody waits for.
import type { JobDefinition } from '../../platform/jobs/index.ts'
import { lookWhetherMoved } from './actions/moved-on.ts'
import { type Rendered, renderPublication } from './actions/render.ts'
import { type RenderJob, renderJobName } from './actions/rendering.ts'

/** Once a day would do; but a page that says "as of today" is worth the few questions. */
const movedOnJob = (now: () => Date): JobDefinition<Record<string, never>> => ({
  name: 'policies.moved-on',
  words: 'Look whether the priorities behind published documents have changed',
  as: 'policies',
  everyHours: 6,
  work: async ({ scope, write }) => ({ changed: await write(() => lookWhetherMoved(scope, now())) }),
})

const renderJob = (services: Rendered): JobDefinition<RenderJob> => ({
  name: renderJobName,
  words: 'Write a published document as PDF and Word',
  as: 'policies',
  work: (context, data) => renderPublication(context, services, data),
})

export const documentsJobs = (services: Rendered & { readonly now?: () => Date }): readonly JobDefinition<never>[] => [
  renderJob(services) as JobDefinition<never>,
  movedOnJob(services.now ?? (() => new Date())) as JobDefinition<never>,
]
