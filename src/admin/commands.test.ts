import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { freshDatabase } from '../../test/support/database.ts'
import { schemaProblem } from '../../test/support/json-schema.ts'
import { systemScope } from '../../test/support/scopes.ts'
import { openFiles } from '../platform/files/index.ts'
import type { CommandContext } from '../platform/kernel/index.ts'
import { readSettings } from '../platform/settings/index.ts'
import { checks } from './checks.ts'
import { commands } from './commands.ts'
import type { AdminServices } from './index.ts'

const installation = async (t: TestContext) => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'commonweal-commands-'))
  t.after(() => rm(dataFolder, { recursive: true, force: true }))
  const database = await freshDatabase(t)
  const files = await openFiles(dataFolder)
  const settings = readSettings({
    COMMONWEAL_DATA: dataFolder,
    COMMONWEAL_MAIL_URL: 'smtp://ada:letmein@mail.example:587',
  })
  if (!settings.ok) throw new Error(JSON.stringify(settings.errors))
  const services: Pick<AdminServices, 'database' | 'files' | 'settings' | 'checks'> = {
    database,
    files,
    settings: () => settings.value,
    checks: () => checks({ files }),
  }
  const scope = systemScope('command line (a test)')
  const run = (name: string, ...args: string[]) => {
    const context: CommandContext = {
      scope,
      args,
      options: {},
      read: (work) => database.read(scope, work),
      write: (work) => database.write(scope, work),
      say: () => undefined,
    }
    const command = commands(services as AdminServices).find((one) => one.name === name)
    if (!command) throw new Error(name)
    return command.run(context)
  }
  return { dataFolder, database, run }
}

const described = async (name: string, kind: 'schema' | 'example'): Promise<Readonly<Record<string, unknown>>> =>
  JSON.parse(await readFile(new URL(`../../docs/api/commands/${name}.${kind}.json`, import.meta.url), 'utf8'))
const fits = async (name: string, json: unknown) =>
  assert.equal(await schemaProblem(await described(name, 'schema'), JSON.parse(JSON.stringify(json))), undefined)

test('what the commands print is what their schemas say, and so are the examples', async (t) => {
  const { dataFolder, run } = await installation(t)
  const file = join(dataFolder, 'one.backup')
  for (const name of ['backup', 'restore', 'check', 'settings']) await fits(name, await described(name, 'example'))
  const made = await run('backup', file)
  await fits('backup', made.json)
  assert.match(made.words, /the keys included/)
  const other = await installation(t)
  const restored = await other.run('restore', file)
  await fits('restore', restored.json)
  const checked = await other.run('check')
  await fits('check', checked.json)
  assert.equal(checked.exit, 0)
  const settings = await run('settings')
  await fits('settings', settings.json)
  assert.doesNotMatch(JSON.stringify(settings.json) + settings.words, /letmein/)
  assert.match(settings.words, /COMMONWEAL_MAIL_URL +\(set, not shown\) {2}\(environment\)/)
})

test('a check that finds something wrong ends with 1', async (t) => {
  const { database, dataFolder, run } = await installation(t)
  await run('backup', join(dataFolder, 'one.backup'))
  await database.asOwner(`update audit_entries set what = 'nothing'`)
  const checked = await run('check')
  assert.equal(checked.exit, 1)
  assert.match(checked.words, /WRONG {2}The audit/)
})

test('a command without its file is refused', async (t) => {
  const { run } = await installation(t)
  for (const name of ['backup', 'restore']) await assert.rejects(run(name), { reason: 'usage' })
})
