import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { personScope, publicScope, systemScope } from '../../../test/support/scopes.ts'
import { connectionForJobs } from '../db/index.ts'
import { type JobId, type PersonId, type PlaceId, Refused, type Scope } from '../kernel/index.ts'
import {
  type JobDefinition,
  type JobStatus,
  jobCounts,
  jobStatus,
  listJobs,
  openJobs,
  type StoredScope,
} from './index.ts'

const ada = crypto.randomUUID() as PersonId
const oldham = crypto.randomUUID() as PlaceId
const fast = { retryDelay: 1, poll: 0.5, watch: 0.2, sweep: 1, supervise: 1, heartbeat: 10 }

const scopeFor = async (stored: StoredScope): Promise<Scope> =>
  stored.kind === 'person' ? personScope({ id: stored.id, name: 'Ada Example' }) : systemScope(stored.name)

const open = async (
  t: TestContext,
  database: TestDatabase,
  definitions: readonly JobDefinition<never>[],
  worker = true,
) => {
  const jobs = await openJobs({
    database,
    connection: connectionForJobs(database),
    definitions,
    scopeFor,
    worker,
    timings: fast,
  })
  t.after(() => jobs.close())
  return jobs
}

const status = (database: TestDatabase, id: JobId, scope = systemScope()): Promise<JobStatus> =>
  database.read(scope, () => jobStatus(scope, id))

const until = async (database: TestDatabase, id: JobId, wanted: (job: JobStatus) => boolean): Promise<JobStatus> => {
  for (let tries = 0; tries < 200; tries++) {
    const found = await status(database, id)
    if (wanted(found)) return found
    await wait(100)
  }
  throw new Error(`still ${JSON.stringify(await status(database, id))}`)
}
const ended = (job: JobStatus): boolean => ['done', 'failed', 'cancelled'].includes(job.state)

const defined = <D>(
  name: string,
  work: JobDefinition<D>['work'],
  more: Partial<JobDefinition<D>> = {},
): JobDefinition<D> => ({
  name,
  words: `Do ${name}`,
  work,
  ...more,
})

test('a job runs under the scope of whoever started it, tells how far it is, and keeps its result', async (t) => {
  const database = await freshDatabase(t)
  const sum = defined<{ numbers: number[] }>('sum', async (context, { numbers }) => {
    await context.progress(numbers.length, numbers.length, 'all added')
    const who = context.scope.actor
    return { total: numbers.reduce((a, b) => a + b, 0), who: who.kind === 'person' ? who.id : who.kind }
  })
  const jobs = await open(t, database, [sum])
  const scope = personScope({ id: ada, name: 'Ada Example' })
  const id = await database.write(scope, () => jobs.start(scope, sum, { numbers: [1, 2, 3] }, { place: oldham }))
  const job = await until(database, id, ended)
  assert.deepEqual(
    {
      state: job.state,
      result: job.result,
      words: job.words,
      attempts: job.attempts,
      by: job.startedByWords,
      done: job.done,
    },
    { state: 'done', result: { total: 6, who: ada }, words: 'Do sum', attempts: 1, by: 'Ada Example', done: 3 },
  )
})

test('a job is there exactly when its transaction commits', async (t) => {
  const database = await freshDatabase(t)
  const ran: number[] = []
  const note = defined<number>('note', async (_, n) => ran.push(n))
  const jobs = await open(t, database, [note])
  const scope = systemScope()
  await assert.rejects(
    database.write(scope, async () => {
      await jobs.start(scope, note, 1)
      throw new Error('no')
    }),
  )
  const id = await database.write(scope, () => jobs.start(scope, 'note', 2))
  await until(database, id, ended)
  assert.deepEqual(ran, [2])
  assert.equal((await database.read(scope, () => listJobs(scope))).length, 1)
})

test('what goes wrong is tried again, and told in words; the whole error is for administrators', async (t) => {
  const database = await freshDatabase(t)
  let tries = 0
  const third = defined('third', async ({ attempt }) => {
    tries += 1
    if (attempt < 3) throw new Error('the disk said “no”')
    return 'at last'
  })
  const never = defined('never', async () => Promise.reject(new Error('secret path /x')), { attempts: 2 })
  const jobs = await open(t, database, [third, never])
  const scope = personScope({ id: ada })
  const [a, b] = await database.write(scope, async () => [
    await jobs.start(scope, third, {}),
    await jobs.start(scope, never, {}),
  ])
  const done = await until(database, a as JobId, ended)
  assert.deepEqual([done.state, done.attempts, tries, done.result, done.error], ['done', 3, 3, 'at last', undefined])
  const failed = await until(database, b as JobId, ended)
  assert.deepEqual([failed.state, failed.attempts], ['failed', 2])
  assert.match(failed.errorWhole ?? '', /secret path \/x/)
  const mine = await status(database, b as JobId, personScope({ id: ada }))
  assert.equal(mine.errorWhole, undefined)
  assert.match(mine.error ?? '', /^Something went wrong; it was tried 2 times\./)
  assert.doesNotMatch(mine.error ?? '', /secret/)
})

test('a refusal is not tried again: it would be the same the next time', async (t) => {
  const database = await freshDatabase(t)
  const refuse = defined('refuse', async () =>
    Promise.reject(new Refused('empty', 422, 'The file is empty.', 'Send another.')),
  )
  const jobs = await open(t, database, [refuse])
  const scope = systemScope()
  const id = await database.write(scope, () => jobs.start(scope, refuse, {}))
  const job = await until(database, id, ended)
  assert.deepEqual([job.state, job.attempts, job.error], ['failed', 1, 'The file is empty. Send another.'])
})

test('a cancelled job stops; one that waits never begins; either can be tried again', async (t) => {
  const database = await freshDatabase(t)
  let release = false
  const long = defined('long', async (context) => {
    for (let n = 0; !release; n++) {
      await context.progress(n, undefined, `step ${n}`)
      await wait(50)
    }
    return 'finished'
  })
  const jobs = await open(t, database, [long])
  const scope = systemScope()
  const [working, waiting] = await database.write(scope, async () => [
    await jobs.start(scope, long, {}),
    await jobs.start(scope, long, {}, { afterSeconds: 60 }),
  ])
  await until(database, working as JobId, (job) => job.state === 'working' && job.done > 0)
  await assert.rejects(
    database.write(scope, () => jobs.retry(scope, working as JobId)),
    { reason: 'job-has-not-failed' },
  )
  await database.write(scope, async () => {
    await jobs.cancel(scope, working as JobId)
    await jobs.cancel(scope, waiting as JobId)
  })
  assert.equal((await status(database, waiting as JobId)).state, 'cancelled')
  assert.equal((await until(database, working as JobId, ended)).state, 'cancelled')
  release = true
  await database.write(scope, () => jobs.retry(scope, waiting as JobId))
  const again = await until(database, waiting as JobId, ended)
  assert.deepEqual([again.state, again.result, again.attempts], ['done', 'finished', 1])
})

test('two long jobs work at a time, and a quick one need not wait for them', async (t) => {
  const database = await freshDatabase(t)
  let now = 0
  let most = 0
  let release = false
  const long = defined('long', async () => {
    most = Math.max(most, ++now)
    while (!release) await wait(20)
    now -= 1
  })
  const quick = defined('quick', async () => 'sent', { quick: true })
  const jobs = await open(t, database, [long, quick])
  const scope = systemScope()
  const ids = await database.write(scope, async () => [
    await jobs.start(scope, long, {}),
    await jobs.start(scope, long, {}),
    await jobs.start(scope, long, {}),
    await jobs.start(scope, quick, {}),
  ])
  assert.equal((await until(database, ids[3] as JobId, ended)).result, 'sent')
  const counts = () => database.read(scope, () => jobCounts(scope))
  for (let tries = 0; (await counts()).working < 2 && tries < 50; tries++) await wait(100)
  assert.deepEqual(await counts().then(({ working, waiting }) => [working, waiting]), [2, 1])
  release = true
  for (const id of ids) await until(database, id, ended)
  assert.equal(most, 2)
})

test('a job is seen by who started it, by its place, and by whoever sees everything; only the first and the last may stop it', async (t) => {
  const database = await freshDatabase(t)
  const idle = defined('idle', async () => undefined)
  const jobs = await open(t, database, [idle], false)
  const scope = personScope({ id: ada })
  const id = await database.write(scope, () => jobs.start(scope, idle, {}, { place: oldham }))
  for (const who of [personScope({ id: ada }), personScope({ places: [oldham] }), systemScope()])
    assert.equal((await status(database, id, who)).id, id)
  const stranger = personScope({ places: [crypto.randomUUID() as PlaceId] })
  await assert.rejects(status(database, id, stranger), { reason: 'not-found' })
  for (const who of [stranger, personScope({ places: [oldham] })])
    await assert.rejects(
      database.write(who, () => jobs.cancel(who, id)),
      { reason: 'not-found' },
    )
  await assert.rejects(
    database
      .write(publicScope(), () => Promise.resolve())
      .then(() => {
        const nobody = publicScope()
        return database.write(nobody, () => jobs.start(nobody, idle, {}))
      }),
    { reason: 'no-actor' },
  )
  await database.write(scope, () => jobs.cancel(scope, id))
})

test('a server that stops hands its work back uncounted, and the next one finishes it', async (t) => {
  const database = await freshDatabase(t)
  const options = { database, connection: connectionForJobs(database), scopeFor, worker: true, timings: fast }
  const slow = defined('slow', async ({ signal }) => {
    await wait(60_000, undefined, { signal })
  })
  const first = await openJobs({ ...options, definitions: [slow] })
  const scope = systemScope()
  const id = await database.write(scope, () => first.start(scope, slow, {}))
  await until(database, id, (job) => job.state === 'working')
  await first.close()
  assert.deepEqual(await status(database, id).then(({ state, attempts }) => [state, attempts]), ['waiting', 0])
  await open(t, database, [defined('slow', async () => 'finished')])
  const job = await until(database, id, ended)
  assert.deepEqual([job.state, job.result, job.attempts], ['done', 'finished', 1])
})

test('jobs are put back when the queue has lost them', async (t) => {
  const database = await freshDatabase(t)
  const idle = defined('idle', async () => 'found again')
  const starter = await open(t, database, [idle], false)
  const scope = systemScope()
  const id = await database.write(scope, () => starter.start(scope, idle, {}))
  await database.asOwner('delete from jobs_queue.job')
  await database.asOwner(`update job_runs set created_at = now() - interval '1 hour'`)
  await open(t, database, [idle])
  assert.equal((await until(database, id, ended)).result, 'found again')
})

test('what is to be done every so often is started once, and again only when it is due', async (t) => {
  const database = await freshDatabase(t)
  const daily = defined('daily', async () => 'tidied', { everyHours: 24, as: 'the clock' })
  await open(t, database, [daily])
  await open(t, database, [daily])
  const scope = systemScope()
  const all = () => database.read(scope, () => listJobs(scope))
  await wait(2500)
  assert.deepEqual(
    (await all()).map((job) => [job.state, job.startedByWords]),
    [['done', 'the server itself']],
  )
  await database.asOwner(`update job_runs set created_at = now() - interval '25 hours'`)
  for (let tries = 0; (await all()).length < 2 && tries < 50; tries++) await wait(100)
  assert.equal((await all()).length, 2)
})

test('an unseen job is done, and no list shows it or who started it', async (t) => {
  const database = await freshDatabase(t)
  const definition = { name: 'secret', words: 'Secret', as: 'the clock', work: async () => 'done' }
  const jobs = await open(t, database, [definition])
  const person = personScope({ id: ada, name: 'Ada Example' })
  const id = await database.write(person, () => jobs.start(person, definition, {}, { unseen: true }))
  const done = await until(database, id, ({ state }) => state === 'done')
  assert.deepEqual([done.startedBy, done.startedByWords], [undefined, 'not said'])
  for (const scope of [personScope({ id: ada, name: 'Ada Example' }), personScope({ everything: true })])
    await database.read(scope, async () => {
      assert.deepEqual(await listJobs(scope, {}), [])
      assert.equal((await jobCounts(scope)).done, 0)
    })
})
