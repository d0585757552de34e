// An import that breaks off at any moment leaves the ledger as it was, or as it was to be: at each step by a failure put
// there, and once by ending the process without warning.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { addFiles, batchOf, type LedgerRoom, ledgerRoom, reading, spend } from '../../../../test/support/ledger-room.ts'
import { systemScope } from '../../../../test/support/scopes.ts'
import type { Analytics, Writing } from '../../../platform/analytics/index.ts'
import { liveBatches } from '../store/batches.ts'
import { checkLedger } from './check.ts'
import { correctRows } from './correct.ts'
import { summary } from './summary.ts'

const april = spend(['29/04/2024', 'Alder Works Ltd', '10.00'], ['soon', 'Birch & Co', '20.00'])

class Broken extends Error {}

/** Every call of the engine's rooms counts; the one it is told breaks, before or after it did its work. */
const breaking = () => {
  const state = { at: Number.POSITIVE_INFINITY, after: false, calls: 0 }
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    state.calls += 1
    const mine = state.calls === state.at
    if (mine && !state.after) throw new Broken()
    const done = await work()
    if (mine) throw new Broken()
    return done
  }
  const room = (writing: Writing): Writing => ({
    ...writing,
    run: (query) => counted(() => writing.run(query)),
    append: (table, batches) => counted(() => writing.append(table, batches)),
    sync: () => counted(() => writing.sync()),
  })
  const wrap = (analytics: Analytics): Analytics => ({
    ...analytics,
    writing: async (...given) => room(await analytics.writing(...given)),
  })
  return { state, wrap }
}

const sums = async (room: LedgerRoom) => {
  const { total, held, batches } = await summary(room.context(systemScope()), room.services, room.place, {
    from: null,
    to: null,
  })
  return { rows: total.rows, pence: total.pence, held, batches }
}

const whole = async (room: LedgerRoom): Promise<void> => {
  const checked = await reading(room, (scope) => checkLedger(scope, room.services))
  assert.equal(checked.ok, true, checked.words)
}

test('a failure at each step of an import leaves the old or the new, and the import can be done again', async (t) => {
  const { state, wrap } = breaking()
  const room = await ledgerRoom(t, wrap)
  let live = batchOf(await addFiles(room, [['april.csv', april]]))
  const steps = state.calls
  assert.ok(steps >= 5, `${steps} steps`)
  let [before, kept] = [await sums(room), 0]
  for (let step = 1; step <= steps; step += 1) {
    const pence = step * 100 + 200
    const may = spend(['01/05/2024', 'Alder Works Ltd', `${step}.00`], ['28/05/2024', 'Birch & Co', '2.00'])
    Object.assign(state, { calls: 0, at: step, after: step % 2 === 0 })
    const failed = await addFiles(room, [['may.csv', may]], { replaces: live }).then(
      () => undefined,
      (error: unknown) => error,
    )
    state.at = Number.POSITIVE_INFINITY
    assert.ok(failed instanceof Broken || failed === undefined, String(failed))
    const now = await sums(room)
    await whole(room)
    if (failed !== undefined && now.pence === before.pence) {
      assert.deepEqual(now, before, `step ${step}`)
      kept += 1
      continue
    }
    // Where it was done all the same, another way was taken, or what broke came after the record.
    assert.deepEqual(now, { rows: 2, pence, held: { rows: 0, pence: 0 }, batches: 1 }, `step ${step}`)
    before = now
    live = (await reading(room, (scope) => liveBatches(scope, room.place)))[0]?.id ?? live
  }
  assert.ok(kept >= 5, `${kept} of ${steps} steps left the old`)
  const report = await addFiles(room, [['april.csv', april]], { replaces: live })
  assert.equal(report.total.files, 1)
  await whole(room)
})

test('a failure at each step of a correction leaves the rows held', async (t) => {
  const { state, wrap } = breaking()
  const room = await ledgerRoom(t, wrap)
  const batch = batchOf(await addFiles(room, [['april.csv', april]]))
  const before = await sums(room)
  const correct = () =>
    correctRows(room.context(systemScope()), room.services, {
      ...{ place: room.place, batch },
      rows: [{ row: 3, values: { date: '2024-04-03' } }],
    })
  for (let step = 1; ; step += 1) {
    Object.assign(state, { calls: 0, at: step, after: step % 2 === 0 })
    const failed = await correct().then(
      () => undefined,
      (error: unknown) => error,
    )
    if (failed === undefined) break
    assert.ok(failed instanceof Broken, String(failed))
    assert.deepEqual(await sums(room), before, `step ${step}`)
    await whole(room)
  }
  assert.equal((await sums(room)).pence, 3000)
  await whole(room)
})

/** The command in a process of its own, on the same database and folder. */
const childCode = (room: LedgerRoom, path: string): string => {
  const here = (name: string): string => JSON.stringify(new URL(name, import.meta.url).href)
  return `
  import { testServer, onDatabase } from ${here('../../../../test/support/cluster.ts')}
  import { systemScope } from ${here('../../../../test/support/scopes.ts')}
  import { databaseOn } from ${here('../../../platform/db/open.ts')}
  import { openAnalytics } from ${here('../../../platform/analytics/index.ts')}
  import { openFiles } from ${here('../../../platform/files/index.ts')}
  import { ledgerCommands } from ${here('../commands.ts')}
  const server = await testServer()
  const name = ${JSON.stringify(room.database.info.name)}
  const database = databaseOn(
    { owner: onDatabase(server.owner, name), run: onDatabase(server.run, name), release: async () => undefined },
    { migrations: [], connections: 3, say: () => undefined })
  const services = {
    files: await openFiles(${JSON.stringify(join(room.folder, 'files'))}),
    analytics: openAnalytics({ folder: ${JSON.stringify(join(room.folder, 'ledger'))} }),
    jobs: { start: async () => crypto.randomUUID() } }
  const scope = systemScope()
  const command = ledgerCommands(services).find((one) => one.name === 'ledger import')
  process.stdout.write('begun')
  await command.run({ scope, args: [${JSON.stringify(path)}], options: { place: 'merebridge', publisher: 'Merebridge Council' },
    read: (work) => database.read(scope, work), write: (work) => database.write(scope, work), say: () => undefined })
  await database.close()
  process.exit()`
}

const many = 20_000

test('an import that is killed leaves the old or the new, and can be done again', { timeout: 120_000 }, async (t) => {
  const room = await ledgerRoom(t)
  await addFiles(room, [['april.csv', april]])
  await mkdir(join(room.folder, 'files'), { recursive: true })
  const before = await sums(room)
  const after = { ...before, rows: before.rows + many, pence: before.pence + many * 100, batches: 2 }
  const day = (i: number): string => `${String((i % 28) + 1).padStart(2, '0')}/05/2024`
  const large = spend(...Array.from({ length: many }, (_, i) => [day(i), `Supplier ${i % 977}`, '1.00'] as const))
  const path = await room.file('may.csv', large)
  for (const share of [Math.random(), Math.random()]) {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', childCode(room, path)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(child, 'exit')
    await once(child.stdout, 'data')
    const milliseconds = Math.round(share * 900)
    await Promise.race([wait(milliseconds), ended])
    child.kill('SIGKILL')
    await ended
    const now = await sums(room)
    t.diagnostic(`killed after ${milliseconds} ms: ${now.batches === 1 ? 'the old' : 'the new'}`)
    assert.deepEqual(now, now.batches === 1 ? before : after)
    await whole(room)
  }
  const report = await addFiles(room, [['may.csv', large]])
  assert.equal(report.files[0]?.refused, null)
  assert.deepEqual(await sums(room), after)
  await whole(room)
  assert.ok((await readdir(join(room.folder, 'ledger', room.place))).length >= 2)
})
