// How people follow jobs: one, a page of them, and how many are in each state. Row-level security decides which.
import { asId, type JobId, notFound, type Scope } from '../kernel/index.ts'
import { countRuns, findRun, findRuns, type JobFilter } from './store.ts'
import type { JobState, JobStatus } from './types.ts'

/** @throws Refused `not-found` */
export const jobStatus = async (scope: Scope, id: string): Promise<JobStatus> => {
  const known = asId<JobId>(id)
  const found = known && (await findRun(scope, known))
  if (!found) throw notFound('job')
  return found
}

/** Newest first, 50 at a time unless `limit` says otherwise. */
export const listJobs = (scope: Scope, filter: JobFilter = {}): Promise<readonly JobStatus[]> => findRuns(scope, filter)

export const jobCounts = async (scope: Scope): Promise<Readonly<Record<JobState, number>>> => {
  const counts: Record<JobState, number> = { waiting: 0, working: 0, done: 0, failed: 0, cancelled: 0 }
  for (const { state, jobs } of await countRuns(scope)) counts[state] = jobs
  return counts
}
