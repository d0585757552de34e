import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test from 'node:test'
import { address, freshAccounts, here, homecare, type TestAccounts } from '../../test/support/accounts.ts'
import { emailFor } from '../../test/support/auth.ts'
import { schemaProblem } from '../../test/support/json-schema.ts'
import { systemScope } from '../../test/support/scopes.ts'
import { Refused } from '../platform/kernel/index.ts'

const run = (given: TestAccounts, name: string, options: Record<string, string>) => {
  const command = given.feature.commands!.find((one) => one.name === name)!
  const scope = systemScope('command line (system user)')
  const { database } = given
  return command.run({
    scope,
    args: [],
    options,
    write: (work) => database.write(scope, work),
    read: (work) => database.read(scope, work),
    say: () => undefined,
  })
}

const described = async (name: string) => {
  const read = async (kind: string) =>
    JSON.parse(await readFile(new URL(`../../docs/api/commands/${name}.${kind}.json`, import.meta.url), 'utf8'))
  return { schema: await read('schema'), example: await read('example') }
}

/** JSON as it is printed. */
const printed = (json: unknown): object => JSON.parse(JSON.stringify(json))

test('person invite answers with the invitation and its link', async (t) => {
  const given = await freshAccounts(t)
  const { schema, example } = await described('person-invite')
  assert.equal(await schemaProblem(schema, example), undefined)
  const options = {
    email: 'Nia@Merebridge.example',
    role: 'provider',
    place: 'merebridge',
    organisation: 'Mere Homecare',
  }
  const answer = await run(given, 'person invite', options)
  assert.equal(await schemaProblem(schema, printed(answer.json)), undefined)
  const json = answer.json as Record<string, string>
  assert.deepEqual(
    [json.email, json.role, json.place, json.organisation, json.mail],
    ['nia@merebridge.example', 'provider', 'merebridge', 'Mere Homecare', 'sent'],
  )
  assert.ok(json.link!.startsWith(`${address}/join/`))
  assert.equal(json.expires, '2026-12-06T10:00:00.000Z')
  assert.equal((await given.browser().get(json.link!.slice(address.length))).status, 200)
  assert.deepEqual(await given.audit(), ['person invited'])
})

test('person invite gives the role at once to somebody who has an account', async (t) => {
  const given = await freshAccounts(t)
  const { schema } = await described('person-invite')
  const vera = await given.holder('Vera', 'viewer', here)
  const answer = await run(given, 'person invite', { email: emailFor('Vera'), role: 'analyst', place: 'merebridge' })
  assert.equal(await schemaProblem(schema, printed(answer.json)), undefined)
  assert.equal((answer.json as Record<string, string>).person, vera)
  assert.equal((answer.json as Record<string, string>).link, undefined)
})

test('what cannot be done is refused with what to do about it', async (t) => {
  const given = await freshAccounts(t)
  const whole = { email: 'nia@merebridge.example', role: 'viewer', place: 'merebridge' }
  const wrong: [Record<string, string>, string][] = [
    [{ email: 'nia' }, 'email-not-right'],
    [{ place: 'nowhere' }, 'place-not-found'],
    [{ organisation: 'Nobody Limited' }, 'organisation-not-found'],
    [{ role: 'emperor' }, 'not-invited'],
    [{ role: 'place-lead' }, 'not-invited'],
    [{ until: '31/12/2026' }, 'day-not-known'],
  ]
  for (const [change, reason] of wrong)
    await assert.rejects(
      run(given, 'person invite', { ...whole, ...change }),
      (error) => error instanceof Refused && error.reason === reason && error.tip.length > 10,
      reason,
    )
  assert.equal((await given.database.asOwner('select 1 from invitations')).length, 0)
})

test('person list tells people with their roles', async (t) => {
  const given = await freshAccounts(t)
  const { schema, example } = await described('person-list')
  assert.equal(await schemaProblem(schema, example), undefined)
  await given.administrator('Ada')
  await given.person('Pro', { grants: [{ role: 'provider', organisation: homecare.id }] })
  const answer = await run(given, 'person list', {})
  assert.equal(await schemaProblem(schema, printed(answer.json)), undefined)
  assert.match(
    answer.words,
    /Ada <ada@merebridge.example>: Administrator, the whole installation\nPro .*Provider, Mere Homecare/,
  )
})
