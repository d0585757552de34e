// A zip on this machine, its parts in the order of its directory, each readable at any time and again.
import { basename } from 'node:path'
import { Transform } from 'node:stream'
import { crc32, createGunzip, createInflateRaw } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { Refused } from '../kernel/index.ts'
import { bomb, counter, damagedArchive, joined, readUnpacked, type UnpackLimits } from './unpack.ts'

export interface ZipPart {
  /** As it stands in the zip: it proves nothing and is no path. */
  readonly name: string
  readonly locked: boolean
  /** Gzip inside is unpacked as well where told. @throws Refused `archive-damaged`, `archive-locked` */
  open(gunzip?: boolean): Promise<AsyncIterable<Buffer>>
  /** The bytes as they lie in the zip, packed or locked. */
  openRaw(): Promise<AsyncIterable<Buffer>>
}

export interface Zip {
  readonly parts: readonly ZipPart[]
  close(): void
}

/** Letters a name may show; the rest of it, and any folder, is left out. */
export const shown = (name: string): string =>
  basename(name.replaceAll('\\', '/')).replace(/[^\p{L}\p{N} ._()&+,-]/gu, '_')

const locked = (name: string): Refused =>
  new Refused('archive-locked', 422, `“${name}” in the zip is protected by a password.`, 'Send it without one.')

/** Larger than usual: each piece that is unpacked costs a turn of another thread. */
const chunkSize = 64 * 1024

/** Holds what was unpacked against the length and the check sum that the zip states. */
const checked = (entry: Entry): Transform => {
  let bytes = 0
  let sum = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      sum = crc32(chunk, sum)
      if (bytes > entry.uncompressedSize) done(damagedArchive())
      else done(null, chunk)
    },
    flush(done) {
      done(bytes === entry.uncompressedSize && sum === entry.crc32 ? null : damagedArchive())
    },
  })
}

const listed = async (zip: ZipFile, limits: UnpackLimits): Promise<Entry[]> => {
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) {
    // With decodeStrings off a name is bytes; most are UTF-8, and it is only shown.
    if (Buffer.from(entry.fileName).toString('utf8').endsWith('/')) continue
    entries.push(entry)
    if (entries.length > (limits.maxFiles ?? 5_000)) throw bomb()
  }
  return entries
}

/**
 * @param bytes the size of the zip itself
 * @throws Refused `archive-damaged`, `unpacks-too-large`
 */
export const openZip = async (path: string, bytes: number, limits: UnpackLimits): Promise<Zip> => {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false }).catch(() => {
    throw damagedArchive()
  })
  // A broken zip may end in an error while nobody waits for one; whoever reads is told by the read itself.
  zip.on('error', () => undefined)
  const count = counter(bytes, limits)
  try {
    const parts = (await listed(zip, limits)).map((entry, at): ZipPart => {
      const name = Buffer.from(entry.fileName).toString('utf8')
      const raw = () =>
        zip.openReadStreamPromise(entry, { decodeFileData: false }).catch(() => {
          throw damagedArchive()
        })
      return {
        name,
        locked: entry.isEncrypted(),
        open: async (gunzip = false) => {
          if (entry.isEncrypted()) throw locked(shown(name))
          if (!entry.canDecodeFileData()) throw damagedArchive()
          const inflating = entry.compressionMethod === 0 ? [] : [createInflateRaw({ chunkSize })]
          const more = gunzip ? [createGunzip({ chunkSize }), count(2 * at + 1)] : []
          return readUnpacked(joined(await raw(), ...inflating, count(2 * at), checked(entry), ...more))
        },
        openRaw: async () => readUnpacked(await raw()),
      }
    })
    return { parts, close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error instanceof Refused ? error : damagedArchive()
  }
}
