// What is inside a file that was sent: itself, what gzip holds, or each file of a zip. Names inside an archive are only shown:
// nothing is ever written under them. What unpacks to far more than it should is refused before it fills anything.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline, type Readable, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { kindBytes, kindOf } from '../files/index.ts'
import { Refused } from '../kernel/index.ts'

export interface UnpackLimits {
  /** All inner files together, unpacked. 4 GB unless told. */
  readonly maxBytes?: number
  /** Files in a zip. 5,000 unless told. */
  readonly maxFiles?: number
  /** How many times its own size a file may unpack to, once that is more than 64 MB. 200 unless told. */
  readonly maxRatio?: number
}

export interface InnerFile {
  /** For showing only: it proves nothing and is no path. */
  readonly name: string
  /** May be opened again and again; each time from the start. */
  open(): Promise<AsyncIterable<Buffer>>
}

const refused = (reason: string, what: string, tip: string): Refused => new Refused(reason, 422, what, tip)

const bomb = (): Refused =>
  refused(
    'unpacks-too-large',
    'The file unpacks to far more than a register or a spend file would. It was not read further, and nothing was changed.',
    'Check where the file came from. If it is right, unpack it yourself and send its files one by one.',
  )
const damaged = (): Refused =>
  refused(
    'archive-damaged',
    'The compressed file is damaged or cut short. Nothing of it was used.',
    'Download or compress it again.',
  )

const freeUpTo = 64 * 1024 * 1024

/** Counts what comes out of one archive, over all its files. */
const counter = (packed: number, limits: UnpackLimits) => {
  const most = Math.min(
    limits.maxBytes ?? 4 * 1024 * 1024 * 1024,
    Math.max(freeUpTo, packed * (limits.maxRatio ?? 200)),
  )
  let total = 0
  return (): Transform =>
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        total += chunk.length
        if (total > most) done(bomb())
        else done(null, chunk)
      },
    })
}

/** Joined so that an error anywhere ends all, and reaches whoever reads. */
const joined = (source: Readable, ...steps: Transform[]): Readable => {
  const last = steps[steps.length - 1]
  if (last === undefined) return source
  pipeline([source, ...steps], () => undefined)
  return last
}

/** Errors of the archive's own making become one refusal; ours pass as they are. */
async function* read(stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } catch (error) {
    throw error instanceof Refused ? error : damaged()
  } finally {
    stream.destroy()
  }
}

const firstBytes = async (path: string): Promise<{ start: Buffer; size: number }> => {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw refused(
      'file-not-readable',
      `The file ${basename(path)} cannot be opened.`,
      `Check its name. ${String(error)}`,
    )
  })
  try {
    const start = Buffer.alloc(kindBytes)
    const { bytesRead } = await file.read(start, 0, kindBytes, 0)
    return { start: start.subarray(0, bytesRead), size: (await file.stat()).size }
  } finally {
    await file.close()
  }
}

const isGzip = (start: Buffer): boolean => start[0] === 0x1f && start[1] === 0x8b

/** Letters a name may show; the rest of it, and any folder, is left out. */
const shown = (name: string): string => basename(name.replaceAll('\\', '/')).replace(/[^\p{L}\p{N} ._()&+,-]/gu, '_')

async function* entries(zip: ZipFile, limits: UnpackLimits): AsyncGenerator<Entry> {
  let files = 0
  for await (const entry of zip.eachEntry()) {
    // With decodeStrings off a name is bytes; most are UTF-8, and it is only shown.
    if (Buffer.from(entry.fileName).toString('utf8').endsWith('/')) continue
    files += 1
    if (files > (limits.maxFiles ?? 5_000)) throw bomb()
    yield entry
  }
}

async function* insideZip(path: string, size: number, limits: UnpackLimits): AsyncGenerator<InnerFile> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false }).catch(() => {
    throw damaged()
  })
  const count = counter(size, limits)
  try {
    const listed: Entry[] = []
    for await (const entry of entries(zip, limits)) listed.push(entry)
    for (const entry of listed) {
      const name = shown(Buffer.from(entry.fileName).toString('utf8'))
      if (entry.isEncrypted())
        throw refused('archive-locked', `“${name}” in the zip is protected by a password.`, 'Send it without one.')
      const packed = /\.gz$/i.test(name)
      const stream = async (): Promise<AsyncIterable<Buffer>> => {
        const source = await zip.openReadStreamPromise(entry).catch(() => {
          throw damaged()
        })
        return read(joined(source, ...(packed ? [count(), createGunzip(), count()] : [count()])))
      }
      yield { name: packed ? name.slice(0, -3) : name, open: stream }
    }
  } catch (error) {
    throw error instanceof Refused ? error : damaged()
  } finally {
    zip.close()
  }
}

/**
 * The files inside a file on this machine: one, for a plain or gzip file. Each must be read before the next is asked for.
 * @throws Refused `archive-damaged`, `archive-locked`, `unpacks-too-large`, `file-not-readable`; also while reading
 */
export async function* innerFiles(path: string, name: string, limits: UnpackLimits = {}): AsyncGenerator<InnerFile> {
  const { start, size } = await firstBytes(path)
  if (kindOf(start) === 'zip') {
    yield* insideZip(path, size, limits)
    return
  }
  const gzip = isGzip(start)
  const count = counter(size, gzip ? limits : { ...limits, maxRatio: Number.POSITIVE_INFINITY })
  yield {
    name: shown(gzip ? name.replace(/\.gz$/i, '') : name),
    open: async () => {
      const source = createReadStream(path, { highWaterMark: 256 * 1024 })
      return read(joined(source, ...(gzip ? [createGunzip({ chunkSize: 256 * 1024 }), count()] : [count()])))
    },
  }
}
