// Opens the jobs port: starting, cancelling and trying again for everybody, and in the server the workers and the sweeper.
import { randomUUID } from 'node:crypto'
import type { Database, JobsConnection } from '../db/index.ts'
import { type JobId, notAllowed, notFound, Refused, type Scope } from '../kernel/index.ts'
import { openQueue, type Queue, type Timings, usualTimings } from './queue.ts'
import {
  addRun,
  askToCancel,
  beginAgain,
  isDue,
  lockRun,
  lostRuns,
  markCancelled,
  removeOldRuns,
  requeue,
} from './store.ts'
import type { JobDefinition, Jobs, StoredScope } from './types.ts'
import { workOn } from './worker.ts'

export interface OpenJobsOptions {
  readonly database: Database
  /** `connectionForJobs(database)` */
  readonly connection: JobsConnection
  readonly definitions: readonly JobDefinition<never>[]
  /** Auth's maker. @throws where the person may no longer sign in: the job then fails, and says so */
  readonly scopeFor: (stored: StoredScope) => Promise<Scope>
  /** Whether this process works on jobs; a command only starts them. */
  readonly worker: boolean
  readonly say?: (words: string) => void
  readonly timings?: Partial<Timings>
}

const storedFor = (scope: Scope, definition: JobDefinition<never>): StoredScope => {
  if (definition.as !== undefined) return { kind: 'system', name: definition.as }
  if (scope.actor.kind === 'person') return { kind: 'person', id: scope.actor.id }
  if (scope.actor.kind === 'system') return { kind: 'system', name: scope.actor.name }
  throw new Refused('no-actor', 403, 'This cannot be started without signing in.', 'Sign in, and try again.')
}

const wordsFor = ({ actor }: Scope): string =>
  actor.kind === 'person' ? actor.name : actor.kind === 'system' ? actor.name : 'someone not signed in'

/** The run, where the asker may decide about it: their own, or any for whoever sees everything. */
const ownRun = async (scope: Scope, id: JobId, verb: string) => {
  const found = await lockRun(scope, id)
  if (!found) throw notFound('job')
  const mine = scope.actor.kind === 'person' && found.started_by === scope.actor.id
  if (!mine && !scope.everything) throw notAllowed(`${verb} this job`)
  return found
}

const jobsOver = (options: OpenJobsOptions, queue: () => Promise<Queue>): Jobs => {
  const definitions = new Map(options.definitions.map((one) => [one.name, one]))
  const wakeAfterCommit = async (scope: Scope): Promise<void> => {
    const ready = await queue()
    options.database.afterCommit(scope, async () => ready.wake())
  }
  return {
    start: async (scope, job, data, startOptions = {}) => {
      const name = typeof job === 'string' ? job : job.name
      const definition = definitions.get(name)
      if (!definition) throw new Error(`There is no job named ${name}`)
      const stored = storedFor(scope, definition)
      const id = randomUUID() as JobId
      const queueId = randomUUID()
      const quick = definition.quick ?? false
      await addRun(scope, {
        id,
        queueId,
        name,
        words: definition.words,
        quick,
        data,
        scopePerson: stored.kind === 'person' ? stored.id : null,
        scopeSystem: stored.kind === 'system' ? stored.name : null,
        startedBy: scope.actor.kind === 'person' && !startOptions.unseen ? scope.actor.id : null,
        startedByWords: startOptions.unseen ? 'not said' : wordsFor(scope),
        place: startOptions.place ?? null,
        unseen: startOptions.unseen ?? false,
        attemptsAllowed: definition.attempts ?? 3,
      })
      await (await queue()).send(scope, { queueId, run: id, quick, afterSeconds: startOptions.afterSeconds ?? 0 })
      await wakeAfterCommit(scope)
      return id
    },
    cancel: async (scope, id) => {
      const found = await ownRun(scope, id, 'cancel')
      if (found.state === 'working') await askToCancel(scope, id)
      else if (found.state === 'waiting') {
        await markCancelled(scope, id)
        await (await queue()).forget(scope, { queueId: found.queue_id, quick: found.quick })
      } else throw new Refused('job-has-ended', 409, 'This job has already ended.', 'There is nothing left to cancel.')
    },
    retry: async (scope, id) => {
      const found = await ownRun(scope, id, 'try again')
      if (found.state !== 'failed' && found.state !== 'cancelled')
        throw new Refused(
          'job-has-not-failed',
          409,
          'Only a job that failed or was cancelled can be tried again.',
          'Wait for it to end.',
        )
      const queueId = randomUUID()
      await beginAgain(scope, id, queueId)
      await (await queue()).send(scope, { queueId, run: id, quick: found.quick, afterSeconds: 0 })
      await wakeAfterCommit(scope)
    },
  }
}

/** Puts lost jobs back into the queue, starts what is due, and clears away what ended long ago. */
const sweep = async (options: OpenJobsOptions, queue: Queue, jobs: Jobs): Promise<void> => {
  const scope = await options.scopeFor({ kind: 'system', name: 'the server itself' })
  await options.database.write(scope, async () => {
    for (const { id, quick } of await lostRuns(scope, options.connection.schema)) {
      const queueId = randomUUID()
      await requeue(scope, id, queueId)
      await queue.send(scope, { queueId, run: id, quick, afterSeconds: 0 })
    }
    for (const definition of options.definitions)
      if (definition.everyHours !== undefined && (await isDue(scope, definition.name, definition.everyHours)))
        await jobs.start(scope, definition, {} as never)
    await removeOldRuns(scope)
  })
}

/** Close it before the database. With `worker`, jobs at work are given ten seconds, then handed back uncounted. */
export const openJobs = async (options: OpenJobsOptions): Promise<Jobs & { close(): Promise<void> }> => {
  const timings = { ...usualTimings, ...options.timings }
  const say = options.say ?? (() => undefined)
  // A command that starts no job never opens the queue.
  let opened: Promise<Queue> | undefined
  const queue = (): Promise<Queue> => {
    opened ??= openQueue({ connection: options.connection, worker: options.worker, timings, say })
    return opened
  }
  const jobs = jobsOver(options, queue)
  const stopping = new AbortController()
  let sweeper: NodeJS.Timeout | undefined
  if (options.worker) {
    const ready = await queue()
    const swept = (): Promise<void> =>
      sweep(options, ready, jobs).catch((error: unknown) => say(`Looking for lost jobs: ${String(error)}`))
    await swept()
    const definitions = new Map(options.definitions.map((one) => [one.name, one]))
    const worker = { ...options, definitions, stopping: stopping.signal, watchSeconds: timings.watch, say }
    await ready.work((message) => workOn(worker, message))
    sweeper = setInterval(() => void swept(), timings.sweep * 1000)
  }
  return {
    ...jobs,
    close: async () => {
      clearInterval(sweeper)
      stopping.abort()
      await (await opened)?.close()
    },
  }
}
