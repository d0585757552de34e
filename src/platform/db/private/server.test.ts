// The private server with real processes: started together, killed, left, and kept out of reach.
import assert from 'node:assert/strict'
import { chmod, chown, mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  addWord,
  Child,
  countWords,
  isRoot,
  isRunning,
  makeFolders,
  nobody,
  open,
  postmaster,
} from '../../../../test/support/private-server.ts'
import { withClient } from '../connections.ts'
import { installationId } from '../installation.ts'
import { readRecord } from './record.ts'
import { privateServer } from './server.ts'
import { reaches, type WayForRoot } from './user.ts'

test('processes share one server from an empty folder on; kills lose nothing; the last one out stops it', async (t) => {
  const folders = await makeFolders(t)
  const { data } = folders
  const children = [new Child(folders), new Child(folders)]
  const [one, two] = children as [Child, Child]
  t.after(() => {
    for (const child of children) child.process.kill('SIGKILL')
  })

  await t.test('two started at once on an empty folder both open it', async () => {
    await Promise.all(children.map((child) => child.says(/^open$/)))
    assert.deepEqual((await stat(join(data, 'keys', 'postgres.json'))).mode & 0o777, 0o600)
  })

  await t.test('a second server of the folder is refused', async () => {
    one.ask('lock')
    await one.says(/^locked$/)
    two.ask('lock')
    await two.says(/^server-already-running$/)
  })

  await t.test('after a kill -9 of the client, what it was told was saved is there, and its lock is free', async () => {
    one.ask('write')
    await one.says(/^saved 50$/)
    const server = await postmaster(data)
    await one.kill()
    assert.equal(await postmaster(data), server)
    const saved = one.lines.filter((line) => line.startsWith('saved')).length
    const database = await open(folders)
    assert.ok((await countWords(database)) >= saved)
    await (await database.lockServer()).release()
    await database.close()
  })

  await t.test('one that leaves while another stays does not stop it', async () => {
    assert.ok(await isRunning(data))
    await two.leave()
    assert.ok(!(await isRunning(data)))
  })
})

test('after a kill -9 of the server, those who use it start it again and find everything', async (t) => {
  const folders = await makeFolders(t)
  const database = await open(folders)
  let lost = false
  await database.lockServer(() => (lost = true))
  let saved = 0
  for (; saved < 100; saved++) await addWord(database, `word ${saved}`)
  process.kill(await postmaster(folders.data), 'SIGKILL')
  // As a visitor would: try again until it answers.
  const until = Date.now() + 20_000
  let counted: number | undefined
  while (counted === undefined && Date.now() < until) {
    counted = await countWords(database).catch(() => undefined)
    if (counted === undefined) await wait(50)
  }
  assert.equal(counted, saved)
  assert.ok(!lost)
  const other = await open(folders)
  for (let tries = 0; tries < 100; tries++) {
    const refused = await other.lockServer().then(
      (lock) => lock.release(),
      (error: { reason?: string }) => error.reason,
    )
    if (refused) break
    await wait(50)
  }
  await assert.rejects(other.lockServer(), { reason: 'server-already-running' })
  await other.close()
})

test('a socket folder that was swept away is made again', async (t) => {
  const folders = await makeFolders(t)
  const database = await open(folders)
  await addWord(database, 'kept')
  const record = await readRecord(folders.data)
  await rm(record?.socketFolder ?? '', { recursive: true })
  const other = await open(folders)
  assert.equal(await countWords(other), 1)
  await database.close()
  await other.close()
  assert.ok(!(await isRunning(folders.data)))
})

test('a path of 200 letters under a folder closed to all others is no matter', async (t) => {
  const folders = await makeFolders(t, 'closed', 'x'.repeat(100), 'y'.repeat(60))
  await chmod(join(folders.trial, '..', 'closed'), 0o700)
  assert.ok(folders.data.length >= 200)
  const database = await open(folders)
  assert.equal(await addWord(database, 'far away'), 1)
  await database.close()
})

test('a lock left by a process that is no more is taken over', async (t) => {
  const folders = await makeFolders(t)
  await mkdir(folders.data)
  await writeFile(join(folders.data, 'postgres.lock'), JSON.stringify({ pid: process.pid, started: 'before' }))
  const database = await open(folders)
  assert.equal(await countWords(database), 0)
  await database.close()
})

test('an ordinary user needs nothing that root has', { skip: !isRoot && 'every test here runs as one' }, async (t) => {
  const folders = await makeFolders(t)
  if (!reaches(nobody, fileURLToPath(new URL('./', import.meta.url)))) return t.skip('the checkout is closed to others')
  await chmod(join(folders.trial, '..'), 0o755)
  await mkdir(folders.data)
  await chown(folders.data, nobody.uid, nobody.gid)
  const child = new Child(folders, nobody)
  await child.says(/^open$/)
  child.ask('write')
  await child.says(/^saved 3$/)
  await child.leave()
  // Root comes upon a folder of an ordinary user, and leaves it that user's.
  const database = await open(folders)
  assert.ok((await countWords(database)) >= 3)
  await database.close()
  const again = new Child(folders, nobody)
  await again.says(/^open$/)
  await again.leave()
})

for (const way of ['namespace', 'nobody', 'nobody-elsewhere'] as const satisfies readonly WayForRoot[])
  test(`root has a server run as someone else: ${way}`, {
    skip: !isRoot && 'only root is in need of it',
  }, async (t) => {
    const { data } = await makeFolders(t)
    if (way === 'nobody-elsewhere') await chmod(join(data, '..'), 0o700)
    else await chmod(join(data, '..'), 0o755)
    const installation = await installationId(data)
    const elsewhere = join('/var/lib/commonweal', installation)
    if (way === 'nobody-elsewhere') t.after(() => rm(elsewhere, { recursive: true, force: true }))
    for (let times = 0; times < 2; times++) {
      const server = await privateServer({ dataFolder: data, installation, wayForRoot: way })
      const { rows } = await withClient(server.run, 'a test', (client) =>
        client.query('select current_user::text as name'),
      )
      assert.deepEqual(rows, [{ name: 'commonweal_run' }])
      await server.release()
    }
    const home = way === 'nobody-elsewhere' ? elsewhere : data
    assert.equal((await readRecord(data))?.home, home)
    assert.equal((await stat(join(home, 'postgres'))).uid, way === 'namespace' ? 0 : nobody.uid)
  })
