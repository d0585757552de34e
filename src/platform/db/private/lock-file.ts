// A lock between processes before there is a database to ask: a file that names its holder by process id and start time.
// The start time tells a holder that lives from a stranger who was given the same id later.
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Refused } from '../../kernel/index.ts'

interface Holder {
  readonly pid: number
  /** As the system counts it; only ever compared. '' where the system does not tell. */
  readonly started: string
}

const run = promisify(execFile)

/** undefined where no such process lives. */
const startOf = async (pid: number): Promise<string | undefined> => {
  if (process.platform === 'linux') {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
    // The name in brackets may hold spaces; the start is the 22nd field, the 20th after it. A zombie ('Z') holds nothing.
    const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ')
    return fields === undefined || fields[0] === 'Z' ? undefined : fields[19]
  }
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined
  }
  if (process.platform === 'win32') return ''
  return (await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => ({ stdout: '' }))).stdout.trim()
}

const read = async (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

/** Nobody living leaves a lock that cannot be read: a power cut may empty a file that was just written. */
const holderIn = (text: string): Holder | undefined => {
  try {
    return JSON.parse(text) as Holder
  } catch {
    return undefined
  }
}

const lives = async (text: string): Promise<boolean> => {
  const holder = holderIn(text)
  return holder !== undefined && (await startOf(holder.pid)) === holder.started
}

/** Takes away a dead holder's file. Looked at again after the move, in case a living one had just put his in its place. */
const clear = async (file: string, dead: string): Promise<void> => {
  const aside = `${file}.${randomUUID()}`
  try {
    await rename(file, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if ((await read(aside)) !== dead) await link(aside, file).catch(() => undefined)
  await rm(aside, { force: true })
}

const take = async (file: string, mine: string): Promise<boolean> => {
  // Written whole, then linked: nobody ever reads half a lock.
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, mine, { mode: 0o600 })
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/** Within one process, callers queue here: the file knows only processes. */
const queues = new Map<string, Promise<unknown>>()

const acquire = async (file: string, patience: number): Promise<void> => {
  const mine = JSON.stringify({ pid: process.pid, started: (await startOf(process.pid)) ?? '' })
  for (const until = Date.now() + patience; ; ) {
    if (await take(file, mine)) return
    const held = await read(file)
    if (held !== undefined && !(await lives(held))) await clear(file, held)
    else if (Date.now() > until)
      throw new Refused(
        'database-busy',
        503,
        'Another process has been starting or stopping the database for more than a minute.',
        `Look for it and end it; its process id stands in ${file}.`,
      )
    else await wait(20)
  }
}

/** Runs `work` while no other process runs its own under the same file. The file's folder must exist. */
export const withLockFile = async <T>(file: string, work: () => Promise<T>, patience = 60_000): Promise<T> => {
  const before = queues.get(file) ?? Promise.resolve()
  const turn = before.then(async () => {
    await acquire(file, patience)
    try {
      return await work()
    } finally {
      await rm(file, { force: true })
    }
  })
  const settled = turn.catch(() => undefined)
  queues.set(file, settled)
  return turn
}
