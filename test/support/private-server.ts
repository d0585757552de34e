// A private server of its own for one test: its folders, what is asked of it, and other processes that use it too.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Database, one, openDatabase, run, sql } from '../../src/platform/db/index.ts'
import { readRecord } from '../../src/platform/db/private/record.ts'
import { roomyFolder } from './cluster.ts'
import { systemScope } from './scopes.ts'

export const isRoot = process.getuid?.() === 0
export const nobody = { uid: 65_534, gid: 65_534 }

const holder = fileURLToPath(new URL('./database-holder.ts', import.meta.url))

interface Folders {
  readonly data: string
  readonly trial: string
  /** What was opened in the test: closed before the folders go, whether or not it passed. */
  readonly opened: Database[]
}

export const makeFolders = async (t: TestContext, ...deep: string[]): Promise<Folders> => {
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

export const open = async ({ data, trial, opened }: Folders): Promise<Database> => {
  const database = await openDatabase({
    dataFolder: data,
    migrations: [
      { owner: 'db', folder: new URL('../../src/platform/db/migrations/', import.meta.url) },
      { owner: 'trial', folder: pathToFileURL(`${trial}/`) },
    ],
  })
  opened.push(database)
  return database
}

export const countWords = async (database: Database): Promise<number> => {
  const scope = systemScope()
  return (await database.read(scope, () => one<{ n: number }>(scope, sql`select count(*) n from trial_words`))).n
}

export const addWord = (database: Database, word: string): Promise<number> => {
  const scope = systemScope()
  return database.write(scope, () => run(scope, sql`insert into trial_words (word) values (${word})`))
}

export class Child {
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

export const postmaster = async (data: string): Promise<number> =>
  Number((await readFile(await pidFile(data), 'utf8')).split('\n')[0])

export const isRunning = async (data: string): Promise<boolean> => existsSync(await pidFile(data))
