import assert from 'node:assert/strict'
import test from 'node:test'
import { gzipSync } from 'node:zlib'
import { fileOf, zipOf } from './made.test.ts'
import { innerFiles } from './packed.ts'
import type { UnpackLimits } from './unpack.ts'

const unpack = async (path: string, name: string, limits?: UnpackLimits): Promise<[string, string][]> => {
  const found: [string, string][] = []
  for await (const inner of innerFiles(path, name, limits)) {
    const chunks: Buffer[] = []
    for await (const chunk of await inner.open()) chunks.push(chunk)
    found.push([inner.name, Buffer.concat(chunks).toString()])
  }
  return found
}

test('a plain file, a gzip file and each file of a zip are found by their content', async (t) => {
  const content = Buffer.from('a,b\n1,2\n')
  assert.deepEqual(await unpack(await fileOf(t, content), 'x.csv'), [['x.csv', 'a,b\n1,2\n']])
  assert.deepEqual(await unpack(await fileOf(t, gzipSync(content)), 'x.csv.gz'), [['x.csv', 'a,b\n1,2\n']])
  const zip = zipOf({ 'Data/': Buffer.alloc(0), 'Data/one.csv': content, 'two.csv.gz': gzipSync(content) })
  assert.deepEqual(await unpack(await fileOf(t, zip), 'x.zip'), [
    ['one.csv', 'a,b\n1,2\n'],
    ['two.csv', 'a,b\n1,2\n'],
  ])
})

test('names in a zip lead nowhere', async (t) => {
  const zip = zipOf({ '../../etc/passwd': Buffer.from('x'), 'C:\\Windows\\a<b>.csv': Buffer.from('y') })
  const names = (await unpack(await fileOf(t, zip), 'x.zip')).map(([name]) => name)
  assert.deepEqual(names, ['passwd', 'a_b_.csv'])
})

test('what unpacks to far too much is refused while it unpacks', async (t) => {
  const huge = gzipSync(Buffer.alloc(80 * 1024 * 1024))
  await assert.rejects(unpack(await fileOf(t, huge), 'x.gz'), { reason: 'unpacks-too-large' })
  const zip = zipOf({ 'a.csv': Buffer.alloc(600_000), 'b.csv': Buffer.alloc(600_000) })
  await assert.rejects(unpack(await fileOf(t, zip), 'x.zip', { maxBytes: 1_000_000 }), { reason: 'unpacks-too-large' })
  const many = zipOf(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}.csv`, Buffer.from('x')])))
  await assert.rejects(unpack(await fileOf(t, many), 'x.zip', { maxFiles: 10 }), { reason: 'unpacks-too-large' })
})

test('a damaged archive is refused in one voice', async (t) => {
  const gzip = gzipSync(Buffer.from('a,b\n'.repeat(10_000)))
  await assert.rejects(unpack(await fileOf(t, gzip.subarray(0, 60)), 'x.gz'), { reason: 'archive-damaged' })
  const zip = zipOf({ 'a.csv': Buffer.from('a,b\n'.repeat(1000)) })
  await assert.rejects(unpack(await fileOf(t, zip.subarray(0, 90)), 'x.zip'), { reason: 'archive-damaged' })
  await assert.rejects(unpack('/nowhere/at/all.csv', 'all.csv'), { reason: 'file-not-readable' })
})
