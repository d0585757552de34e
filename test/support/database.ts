// A database of its own for each test: a clone of a template that holds every table of the product and no rows but theirs.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { TestContext } from 'node:test'
import { Client, type ClientConfig } from 'pg'
import { withClient } from '../../src/platform/db/connections.ts'
import type { Database, MigrationFolder } from '../../src/platform/db/index.ts'
import { migrate, readMigrations } from '../../src/platform/db/migrator.ts'
import { databaseOn } from '../../src/platform/db/open.ts'
import { onDatabase, testServer, using } from './cluster.ts'

/** The order in which the product applies them. What is not there yet is passed over. */
const order = [
  ...['platform/db', 'platform/files', 'platform/keys', 'platform/mail', 'platform/audit', 'platform/jobs'],
  ...['platform/auth', 'accounts', 'places', 'priorities', 'market', 'measurement', 'policies', 'procurements'],
  ...['contracts', 'local-economy', 'network', 'reports', 'admin'],
]

export const migrationFolders: readonly MigrationFolder[] = order
  .map((path) => ({
    owner: path.replace('platform/', ''),
    folder: new URL(`../../src/${path}/migrations/`, import.meta.url),
  }))
  .filter(({ folder }) => existsSync(folder))

export interface TestDatabase extends Database {
  /** How to reach this very database, as its owner and as the running role. */
  readonly info: { readonly name: string; readonly owner: ClientConfig; readonly run: ClientConfig }
  /** Asks as the owner, who is exempt from row-level security: to arrange, or to look behind the rules. */
  asOwner<T = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<T[]>
}

/** pg has these two; its types do not say so. */
type MaintenanceClient = Client & { ref(): void; unref(): void }

/** One connection for making, cloning and dropping databases. */
const makeMaintenance = async (): Promise<MaintenanceClient> => {
  const { owner } = await testServer()
  const client = new Client({ ...owner, application_name: 'commonweal tests' })
  client.on('error', () => undefined)
  await client.connect()
  return client as MaintenanceClient
}

let maintenance: Promise<MaintenanceClient> | undefined
let asking = 0
let template: Promise<string> | undefined

const ask = async (text: string): Promise<Record<string, unknown>[]> => {
  maintenance ??= makeMaintenance()
  const client = await maintenance
  // Between questions the connection does not keep the process alive: nobody says when the last test is over.
  asking += 1
  client.ref()
  try {
    return (await client.query(text)).rows
  } finally {
    asking -= 1
    if (asking === 0) client.unref()
  }
}

/** Any number: test processes that want the same template meet at it. */
const templateLock = 7_300_113

const makeTemplate = async (): Promise<string> => {
  const files = await readMigrations(migrationFolders)
  const hash = createHash('sha256').update(files.map((file) => `${file.owner}/${file.name}/${file.sha256}`).join('\n'))
  const name = `commonweal_template_${hash.digest('hex').slice(0, 16)}`
  await ask(`select pg_advisory_lock(${templateLock})`)
  try {
    const [known] = await ask(`select 1 from pg_database where datname = '${name}'`)
    if (known) return name
    await ask(`drop database if exists ${name}_draft with (force)`)
    await ask(`create database ${name}_draft`)
    const { owner } = await testServer()
    await withClient(onDatabase(owner, `${name}_draft`), 'commonweal tests', (client) => migrate(client, files))
    await ask(`alter database ${name}_draft rename to ${name}`)
    return name
  } finally {
    await ask(`select pg_advisory_unlock(${templateLock})`)
  }
}

let made = 0

/** A migrated, empty database, dropped when the test is over. About 50 ms. */
export const freshDatabase = async (t: TestContext): Promise<TestDatabase> => {
  template ??= makeTemplate()
  const from = await template
  const name = `commonweal_test_${process.pid}_${++made}`
  // Left by a process that had our id before and was killed.
  await ask(`drop database if exists ${name} with (force)`)
  // Copying files beats writing the copy to the log three times over, as nothing here waits for the disk.
  await ask(`create database ${name} template ${from} strategy file_copy`)
  const server = await testServer()
  const over = using()
  const owner = onDatabase(server.owner, name)
  const run = onDatabase(server.run, name)
  const database = databaseOn(
    { owner, run, release: async () => undefined },
    { migrations: migrationFolders, connections: 5, say: () => undefined },
  )
  t.after(async () => {
    await database.close()
    await ask(`drop database if exists ${name} with (force)`)
    over()
  })
  const asOwner = <T>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
    withClient(owner, 'commonweal tests', async (client) => (await client.query(text, [...values])).rows as T[])
  return Object.assign(database, { info: { name, owner, run }, asOwner })
}
