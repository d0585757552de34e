// One server for each database, and so for each data folder. The lock is the database's own, bound to a connection: whatever becomes of the process,
// it is let go, and no file is left behind to be judged stale.
import { createHash } from 'node:crypto'
import type { ClientConfig } from 'pg'
import { Refused } from '../kernel/index.ts'
import { connect } from './connections.ts'
import type { ServerLock } from './database.ts'
import { hold } from './held.ts'

const alreadyRunning = (): Refused =>
  new Refused(
    'server-already-running',
    409,
    'Commonweal is already running on this data folder, or on the database that belongs to it.',
    'Use the one that runs, or stop it first. A second installation needs a data folder of its own (COMMONWEAL_DATA), and with DATABASE_URL a database of its own.',
  )

/**
 * PostgreSQL counts these locks for each database by itself. The 64-bit number is text, being too large for a JavaScript number.
 */
const lockNumber = createHash('sha256').update('commonweal server').digest().readBigInt64BE().toString()

export const lockServer = (run: ClientConfig, lost: () => void): Promise<ServerLock> =>
  hold(
    async () => {
      const client = await connect(run, 'commonweal server lock')
      const answer = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1::bigint) as locked', [
        lockNumber,
      ])
      if (answer.rows[0]?.locked) return client
      await client.end()
      throw alreadyRunning()
    },
    (error) => {
      if (!(error instanceof Refused)) return false
      lost()
      return true
    },
  )
