import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { systemScope } from '../../test/support/scopes.ts'
import { record, verifyChains } from '../platform/audit/index.ts'
import { openFiles } from '../platform/files/index.ts'
import { openMailer } from '../platform/mail/index.ts'
import { readSettings } from '../platform/settings/index.ts'
import { backup, type Work } from './actions/backup.ts'
import { check } from './actions/check.ts'
import { restore } from './actions/restore.ts'
import { checks } from './checks.ts'

const work = (database: TestDatabase): Work => {
  const scope = systemScope('command line (a test)')
  return { scope, read: (what) => database.read(scope, what), write: (what) => database.write(scope, what) }
}

const installation = async (t: TestContext) => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'commonweal-backup-'))
  t.after(() => rm(dataFolder, { recursive: true, force: true }))
  const settings = readSettings({ COMMONWEAL_DATA: dataFolder })
  if (!settings.ok) throw new Error(JSON.stringify(settings.errors))
  const database = await freshDatabase(t)
  const files = await openFiles(dataFolder)
  return { dataFolder, database, services: { database, files, settings: () => settings.value } }
}

async function* bytes(...chunks: readonly Buffer[]) {
  yield* chunks
}

/** Something of everything a backup must hold. */
const filled = async (t: TestContext) => {
  const one = await installation(t)
  const { database, dataFolder, services } = one
  const scope = systemScope()
  const content = randomBytes(300_000)
  const file = await services.files.put(bytes(content), { maxBytes: 1e6 })
  await mkdir(join(dataFolder, 'keys'), { recursive: true })
  await mkdir(join(dataFolder, 'ledger', 'batch=1'), { recursive: true })
  await writeFile(join(dataFolder, 'keys', 'installation.key'), 'the key of the first')
  await writeFile(join(dataFolder, 'keys', 'postgres.json'), 'passwords of the first database')
  await writeFile(join(dataFolder, 'ledger', 'batch=1', 'a.parquet'), 'columns')
  await writeFile(join(dataFolder, 'settings.json'), '{"installationName":"Merebridge"}\n')
  const mail = openMailer({ from: 'x@merebridge.example', later: async () => undefined, mailUrl: 'smtp://127.0.0.1:1' })
  await database.write(scope, async () => {
    await record(scope, {
      what: 'place created',
      subject: { kind: 'place', id: '1' },
      after: { name: 'Ynys Môn\t\n\\N' },
    })
    await mail.send(scope, { to: 'ada@merebridge.example', subject: 'Hello', text: 'x' })
  })
  return { ...one, file, content, out: join(dataFolder, 'out.backup') }
}

const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((one) => one.isFile())
    .map((one) => one.name)
    .sort()

test('what was backed up is there after a restore: rows, files, ledger, keys, settings, and a whole audit', async (t) => {
  const from = await filled(t)
  const made = await backup(work(from.database), from.services, from.out)
  assert.deepEqual([made.files.count, made.files.bytes, made.ledgerFiles, made.holdsKeys], [1, 300_000, 1, true])
  assert.equal((await stat(from.out)).size, made.bytes)
  assert.equal((await stat(from.out)).mode & 0o777, 0o600)

  const to = await installation(t)
  await mkdir(join(to.dataFolder, 'keys'), { recursive: true })
  await writeFile(join(to.dataFolder, 'keys', 'installation.key'), 'made at the first start')
  await writeFile(join(to.dataFolder, 'keys', 'postgres.json'), 'passwords of the second database')
  const got = await restore(work(to.database), to.services, from.out)
  assert.deepEqual([got.rows, got.files, got.ledgerFiles, got.underWay], [made.rows, 1, 1, { jobs: 0, mails: 1 }])
  const read: Buffer[] = []
  for await (const chunk of await to.services.files.open(from.file.key)) read.push(chunk as Buffer)
  assert.ok(Buffer.concat(read).equals(from.content))
  for (const path of ['keys/installation.key', 'ledger/batch=1/a.parquet', 'settings.json'])
    assert.equal(await readFile(join(to.dataFolder, path), 'utf8'), await readFile(join(from.dataFolder, path), 'utf8'))
  assert.equal(await readFile(join(to.dataFolder, 'keys', 'postgres.json'), 'utf8'), 'passwords of the second database')
  const scope = systemScope()
  assert.ok((await to.database.read(scope, () => verifyChains(scope))).every((one) => one.ok))
  const acts = await to.database.asOwner<{ what: string }>('select what from audit_entries order by sequence')
  assert.deepEqual(
    acts.map((one) => one.what),
    ['place created', 'backup restored'],
  )
  const report = await check(work(to.database), checks(to.services))
  assert.deepEqual(
    report.checks.filter((one) => !one.ok),
    [],
  )
  assert.deepEqual(
    (await readdir(to.dataFolder)).filter((name) => name.startsWith('restoring')),
    [],
  )
})

test('a backup is one moment, though others go on writing', async (t) => {
  const from = await filled(t)
  let stop = false
  const others = (async () => {
    while (!stop) {
      const scope = systemScope()
      await from.database.write(scope, () => record(scope, { what: 'busy', subject: { kind: 'x', id: '1' } }))
    }
  })()
  await backup(work(from.database), from.services, from.out)
  stop = true
  await others
  const to = await installation(t)
  await restore(work(to.database), to.services, from.out)
  const scope = systemScope()
  assert.ok((await to.database.read(scope, () => verifyChains(scope))).every((one) => one.ok))
})

test('nothing is overwritten, and a backup that fails leaves nothing behind', async (t) => {
  const from = await filled(t)
  await backup(work(from.database), from.services, from.out)
  await assert.rejects(backup(work(from.database), from.services, from.out), { reason: 'file-exists' })
  await assert.rejects(backup(work(from.database), from.services, join(from.dataFolder, 'no', 'such')), {
    reason: 'cannot-write',
  })
  await rm(from.out)
  const broken = { ...from.services, files: { ...from.services.files, pathOf: async () => '/no/such/file' } }
  await assert.rejects(backup(work(from.database), broken, from.out))
  assert.ok(!(await readdir(from.dataFolder)).some((name) => name.startsWith('out.backup')))
})

test('a data folder in use is not restored into', async (t) => {
  const from = await filled(t)
  await backup(work(from.database), from.services, from.out)
  const before = await filesIn(from.dataFolder)
  await assert.rejects(restore(work(from.database), from.services, from.out), { reason: 'not-empty' })
  assert.deepEqual(await filesIn(from.dataFolder), before)
})

test('a broken backup of any kind is refused and leaves nothing half-restored', async (t) => {
  const from = await filled(t)
  await backup(work(from.database), from.services, from.out)
  const whole = await readFile(from.out)
  const tar = gunzipSync(whole)
  const flipped = (at: number): Buffer => {
    const copy = Buffer.from(tar)
    copy[at] = (copy[at] ?? 0) ^ 1
    return gzipSync(copy)
  }
  const inTar = (text: string): number => tar.indexOf(text)
  const kinds: readonly (readonly [string, Buffer])[] = [
    ['not an archive', Buffer.from('hello')],
    ['empty', Buffer.alloc(0)],
    ['cut in half', whole.subarray(0, whole.length >> 1)],
    ['last bytes gone', whole.subarray(0, whole.length - 9)],
    ['a file changed', flipped(tar.indexOf(from.content.subarray(0, 64)))],
    ['a row changed', flipped(inTar('place created'))],
    ['a key changed', flipped(inTar('the key of the first'))],
    [
      'a name leading out',
      gzipSync(
        Buffer.from(tar.toString('latin1').replace('ledger/batch=1/a.parquet', '../../../../../a.parquet'), 'latin1'),
      ),
    ],
    ['something appended', gzipSync(Buffer.concat([tar.subarray(0, tar.lastIndexOf('manifest.json') - 0)]))],
  ]
  const to = await installation(t)
  const before = await filesIn(to.dataFolder)
  for (const [name, content] of kinds) {
    const path = join(from.dataFolder, 'broken.backup')
    await writeFile(path, content)
    await assert.rejects(restore(work(to.database), to.services, path), (error: Error & { reason?: string }) => {
      assert.match(error.reason ?? error.stack ?? '', /^(archive-damaged|backup-not-usable)$/, name)
      return true
    })
    assert.deepEqual(await filesIn(to.dataFolder), before, name)
    assert.deepEqual(await to.database.asOwner('select count(*) as n from audit_entries'), [{ n: 0 }], name)
  }
  await restore(work(to.database), to.services, from.out)
})

test('where the rows cannot be loaded, files and keys are as they were', async (t) => {
  const from = await filled(t)
  await backup(work(from.database), from.services, from.out)
  const to = await installation(t)
  await mkdir(join(to.dataFolder, 'keys'))
  await writeFile(join(to.dataFolder, 'keys', 'installation.key'), 'mine')
  // A backup of a release with a change of structure that this one does not know.
  const tar = gunzipSync(await readFile(from.out))
  const text = tar.toString('latin1')
  const manifest = JSON.parse(text.slice(text.lastIndexOf('{"product"'), text.lastIndexOf('}') + 1)) as {
    migrations: { name: string }[]
  }
  assert.ok(manifest.migrations.length > 3)
  const renamed = Buffer.from(text.replaceAll('0001-audit.sql', '0009-other.sql'), 'latin1')
  await writeFile(join(to.dataFolder, 'newer.backup'), gzipSync(renamed))
  await assert.rejects(restore(work(to.database), to.services, join(to.dataFolder, 'newer.backup')), {
    reason: 'database-is-newer',
  })
  assert.equal(await readFile(join(to.dataFolder, 'keys', 'installation.key'), 'utf8'), 'mine')
  assert.deepEqual(await filesIn(to.dataFolder), ['installation.key', 'newer.backup'])
})

test('a check finds a changed file, a tampered audit and a record that leads nowhere, and says so in words', async (t) => {
  const { database, services, dataFolder, file } = await filled(t)
  const all = checks(services)
  assert.equal((await check(work(database), all)).ok, true)
  const path = await services.files.pathOf(file.key)
  await cp(path, join(dataFolder, 'copy'))
  await truncate(path, 10)
  await database.asOwner(`update audit_entries set what = 'nothing' where sequence = 1`)
  await database.asOwner('alter table audit_details drop constraint audit_details_of_entry')
  await database.asOwner(`insert into audit_details (chain, sequence, salt) values ('system', 99, 'x')`)
  const report = await check(work(database), all)
  assert.equal(report.ok, false)
  assert.deepEqual(
    report.checks.filter((one) => !one.ok).map((one) => one.name),
    ['audit', 'files'],
  )
  await database.asOwner(
    'alter table audit_details add constraint audit_details_of_entry foreign key (chain, sequence) references audit_entries not valid',
  )
  const again = await check(work(database), all)
  assert.match(
    again.checks.find((one) => one.name === 'links')?.words ?? '',
    /audit_details_of_entry: 1 row of audit_details/,
  )
  assert.match(again.checks.find((one) => one.name === 'files')?.words ?? '', new RegExp(file.key))
  assert.equal(
    createHash('sha256')
      .update(await readFile(join(dataFolder, 'copy')))
      .digest('hex'),
    file.key,
  )
})
