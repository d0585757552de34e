// What is sealed to a key pair, and files sealed piece by piece: every change is noticed, wherever it is.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { Refused } from '../kernel/index.ts'
import { newBoxKeys, newFileKey, openStream, openWith, sealedSize, sealStream, sealTo } from './index.ts'

const gathered = async (source: AsyncIterable<Buffer>): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of source) parts.push(part)
  return Buffer.concat(parts)
}

/** In chunks of these sizes, over and over. */
async function* inChunks(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, i = 0; at < bytes.length; i += 1) {
    const size = sizes[i % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

const isDamaged = (error: unknown) => error instanceof Refused && error.reason === 'sealed-damaged'
const opened = (key: Buffer, sealed: Buffer) => gathered(openStream(key, inChunks(sealed, [65_536])))

test('what is sealed to a key is opened by its other half, for the same purpose, and by nothing else', () => {
  const [own, other] = [newBoxKeys(), newBoxKeys()]
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), fc.string(), (bytes, purpose) => {
      const plain = Buffer.from(bytes)
      const sealed = sealTo(own.publicKey, purpose, plain)
      assert.deepEqual(openWith(own.privateKey, purpose, sealed), plain)
      assert.equal(openWith(other.privateKey, purpose, sealed), undefined)
      assert.equal(openWith(own.privateKey, `${purpose}.`, sealed), undefined)
      // Sealing the same twice gives nothing away.
      assert.notDeepEqual(sealTo(own.publicKey, purpose, plain), sealed)
    }),
    { numRuns: 60 },
  )
})

test('one changed bit anywhere in an envelope is noticed, and so is a lost or an added end', () => {
  const own = newBoxKeys()
  const sealed = sealTo(own.publicKey, 'bid', Buffer.from('We would answer within a day.'))
  for (let i = 0; i < sealed.length * 8; i += 1) {
    const changed = Buffer.from(sealed)
    changed[i >> 3] = (changed[i >> 3] ?? 0) ^ (1 << (i & 7))
    // The top bit of a public half means nothing to the curve (RFC 7748), yet it is part of what the tag proves.
    assert.equal(openWith(own.privateKey, 'bid', changed), undefined, `bit ${i}`)
  }
  for (let length = 0; length < sealed.length; length += 1)
    assert.equal(openWith(own.privateKey, 'bid', sealed.subarray(0, length)), undefined)
  assert.equal(openWith(own.privateKey, 'bid', Buffer.concat([sealed, Buffer.from([0])])), undefined)
})

test('a file comes out as it went in, however it was cut on the way', async () => {
  const key = newFileKey()
  const near = [0, 1, 65_535, 65_536, 65_537, 131_072, 200_001]
  const sizes = fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...near), sizes, sizes, async (length, into, out) => {
      const plain = Buffer.alloc(length, 'Commonweal ')
      const sealed = await gathered(sealStream(key, inChunks(plain, into)))
      assert.equal(sealed.length, sealedSize(length))
      assert.deepEqual(await gathered(openStream(key, inChunks(sealed, out))), plain)
    }),
    { numRuns: 40 },
  )
})

test('a file that was changed, cut short or put together anew does not open', async () => {
  const key = newFileKey()
  const plain = Buffer.alloc(200_000, 'abcdefg')
  const sealed = await gathered(sealStream(key, inChunks(plain, [65_536])))
  const piece = 65_536 + 16
  const pieceAt = (i: number) => sealed.subarray(8 + i * piece, Math.min(8 + (i + 1) * piece, sealed.length))
  const head = sealed.subarray(0, 8)
  const other = await gathered(sealStream(key, inChunks(plain, [65_536])))
  const broken: readonly (readonly [string, Buffer])[] = [
    ['two pieces changed places', Buffer.concat([head, pieceAt(1), pieceAt(0), pieceAt(2), pieceAt(3)])],
    ['a piece left out', Buffer.concat([head, pieceAt(0), pieceAt(2), pieceAt(3)])],
    ['a piece twice', Buffer.concat([head, pieceAt(0), pieceAt(0), pieceAt(1), pieceAt(2), pieceAt(3)])],
    ['the last piece gone', Buffer.concat([head, pieceAt(0), pieceAt(1), pieceAt(2)])],
    ['only the head', head],
    ['nothing', Buffer.alloc(0)],
    ['more after the end', Buffer.concat([sealed, pieceAt(3)])],
    ['a piece of another file', Buffer.concat([head, other.subarray(8, 8 + piece), ...[1, 2, 3].map(pieceAt)])],
    ['another version', Buffer.concat([Buffer.from([2]), sealed.subarray(1)])],
  ]
  for (const [words, bytes] of broken) await assert.rejects(opened(key, bytes), isDamaged, words)
  await assert.rejects(opened(newFileKey(), sealed), isDamaged, 'another key')
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: sealed.length * 8 - 1 }), async (bit) => {
      const changed = Buffer.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      await assert.rejects(opened(key, changed), isDamaged)
    }),
    { numRuns: 60 },
  )
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: sealed.length - 1 }), async (length) => {
      await assert.rejects(opened(key, sealed.subarray(0, length)), isDamaged)
    }),
    { numRuns: 60 },
  )
})
