// A file on this machine that somebody named: its bytes, for keeping.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { Refused } from '../kernel/index.ts'

/** @throws Refused `file-not-readable` where it is not there, is a folder, or may not be read */
export const bytesOf = async (path: string): Promise<AsyncIterable<Buffer>> => {
  const handle = await open(path, 'r').catch(() => undefined)
  const there = (await handle?.stat().catch(() => undefined))?.isFile() === true
  await handle?.close()
  if (there) return createReadStream(path, { highWaterMark: 1024 * 1024 })
  throw new Refused(
    'file-not-readable',
    422,
    `The file “${basename(path)}” cannot be opened.`,
    'Check that it is there, that the name is spelt as it is on the disk, and that you may read it.',
  )
}
