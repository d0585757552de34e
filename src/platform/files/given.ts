// A file on this machine that somebody named: its bytes, for keeping.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { Refused } from '../kernel/index.ts'

/** Bytes: what is read at once. */
const piece = 1024 * 1024

/**
 * The same two rooms are filled by turns, the next while the last is looked at: a room of its own for each piece of a large file
 * would have to be found and cleared away.
 */
async function* inTwoRooms(path: string): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r')
  const read = (room: Buffer) => {
    const reading = handle.read(room, 0, piece, null)
    // What goes wrong is told when the piece is asked for, and not before.
    reading.catch(() => undefined)
    return reading
  }
  let [filling, other] = [Buffer.allocUnsafeSlow(piece), Buffer.allocUnsafeSlow(piece)]
  let next = read(filling)
  try {
    for (;;) {
      const { bytesRead } = await next
      if (bytesRead === 0) return
      const filled = filling.subarray(0, bytesRead)
      ;[filling, other] = [other, filling]
      next = read(filling)
      yield filled
    }
  } finally {
    await next.catch(() => undefined)
    await handle.close()
  }
}

const refuseUnreadable = async (path: string): Promise<void> => {
  const handle = await open(path, 'r').catch(() => undefined)
  const there = (await handle?.stat().catch(() => undefined))?.isFile() === true
  await handle?.close()
  if (there) return
  throw new Refused(
    'file-not-readable',
    422,
    `The file “${basename(path)}” cannot be opened.`,
    'Check that it is there, that the name is spelt as it is on the disk, and that you may read it.',
  )
}

/**
 * For a large file that is only passed on: each piece holds good until the next is asked for.
 * @throws Refused `file-not-readable`
 */
export const passingBytesOf = async (path: string): Promise<AsyncIterable<Buffer>> => {
  await refuseUnreadable(path)
  return inTwoRooms(path)
}

/** @throws Refused `file-not-readable` where it is not there, is a folder, or may not be read */
export const bytesOf = async (path: string): Promise<AsyncIterable<Buffer>> => {
  await refuseUnreadable(path)
  return createReadStream(path, { highWaterMark: piece })
}
