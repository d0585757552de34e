// The commands of places against their schemas, and the demonstration through the same doors.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { schemaProblem } from '../../test/support/json-schema.ts'
import { personScope, systemScope } from '../../test/support/scopes.ts'
import { verifyChains } from '../platform/audit/index.ts'
import type { CommandAnswer, Scope } from '../platform/kernel/index.ts'
import { commands } from './commands.ts'
import { demo } from './demo/load.ts'

const run = async (
  database: TestDatabase,
  name: string,
  options: Record<string, string> = {},
  args: readonly string[] = [],
  scope: Scope = systemScope('command line (system user)'),
): Promise<CommandAnswer> => {
  const command = commands().find((one) => one.name === name)
  assert.ok(command, name)
  const answer = await command.run({
    scope,
    args,
    options,
    write: (work) => database.write(scope, work),
    read: (work) => database.read(scope, work),
    say: () => undefined,
  })
  const file = new URL(`../../docs/api/commands/${name.replaceAll(' ', '-')}.schema.json`, import.meta.url)
  const schema: Record<string, unknown> = JSON.parse(await readFile(file, 'utf8'))
  assert.equal(await schemaProblem(schema, JSON.parse(JSON.stringify(answer.json))), undefined, name)
  return answer
}

test('places and organisations are made and listed as the schemas say', async (t) => {
  const database = await freshDatabase(t)
  const made = await run(database, 'place create', {
    slug: 'merebridge',
    name: 'Merebridge',
    districts: 'Z07000001,Z07000009',
  })
  assert.deepEqual((made.json as { unknown: string[] }).unknown, ['Z07000001', 'Z07000009'])
  assert.match(made.words, /filled in when the register comes/)
  const coast = {
    slug: 'coast',
    name: 'Coast',
    wards: 'Z05000001',
    'postcode-sectors': 'ZX1 1,zx12',
    parent: 'merebridge',
  }
  await run(database, 'place create', coast)
  const listed = (await run(database, 'place list')).json as { places: { slug: string; parent: string | null }[] }
  assert.deepEqual(
    listed.places.map((one) => [one.slug, one.parent]),
    [
      ['coast', 'merebridge'],
      ['merebridge', null],
    ],
  )
  const options = {
    name: 'Merebridge Borough Council',
    kind: 'local-authority',
    identifier: 'XX-INVENTED:MB-1,GB-LAE:zzz',
  }
  await run(database, 'organisation create', { ...options, place: 'merebridge', sector: 'local-authority' })
  const found = (await run(database, 'organisation list')).json as {
    organisations: { identifiers: { written: string }[] }[]
  }
  assert.deepEqual(
    found.organisations[0]?.identifiers.map((one) => one.written),
    ['GB-LAE-ZZZ', 'XX-INVENTED-MB-1'],
  )
})

test('what cannot be is refused by name', async (t) => {
  const database = await freshDatabase(t)
  const refused = (reason: string, name: string, options: Record<string, string>, args: string[] = []) =>
    assert.rejects(run(database, name, options, args), { reason }, `${name} ${reason}`)
  await refused('members-not-right', 'place create', { slug: 'a', name: 'A', districts: 'Z05000001' })
  await refused('place-not-made', 'place create', { slug: 'a', name: 'A' })
  await refused('kind-not-known', 'organisation create', { name: 'A', kind: 'club' })
  await refused('identifier-not-right', 'organisation create', { name: 'A', kind: 'vcse', identifier: '123' })
  await refused('place-not-found', 'organisation create', { name: 'A', kind: 'vcse', place: 'nowhere', sector: 'vcse' })
  await refused('register-not-known', 'register import', {}, ['maps', 'x.csv'])
  await refused('file-needed', 'register import', {}, ['postcodes'])
  await refused('edition-not-right', 'register import', { edition: 'May' }, ['postcodes', 'x.csv'])
  const nobody = personScope()
  await assert.rejects(run(database, 'place create', { slug: 'a', name: 'A', districts: 'Z07000001' }, [], nobody), {
    status: 403,
  })
  await assert.rejects(run(database, 'register import', {}, ['nhs', 'x.csv'], personScope()), { status: 403 })
})

test('a register import says by its exit code how it went, file by file', async (t) => {
  const database = await freshDatabase(t)
  const folder = await mkdtemp(join(tmpdir(), 'commands-'))
  t.after(() => rm(folder, { recursive: true }))
  const write = async (name: string, text: string) => {
    await writeFile(join(folder, name), text)
    return join(folder, name)
  }
  const good = await write('good.csv', 'postcode,lad24cd\nZX1 1AA,Z07000001\n')
  const some = await write('some.csv', 'postcode,lad24cd\nZY1 1AA,Z07000001\nhello,Z07000001\n')
  const bad = await write('bad.csv', 'a,b\n1,2\n')
  const exit = async (...paths: string[]) => (await run(database, 'register import', {}, ['postcodes', ...paths])).exit
  assert.equal(await exit(good), 0)
  assert.equal(await exit(good, some), 3)
  assert.equal(await exit(some), 0, 'loaded before: nothing new is held')
  assert.equal(await exit(bad, good), 1)
  assert.equal(await exit(join(folder, 'gone.csv')), 1)
  const { json } = await run(database, 'register list')
  assert.equal((json as { loads: unknown[] }).loads.length, 2)
})

test('the demonstration loads once, looks whole, and goes without a trace but for its record', async (t) => {
  const database = await freshDatabase(t)
  const said: string[] = []
  const work = async (part: 'load' | 'remove') => {
    const scope = systemScope('demonstration')
    await database.write(scope, () => demo[part](scope, (words) => said.push(words)))
  }
  const counts = async () => {
    const [row] = await database.asOwner<Record<string, number>>(`select (select count(*) from places)::int as places,
      (select count(*) from organisations)::int as organisations, (select count(*) from partnerships)::int as partnerships,
      (select count(*) from postcodes)::int as postcodes, (select count(*) from area_boundaries)::int as boundaries,
      (select count(*) from register_held)::int as held`)
    return row
  }
  await work('load')
  const first = await counts()
  assert.deepEqual([first?.places, first?.boundaries, first?.held], [3, 14, 0])
  assert.ok((first?.postcodes ?? 0) > 2_000 && (first?.organisations ?? 0) >= 8)
  await work('load')
  assert.deepEqual(await counts(), first)
  assert.equal(said.length, 1)
  await run(database, 'place create', { slug: 'real', name: 'Real', districts: 'Z07000001' })
  await work('remove')
  assert.deepEqual(await counts(), {
    places: 1,
    organisations: 0,
    partnerships: 0,
    postcodes: 0,
    boundaries: 0,
    held: 0,
  })
  const scope = systemScope()
  const chains = await database.read(scope, () => verifyChains(scope))
  assert.deepEqual(
    chains.map((chain) => chain.ok),
    [true, true],
  )
  await work('load')
  assert.equal((await counts())?.places, 4)
})
