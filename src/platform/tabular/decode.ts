// Bytes to text, whatever the sender's computer wrote. A byte-order mark decides; without one, each stretch that is valid
// UTF-8 is read as that, and any other byte as Windows-1252. So a file pasted together from two systems is still legible,
// nothing has to be read twice, and the answer never depends on where the chunks of the stream end.
import { isAscii, isUtf8 } from 'node:buffer'

/** Windows-1252 where it differs from Latin-1: bytes 128 to 159. The five that mean nothing stay as they are. */
const windows = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d,
  0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,
  0x017e, 0x0178,
]
const windowsLetter = (byte: number): string => String.fromCharCode(windows[byte - 128] ?? byte)

/** How many bytes the letter that starts with this byte has; 0 where none can. */
const lengthFrom = (byte: number): number => {
  if (byte < 0x80) return 1
  if (byte >= 0xc2 && byte < 0xe0) return 2
  if (byte >= 0xe0 && byte < 0xf0) return 3
  return byte >= 0xf0 && byte < 0xf5 ? 4 : 0
}

/** Bytes at the end that may begin a letter of which the rest is still to come. */
const unfinished = (bytes: Buffer): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte >= 0xc0) return lengthFrom(byte) > back ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}

/** What may follow the first byte of a letter where not every continuing byte may: without them a letter could be written in two ways. */
const second: Readonly<Record<number, readonly [least: number, most: number]>> = {
  224: [0xa0, 0xbf],
  237: [0x80, 0x9f],
  240: [0x90, 0xbf],
  244: [0x80, 0x8f],
}
const anySecond = [0x80, 0xbf] as const

/** How many bytes the letter here has, where they are more than one and valid UTF-8; otherwise 0. */
const wideLetter = (bytes: Uint8Array, at: number): number => {
  const first = bytes[at]!
  const length = lengthFrom(first)
  if (length < 2 || at + length > bytes.length) return 0
  const [least, most] = second[first] ?? anySecond
  const next = bytes[at + 1]!
  if (next < least || next > most) return 0
  for (let i = at + 2; i < at + length; i += 1) if ((bytes[i]! & 0xc0) !== 0x80) return 0
  return length
}

/** Where the next letter of more than one byte begins; the end where there is none. */
const nextWide = (bytes: Uint8Array, from: number): number => {
  const { length } = bytes
  for (let at = from; at < length; at += 1) if (bytes[at]! > 0xc1 && wideLetter(bytes, at) > 0) return at
  return length
}

const hasWindows = /[\x80-\x9f]/
const asWindows = (bytes: Buffer, from: number, to: number): string => {
  const text = bytes.toString('latin1', from, to)
  return hasWindows.test(text) ? text.replace(/[\x80-\x9f]/g, (one) => windowsLetter(one.charCodeAt(0))) : text
}

const mixed = (bytes: Buffer): string => {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const wide = nextWide(bytes, at)
    text += asWindows(bytes, at, wide)
    at = wide
    while (at < bytes.length && (bytes[at]! < 0x80 || wideLetter(bytes, at) > 0)) at += wideLetter(bytes, at) || 1
    text += bytes.toString('utf8', wide, at)
  }
  return text
}

const asLetters = (bytes: Buffer): string => (isUtf8(bytes) ? bytes.toString('utf8') : mixed(bytes))

interface Letters {
  /** Letters of more than one byte in UTF-8. */
  readonly utf8: boolean
  /** Bytes that no UTF-8 letter explains. */
  readonly windows: boolean
}

/** What `mixed` would make of the bytes. */
const lettersIn = (bytes: Buffer): Letters => {
  if (isAscii(bytes)) return { utf8: false, windows: false }
  if (isUtf8(bytes)) return { utf8: true, windows: false }
  let utf8 = false
  let windows = false
  for (let at = 0; at < bytes.length && !(utf8 && windows); at += 1) {
    if (bytes[at]! < 0x80) continue
    const wide = wideLetter(bytes, at)
    if (wide === 0) windows = true
    else {
      utf8 = true
      at += wide - 1
    }
  }
  return { utf8, windows }
}

/** Finds out, over a stream of bytes that is not UTF-16, in what its letters are written. */
export const letterTally = () => {
  let carried: Buffer = Buffer.alloc(0)
  let utf8 = false
  let windows = false
  const add = (bytes: Buffer): void => {
    if (utf8 && windows) return
    const found = lettersIn(bytes)
    utf8 ||= found.utf8
    windows ||= found.windows
  }
  return {
    push: (bytes: Buffer): void => {
      const all = carried.length === 0 ? bytes : Buffer.concat([carried, bytes])
      const cut = all.length - unfinished(all)
      carried = Buffer.from(all.subarray(cut))
      add(all.subarray(0, cut))
    },
    end: (): 'utf-8' | 'windows-1252' | 'mixed' => {
      add(carried)
      if (!windows) return 'utf-8'
      return utf8 ? 'mixed' : 'windows-1252'
    },
  }
}

const sampleBytes = 512

/** UTF-16 without its mark: in plain letters every other byte is zero. */
export const guess = (beginning: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' => {
  const start = beginning.subarray(0, sampleBytes)
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  start.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  })
  const many = start.length / 6
  if ((zeros[1] ?? 0) > many && zeros[0] === 0) return 'utf-16le'
  return (zeros[0] ?? 0) > many && zeros[1] === 0 ? 'utf-16be' : 'utf-8'
}

interface Decoder {
  write(bytes: Buffer): string
  end(): string
}

const tolerant = (): Decoder => {
  let carried: Buffer = Buffer.alloc(0)
  return {
    write: (bytes) => {
      const all = carried.length === 0 ? bytes : Buffer.concat([carried, bytes])
      const cut = all.length - unfinished(all)
      carried = Buffer.from(all.subarray(cut))
      return asLetters(all.subarray(0, cut))
    },
    end: () => asLetters(carried),
  }
}

const wide = (encoding: 'utf-16le' | 'utf-16be'): Decoder => {
  const decoder = new TextDecoder(encoding)
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
}

/** A byte-order mark, also one that was itself encoded once too often, also several. */
const marks = /^(?:\uFEFF|ï»¿)+/

/** How many bytes of byte-order marks, of either kind, a text that is not UTF-16 begins with. One plain mark has three. */
export const markBytes = (start: Buffer): number => {
  let bytes = 0
  for (;;) {
    const rest = start.subarray(bytes, bytes + 6).toString('hex')
    const mark = ['efbbbf', 'c3afc2bbc2bf'].find((one) => rest.startsWith(one))
    if (mark === undefined) return bytes
    bytes += mark.length / 2
  }
}

/** The text of a stream of bytes, without its byte-order mark. */
export async function* readText(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let start: Buffer = Buffer.alloc(0)
  let decoder: Decoder | undefined
  const begin = (): string => {
    const encoding = guess(start)
    decoder = encoding === 'utf-8' ? tolerant() : wide(encoding)
    return decoder.write(start).replace(marks, '')
  }
  for await (const chunk of bytes) {
    if (decoder !== undefined) {
      yield decoder.write(chunk)
      continue
    }
    start = Buffer.concat([start, chunk])
    if (start.length >= sampleBytes) yield begin()
  }
  if (decoder === undefined) yield begin()
  yield decoder?.end() ?? ''
}
