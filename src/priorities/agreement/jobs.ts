// A role that ends leaves a seat empty without anybody pressing a button: what waited only for that seat is settled here.
import type { JobDefinition } from '../../platform/jobs/index.ts'
import { settleAll } from './actions/agree.ts'
import { placesWithOpen } from './store.ts'

const settleJob: JobDefinition<Record<string, never>> = {
  name: 'priorities.settle-agreements',
  words: 'Settle agreements that waited for a seat that is empty now',
  as: 'priorities',
  everyHours: 1,
  work: async ({ scope, read, write }) => {
    let reached = 0
    for (const place of await read(() => placesWithOpen(scope))) reached += await write(() => settleAll(scope, place))
    return { reached }
  },
}

export const agreementJobs = (): readonly JobDefinition<never>[] => [settleJob as JobDefinition<never>]
