// One file that holds many: a gzipped tar, written and read as streams, each part hashed on the way. For back-ups.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import { Refused } from '../kernel/index.ts'

export interface ArchivePart {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

export interface ArchiveWriter {
  /** Adds a part whose bytes are all here. */
  add(name: string, content: Buffer): Promise<ArchivePart>
  /** Adds a file of this length. @throws Error where the file's length changed on the way */
  addFile(name: string, path: string, bytes: number): Promise<ArchivePart>
  /** Ends the archive, waits until it is on the disk, and only then gives it its name. Its length in bytes. */
  finish(): Promise<number>
  /** Leaves nothing behind. */
  abandon(): Promise<void>
}

const exists = (path: string): Refused =>
  new Refused('file-exists', 409, `There is already a file ${path}.`, 'Choose another name: nothing is overwritten.')

const cannotWrite = (path: string, error: unknown): Refused =>
  new Refused(
    'cannot-write',
    400,
    `The file ${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    'Choose a folder that exists and that you may write to.',
  )

/**
 * Opens an archive for writing, readable by its owner alone.
 * @throws Refused `file-exists`, `cannot-write`
 */
export const writeArchive = async (path: string): Promise<ArchiveWriter> => {
  const there = await open(path, 'r').then(
    (handle) => handle.close().then(() => true),
    () => false,
  )
  if (there) throw exists(path)
  const draft = `${path}.part`
  // Made anew: one left lying about, or a link put there, would keep its own permissions and its own place.
  const handle = await rm(draft, { force: true })
    .then(() => open(draft, 'wx', 0o600))
    .catch((error: unknown) => {
      throw cannotWrite(path, error)
    })
  const tar = pack()
  const gzip = createGzip({ level: 6 })
  const sink = createWriteStream(draft, { fd: handle.fd, autoClose: false })
  // The end of the pipe is awaited in `finish`; until then a failure must reach whoever is adding.
  const broken = new AbortController()
  const written = pipeline(tar, gzip, sink)
  written.catch((error: unknown) => broken.abort(cannotWrite(path, error)))

  const put = async (
    header: { readonly name: string; readonly size: number; readonly mode: number },
    content: Readable,
  ): Promise<ArchivePart> => {
    const digest = createHash('sha256')
    const entry = tar.entry(header)
    const measured = async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        digest.update(chunk)
        yield chunk
      }
    }
    await pipeline(content, measured, entry, { signal: broken.signal }).catch((error: unknown) => {
      throw broken.signal.aborted ? broken.signal.reason : error
    })
    return { name: header.name, bytes: header.size, sha256: digest.digest('hex') }
  }

  return {
    add: (name, content) => put({ name, size: content.length, mode: 0o600 }, Readable.from([content])),
    addFile: (name, from, bytes) => put({ name, size: bytes, mode: 0o600 }, createReadStream(from)),
    finish: async () => {
      tar.finalize()
      await written
      await handle.sync()
      const { size } = await handle.stat()
      await handle.close()
      await rename(draft, path)
      return size
    },
    abandon: async () => {
      tar.destroy()
      await written.catch(() => undefined)
      await handle.close().catch(() => undefined)
      await rm(draft, { force: true })
    },
  }
}

const damaged = (path: string, cause: unknown): Refused => {
  const refused = new Refused(
    'archive-damaged',
    422,
    `${path} is not a whole back-up: it ends early, or its content was changed.`,
    'Use another copy of it. Nothing was changed here.',
  )
  refused.cause = cause
  return refused
}

/** tar-stream's own types do not say that its entries give buffers. */
async function* bytesOf(path: string, entry: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of entry) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('The archive gave something else than bytes')
      yield chunk
    }
  } catch (error) {
    throw damaged(path, error)
  }
}

export interface ReadPart {
  readonly name: string
  readonly bytes: number
  readonly content: AsyncIterable<Buffer>
}

/**
 * The parts, in order; each must be read, or is skipped when the next is asked for.
 * @throws Refused `cannot-read`, `archive-damaged`
 */
export async function* readArchive(path: string): AsyncGenerator<ReadPart> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    const words = error instanceof Error ? error.message : String(error)
    throw new Refused('cannot-read', 400, `The file ${path} cannot be read: ${words}`, 'Check its name and try again.')
  })
  const tar = extract()
  const reading = pipeline(handle.createReadStream(), createGunzip(), tar)
  reading.catch(() => undefined)
  try {
    for await (const entry of tar) {
      yield { name: entry.header.name, bytes: entry.header.size ?? 0, content: bytesOf(path, entry) }
      entry.resume()
    }
    await reading
  } catch (error) {
    throw error instanceof Refused ? error : damaged(path, error)
  } finally {
    tar.destroy()
    await reading.catch(() => undefined)
    await handle.close().catch(() => undefined)
  }
}
