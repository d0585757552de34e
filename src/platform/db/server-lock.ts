// One server for each data folder. The lock is the database's own, bound to a connection: whatever becomes of the process,
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
    'Commonweal is already running on this data folder.',
    'Use the one that runs, or stop it first. A second installation needs a data folder of its own (COMMONWEAL_DATA).',
  )

/** A 64-bit number made from the data folder's id, as text: it is too large for a JavaScript number. */
const lockNumber = (installation: string): string =>
  createHash('sha256').update(`commonweal server ${installation}`).digest().readBigInt64BE().toString()

export const lockServer = (run: ClientConfig, installation: string, lost: () => void): Promise<ServerLock> =>
  hold(
    async () => {
      const client = await connect(run, 'commonweal server lock')
      const answer = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1::bigint) as locked', [
        lockNumber(installation),
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
