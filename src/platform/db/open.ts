// Opens the database: finds or starts the server, brings the tables up to date, and hands out transactions.

import { serverByUrl } from './by-url.ts'
import { makePool, remember, type Server, withClient } from './connections.ts'
import type { Database, MigrationFolder, OpenOptions, ServerLock } from './database.ts'
import { installationId } from './installation.ts'
import { migrate, readMigrations } from './migrator.ts'
import { privateServer } from './private/server.ts'
import { lockServer } from './server-lock.ts'
import { afterCommit, transact } from './transactions.ts'

export interface OnServer {
  readonly migrations: readonly MigrationFolder[]
  readonly connections: number
  readonly say: (words: string) => void
}

/** A Database on a server whose tables are up to date. */
export const databaseOn = (server: Server, options: OnServer): Database => {
  const pool = makePool(server.run, options.connections)
  const trouble = (error: unknown): void =>
    options.say(`Work after a saved change failed: ${error instanceof Error ? error.message : String(error)}`)
  const locks = new Set<ServerLock>()
  let closing: Promise<void> | undefined
  const database: Database = {
    read: (scope, work) => transact(pool, scope, 'read', work, trouble),
    write: (scope, work) => transact(pool, scope, 'write', work, trouble),
    afterCommit,
    lockServer: async (lost = () => undefined) => {
      const lock = await lockServer(server.run, lost)
      locks.add(lock)
      return {
        release: async () => {
          locks.delete(lock)
          await lock.release()
        },
      }
    },
    close: () => {
      closing ??= (async () => {
        await pool.end()
        await Promise.all([...locks].map((lock) => lock.release()))
        await server.release()
      })()
      return closing
    },
  }
  remember(database, { ...server, migrations: options.migrations })
  return database
}

/** @throws Refused in plain words where the server cannot be used, or its tables belong to another release */
export const openDatabase = async (options: OpenOptions): Promise<Database> => {
  const { say = () => undefined, connections = 10, migrations } = options
  const installation = await installationId(options.dataFolder)
  const server =
    options.url === undefined
      ? await privateServer({ dataFolder: options.dataFolder, installation, say })
      : await serverByUrl(options.url, options.runUrl)
  try {
    const files = await readMigrations(migrations)
    await withClient(server.owner, 'commonweal migration', (client) => migrate(client, files, say))
    return databaseOn(server, { migrations, connections, say })
  } catch (error) {
    await server.release()
    throw error
  }
}
