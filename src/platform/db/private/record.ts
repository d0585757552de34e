// What the data folder remembers of its private server, so that any process finds it: `<data>/postgres.json`.
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export interface ServerRecord {
  /** Holds the cluster: the data folder itself, save where PostgreSQL could not have reached it there. */
  readonly home: string
  /** Where the socket is, for systems that have them. */
  readonly socketFolder?: string
  readonly port: number
}

export interface Passwords {
  readonly owner: string
  readonly run: string
}

const readJson = async <T>(file: string): Promise<T | undefined> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? undefined : (JSON.parse(text) as T)
}

/** Whole or not at all, whatever happens meanwhile. */
const writeJson = async (file: string, value: unknown): Promise<void> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600, flush: true })
  await rename(draft, file)
}

const recordFile = (dataFolder: string): string => join(dataFolder, 'postgres.json')

export const readRecord = (dataFolder: string): Promise<ServerRecord | undefined> =>
  readJson<ServerRecord>(recordFile(dataFolder))

export const writeRecord = (dataFolder: string, record: ServerRecord): Promise<void> =>
  writeJson(recordFile(dataFolder), record)

/** Made once. Whoever may read the folder `keys` may read the database; nobody else on the machine can. */
export const passwords = async (dataFolder: string): Promise<Passwords> => {
  const file = join(dataFolder, 'keys', 'postgres.json')
  const known = await readJson<Passwords>(file)
  if (known) return known
  const made = { owner: randomBytes(24).toString('base64url'), run: randomBytes(24).toString('base64url') }
  await writeJson(file, made)
  return made
}
