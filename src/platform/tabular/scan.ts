// One pass over the bytes of a text: its digest, what it is written in, and whether it is plain enough to be read by others.
import { createHash } from 'node:crypto'
import { guess, letterTally, markBytes, readText } from './decode.ts'
import { type LineEnds, lineEnds } from './line-ends.ts'
import { sampleLetters, sniff } from './rows.ts'
import { type Shape, shaping } from './shape.ts'
import type { TextFound } from './table.ts'

export interface Scan {
  readonly sha256: string
  readonly found: TextFound
  /** Null where any doubt is left that another reader sees the same rows. */
  readonly shape: Shape | null
  /** Nothing in it but spaces, line ends and marks. */
  readonly blank: boolean
  /** The first letters: enough to tell a table from other texts. */
  readonly beginning: string
}

/** Enough for the sample of letters in any encoding. */
const headBytes = 4 * sampleLetters + 64

const withoutNuls = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '') : text)

/** A NUL says nothing to a reader: some systems fill their fields up with them. */
export async function* letters(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  for await (const text of readText(bytes)) yield withoutNuls(text)
}

const isBlank = (bytes: Uint8Array): boolean => {
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!
    if (byte !== 32 && byte !== 0 && (byte < 9 || byte > 13)) return false
  }
  return true
}

const textOf = async (bytes: Buffer): Promise<string> => {
  const once = async function* () {
    yield bytes
  }
  let text = ''
  for await (const piece of letters(once())) text += piece
  return text
}

/** Of bytes. */
const oneMark = 3

interface Looking {
  push(chunk: Buffer): void
  end(): {
    readonly encoding: TextFound['encoding']
    readonly lineEnds: TextFound['lineEnds']
    readonly shape: Shape | null
  }
}

const wideMark = (head: Buffer): number => (/^(?:fffe|feff)/.test(head.toString('hex', 0, 2)) ? 2 : 0)

const lookingWide = (encoding: 'utf-16le' | 'utf-16be'): Looking => {
  const decoder = new TextDecoder(encoding)
  const ends = lineEnds()
  return {
    push: (chunk) => ends.pushText(decoder.decode(chunk, { stream: true })),
    end: () => ({ encoding, lineEnds: ends.end(), shape: null }),
  }
}

const looking = (delimiter: string, marks: number): Looking => {
  const tally = letterTally()
  const shape = shaping(delimiter)
  let ends: LineEnds | undefined
  const look = (chunk: Buffer): void => {
    if (ends === undefined) {
      const looked = shape.push(chunk)
      if (looked === chunk.length) return
      ends = lineEnds(shape.seen())
      ends.push(chunk.subarray(looked))
    } else ends.push(chunk)
  }
  return {
    push: (chunk) => {
      tally.push(chunk)
      look(chunk)
    },
    end: () => {
      const encoding = tally.end()
      const all = ends ?? lineEnds(shape.seen())
      const plain = encoding === 'utf-8' && marks <= oneMark ? shape.end() : null
      return { encoding, lineEnds: all.end(), shape: plain }
    },
  }
}

const headOf = async (chunks: AsyncIterator<Buffer>): Promise<{ head: Buffer; whole: boolean }> => {
  const parts: Buffer[] = []
  let bytes = 0
  while (bytes < headBytes) {
    const next = await chunks.next()
    if (next.done) return { head: Buffer.concat(parts), whole: true }
    parts.push(next.value)
    bytes += next.value.length
  }
  return { head: Buffer.concat(parts), whole: false }
}

/** @param known its digest, where somebody made it already */
export const scanText = async (bytes: AsyncIterable<Buffer>, known?: string): Promise<Scan> => {
  const chunks = bytes[Symbol.asyncIterator]()
  const { head, whole } = await headOf(chunks)
  const text = await textOf(head)
  const delimiter = sniff(text.slice(0, sampleLetters), whole && text.length <= sampleLetters)
  const kind = guess(head)
  const marks = kind === 'utf-8' ? markBytes(head) : wideMark(head)
  const look = kind === 'utf-8' ? looking(delimiter, marks) : lookingWide(kind)
  const digest = known === undefined ? createHash('sha256').update(head) : undefined
  look.push(head.subarray(marks))
  let blank = text.trim() === ''
  for (;;) {
    const next = await chunks.next()
    if (next.done) break
    digest?.update(next.value)
    look.push(next.value)
    blank &&= isBlank(next.value)
  }
  const { shape, ...rest } = look.end()
  return {
    sha256: digest?.digest('hex') ?? known ?? '',
    found: { ...rest, byteOrderMark: marks > 0, delimiter },
    shape,
    blank,
    beginning: text.slice(0, 4096),
  }
}
