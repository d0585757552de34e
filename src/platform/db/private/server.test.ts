// The private server with real processes: started together, killed, left, and kept out of reach.
import assert from 'node:assert/strict'
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import test, { type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { roomyFolder } from '../../../../test/support/cluster.ts'
import { systemScope } from '../../../../test/support/scopes.ts'
import { withClient } from '../connections.ts'
import { type Database, one, openDatabase, run, sql } from '../index.ts'
import { installationId } from '../installation.ts'
import { readRecord } from './record.ts'
import { privateServer } from './server.ts'
import { reaches, type WayForRoot } from './user.ts'

const holder = fileURLToPath(new URL('../../../../test/support/database-holder.ts', import.meta.url))
const isRoot = process.getuid?.() === 0
const nobody = { uid: 65_534, gid: 65_534 }

interface Folders {
  readonly data: string
  readonly trial: string
  /** What was opened in the test: closed before the folders go, whether or not it passed. */
  readonly opened: Database[]
}

const makeFolders = async (t: TestContext, ...deep: string[]): Promise<Folders> => {
  const base = await mkdtemp(join(await roomyFolder(), 'commonweal-private-'))
  const opened: Database[] = []
  t.after(async () => {
    for (const database of opened) await database.close()
    await rm(base, { recursive: true, force: true })
  })
  const data = join(base, ...deep, 'data')
  const trial = join(base, 'trial')
  await mkdir(join(data, '..'), { recursive: true })
  await mkdir(trial)
  await writeFile(
    join(trial, '0001-words.sql'),
    'create table trial_words (word text, constraint trial_words_unique unique (word));',
  )
  return { data, trial, opened }
}

const open = async ({ data, trial, opened }: Folders): Promise<Database> => {
  const database = await openDatabase({
    dataFolder: data,
    migrations: [
      { owner: 'db', folder: new URL('../migrations/', import.meta.url) },
      { owner: 'trial', folder: pathToFileURL(`${trial}/`) },
    ],
  })
  opened.push(database)
  return database
}

const countWords = async (database: Database): Promise<number> => {
  const scope = systemScope()
  return (await database.read(scope, () => one<{ n: number }>(scope, sql`select count(*) n from trial_words`))).n
}

const addWord = (database: Database, word: string): Promise<number> => {
  const scope = systemScope()
  return database.write(scope, () => run(scope, sql`insert into trial_words (word) values (${word})`))
}

class Child {
  readonly process: ChildProcessWithoutNullStreams
  readonly lines: string[] = []
  #errors = ''

  constructor({ data, trial }: Folders, as: { uid?: number; gid?: number } = {}) {
    this.process = spawn(process.execPath, [holder, data, trial], { ...as, cwd: '/', detached: true })
    createInterface(this.process.stdout).on('line', (line) => this.lines.push(line))
    this.process.stderr.on('data', (text: Buffer) => (this.#errors += text.toString()))
  }

  async says(pattern: RegExp): Promise<string> {
    for (;;) {
      const line = this.lines.find((one) => pattern.test(one))
      if (line !== undefined) return line
      if (this.process.exitCode !== null) throw new Error(`The process ended: ${this.#errors}`)
      await wait(5)
    }
  }

  ask(order: 'write' | 'lock' | 'close'): void {
    this.process.stdin.write(`${order}\n`)
  }

  async leave(): Promise<void> {
    this.ask('close')
    if (this.process.exitCode === null) await once(this.process, 'exit')
  }

  /** The whole group, as a terminal does it: what it started must be in a session of its own to live on. */
  async kill(): Promise<void> {
    process.kill(-(this.process.pid ?? 0), 'SIGKILL')
    await once(this.process, 'exit')
  }
}

const pidFile = async (data: string): Promise<string> =>
  join((await readRecord(data))?.home ?? data, 'postgres', 'postmaster.pid')

const postmaster = async (data: string): Promise<number> =>
  Number((await readFile(await pidFile(data), 'utf8')).split('\n')[0])

const isRunning = async (data: string): Promise<boolean> => existsSync(await pidFile(data))

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
