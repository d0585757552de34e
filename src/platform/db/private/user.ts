// As whom PostgreSQL runs. It refuses to run as root, for good reasons; so a product started by root runs it as someone else.
import { type SpawnOptions, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, cp, mkdir, readFile, rename, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { Refused } from '../../kernel/index.ts'
import { type Binaries, environment, makeLinks, program } from './binaries.ts'

/** Whose name is on the files, and what is put before and beside each command to run it so. */
export interface RunAs {
  readonly uid?: number
  readonly gid?: number
  /**
   * The number of an ordinary user, whose name is borrowed inside a user namespace; outside it is still whoever started it.
   * So root needs no second owner and reaches all that root owns.
   */
  readonly namespace?: number
}

/** `nobody` on Linux and macOS alike, by number, as the name's group differs. */
const nobody = { uid: 65_534, gid: 65_534 }

const isRoot = (): boolean => process.getuid?.() === 0

export const commandAs = (as: RunAs, file: string, args: readonly string[]): [string, string[]] =>
  as.namespace === undefined
    ? [file, [...args]]
    : ['unshare', ['--user', `--map-user=${as.namespace}`, '--', file, ...args]]

/** The folder `/` so that a current folder closed to the other user is no matter. */
export const spawnAs = (as: RunAs): Pick<SpawnOptions, 'uid' | 'gid' | 'cwd'> => ({
  cwd: process.platform === 'win32' ? undefined : '/',
  ...(as.uid === undefined ? {} : { uid: as.uid }),
  ...(as.gid === undefined ? {} : { gid: as.gid }),
})

const succeeds = (as: RunAs, file: string, args: readonly string[], env?: NodeJS.ProcessEnv): boolean =>
  spawnSync(...commandAs(as, file, args), { ...spawnAs(as), env, stdio: 'ignore' }).status === 0

/** May this user go into the folder? Every parent counts. */
export const reaches = (as: RunAs, folder: string): boolean =>
  as.uid === undefined && as.namespace === undefined
    ? true
    : succeeds(as, '/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], {})

/** Some user of this machine that has a name, as initdb wants to know it; `nobody` only where there is no other. */
const namedUser = async (): Promise<number> => {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n')
  const numbers = lines.map((line) => Number(line.split(':')[2])).filter((number) => number > 0)
  return numbers.find((number) => number !== nobody.uid) ?? nobody.uid
}

/** undefined where this machine makes no user namespaces, or one does not reach the folder. */
const namespaceFor = async (binaries: Binaries, folder: string): Promise<RunAs | undefined> => {
  const as: RunAs = { namespace: await namedUser() }
  const works =
    succeeds(as, program(binaries, 'postgres'), ['--version'], environment(binaries)) &&
    succeeds(as, '/bin/sh', ['-c', 'test -w "$1"', 'sh', folder], {})
  return works ? as : undefined
}

const hasName = (): boolean => {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/**
 * Who makes the cluster: whoever is to run it, under a borrowed name where there is none of its own. A container may be given
 * any user number; PostgreSQL runs under it, but will not make its files.
 */
export const makerFor = async ({ as, home }: Place, binaries: Binaries): Promise<RunAs> => {
  if (process.getuid === undefined || isRoot() || hasName()) return as
  const named = await namespaceFor(binaries, home)
  if (named) return named
  throw new Refused(
    'user-without-name',
    500,
    `Commonweal runs as user number ${process.getuid()}, who has no name on this machine; the database cannot be made without one.`,
    'Give the number a name (a line in /etc/passwd), run as a user who has one, or set DATABASE_URL to a PostgreSQL server.',
  )
}

/** Who runs a cluster that is there already: whoever owns it. */
export const ownerOf = async (cluster: string, binaries: Binaries): Promise<RunAs> => {
  const { uid, gid } = await stat(cluster)
  if (isRoot() && uid !== 0) return { uid, gid }
  if (process.getuid === undefined || (uid === process.getuid() && !isRoot())) return {}
  const namespace = isRoot() ? await namespaceFor(binaries, cluster) : undefined
  if (namespace) return namespace
  throw new Refused(
    'database-of-another-user',
    403,
    isRoot()
      ? 'The database belongs to root, and this machine no longer lets root run it as an ordinary user.'
      : 'The data folder’s database belongs to another user of this machine.',
    isRoot()
      ? 'Give the data folder to an ordinary user (chown -R) and run Commonweal as that user.'
      : 'Run Commonweal as the user who made it.',
  )
}

export interface Place {
  readonly as: RunAs
  readonly home: string
}

/** For the tests, which try each way that root may have to go. */
export type WayForRoot = 'namespace' | 'nobody' | 'nobody-elsewhere'

const letIn = async (dataFolder: string): Promise<void> => {
  const { uid, mode } = await stat(dataFolder)
  if (uid !== 0) return
  // Into the folder, not to list it, and only for that group; the keys inside stay closed.
  await chown(dataFolder, 0, nobody.gid)
  await chmod(dataFolder, (mode & 0o7777) | 0o010)
}

/** Who is to run a cluster that is still to be made, and where it is to stand. */
export const placeFor = async (
  dataFolder: string,
  installation: string,
  binaries: Binaries,
  only?: WayForRoot,
): Promise<Place> => {
  if (!isRoot()) return { as: {}, home: dataFolder }
  const namespace = (only ?? 'namespace') === 'namespace' ? await namespaceFor(binaries, dataFolder) : undefined
  if (namespace) return { as: namespace, home: dataFolder }
  if (only !== 'nobody-elsewhere') {
    await letIn(dataFolder)
    if (reaches(nobody, dataFolder)) return { as: nobody, home: dataFolder }
  }
  const home = join('/var/lib/commonweal', installation)
  await mkdir(home, { recursive: true, mode: 0o755 })
  return { as: nobody, home }
}

/** The programs where the one who is to run them can reach them: a copy beside the cluster, if not where they are. */
export const reachableBinaries = async (binaries: Binaries, place: Place): Promise<Binaries> => {
  const { as, home } = place
  if (reaches(as, join(binaries.root, 'bin')) && (!binaries.libraries || reaches(as, binaries.libraries)))
    return binaries
  const folder = join(home, `postgres-programs-${binaries.version}`)
  const copy: Binaries = { root: join(folder, 'native'), version: binaries.version }
  if (existsSync(folder)) return copy
  const draft = `${folder}.${randomUUID()}`
  await cp(binaries.root, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  await makeLinks(join(draft, 'native'), draft)
  if (as.uid !== undefined) spawnSync('chown', ['-R', `${as.uid}:${as.gid ?? as.uid}`, draft])
  await rename(draft, folder)
  return copy
}
