// One PostgreSQL for all test processes of this checkout: the first starts it, the last stops and removes it.
// With COMMONWEAL_TEST_DATABASE_URL, a server of your own instead; its user must be able to make roles and databases.
import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, readdir, rename, rm, statfs } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import { serverByUrl } from '../../src/platform/db/by-url.ts'
import type { Server } from '../../src/platform/db/connections.ts'
import { privateServer } from '../../src/platform/db/private/server.ts'

/** Nothing here outlives the tests, so nothing waits for the disk. */
const careless = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  // Inside the folder, so that a killed run leaves nothing elsewhere.
  dynamic_shared_memory_type: 'mmap',
  max_connections: '300',
  shared_buffers: '64MB',
}

/** The same for all runs of this checkout that want the same cluster; its rights count too, so the file that gives them. */
const checkout = createHash('sha256')
  .update(new URL('../../', import.meta.url).href)
  .update(JSON.stringify(careless))
  .update(readFileSync(new URL('../../src/platform/db/private/cluster.ts', import.meta.url)))
  .digest('hex')
  .slice(0, 12)

/** In memory where there is plenty: a clone is 300 new files, which take a disk thirty times as long (10 ms against 300). */
export const roomyFolder = async (): Promise<string> => {
  const memory = await statfs('/dev/shm').catch(() => undefined)
  return memory && memory.bavail * memory.bsize > 2e9 ? '/dev/shm' : tmpdir()
}

const prefix = `commonweal-tests-${userInfo().uid}-`

/** Joins or starts the cluster of the folder; whoever leaves last takes it away. */
const joinCluster = (dataFolder: string): Promise<Server> =>
  privateServer({
    dataFolder,
    installation: checkout,
    background: true,
    cluster: { settings: careless, ownerMayMakeDatabases: true },
    whenLast: async (stop) => {
      await stop('immediate')
      // Moved away whole, lock and all: whoever waits for the lock makes a new folder, untouched by this removal.
      const gone = join(dataFolder, '..', `gone-${randomUUID()}`)
      await rename(dataFolder, gone)
      await rm(gone, { recursive: true, force: true })
    },
  })

/** Takes away what killed runs left: to join and leave again ends a cluster that nobody else holds. */
const sweep = async (parent: string, own: string): Promise<void> => {
  const others = (await readdir(parent)).filter((name) => name.startsWith(prefix) && name !== own)
  for (const name of others) await (await joinCluster(join(parent, name))).release()
}

const startPrivate = async (): Promise<Server> => {
  const parent = await roomyFolder()
  const own = `${prefix}${checkout}`
  await mkdir(join(parent, own), { recursive: true, mode: 0o700 })
  const server = await joinCluster(join(parent, own))
  await sweep(parent, own).catch(() => undefined)
  return server
}

let started: Promise<Server> | undefined
let inUse = 0
let everUsed = 0

/** A database of the server is in use until the function that this gives is called. */
export const using = (): (() => void) => {
  inUse += 1
  everUsed += 1
  return () => {
    inUse -= 1
  }
}

/**
 * A test that waits, or closes what it opened, may for a moment have nothing that keeps the process alive: it is not over then.
 * It is when nothing new was begun in the second after.
 */
const letGoWhenOver = (server: Server, usedBefore = -1): void => {
  process.once('beforeExit', () => {
    if (inUse === 0 && everUsed === usedBefore) return void server.release().catch(() => undefined)
    letGoWhenOver(server, everUsed)
    setTimeout(() => undefined, inUse === 0 ? 1_000 : 50)
  })
}

/** The server of this run, started when first asked for. Let go when the process has nothing left to do. */
export const testServer = (): Promise<Server> => {
  started ??= (async () => {
    const url = process.env.COMMONWEAL_TEST_DATABASE_URL
    const server = url ? await serverByUrl(url) : await startPrivate()
    letGoWhenOver(server)
    return server
  })()
  return started
}

/** The same server, another database. */
export const onDatabase = (config: ClientConfig, database: string): ClientConfig => {
  if (config.connectionString === undefined) return { ...config, database }
  const url = new URL(config.connectionString)
  url.pathname = `/${database}`
  return { ...config, connectionString: url.href }
}
