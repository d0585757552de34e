// Unpacking that cannot be made to fill the machine: every byte that comes out of an archive is counted, over all its files.
import { pipeline, type Readable, Transform } from 'node:stream'
import { Refused } from '../kernel/index.ts'

export interface UnpackLimits {
  /** All inner files together, unpacked. 4 GB unless told. */
  readonly maxBytes?: number
  /** Files in a zip. 5,000 unless told. */
  readonly maxFiles?: number
  /** How many times its own size a file may unpack to, once that is more than 64 MB. 200 unless told. */
  readonly maxRatio?: number
}

export const bomb = (): Refused =>
  new Refused(
    'unpacks-too-large',
    422,
    'The file unpacks to far more than a register or a spend file would. It was not read further, and nothing was changed.',
    'Check where the file came from. If it is right, unpack it yourself and send its files one by one.',
  )

export const damagedArchive = (): Refused =>
  new Refused(
    'archive-damaged',
    422,
    'The compressed file is damaged or cut short. Nothing of it was used.',
    'Download or compress it again.',
  )

const freeUpTo = 64 * 1024 * 1024

/** Counts what comes out of one archive. A part that is read a second time is not counted a second time. */
export const counter = (packed: number, limits: UnpackLimits): ((part: number) => Transform) => {
  const most = Math.min(
    limits.maxBytes ?? 4 * 1024 * 1024 * 1024,
    Math.max(freeUpTo, packed * (limits.maxRatio ?? 200)),
  )
  const seen = new Map<number, number>()
  let total = 0
  return (part) => {
    let mine = 0
    return new Transform({
      transform(chunk: Buffer, _encoding, done) {
        mine += chunk.length
        const before = seen.get(part) ?? 0
        if (mine > before) {
          total += mine - before
          seen.set(part, mine)
        }
        if (total > most) done(bomb())
        else done(null, chunk)
      },
    })
  }
}

/** Joined so that an error anywhere ends all, and reaches whoever reads. */
export const joined = (source: Readable, ...steps: Transform[]): Readable => {
  const last = steps[steps.length - 1]
  if (last === undefined) return source
  pipeline([source, ...steps], () => undefined)
  return last
}

/** Errors of the archive's own making become one refusal; ours pass as they are. */
export async function* readUnpacked(stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } catch (error) {
    throw error instanceof Refused ? error : damagedArchive()
  } finally {
    stream.destroy()
  }
}
