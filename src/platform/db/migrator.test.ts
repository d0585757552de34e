import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { pathToFileURL } from 'node:url'
import { freshDatabase } from '../../../test/support/database.ts'
import { withClient } from './connections.ts'
import { type Migration, migrate, outstanding, readMigrations } from './migrator.ts'

/** A folder of SQL files as given. */
const folderWith = async (t: TestContext, files: Readonly<Record<string, string>>): Promise<URL> => {
  const folder = await mkdtemp(join(tmpdir(), 'commonweal-migrations-'))
  t.after(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return pathToFileURL(`${folder}/`)
}

const file = (name: string, sql = 'select 1'): Migration => ({ owner: 'trial', name, sql, sha256: `hash of ${sql}` })

test('files are read in the order of folders, then of numbers, and hash alike on every system', async (t) => {
  const first = await folderWith(t, {
    '0002-b.sql': 'select 2;\r\nselect 3;',
    '0001-a.sql': 'select 1;',
    'README.md': '',
  })
  const second = await folderWith(t, { '0001-a.sql': 'select 2;\nselect 3;' })
  const files = await readMigrations([
    { owner: 'one', folder: first },
    { owner: 'two', folder: second },
    { owner: 'none', folder: new URL('./not-there/', first) },
  ])
  assert.deepEqual(
    files.map(({ owner, name }) => `${owner}/${name}`),
    ['one/0001-a.sql', 'one/0002-b.sql', 'two/0001-a.sql'],
  )
  assert.equal(files[1]?.sha256, files[2]?.sha256)
  const odd = await folderWith(t, { 'first.sql': '' })
  await assert.rejects(readMigrations([{ owner: 'odd', folder: odd }]), /not named like 0001-what-it-does.sql/)
})

test('what was applied is not applied again; what is new is', () => {
  assert.deepEqual(outstanding([file('0001-a.sql')], [file('0001-a.sql'), file('0002-b.sql')]), [file('0002-b.sql')])
})

test('a changed file, or a database of a newer release, is refused', () => {
  assert.throws(() => outstanding([file('0001-a.sql')], [file('0001-a.sql', 'select 2')]), {
    reason: 'migration-changed',
  })
  assert.throws(() => outstanding([file('0002-b.sql')], [file('0001-a.sql')]), { reason: 'database-is-newer' })
})

test('each file is applied whole or not at all, and the error names the file and the line', async (t) => {
  const database = await freshDatabase(t)
  const known = await database.asOwner<Migration>(`select owner, name, sha256, '' as sql from migrations_applied`)
  const apply = (...files: Migration[]) =>
    withClient(database.info.owner, 'a test', (client) => migrate(client, [...known, ...files]))
  const good = file('0001-a.sql', 'create table trial_a (a int)')
  const bad = file('0002-b.sql', 'create table trial_b (a int);\n\ninsert into trial_b values (nothing);')
  await assert.rejects(apply(good, bad), /^Error: The migration trial\/0002-b\.sql:3 failed: /)
  const tables = `select to_regclass('trial_a') is not null as a, to_regclass('trial_b') is not null as b`
  assert.deepEqual(await database.asOwner(tables), [{ a: true, b: false }])
  assert.equal(await apply(good), 0)
})

test('of two migrators at once, one works and the other waits', async (t) => {
  const database = await freshDatabase(t)
  const known = await database.asOwner<Migration>(`select owner, name, sha256, '' as sql from migrations_applied`)
  const files = [...known, file('0001-a.sql', 'create table trial_a (a int); select pg_sleep(0.1)')]
  const counts = await Promise.all(
    [1, 2, 3].map(() => withClient(database.info.owner, 'a test', (client) => migrate(client, files))),
  )
  assert.deepEqual(counts.sort(), [0, 0, 1])
})

test('the running role may use a new table, and a file may take a right back', async (t) => {
  const database = await freshDatabase(t)
  const known = await database.asOwner<Migration>(`select owner, name, sha256, '' as sql from migrations_applied`)
  const sql = `create table trial_a (id int generated always as identity, a int); create table trial_b (a int);
    revoke update, delete on trial_b from commonweal_run`
  await withClient(database.info.owner, 'a test', (client) => migrate(client, [...known, file('0001-a.sql', sql)]))
  await withClient(database.info.run, 'a test', async (client) => {
    await client.query('insert into trial_a (a) values (1); update trial_a set a = 2; delete from trial_a')
    await client.query('insert into trial_b (a) values (1)')
    await assert.rejects(client.query('delete from trial_b'), { code: '42501' })
  })
})
