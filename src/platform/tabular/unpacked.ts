// A workbook that lies inside an archive is read at random places, so it is unpacked to a temporary file, under no name of its own.
import { createHash } from 'node:crypto'
import { createWriteStream, type Stats } from 'node:fs'
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

const prefix = 'commonweal-unpacked-'

export interface Unpacked {
  readonly path: string
  readonly sha256: string
  remove(): Promise<void>
}

/** The bytes are counted where they come from: this trusts them not to be without end. */
export const unpackedTo = async (bytes: AsyncIterable<Buffer>): Promise<Unpacked> => {
  const folder = await mkdtemp(join(tmpdir(), prefix))
  const remove = () => rm(folder, { recursive: true, force: true })
  const path = join(folder, 'inner')
  const digest = createHash('sha256')
  const digesting = async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      digest.update(chunk)
      yield chunk
    }
  }
  try {
    await pipeline(digesting(bytes), createWriteStream(path, { mode: 0o600 }))
    return { path, sha256: digest.digest('hex'), remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** A folder of ours: a link, or what somebody else put there under such a name, is left alone. */
const isOurs = (found: Stats): boolean =>
  found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid())

/** Removes what a process left that was killed while it read. @returns how many folders went */
export const sweepUnpacked = async (before: Date, folder: string = tmpdir()): Promise<number> => {
  let swept = 0
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix)) continue
    const path = join(folder, name)
    const found = await lstat(path).catch(() => undefined)
    if (found === undefined || !isOurs(found) || found.mtime >= before) continue
    await rm(path, { recursive: true, force: true })
    swept += 1
  }
  return swept
}
