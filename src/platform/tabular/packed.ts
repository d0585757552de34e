// What is inside a file that was sent: itself, what gzip holds, or each file of a zip. Names inside an archive are only shown:
// nothing is ever written under them. What unpacks to far more than it should is refused before it fills anything.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { createGunzip } from 'node:zlib'
import { kindBytes, kindOf } from '../files/index.ts'
import { Refused } from '../kernel/index.ts'
import { counter, joined, readUnpacked, type UnpackLimits } from './unpack.ts'
import { openZip, shown, type ZipPart } from './zip.ts'

export interface InnerFile {
  /** For showing only: it proves nothing and is no path. */
  readonly name: string
  /** May be opened again and again; each time from the start. @throws Refused `archive-locked`, `archive-damaged` */
  open(): Promise<AsyncIterable<Buffer>>
}

/** @throws Refused `file-not-readable` */
export const firstBytes = async (path: string): Promise<{ start: Buffer; size: number }> => {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new Refused(
      'file-not-readable',
      422,
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

export const isGzip = (start: Buffer): boolean => start[0] === 0x1f && start[1] === 0x8b

/** A file as it is shown, without the folder and the ending `.gz`, since it is shown unpacked. */
export const shownUnpacked = (name: string, gzip: boolean): string => shown(gzip ? name.replace(/\.gz$/i, '') : name)

export const innerOf = (part: ZipPart): InnerFile => {
  const gzip = /\.gz$/i.test(part.name)
  return { name: shownUnpacked(part.name, gzip), open: () => part.open(gzip) }
}

export const innerOfFile = (
  path: string,
  name: string,
  { start, size }: { start: Buffer; size: number },
  limits: UnpackLimits,
): InnerFile => {
  const gzip = isGzip(start)
  const count = counter(size, gzip ? limits : { ...limits, maxRatio: Number.POSITIVE_INFINITY })
  return {
    name: shownUnpacked(name, gzip),
    open: async () => {
      const source = createReadStream(path, { highWaterMark: 256 * 1024 })
      return readUnpacked(joined(source, ...(gzip ? [createGunzip({ chunkSize: 256 * 1024 }), count(0)] : [count(0)])))
    },
  }
}

/**
 * The files inside a file on this machine: one, for a plain or gzip file. Each must be read before the next is asked for.
 * @throws Refused `archive-damaged`, `unpacks-too-large`, `file-not-readable`; also while reading
 */
export async function* innerFiles(path: string, name: string, limits: UnpackLimits = {}): AsyncGenerator<InnerFile> {
  const first = await firstBytes(path)
  if (kindOf(first.start) !== 'zip') {
    yield innerOfFile(path, name, first, limits)
    return
  }
  const zip = await openZip(path, first.size, limits)
  try {
    for (const part of zip.parts) yield innerOf(part)
  } finally {
    zip.close()
  }
}
