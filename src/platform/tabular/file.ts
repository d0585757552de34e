// A file on this machine, as the command line names it or the files port keeps it.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Refused } from '../kernel/index.ts'

export interface GivenFile {
  /** On this machine. */
  readonly path: string
  /** As the sender called it. */
  readonly name: string
}

export const givenFile = (path: string): GivenFile => ({ path, name: basename(path) })

/** @throws Refused `file-not-readable` */
export const digestOf = async ({ path, name }: GivenFile): Promise<{ sha256: string; bytes: number }> => {
  try {
    const { size } = await stat(path)
    const digest = createHash('sha256')
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) digest.update(chunk as Buffer)
    return { sha256: digest.digest('hex'), bytes: size }
  } catch {
    throw new Refused(
      'file-not-readable',
      422,
      `The file “${name}” cannot be opened.`,
      'Check that it is there, that the name is spelt as it is on the disk, and that you may read it.',
    )
  }
}
