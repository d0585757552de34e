// A workbook that lies inside an archive is read at random places, so it is unpacked to a temporary file, under no name of its own.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

export interface Unpacked {
  readonly path: string
  readonly sha256: string
  remove(): Promise<void>
}

/** The bytes are counted where they come from: this trusts them not to be without end. */
export const unpackedTo = async (bytes: AsyncIterable<Buffer>): Promise<Unpacked> => {
  const folder = await mkdtemp(join(tmpdir(), 'commonweal-unpacked-'))
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
