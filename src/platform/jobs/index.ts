// The front door of jobs: define one, start it inside a transaction, follow it, stop it, try it again.

export type { OpenJobsOptions } from './open.ts'
export { openJobs } from './open.ts'
export { jobCounts, jobStatus, listJobs } from './status.ts'
export type {
  JobContext,
  JobDefinition,
  JobState,
  JobStatus,
  Jobs,
  StartOptions,
  StoredScope,
} from './types.ts'
