// Works on one job: takes it, makes its scope again, watches for a cancel, and writes down how it ended.
import type { Database } from '../db/index.ts'
import { Refused, type Scope } from '../kernel/index.ts'
import type { Message } from './queue.ts'
import { cancelAsked, type Ending, endTry, noteProgress, type Progress, type TakenRun, takeRun } from './store.ts'
import type { JobContext, JobDefinition, StoredScope } from './types.ts'

export interface WorkerOptions {
  readonly database: Database
  readonly definitions: ReadonlyMap<string, JobDefinition<never>>
  readonly scopeFor: (stored: StoredScope) => Promise<Scope>
  /** Aborted when the server stops. */
  readonly stopping: AbortSignal
  readonly watchSeconds: number
  readonly say: (words: string) => void
}

/** Why a job's signal is aborted. */
class Stopped extends Error {
  readonly because: 'cancelled' | 'server'
  constructor(because: 'cancelled' | 'server') {
    super(because === 'cancelled' ? 'The job was cancelled' : 'The server is stopping')
    this.because = because
  }
}

/** Progress is told often and written seldom. */
const betweenWritesMs = 500

const wholeError = (error: unknown): string =>
  error instanceof Error
    ? `${error.stack ?? error.message}${error.cause === undefined ? '' : `\nbecause: ${wholeError(error.cause)}`}`
    : String(error)

const storedScope = (run: TakenRun): StoredScope =>
  run.scope_person === null
    ? { kind: 'system', name: run.scope_system ?? '' }
    : { kind: 'person', id: run.scope_person }

/** How a try that threw ended, and whether the queue should hand the job out again. */
export const endingOf = (error: unknown, run: Pick<TakenRun, 'attempts' | 'attempts_allowed'>): Ending => {
  if (error instanceof Stopped)
    return error.because === 'cancelled' ? { state: 'cancelled' } : { state: 'waiting', uncount: true }
  const whole = { errorWhole: wholeError(error) }
  // A refusal would be the same the next time.
  if (error instanceof Refused) return { state: 'failed', error: `${error.message} ${error.tip}`, ...whole }
  const times = run.attempts === 1 ? 'once' : `${run.attempts} times`
  return run.attempts < run.attempts_allowed
    ? { state: 'waiting', error: 'Something went wrong. It will be tried again.', ...whole }
    : {
        state: 'failed',
        error: `Something went wrong; it was tried ${times}. Nothing of the last try was kept. Whoever runs the installation can see the whole error.`,
        ...whole,
      }
}

/** The writes about the job itself each have a transaction and a Scope of their own, beside the job's. */
const bookkeeping =
  (options: WorkerOptions) =>
  async <T>(work: (scope: Scope) => Promise<T>): Promise<T> => {
    const scope = await options.scopeFor({ kind: 'system', name: 'jobs' })
    return options.database.write(scope, () => work(scope))
  }

/** Writes at most twice a second, one at a time, and always the newest. */
const progressWriter = (write: (p: Progress) => Promise<void>) => {
  let last = 0
  let waiting: Progress | undefined
  const flush = async (): Promise<void> => {
    const next = waiting
    waiting = undefined
    if (next) await write(next)
  }
  return {
    tell: async (p: Progress): Promise<void> => {
      waiting = p
      if (Date.now() - last < betweenWritesMs) return
      last = Date.now()
      await flush()
    },
    flush,
  }
}

const attempt = async (options: WorkerOptions, run: TakenRun, message: Message): Promise<unknown> => {
  const definition = options.definitions.get(run.name)
  if (!definition)
    throw new Refused('no-such-job', 500, `This version does not know the job ${run.name}.`, 'Cancel it.')
  const note = bookkeeping(options)
  const stop = new AbortController()
  const onStopping = (): void => stop.abort(new Stopped('server'))
  const onLost = (): void => stop.abort(new Stopped('server'))
  options.stopping.addEventListener('abort', onStopping)
  message.signal.addEventListener('abort', onLost)
  const watch = setInterval(() => {
    note((scope) => cancelAsked(scope, run.id, message.queueId))
      .then((asked) => asked && stop.abort(new Stopped('cancelled')))
      .catch((error: unknown) => options.say(`Watching job ${run.id}: ${String(error)}`))
  }, options.watchSeconds * 1000)
  try {
    const scope = await options.scopeFor(storedScope(run))
    const progress = progressWriter(async (p) => {
      const answer = await note((own) => noteProgress(own, run.id, message.queueId, p))
      if (answer?.cancel_asked ?? true) stop.abort(new Stopped('cancelled'))
    })
    const context: JobContext = {
      id: run.id,
      scope,
      signal: stop.signal,
      attempt: run.attempts,
      progress: async (done, total, words) => {
        stop.signal.throwIfAborted()
        await progress.tell({ done, total, words })
        stop.signal.throwIfAborted()
      },
      write: (work) => options.database.write(scope, work),
      read: (work) => options.database.read(scope, work),
    }
    const result = await definition.work(context, run.data as never)
    await progress.flush()
    return result
  } catch (error) {
    // Whatever the work threw when it was told to stop, what matters is why it was told.
    throw stop.signal.aborted ? stop.signal.reason : error
  } finally {
    clearInterval(watch)
    options.stopping.removeEventListener('abort', onStopping)
    message.signal.removeEventListener('abort', onLost)
  }
}

/** @throws what the job threw, where the queue is to hand it out again */
export const workOn = async (options: WorkerOptions, message: Message): Promise<void> => {
  const note = bookkeeping(options)
  const end = (ending: Ending) => note((scope) => endTry(scope, message.run, message.queueId, ending))
  const run = await note((scope) => takeRun(scope, message.run, message.queueId))
  if (run === undefined) return
  if (run.cancel_asked) return void (await end({ state: 'cancelled' }))
  if (run.attempts > run.attempts_allowed) {
    await end({
      state: 'failed',
      error: 'The server stopped each time while this was at work. Nothing of the last try was kept.',
      uncount: true,
    })
    return
  }
  try {
    const result = await attempt(options, run, message)
    await end({ state: 'done', result: result ?? null })
  } catch (error) {
    const ending = endingOf(error, run)
    await end(ending)
    if (ending.state === 'failed' || ending.state === 'waiting')
      options.say(`Job ${run.name} ${run.id}: ${wholeError(error)}`)
    if (ending.state === 'waiting') throw error
  }
}
