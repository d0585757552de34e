// Where the private server listens: a Unix socket in a folder that only its user can enter. No port of the machine is taken.
// Windows has no such sockets in PostgreSQL's sense, so there it is a port of the loopback address, behind a password.
import { chown, mkdir, mkdtemp, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refused } from '../../kernel/index.ts'
import type { ServerRecord } from './record.ts'
import { type RunAs, reaches } from './user.ts'

export type Address = Pick<ServerRecord, 'socketFolder' | 'port'>

/** The system cuts, or refuses, a socket's path beyond 107 bytes (103 on macOS). */
const longest = 100
const socketName = '/.s.PGSQL.5432'

/** Ours already, or ours now under the same name; otherwise someone else's, to be kept away from. */
const isOurs = async (folder: string, as: RunAs): Promise<boolean> => {
  try {
    await mkdir(folder, { mode: 0o700 })
    if (as.uid !== undefined) await chown(folder, as.uid, as.gid ?? as.uid)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
  }
  const found = await stat(folder)
  return found.isDirectory() && (found.mode & 0o077) === 0 && found.uid === (as.uid ?? process.getuid?.())
}

const makeFolder = async (as: RunAs): Promise<string> => {
  for (const parent of [tmpdir(), '/tmp', '/var/tmp']) {
    if (Buffer.byteLength(join(parent, 'commonweal-XXXXXX') + socketName) > longest) continue
    const folder = await mkdtemp(join(parent, 'commonweal-')).catch(() => undefined)
    if (folder === undefined) continue
    if (as.uid !== undefined) await chown(folder, as.uid, as.gid ?? as.uid)
    if (reaches(as, folder)) return folder
  }
  throw new Refused(
    'no-socket-folder',
    500,
    'There is no temporary folder with a short name in which the database could be reached.',
    'Set TMPDIR to a folder with a name of at most 70 letters that you may write to.',
  )
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port')),
      )
    })
  })

/** The address of last time where it can be had again, so that those who still hold it come back to it. */
export const addressFor = async (last: ServerRecord | undefined, as: RunAs): Promise<Address> => {
  if (process.platform === 'win32') return { port: last?.port ?? (await freePort()) }
  const folder = last?.socketFolder
  if (folder !== undefined && (await isOurs(folder, as))) return { socketFolder: folder, port: 5432 }
  return { socketFolder: await makeFolder(as), port: 5432 }
}
