// A worker that is killed in the middle of a job, as a power cut or the system's memory guard would: a second one finishes it.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { freshDatabase } from '../../../test/support/database.ts'
import { systemScope } from '../../../test/support/scopes.ts'
import { connectionForJobs } from '../db/index.ts'
import { jobStatus, openJobs } from './index.ts'

const here = (path: string): string => new URL(path, import.meta.url).href

/** A server of its own: takes the job, says so, and never comes to an end. */
const childCode = (database: string): string => `
  import { testServer, onDatabase } from '${here('../../../test/support/cluster.ts')}'
  import { databaseOn } from '${here('../db/open.ts')}'
  import { connectionForJobs } from '${here('../db/index.ts')}'
  import { systemScope } from '${here('../../../test/support/scopes.ts')}'
  import { openJobs } from '${here('./index.ts')}'
  const server = await testServer()
  const database = databaseOn(
    { owner: onDatabase(server.owner, '${database}'), run: onDatabase(server.run, '${database}'), release: async () => undefined },
    { migrations: [], connections: 3, say: () => undefined })
  const work = async (context) => {
    await context.progress(1, 2, 'half way')
    process.stdout.write('half way')
    await new Promise(() => setInterval(() => undefined, 1000))
  }
  await openJobs({ database, connection: connectionForJobs(database), worker: true, scopeFor: async () => systemScope(),
    definitions: [{ name: 'long', words: 'Long', work }], timings: { heartbeat: 10, poll: 0.5, supervise: 1 } })`

test('a job whose worker was killed is finished by another, and its tries are counted', {
  timeout: 60_000,
}, async (t) => {
  const database = await freshDatabase(t)
  const definition = { name: 'long', words: 'Long', work: async () => 'finished by the second' }
  const options = {
    database,
    connection: connectionForJobs(database),
    scopeFor: async () => systemScope(),
    definitions: [definition],
  }
  const timings = { heartbeat: 10, poll: 0.5, supervise: 1, retryDelay: 1 }
  const starter = await openJobs({ ...options, worker: false, timings })
  t.after(() => starter.close())
  const scope = systemScope()
  const id = await database.write(scope, () => starter.start(scope, definition, {}))

  const child = spawn(process.execPath, ['--input-type=module', '--eval', childCode(database.info.name)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const status = () => database.read(scope, () => jobStatus(scope, id))
  assert.deepEqual(await status().then((job) => [job.state, job.attempts, job.progressWords]), [
    'working',
    1,
    'half way',
  ])

  const began = Date.now()
  const second = await openJobs({ ...options, worker: true, timings })
  t.after(() => second.close())
  let job = await status()
  for (; job.state !== 'done' && Date.now() - began < 45_000; job = await status()) await wait(200)
  assert.deepEqual([job.state, job.result, job.attempts], ['done', 'finished by the second', 2])
  t.diagnostic(`noticed and finished ${((Date.now() - began) / 1000).toFixed(1)} s after the second server had started`)
})
