// A zip on this machine, its parts in the order of its directory, each readable at any time and again.
import { basename } from 'node:path'
import { createGunzip } from 'node:zlib'
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
      const source = (options: { decodeFileData?: boolean }) =>
        zip.openReadStreamPromise(entry, options).catch(() => {
          throw damagedArchive()
        })
      return {
        name,
        locked: entry.isEncrypted(),
        open: async (gunzip = false) => {
          if (entry.isEncrypted()) throw locked(shown(name))
          const stream = await source({})
          return readUnpacked(joined(stream, count(2 * at), ...(gunzip ? [createGunzip(), count(2 * at + 1)] : [])))
        },
        openRaw: async () => readUnpacked(await source({ decodeFileData: false })),
      }
    })
    return { parts, close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error instanceof Refused ? error : damagedArchive()
  }
}
