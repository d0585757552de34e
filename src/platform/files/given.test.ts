import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { Refused } from '../kernel/index.ts'
import { openFiles, passingBytesOf } from './index.ts'

const megabyte = 1024 * 1024

test('a file that is passed on in pieces arrives whole, however long it is', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'commonweal-given-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const files = await openFiles(join(folder, 'kept'))
  const path = join(folder, 'sent')
  for (const size of [0, 1, megabyte - 1, megabyte, megabyte + 1, 3 * megabyte, 5 * megabyte + 7]) {
    const content = randomBytes(size)
    await writeFile(path, content)
    const { key } = await files.put(await passingBytesOf(path), { maxBytes: 10 * megabyte })
    assert.ok(content.equals(await readFile(await files.pathOf(key))), `${size} bytes`)
    assert.ok(await files.intact(key))
  }
  await assert.rejects(files.put(await passingBytesOf(path), { maxBytes: megabyte }), Refused)
  for (const missing of [join(folder, 'none'), folder])
    await assert.rejects(
      passingBytesOf(missing),
      (error) => error instanceof Refused && error.reason === 'file-not-readable',
    )
})
