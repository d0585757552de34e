import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { Refused } from '../kernel/index.ts'
import { writeArchive } from './archive.ts'
import { type FileKind, type Files, kindOf, openFiles } from './index.ts'
import { sizeWords } from './receive.ts'

const storeFor = async (t: TestContext): Promise<{ files: Files; folder: string }> => {
  const folder = await mkdtemp(join(tmpdir(), 'commonweal-files-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return { files: await openFiles(folder), folder }
}

async function* chunks(...parts: readonly (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part)
}

const refusedAs = (reason: string) => (error: unknown) => error instanceof Refused && error.reason === reason
const collect = async <T>(stream: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const one of stream) all.push(one)
  return all
}
const keysIn = async (files: Files): Promise<string[]> => (await collect(files.list())).map(({ key }) => key)
const plenty = { maxBytes: 1_000_000 }

test('a file is kept under the digest of its content, and read back whole', async (t) => {
  const { files } = await storeFor(t)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 5000 }), { maxLength: 5 }), async (parts) => {
      const whole = Buffer.concat(parts)
      const stored = await files.put(chunks(...parts.map((part) => Buffer.from(part))), plenty)
      assert.equal(stored.key, createHash('sha256').update(whole).digest('hex'))
      assert.equal(stored.bytes, whole.length)
      assert.deepEqual(Buffer.concat(await collect(await files.open(stored.key))), whole)
      assert.deepEqual(await readFile(await files.pathOf(stored.key)), whole)
    }),
    { numRuns: 20 },
  )
})

test('the same content twice is one file; what is removed is gone, and removing again harms nothing', async (t) => {
  const { files, folder } = await storeFor(t)
  const first = await files.put(chunks('a', 'b'), plenty)
  const second = await files.put(chunks('ab'), plenty)
  const other = await files.put(chunks('other'), plenty)
  assert.equal(first.key, second.key)
  assert.deepEqual(await keysIn(files), [first.key, other.key].sort())
  await files.remove(first.key)
  await files.remove(first.key)
  assert.deepEqual(await keysIn(files), [other.key])
  assert.equal(await files.has(first.key), false)
  await assert.rejects(files.open(first.key), refusedAs('not-found'))
  assert.deepEqual(await readdir(join(folder, 'arriving')), [])
})

test('a stream that breaks leaves nothing behind', async (t) => {
  const { files, folder } = await storeFor(t)
  async function* broken(): AsyncGenerator<Buffer> {
    yield Buffer.from('half a file')
    throw new Error('the line went dead')
  }
  await assert.rejects(files.put(broken(), plenty), /the line went dead/)
  assert.deepEqual(await keysIn(files), [])
  assert.deepEqual(await readdir(join(folder, 'arriving')), [])
})

test('what a killed process left half written is never listed, and swept later', async (t) => {
  const { files, folder } = await storeFor(t)
  await writeFile(join(folder, 'arriving', 'left-behind'), 'half a fi')
  assert.deepEqual(await keysIn(files), [])
  assert.equal(await files.sweep(new Date(Date.now() - 60_000)), 0)
  assert.equal(await files.sweep(new Date(Date.now() + 60_000)), 1)
  assert.deepEqual(await readdir(join(folder, 'arriving')), [])
})

test('a file over the limit is refused while it comes, in words; exactly the limit is taken', async (t) => {
  const { files, folder } = await storeFor(t)
  let sent = 0
  async function* endless(): AsyncGenerator<Buffer> {
    for (;;) {
      sent += 1
      yield Buffer.alloc(1000)
    }
  }
  await assert.rejects(files.put(endless(), { maxBytes: 10_000 }), (error: unknown) => {
    assert.ok(error instanceof Refused)
    assert.equal(error.status, 413)
    assert.match(error.message, /larger than 10 kB/)
    return true
  })
  assert.equal(sent, 11)
  assert.deepEqual(await readdir(join(folder, 'arriving')), [])
  assert.equal((await files.put(chunks(Buffer.alloc(10)), { maxBytes: 10 })).bytes, 10)
})

test('what was received and is not kept is thrown away', async (t) => {
  const { files, folder } = await storeFor(t)
  const received = await files.receive(chunks('x'), plenty)
  assert.equal(await readFile(received.path, 'utf8'), 'x')
  await files.discard(received)
  await files.discard(received)
  assert.deepEqual(await readdir(join(folder, 'arriving')), [])
  const again = await files.receive(chunks('y'), plenty)
  const kept = await files.keep(again)
  await files.discard(again)
  assert.ok(await files.has(kept.key))
})

test('nothing but a digest is a key: no name leads out of the folder', async (t) => {
  const { files } = await storeFor(t)
  const names = fc.oneof(
    fc.string(),
    fc.constantFrom('../../etc/passwd', '..', '/etc/passwd', `${'a'.repeat(62)}/.`, 'A'.repeat(64)),
  )
  await fc.assert(
    fc.asyncProperty(names, async (name) => {
      await assert.rejects(files.open(name), refusedAs('not-found'))
      await assert.rejects(files.pathOf(name), refusedAs('not-found'))
      assert.equal(await files.has(name), false)
      await assert.rejects(files.remove(name), refusedAs('not-found'))
    }),
    { numRuns: 50 },
  )
})

test('a file the disk changed is found out', async (t) => {
  const { files } = await storeFor(t)
  const { key } = await files.put(chunks('as it was'), plenty)
  assert.equal(await files.intact(key), true)
  await writeFile(await files.pathOf(key), 'as it is')
  assert.equal(await files.intact(key), false)
})

test('the kind is told by the content', async (t) => {
  const { files } = await storeFor(t)
  const zip = (...names: string[]) =>
    Buffer.concat([Buffer.from('504b03041400', 'hex'), ...names.map((name) => Buffer.from(name))])
  const cases: [Buffer, FileKind][] = [
    [Buffer.from('name,amount\r\nCaffè,12\r\n'), 'text'],
    [Buffer.from('name,amount\nCaff\xe8', 'latin1'), 'text'],
    [Buffer.from('\ufeffname', 'utf16le'), 'text'],
    [gzipSync('name'), 'gzip'],
    [zip('data.csv'), 'zip'],
    [zip('[Content_Types].xml', 'xl/workbook.xml'), 'xlsx'],
    [zip('[Content_Types].xml', 'word/document.xml'), 'docx'],
    [zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'), 'ods'],
    [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-office'],
    [Buffer.from('%PDF-1.7'), 'pdf'],
    [Buffer.from('89504e470d0a1a0a', 'hex'), 'png'],
    [Buffer.from('ffd8ffe0', 'hex'), 'jpeg'],
    [Buffer.from([0, 1, 2]), 'unknown'],
    [Buffer.alloc(0), 'empty'],
  ]
  for (const [content, kind] of cases) {
    assert.equal(kindOf(content), kind)
    assert.equal((await files.put(chunks(content), plenty)).kind, kind)
  }
  fc.assert(fc.property(fc.uint8Array(), (bytes) => assert.ok(kindOf(Buffer.from(bytes)))))
})

test('sizes are said as people set them', () => {
  for (const [bytes, words] of [
    [500, '500 bytes'],
    [10_000, '10 kB'],
    [1_500_000, '1.5 MB'],
    [2_000_000_000, '2 GB'],
  ] as const)
    assert.equal(sizeWords(bytes), words)
})

test('an archive is for its owner alone, also where a draft was left lying about', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonweal-archive-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'backup.tar.gz')
  await writeFile(`${path}.part`, 'left by somebody', { mode: 0o644 })
  const writer = await writeArchive(path)
  await writer.add('one', Buffer.from('1'))
  await writer.finish()
  assert.equal((await stat(path)).mode & 0o777, 0o600)
})
