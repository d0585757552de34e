import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { sweepUnpacked } from './unpacked.ts'

test('what a killed process left unpacked is swept; what is young, or not ours, stays', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'sweeping-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const old = new Date(Date.now() - 2 * 86_400_000)
  const made = async (name: string, when?: Date) => {
    await mkdir(join(folder, name))
    await writeFile(join(folder, name, 'inner'), 'x')
    if (when) await utimes(join(folder, name), when, when)
  }
  await made('commonweal-unpacked-old', old)
  await made('commonweal-unpacked-young')
  await made('another-old', old)
  await writeFile(join(folder, 'commonweal-unpacked-file'), 'x')
  await utimes(join(folder, 'commonweal-unpacked-file'), old, old)
  await symlink(join(folder, 'another-old'), join(folder, 'commonweal-unpacked-link'))
  const before = new Date(Date.now() - 86_400_000)
  assert.equal(await sweepUnpacked(before, folder), 1)
  assert.deepEqual((await readdir(folder)).sort(), [
    'another-old',
    'commonweal-unpacked-file',
    'commonweal-unpacked-link',
    'commonweal-unpacked-young',
  ])
  assert.deepEqual(await readdir(join(folder, 'another-old')), ['inner'])
})
