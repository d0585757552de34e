// Takes a stream to a temporary file: measured, digested and looked at on the way, and never more than the limit.
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Refused } from '../kernel/index.ts'
import type { Limits, ReceivedFile } from './files.ts'
import { kindBytes, kindOf } from './kind.ts'

/** `10 MB`, `640 kB`: whole numbers, as limits are set. */
export const sizeWords = (bytes: number): string => {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  let [value, unit] = [bytes, 0]
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1]
  const digits = unit > 0 && value < 10 ? 1 : 0
  return `${Number(value.toFixed(digits))} ${units[unit]}`
}

const tooLarge = (maxBytes: number): Refused =>
  new Refused(
    'file-too-large',
    413,
    `The file is larger than ${sizeWords(maxBytes)}, which is the most that can be taken here. Nothing of it was kept.`,
    'Send a smaller file: compress it (gzip or zip), or split it in two.',
  )

/** @throws Refused `file-too-large`; whatever goes wrong, the temporary file is removed */
export const receive = async (
  folder: string,
  stream: AsyncIterable<Buffer>,
  { maxBytes }: Limits,
): Promise<ReceivedFile> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  const file = await open(path, 'wx', 0o600)
  const digest = createHash('sha256')
  let start = Buffer.alloc(0)
  let bytes = 0
  try {
    try {
      for await (const chunk of stream) {
        bytes += chunk.length
        if (bytes > maxBytes) throw tooLarge(maxBytes)
        if (start.length < kindBytes) start = Buffer.concat([start, chunk.subarray(0, kindBytes - start.length)])
        // The system writes while the digest is made, and has the piece before the next is asked for.
        const written = file.writeFile(chunk)
        digest.update(chunk)
        await written
      }
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  const sha256 = digest.digest('hex')
  return { key: sha256, sha256, bytes, kind: kindOf(start), path }
}
