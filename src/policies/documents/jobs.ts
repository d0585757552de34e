// The work on documents that nobody waits for.
import type { JobDefinition } from '../../platform/jobs/index.ts'
import { lookWhetherMoved } from './actions/moved-on.ts'

/** Once a day would do; but a page that says "as of today" is worth the few questions. */
const movedOnJob = (now: () => Date): JobDefinition<Record<string, never>> => ({
  name: 'policies.moved-on',
  words: 'Look whether the priorities behind published documents have changed',
  as: 'policies',
  everyHours: 6,
  work: async ({ scope, write }) => ({ changed: await write(() => lookWhetherMoved(scope, now())) }),
})

export const documentsJobs = (services: { readonly now?: () => Date }): readonly JobDefinition<never>[] => [
  movedOnJob(services.now ?? (() => new Date())) as JobDefinition<never>,
]
