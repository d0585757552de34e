// The long work of this room. A job carries ids and choices only: what it works on stands in the records.
import type { JobDefinition } from '../../platform/jobs/index.ts'
import type { PrioritiesServices } from '../index.ts'
import { addFromUpload, lookUpload } from './actions/upload-jobs.ts'
import { type AddJob, addJobName, type LookJob, lookJobName } from './actions/uploads.ts'

const lookJob = (services: PrioritiesServices): JobDefinition<LookJob> => ({
  name: lookJobName,
  words: 'Look into a file of indicators',
  work: async (context, data) => ({ tables: await lookUpload(context, services, data) }),
})

const addJob = (services: PrioritiesServices): JobDefinition<AddJob> => ({
  name: addJobName,
  words: 'Take indicators from a file',
  work: async (context, data) => (await addFromUpload(context, services, data)) ?? null,
})

export const needsJobs = (services: PrioritiesServices): readonly JobDefinition<never>[] => [
  lookJob(services) as JobDefinition<never>,
  addJob(services) as JobDefinition<never>,
]
