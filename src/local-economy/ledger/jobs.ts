// The long work of the ledger. A job carries ids only: what it works on stands in the records, so a job that is tried again
// finds how far the one before came.
import type { JobContext, JobDefinition } from '../../platform/jobs/index.ts'
import type { PlaceId } from '../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../index.ts'
import { refreshLocalities } from './actions/localities.ts'
import { sweep } from './actions/sweep.ts'
import { type AddJob, addJobName, type LookJob, lookJobName } from './actions/uploads.ts'

const lookJob = (_services: LocalEconomyServices): JobDefinition<LookJob> => ({
  name: lookJobName,
  words: 'Look into a payment file',
  work: async () => null,
})

const addJob = (_services: LocalEconomyServices): JobDefinition<AddJob> => ({
  name: addJobName,
  words: 'Add a payment file to the ledger',
  work: async () => null,
})

const localitiesJob = (services: LocalEconomyServices): JobDefinition<{ readonly place?: PlaceId }> => ({
  name: 'ledger.localities',
  words: 'Find out where the postcodes of a ledger lie',
  as: 'ledger',
  everyHours: 1,
  work: async (context: JobContext, { place }) => {
    if (place !== undefined) await refreshLocalities(context, services, place, context.progress)
    return null
  },
})

const sweepJob = (services: LocalEconomyServices): JobDefinition<Record<string, never>> => ({
  name: 'ledger.sweep',
  words: 'Clear away what unfinished imports left behind',
  as: 'ledger',
  everyHours: 1,
  work: async (context: JobContext) => ({ removed: await sweep(context, services) }),
})

const all = (...definitions: readonly JobDefinition<never>[]): readonly JobDefinition<never>[] => definitions

export const ledgerJobs = (services: LocalEconomyServices): readonly JobDefinition<never>[] =>
  all(
    lookJob(services) as JobDefinition<never>,
    addJob(services) as JobDefinition<never>,
    localitiesJob(services) as JobDefinition<never>,
    sweepJob(services) as JobDefinition<never>,
  )
