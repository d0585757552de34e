// A file of any size, sealed piece by piece on its way to the disk. Each piece is bound to its number, and the last one says that
// it is the last: a file that lost pieces, or has them in another order, does not open (the STREAM construction of Hoang, Reyhanitabar,
// Rogaway and Vizár, 2015, as in age and Tink). Every file has a random key of its own, used once.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Refused } from '../kernel/index.ts'

const version = 1
const prefixBytes = 7
const headBytes = 1 + prefixBytes
const tagBytes = 16
const pieceBytes = 64 * 1024

export const newFileKey = (): Buffer => randomBytes(32)

/** How long a file is once it is sealed. */
export const sealedSize = (bytes: number): number =>
  headBytes + bytes + tagBytes * Math.max(1, Math.ceil(bytes / pieceBytes))

const damaged = (): Refused =>
  new Refused(
    'sealed-damaged',
    500,
    'A sealed file was changed, or is not whole.',
    'Put the file back from a back-up, then try again.',
  )

/** prefix ‖ number ‖ whether it is the last */
const nonce = (prefix: Buffer, number: number, last: boolean): Buffer => {
  const tail = Buffer.alloc(5)
  tail.writeUInt32BE(number)
  tail[4] = last ? 1 : 0
  return Buffer.concat([prefix, tail])
}

/** The same bytes in pieces of one size, the last of them marked; an empty source is one empty piece. */
async function* inPieces(
  source: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ readonly piece: Buffer; readonly last: boolean }> {
  let held: Buffer[] = []
  let length = 0
  for await (const chunk of source) {
    held.push(chunk)
    length += chunk.length
    if (length <= size) continue
    let whole = Buffer.concat(held, length)
    // What may be the last piece stays until it is known whether it is.
    while (whole.length > size) {
      yield { piece: whole.subarray(0, size), last: false }
      whole = whole.subarray(size)
    }
    held = [whole]
    length = whole.length
  }
  yield { piece: Buffer.concat(held, length), last: true }
}

export async function* sealStream(key: Buffer, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const prefix = randomBytes(prefixBytes)
  const head = Buffer.concat([Buffer.from([version]), prefix])
  yield head
  let number = 0
  for await (const { piece, last } of inPieces(source, pieceBytes)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(prefix, number, last))
    cipher.setAAD(head)
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
    number += 1
  }
}

const openPiece = (key: Buffer, head: Buffer, number: number, last: boolean, piece: Buffer): Buffer => {
  if (piece.length < tagBytes) throw damaged()
  const iv = nonce(head.subarray(1), number, last)
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
  decipher.setAAD(head)
  decipher.setAuthTag(piece.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(piece.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    throw damaged()
  }
}

/** Gives out nothing that was not proved; still, only whoever read to the end knows that it is whole. @throws Refused `sealed-damaged` */
export async function* openStream(key: Buffer, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head = Buffer.alloc(0)
  const rest = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      if (head.length >= headBytes) {
        yield chunk
        continue
      }
      const both = Buffer.concat([head, chunk])
      head = Buffer.from(both.subarray(0, headBytes))
      if (both.length > headBytes) yield both.subarray(headBytes)
    }
    if (head.length < headBytes || head[0] !== version) throw damaged()
  }
  let number = 0
  for await (const { piece, last } of inPieces(rest(), pieceBytes + tagBytes)) {
    yield openPiece(key, head, number, last, piece)
    number += 1
  }
}
