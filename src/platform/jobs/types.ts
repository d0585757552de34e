// The shapes of the jobs port: what a feature defines, what a job is handed while it works, and what people see of it.
import type { JobId, PersonId, PlaceId, Scope } from '../kernel/index.ts'

export interface JobDefinition<D = unknown> {
  /** `registers.import`: kept with every run, so never renamed. */
  readonly name: string
  /** What it does, for people: `Load a register`. */
  readonly words: string
  /** How often it is tried in all; 3 when not given. Each further try waits longer. */
  readonly attempts?: number
  /** Short work that must not wait behind long work (mail): it has a worker of its own. */
  readonly quick?: true
  /** The system name under which it runs, instead of under the scope of whoever started it. */
  readonly as?: string
  /** Started by the server itself, with the data `{}`, when it was last started so many hours ago or never. Needs `as`. */
  readonly everyHours?: number
  /** What it hands back is kept as JSON and shown as the result. */
  work(context: JobContext, data: D): Promise<unknown>
}

export interface JobContext {
  readonly id: JobId
  readonly scope: Scope
  /** Aborted when somebody cancels the job, when it takes too long, or when the server stops. */
  readonly signal: AbortSignal
  /** Which try this is, from 1. */
  readonly attempt: number
  /** Says how far it is; may be called for every row: at most one in half a second is written. Throws when cancelled. */
  progress(done: number, total: number | undefined, words: string): Promise<void>
  write<T>(work: () => Promise<T>): Promise<T>
  read<T>(work: () => Promise<T>): Promise<T>
}

/** Who a job runs for, as it is kept with the job; auth makes the scope again from it. */
export type StoredScope =
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'system'; readonly name: string }

export interface StartOptions {
  /** The place it is for: whoever may see the place may see the job. */
  readonly place?: PlaceId
  /** Not before so many seconds have passed. */
  readonly afterSeconds?: number
  /** No list of jobs has it, whoever looks, and it does not say who started it: that somebody did is itself a secret. */
  readonly unseen?: true
}

export interface Jobs {
  /** In the open transaction: the job is there exactly when the transaction commits. */
  start<D>(scope: Scope, job: JobDefinition<D> | string, data: D, options?: StartOptions): Promise<JobId>
  /** In the open transaction. A job at work is told to stop; one that waits never begins. */
  cancel(scope: Scope, id: JobId): Promise<void>
  /** In the open transaction. Only a job that failed or was cancelled. */
  retry(scope: Scope, id: JobId): Promise<void>
}

export type JobState = 'waiting' | 'working' | 'done' | 'failed' | 'cancelled'

export interface JobStatus {
  readonly id: JobId
  readonly name: string
  readonly words: string
  readonly state: JobState
  readonly done: number
  readonly total?: number
  readonly progressWords?: string
  readonly result?: unknown
  /** In words for everybody. */
  readonly error?: string
  /** The whole of it, for administrators only. */
  readonly errorWhole?: string
  readonly attempts: number
  readonly attemptsAllowed: number
  readonly startedBy?: PersonId
  /** The person's name or the system's, as it was at the time. */
  readonly startedByWords: string
  readonly place?: PlaceId
  readonly createdAt: Date
  readonly startedAt?: Date
  readonly endedAt?: Date
  readonly cancelAsked: boolean
}
