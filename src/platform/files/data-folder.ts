// What whoever looks after the data folder needs of the disk: what lies there, how much room is left, and a place to lay
// out a back-up before any of it counts.
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

export interface FolderFile {
  /** Relative to the folder, with `/` on every system. */
  readonly name: string
  readonly path: string
  readonly bytes: number
}

/** Every file under the folder, in the order of names; nothing where there is no folder. Links are not followed. */
export async function* filesUnder(folder: string, root = folder): AsyncGenerator<FolderFile> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesUnder(path, root)
    else if (entry.isFile()) {
      // A database's files come and go while we look.
      const found = await stat(path).catch(() => undefined)
      if (found) yield { name: relative(root, path).split(sep).join('/'), path, bytes: found.size }
    }
  }
}

export interface DiskUse {
  /** Bytes of everything in the folder. */
  readonly used: number
  /** Bytes that this user may still write on the disk it lies on. */
  readonly free: number
  /** Bytes of that whole disk. */
  readonly total: number
}

export const diskUse = async (folder: string): Promise<DiskUse> => {
  let used = 0
  for await (const file of filesUnder(folder)) used += file.bytes
  const disk = await statfs(folder)
  return { used, free: disk.bavail * disk.bsize, total: disk.blocks * disk.bsize }
}

export const readTextIfThere = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Written beside and renamed: a crash leaves the old file or the new one, never half of one. Readable by its owner alone. */
export const writeFileWhole = async (path: string, content: string | Buffer): Promise<void> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomUUID()}.new`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
    await handle.close()
    await rename(draft, path)
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(draft, { force: true })
    throw error
  }
}

/** A folder inside the data folder, so that moving from it is a rename, which happens whole or not at all. */
export interface Staging {
  /** Writes one file; the name was checked by whoever calls. */
  write(name: string, content: AsyncIterable<Buffer>): Promise<void>
  /** The content of several files, one after the other. */
  read(names: readonly string[]): AsyncGenerator<Buffer>
  /** Moves a file to its place in the data folder. What stood there comes back with `putBack`. */
  place(name: string, to: string): Promise<void>
  /** Undoes every `place`. */
  putBack(): Promise<void>
  /** Removes the folder and what is left in it. */
  remove(): Promise<void>
}

export const openStaging = async (dataFolder: string): Promise<Staging> => {
  const folder = join(dataFolder, `restoring-${randomUUID()}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const placed: { readonly to: string; readonly before: string | undefined }[] = []
  const pathOf = (name: string): string => join(folder, 'new', ...name.split('/'))
  return {
    write: async (name, content) => {
      const path = pathOf(name)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
    },
    read: async function* (names) {
      for (const name of names) yield* createReadStream(pathOf(name)) as AsyncIterable<Buffer>
    },
    place: async (name, to) => {
      const target = join(dataFolder, ...to.split('/'))
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      const kept = join(folder, `old-${placed.length}`)
      const before = await copyFile(target, kept).then(
        () => kept,
        () => undefined,
      )
      await rename(pathOf(name), target)
      placed.push({ to: target, before })
    },
    putBack: async () => {
      for (const { to, before } of placed.reverse())
        if (before === undefined) await rm(to, { force: true })
        else await rename(before, to)
      placed.length = 0
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
