import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import type { ClientConfig } from 'pg'
import { freshDatabase, migrationFolders } from '../../../test/support/database.ts'
import { systemScope } from '../../../test/support/scopes.ts'
import { one, openDatabase, sql } from './index.ts'

/** As somebody would write it in DATABASE_URL. */
const addressOf = (config: ClientConfig): string => {
  if (config.connectionString !== undefined) return config.connectionString
  const { user, password, host, port, database } = config
  return `postgres://${user}:${password}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`
}

const dataFolder = async (t: TestContext): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'commonweal-by-url-'))
  t.after(() => rm(folder, { recursive: true }))
  return folder
}

const byUrl = process.env.COMMONWEAL_TEST_DATABASE_URL !== undefined

test('a server given by its address serves as the private one does', async (t) => {
  const { info } = await freshDatabase(t)
  const url = addressOf(info.owner)
  const runUrl = byUrl ? {} : { runUrl: addressOf(info.run) }
  const database = await openDatabase({ dataFolder: await dataFolder(t), url, ...runUrl, migrations: migrationFolders })
  const scope = systemScope()
  assert.deepEqual(
    await database.read(scope, () =>
      one(
        scope,
        sql`select current_user::text as name, scope_everything() as everything, current_setting('TimeZone') as zone`,
      ),
    ),
    { name: 'commonweal_run', everything: true, zone: 'UTC' },
  )
  await database.close()
})

test('roles that the server’s administrator gave are enough', {
  skip: !byUrl && 'making roles takes a server of your own: COMMONWEAL_TEST_DATABASE_URL',
}, async (t) => {
  const { info, asOwner } = await freshDatabase(t)
  const name = `commonweal_trial_${randomBytes(4).toString('hex')}`
  const web = `${name}_web`
  for (const words of [
    `create role ${name} login password 'one'`,
    `create role ${web} login password 'two'`,
    `grant commonweal_run to ${name}, ${web}`,
    `create database ${name} owner ${name}`,
  ])
    await asOwner(words)
  const addressAs = (user: string, password: string): string =>
    Object.assign(new URL(addressOf(info.owner)), { username: user, password, pathname: `/${name}` }).href
  try {
    const database = await openDatabase({
      dataFolder: await dataFolder(t),
      url: addressAs(name, 'one'),
      runUrl: addressAs(web, 'two'),
      migrations: migrationFolders,
    })
    const scope = systemScope()
    assert.deepEqual(
      await database.read(scope, () => one(scope, sql`select session_user::text as s, current_user::text as c`)),
      { s: web, c: 'commonweal_run' },
    )
    await database.close()
  } finally {
    for (const words of [`drop database ${name} with (force)`, `drop role ${name}`, `drop role ${web}`])
      await asOwner(words)
  }
})

test('a server that cannot be used is refused in plain words that hold no password', async (t) => {
  const { info } = await freshDatabase(t)
  const folder = await dataFolder(t)
  const refusal = (url: string, runUrl?: string) =>
    openDatabase({ dataFolder: folder, url, runUrl, migrations: migrationFolders }).then(
      () => assert.fail('It opened'),
      (error: { reason: string; message: string }) => {
        assert.ok(!error.message.includes('secret'), error.message)
        return error.reason
      },
    )
  const wrong = addressOf(info.owner).replace(/:[^:@/]*@/, ':secret@')
  assert.equal(await refusal('not an address secret'), 'database-address-wrong')
  assert.equal(await refusal('postgres://someone:secret@127.0.0.1:9/commonweal'), 'database-unreachable')
  assert.equal(await refusal(wrong), 'database-unreachable')
  assert.equal(await refusal(addressOf(info.owner), wrong), 'database-unreachable')
  assert.equal(await refusal(addressOf(info.owner).replace(info.name, 'commonweal_no_such')), 'database-unreachable')
  // The running role may not make tables, so it cannot stand in for the owner.
  if (!byUrl) assert.equal(await refusal(addressOf(info.run), addressOf(info.run)), 'database-not-ours')
  if (!byUrl) assert.equal(await refusal(addressOf(info.owner)), 'database-role-missing')
})
