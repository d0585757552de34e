// The private server where the machine makes trouble: power cuts, numbers used again, users without a name, files in the way.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmod, chown, mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  addWord,
  Child,
  countWords,
  isRoot,
  makeFolders,
  nobody,
  open,
  postmaster,
} from '../../../../test/support/private-server.ts'
import { readRecord } from './record.ts'
import { reaches } from './user.ts'

test('a lock that a power cut emptied is taken over', async (t) => {
  const folders = await makeFolders(t)
  await mkdir(folders.data)
  await writeFile(join(folders.data, 'postgres.lock'), '')
  const database = await open(folders)
  await database.close()
})

test('a process that was given the dead server’s number does not keep it from starting', async (t) => {
  const folders = await makeFolders(t)
  const database = await open(folders)
  await addWord(database, 'kept')
  await database.close()
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' })
  t.after(() => stranger.kill())
  const cluster = join((await readRecord(folders.data))?.home ?? '', 'postgres')
  const { uid, gid } = await stat(cluster)
  await writeFile(join(cluster, 'postmaster.pid'), `${stranger.pid}\n${cluster}\n1700000000\n5432\n/tmp\n\n 1 1\n`)
  await chown(join(cluster, 'postmaster.pid'), uid, gid)
  const again = await open(folders)
  assert.equal(await countWords(again), 1)
  await again.close()
})

test('a visitor waits while a killed server comes back', async (t) => {
  const folders = await makeFolders(t)
  const database = await open(folders)
  await addWord(database, 'kept')
  process.kill(await postmaster(folders.data), 'SIGKILL')
  // What was open breaks within moments; what is asked then finds no server, and waits for it.
  await wait(300)
  assert.equal(await countWords(database), 1)
  await database.close()
})

test('a data folder that cannot be one is refused in plain words', async (t) => {
  const folders = await makeFolders(t)
  await writeFile(folders.data, 'a file')
  await assert.rejects(open(folders), { reason: 'data-folder-unusable' })
  await assert.rejects(open({ ...folders, data: join(folders.data, 'inside') }), { reason: 'data-folder-unusable' })
  if (process.platform !== 'linux') return
  await assert.rejects(open({ ...folders, data: '/proc/commonweal' }), { reason: 'data-folder-unusable' })
})

test('a user without a name makes and runs it', { skip: !isRoot && 'only root can be another user' }, async (t) => {
  const folders = await makeFolders(t)
  if (!reaches(nobody, fileURLToPath(new URL('./', import.meta.url)))) return t.skip('the checkout is closed to others')
  const nameless = { uid: 54_321, gid: 54_321 }
  await chmod(join(folders.trial, '..'), 0o755)
  await mkdir(folders.data)
  await chown(folders.data, nameless.uid, nameless.gid)
  for (let times = 0; times < 2; times++) {
    const child = new Child(folders, nameless)
    await child.says(/^open$/)
    await child.leave()
  }
  assert.equal((await stat(join(folders.data, 'postgres'))).uid, nameless.uid)
})
