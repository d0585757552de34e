// The one folder that knows pg-boss: makes its schema as the owner, runs it as the running role, and takes messages from it.
import { type Db, PgBoss } from 'pg-boss'
import { execute, type JobsConnection } from '../db/index.ts'
import type { Scope } from '../kernel/index.ts'

/** All in seconds. The defaults notice a worker that died within about half a minute. */
export interface Timings {
  /** A worker that has not been heard from for so long is taken for dead. At least 10. */
  readonly heartbeat: number
  /** How often dead workers are looked for. */
  readonly supervise: number
  /** Before the second try; doubled for each further one, up to a quarter of an hour. */
  readonly retryDelay: number
  /** How often a worker asks for work when nobody told it that there is some. */
  readonly poll: number
  /** How often a working job is asked whether it was cancelled. */
  readonly watch: number
  /** How often jobs that fell out of the queue are looked for. */
  readonly sweep: number
}

export const usualTimings: Timings = { heartbeat: 15, supervise: 5, retryDelay: 10, poll: 2, watch: 2, sweep: 60 }

const queues = { long: 'commonweal', quick: 'commonweal-quick' } as const
const queueOf = (quick: boolean): string => (quick ? queues.quick : queues.long)

/** Longer than any import: what really bounds a job is its heartbeat. */
const longest = 12 * 60 * 60

export interface Message {
  /** The queue's number for this round of tries. */
  readonly queueId: string
  readonly run: string
  readonly signal: AbortSignal
}

export interface Queue {
  /** In the transaction open on the scope. */
  send(scope: Scope, message: { queueId: string; run: string; quick: boolean; afterSeconds: number }): Promise<void>
  /** In the transaction open on the scope. Nothing happens where the message is no longer waiting. */
  forget(scope: Scope, message: { queueId: string; quick: boolean }): Promise<void>
  /** Tells this process's own workers that there is work: they need not wait for their next look. */
  wake(): void
  work(handle: (message: Message) => Promise<void>): Promise<void>
  close(): Promise<void>
}

const inTransaction = (scope: Scope): Db => ({
  executeSql: async (text, values) => ({
    rows: (await execute<Record<string, unknown>>(scope, text, values ?? [])).rows,
  }),
})

const quiet = { supervise: false, schedule: false, migrate: false, createSchema: false } as const

/** Makes or upgrades the queue's schema, as the owner, and lets the running role use it. */
const install = async (connection: JobsConnection, say: (words: string) => void): Promise<void> => {
  const boss = new PgBoss({
    ...connection.owner,
    ...quiet,
    migrate: true,
    createSchema: true,
    schema: connection.schema,
    max: 2,
    application_name: 'commonweal jobs schema',
  } as ConstructorParameters<typeof PgBoss>[0] & object)
  boss.on('error', (error) => say(`Job queue: ${error.message}`))
  await boss.start()
  try {
    for (const name of Object.values(queues))
      await boss.createQueue(name, { retryLimit: 1000, retryBackoff: true, expireInSeconds: longest })
    await boss.getDb().executeSql(connection.grants)
  } finally {
    await boss.stop({ graceful: false })
  }
}

const bossFor = (
  connection: JobsConnection,
  timings: Timings,
  worker: boolean,
  say: (words: string) => void,
): PgBoss => {
  const boss = new PgBoss({
    ...connection.run,
    ...quiet,
    supervise: worker,
    superviseIntervalSeconds: timings.supervise,
    monitorIntervalSeconds: timings.supervise,
    reindex: false,
    monitorVacuum: false,
    schema: connection.schema,
    max: worker ? 5 : 1,
    application_name: 'commonweal jobs',
  } as ConstructorParameters<typeof PgBoss>[0] & object)
  boss.on('error', (error) => say(`Job queue: ${error.message}`))
  return boss
}

export interface QueueOptions {
  readonly connection: JobsConnection
  readonly worker: boolean
  readonly timings: Timings
  readonly say: (words: string) => void
}

/** How many jobs are worked on at once, by kind of queue. */
const workers = { [queues.long]: 2, [queues.quick]: 1 }

export const openQueue = async ({ connection, worker, timings, say }: QueueOptions): Promise<Queue> => {
  await install(connection, say)
  const boss = bossFor(connection, timings, worker, say)
  await boss.start()
  const working: string[] = []
  return {
    send: async (scope, { queueId, run, quick, afterSeconds }) => {
      await boss.send(
        queueOf(quick),
        { run },
        {
          id: queueId,
          db: inTransaction(scope),
          startAfter: afterSeconds,
          // The tries are counted in job_runs; the queue only has to go on handing the job out.
          retryLimit: 1000,
          retryDelay: timings.retryDelay,
          retryDelayMax: 900,
          retryBackoff: true,
          heartbeatSeconds: timings.heartbeat,
          expireInSeconds: longest,
        },
      )
    },
    forget: async (scope, { queueId, quick }) => {
      await boss.cancel(queueOf(quick), queueId, { db: inTransaction(scope) })
    },
    wake: () => {
      for (const id of working) boss.notifyWorker(id)
    },
    work: async (handle) => {
      for (const [name, localConcurrency] of Object.entries(workers)) {
        const options = { batchSize: 1, localConcurrency, pollingIntervalSeconds: timings.poll } as const
        const id = await boss.work<{ run: string }>(name, options, async ([job]) => {
          if (job) await handle({ queueId: job.id, run: job.data.run, signal: job.signal })
        })
        working.push(id)
      }
    },
    close: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}
