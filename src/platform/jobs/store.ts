// The SQL of job_runs. What starts, cancels and reads runs under the asker's scope; what keeps count runs under the system's.
import { maybe, one, rows, run, sql } from '../db/index.ts'
import type { JobId, PersonId, PlaceId, Scope } from '../kernel/index.ts'
import type { JobState, JobStatus } from './types.ts'

export interface NewRun {
  readonly id: JobId
  readonly queueId: string
  readonly name: string
  readonly words: string
  readonly quick: boolean
  readonly data: unknown
  readonly scopePerson: PersonId | null
  readonly scopeSystem: string | null
  readonly startedBy: PersonId | null
  readonly startedByWords: string
  readonly place: PlaceId | null
  readonly attemptsAllowed: number
  readonly unseen: boolean
}

const json = (value: unknown): string => JSON.stringify(value ?? null)

export const addRun = (scope: Scope, r: NewRun): Promise<number> =>
  run(
    scope,
    sql`insert into job_runs (id, queue_id, name, words, quick, data, scope_person, scope_system, started_by,
          started_by_words, place_id, attempts_allowed, unseen)
        values (${r.id}, ${r.queueId}, ${r.name}, ${r.words}, ${r.quick}, ${json(r.data)}::jsonb, ${r.scopePerson},
          ${r.scopeSystem}, ${r.startedBy}, ${r.startedByWords}, ${r.place}, ${r.attemptsAllowed}, ${r.unseen})`,
  )

/** A run as the worker takes it. */
export interface TakenRun {
  readonly id: JobId
  readonly name: string
  readonly data: unknown
  readonly scope_person: PersonId | null
  readonly scope_system: string | null
  readonly attempts: number
  readonly attempts_allowed: number
  readonly cancel_asked: boolean
}

/** Counts a try and takes the run; undefined where it has ended, or another round of tries has begun since. */
export const takeRun = (scope: Scope, id: string, queueId: string): Promise<TakenRun | undefined> =>
  maybe<TakenRun>(
    scope,
    sql`update job_runs set state = 'working', attempts = attempts + 1, started_at = coalesce(started_at, now())
        where id = ${id} and queue_id = ${queueId} and state in ('waiting', 'working')
        returning id, name, data, scope_person, scope_system, attempts, attempts_allowed, cancel_asked`,
  )

export interface Progress {
  readonly done: number
  readonly total: number | undefined
  readonly words: string
}

/** @returns whether it has been asked to stop; undefined where this round of tries is over */
export const noteProgress = (scope: Scope, id: string, queueId: string, p: Progress) =>
  maybe<{ cancel_asked: boolean }>(
    scope,
    sql`update job_runs set done = ${p.done}, total = ${p.total ?? null}, progress_words = ${p.words}
        where id = ${id} and queue_id = ${queueId} and state = 'working' returning cancel_asked`,
  )

export const cancelAsked = async (scope: Scope, id: string, queueId: string): Promise<boolean> => {
  const found = await maybe<{ cancel_asked: boolean }>(
    scope,
    sql`select cancel_asked from job_runs where id = ${id} and queue_id = ${queueId} and state = 'working'`,
  )
  return found?.cancel_asked ?? true
}

export interface Ending {
  readonly state: 'waiting' | 'done' | 'failed' | 'cancelled'
  readonly result?: unknown
  readonly error?: string
  readonly errorWhole?: string
  /** A try that the server itself broke off is not counted. */
  readonly uncount?: boolean
}

/** How a try ended. `waiting`: it will be tried again. */
export const endTry = (scope: Scope, id: string, queueId: string, e: Ending): Promise<number> =>
  run(
    scope,
    sql`update job_runs set state = ${e.state}, result = ${e.result === undefined ? null : json(e.result)}::jsonb,
          error = ${e.error ?? null}, error_whole = ${e.errorWhole ?? null}, attempts = attempts - ${e.uncount ? 1 : 0},
          ended_at = case when ${e.state} = 'waiting' then null else now() end
        where id = ${id} and queue_id = ${queueId} and state = 'working'`,
  )

/** The run, locked against the worker that may be ending it, for a decision about it. */
export const lockRun = (scope: Scope, id: string) =>
  maybe<{ queue_id: string; state: JobState; quick: boolean; started_by: PersonId | null; words: string }>(
    scope,
    sql`select queue_id, state, quick, started_by, words from job_runs where id = ${id} for update`,
  )

export const markCancelled = (scope: Scope, id: string): Promise<number> =>
  run(scope, sql`update job_runs set state = 'cancelled', cancel_asked = true, ended_at = now() where id = ${id}`)

export const askToCancel = (scope: Scope, id: string): Promise<number> =>
  run(scope, sql`update job_runs set cancel_asked = true where id = ${id}`)

export const beginAgain = (scope: Scope, id: string, queueId: string): Promise<number> =>
  run(
    scope,
    sql`update job_runs set state = 'waiting', queue_id = ${queueId}, attempts = 0, cancel_asked = false, done = 0,
          total = null, progress_words = null, result = null, error = null, error_whole = null, started_at = null, ended_at = null
        where id = ${id}`,
  )

/** Runs that the queue has lost: after the queue's tables were made anew, or were emptied by hand. */
export const lostRuns = (scope: Scope, schema: string) =>
  rows<{ id: JobId; quick: boolean }>(
    scope,
    sql`select id, quick from job_runs r
        where state in ('waiting', 'working') and created_at < now() - interval '30 seconds'
          and not exists (select from ${sql.raw(schema)}.job q where q.id = r.queue_id and q.state in ('created', 'retry', 'active'))
        for update skip locked`,
  )

export const requeue = (scope: Scope, id: string, queueId: string): Promise<number> =>
  run(scope, sql`update job_runs set state = 'waiting', queue_id = ${queueId} where id = ${id}`)

/** Whether the job is due: none waits or works, and none was started in these hours. Of two servers, one is told yes. */
export const isDue = async (scope: Scope, name: string, hours: number): Promise<boolean> => {
  const { turn } = await one<{ turn: boolean }>(
    scope,
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`job every so often ${name}`}, 0)) as turn`,
  )
  if (!turn) return false
  const { recent } = await one<{ recent: boolean }>(
    scope,
    sql`select exists (select from job_runs where name = ${name}
          and (state in ('waiting', 'working') or created_at > now() - ${hours} * interval '1 hour')) as recent`,
  )
  return !recent
}

/** Jobs that ended long ago: 90 days, and a year for those that failed. */
export const removeOldRuns = (scope: Scope): Promise<number> =>
  run(
    scope,
    sql`delete from job_runs where ended_at < now() - case state when 'failed' then interval '365 days' else interval '90 days' end`,
  )

interface Row {
  readonly id: JobId
  readonly name: string
  readonly words: string
  readonly state: JobState
  readonly done: number
  readonly total: number | null
  readonly progress_words: string | null
  readonly result: unknown
  readonly error: string | null
  readonly error_whole: string | null
  readonly attempts: number
  readonly attempts_allowed: number
  readonly started_by: PersonId | null
  readonly started_by_words: string
  readonly place_id: PlaceId | null
  readonly created_at: Date
  readonly started_at: Date | null
  readonly ended_at: Date | null
  readonly cancel_asked: boolean
}

const statusOf = (scope: Scope, r: Row): JobStatus => ({
  id: r.id,
  name: r.name,
  words: r.words,
  state: r.state,
  done: r.done,
  attempts: r.attempts,
  attemptsAllowed: r.attempts_allowed,
  startedByWords: r.started_by_words,
  createdAt: r.created_at,
  cancelAsked: r.cancel_asked,
  ...(r.total === null ? {} : { total: r.total }),
  ...(r.progress_words === null ? {} : { progressWords: r.progress_words }),
  ...(r.result === null ? {} : { result: r.result }),
  ...(r.error === null ? {} : { error: r.error }),
  ...(r.error_whole === null || !scope.everything ? {} : { errorWhole: r.error_whole }),
  ...(r.started_by === null ? {} : { startedBy: r.started_by }),
  ...(r.place_id === null ? {} : { place: r.place_id }),
  ...(r.started_at === null ? {} : { startedAt: r.started_at }),
  ...(r.ended_at === null ? {} : { endedAt: r.ended_at }),
})

const columns = sql.raw(`id, name, words, state, done, total, progress_words, result, error, error_whole, attempts,
  attempts_allowed, started_by, started_by_words, place_id, created_at, started_at, ended_at, cancel_asked`)

export const findRun = async (scope: Scope, id: string): Promise<JobStatus | undefined> => {
  const found = await maybe<Row>(scope, sql`select ${columns} from job_runs where id = ${id}`)
  return found && statusOf(scope, found)
}

export interface JobFilter {
  readonly state?: JobState
  readonly name?: string
  /** The id of the last job of the page before. */
  readonly after?: JobId
  readonly limit?: number
}

export const findRuns = async (scope: Scope, filter: JobFilter): Promise<readonly JobStatus[]> => {
  const conditions = [
    sql`true`,
    ...(filter.state ? [sql`state = ${filter.state}`] : []),
    ...(filter.name ? [sql`name = ${filter.name}`] : []),
    ...(filter.after ? [sql`(created_at, id) < (select created_at, id from job_runs where id = ${filter.after})`] : []),
  ]
  const found = await rows<Row>(
    scope,
    sql`select ${columns} from job_runs where ${sql.join(conditions, sql` and `)}
        order by created_at desc, id desc limit ${filter.limit ?? 50}`,
  )
  return found.map((row) => statusOf(scope, row))
}

export const countRuns = (scope: Scope) =>
  rows<{ state: JobState; jobs: number }>(scope, sql`select state, count(*) as jobs from job_runs group by state`)
