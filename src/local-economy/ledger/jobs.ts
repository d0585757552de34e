// The long work of the ledger. A job carries ids only: what it works on stands in the records.
import type { JobDefinition } from '../../platform/jobs/index.ts'
import type { PlaceId } from '../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../index.ts'
import { correctJobName, type DismissRequest, dismissHeld, localitiesJobName } from './actions/correct.ts'
import { refreshAllLocalities, refreshLocalities } from './actions/localities.ts'
import { sweep } from './actions/sweep.ts'
import { addFromUpload, lookUpload } from './actions/upload-jobs.ts'
import { type AddJob, addJobName, type LookJob, lookJobName } from './actions/uploads.ts'

const lookJob = (services: LocalEconomyServices): JobDefinition<LookJob> => ({
  name: lookJobName,
  words: 'Look into a payment file',
  work: async (context, data) => ({ tables: await lookUpload(context, services, data) }),
})

const addJob = (services: LocalEconomyServices): JobDefinition<AddJob> => ({
  name: addJobName,
  words: 'Add a payment file to the ledger',
  work: async (context, data) => (await addFromUpload(context, services, data))?.total ?? null,
})

const correctJob = (services: LocalEconomyServices): JobDefinition<DismissRequest> => ({
  name: correctJobName,
  words: 'Take held rows of a payment file as no data',
  work: async (context, data) => ({ rows: await dismissHeld(context, services, data) }),
})

/** For one place after its lines changed; for all of them every hour, since areas and registers change too. */
const localitiesJob = (services: LocalEconomyServices): JobDefinition<{ readonly place?: PlaceId }> => ({
  name: localitiesJobName,
  words: 'Find out where the postcodes of ledgers lie',
  as: 'ledger',
  everyHours: 1,
  work: async (context, { place }) => {
    const { progress } = context
    if (place === undefined) return { places: await refreshAllLocalities(context, services, progress) }
    return { places: (await refreshLocalities(context, services, place, progress)) ? 1 : 0 }
  },
})

const sweepJob = (services: LocalEconomyServices): JobDefinition<Record<string, never>> => ({
  name: 'ledger.sweep',
  words: 'Clear away what unfinished imports left behind',
  as: 'ledger',
  everyHours: 1,
  work: async (context) => ({ removed: await sweep(context, services) }),
})

export const ledgerJobs = (services: LocalEconomyServices): readonly JobDefinition<never>[] => [
  lookJob(services) as JobDefinition<never>,
  addJob(services) as JobDefinition<never>,
  correctJob(services) as JobDefinition<never>,
  localitiesJob(services) as JobDefinition<never>,
  sweepJob(services) as JobDefinition<never>,
]
