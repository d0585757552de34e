import assert from 'node:assert/strict'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import fc from 'fast-check'
import { Refused } from '../kernel/index.ts'
import { openKeys } from './index.ts'
import { newKey, readRing, ringText } from './key-ring.ts'

const folderFor = async (t: TestContext): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'commonweal-keys-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'keys')
}

const refusedAs = (reason: string) => (error: unknown) => error instanceof Refused && error.reason === reason

test('what is sealed is opened again, and is not to be read in between', async (t) => {
  const keys = await openKeys(await folderFor(t))
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.string(), async (bytes, purpose) => {
      const plain = Buffer.from(bytes)
      const sealed = await keys.seal(purpose, plain)
      assert.deepEqual(await keys.open(purpose, sealed), plain)
      if (plain.length > 8) assert.equal(sealed.indexOf(plain), -1)
    }),
    { numRuns: 50 },
  )
})

test('one changed bit anywhere is noticed', async (t) => {
  const keys = await openKeys(await folderFor(t))
  const sealed = await keys.seal('codes', Buffer.from('JBSWY3DPEHPK3PXP'))
  for (let i = 0; i < sealed.length; i += 1) {
    const changed = Buffer.from(sealed)
    changed[i] = (changed[i] ?? 0) ^ 1
    await assert.rejects(keys.open('codes', changed), refusedAs('sealed-elsewhere'), `byte ${i}`)
  }
  await assert.rejects(keys.open('codes', sealed.subarray(0, 20)), refusedAs('sealed-elsewhere'))
  await assert.rejects(keys.open('codes', Buffer.alloc(0)), refusedAs('sealed-elsewhere'))
})

test('what was made for one purpose is refused for another', async (t) => {
  const keys = await openKeys(await folderFor(t))
  const sealed = await keys.seal('codes', Buffer.from('secret'))
  await assert.rejects(keys.open('mail', sealed), refusedAs('sealed-elsewhere'))
  const signature = keys.sign('cookie', 'value')
  assert.ok(keys.verify('cookie', 'value', signature))
  assert.ok(!keys.verify('link', 'value', signature))
  assert.ok(!keys.verify('cookie', 'valuE', signature))
})

test('no made-up signature passes', async (t) => {
  const keys = await openKeys(await folderFor(t))
  const right = keys.sign('cookie', 'value')
  assert.match(right, /^[\w.-]+$/)
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `${keys.keyId}.${text}`),
      ),
      (given) => {
        assert.equal(keys.verify('cookie', 'value', given), given === right)
      },
    ),
  )
})

test('the key file is for its owner alone, even when it came back from a back-up otherwise', async (t) => {
  const folder = await folderFor(t)
  await openKeys(folder)
  const path = join(folder, 'installation.key')
  assert.equal((await stat(path)).mode & 0o777, 0o600)
  await chmod(path, 0o644)
  await openKeys(folder)
  assert.equal((await stat(path)).mode & 0o777, 0o600)
})

test('the same keys are found again, also by two that start at the same moment', async (t) => {
  const folder = await folderFor(t)
  const [first, second] = await Promise.all([openKeys(folder), openKeys(folder)])
  assert.equal(first.keyId, second.keyId)
  assert.deepEqual(await second.open('a', await first.seal('a', Buffer.from('x'))), Buffer.from('x'))
})

test('after a new key the old envelopes open, new ones bear the new id, and a process that did not know it learns of it', async (t) => {
  const folder = await folderFor(t)
  const [keys, other] = [await openKeys(folder), await openKeys(folder)]
  const before = keys.keyId
  const sealed = await keys.seal('a', Buffer.from('old'))
  const signed = keys.sign('a', 'old')
  await keys.rotate()
  assert.notEqual(keys.keyId, before)
  assert.deepEqual(await keys.open('a', sealed), Buffer.from('old'))
  assert.ok(keys.verify('a', 'old', signed))
  assert.deepEqual(await other.open('a', await keys.seal('a', Buffer.from('new'))), Buffer.from('new'))
  assert.ok(other.verify('a', 'new', keys.sign('a', 'new')))
})

test('another installation’s envelope is refused', async (t) => {
  const [ours, theirs] = [await openKeys(await folderFor(t)), await openKeys(await folderFor(t))]
  await assert.rejects(ours.open('a', await theirs.seal('a', Buffer.from('x'))), refusedAs('sealed-elsewhere'))
  assert.ok(!ours.verify('a', 'x', theirs.sign('a', 'x')))
})

test('a damaged key file is told, never replaced', async (t) => {
  const folder = await folderFor(t)
  await openKeys(folder)
  const path = join(folder, 'installation.key')
  const text = await readFile(path, 'utf8')
  for (const damage of [text.slice(0, -6), '', 'nonsense\n']) {
    await writeFile(path, damage)
    await assert.rejects(openKeys(folder), refusedAs('key-file-damaged'))
    assert.equal(await readFile(path, 'utf8'), damage)
  }
})

test('a key file is read as it was written', () => {
  const ring = [newKey(), newKey()] as const
  assert.deepEqual(readRing(ringText([ring[0], ring[1]])), ring)
})
