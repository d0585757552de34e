// The commands of indicators against their schemas: what they print, how they end, and that a question changes nothing.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test from 'node:test'
import { schemaProblem } from '../../../test/support/json-schema.ts'
import { type NeedsRoom, needsRoom } from '../../../test/support/needs-room.ts'
import { personScope, systemScope } from '../../../test/support/scopes.ts'
import type { CommandAnswer, Scope } from '../../platform/kernel/index.ts'
import { needsCommands } from './commands.ts'
import type { LoadReport } from './rules/found.ts'
import type { NeedIndicator } from './rules/types.ts'

const jsonAt = async (path: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(new URL(`../../../docs/api/commands/${path}`, import.meta.url), 'utf8'))

const run = async (
  room: NeedsRoom,
  name: string,
  args: readonly string[] = [],
  options: Readonly<Record<string, string>> = {},
  scope: Scope = systemScope('command line (a test)'),
): Promise<CommandAnswer> => {
  const command = needsCommands(room.services).find((one) => one.name === name)
  assert.ok(command, name)
  const answer = await command.run(room.context(scope, args, { place: 'merebridge', ...options }))
  const schema = await jsonAt(`${name.replaceAll(' ', '-')}.schema.json`)
  assert.equal(await schemaProblem(schema, JSON.parse(JSON.stringify(answer.json))), undefined, name)
  return answer
}

interface Imported {
  readonly questions: readonly { readonly about: string }[]
  readonly tables: readonly { readonly indicators: readonly { readonly key: string }[] }[]
  readonly loads: readonly LoadReport[]
}
const imported = ({ json }: CommandAnswer) => json as Imported

const file =
  'Area code,Indicator,Year,Value\nZ07000001,Lonely,2020,7\nE92000001,Lonely,2020,6\nZ07000001,Smoking prevalence,2020,\n'

test('the examples in the documentation are as the schemas say', async () => {
  for (const name of ['needs-import', 'needs-list'])
    assert.equal(
      await schemaProblem(await jsonAt(`${name}.schema.json`), await jsonAt(`${name}.example.json`)),
      undefined,
    )
})

test('a file is looked into, taken, known again, and listed', async (t) => {
  const room = await needsRoom(t)
  const path = await room.file('lonely.csv', file)
  const looked = await run(room, 'needs import', [path], { look: 'yes' })
  assert.equal(imported(looked).loads.length, 0)
  assert.match(looked.words, /4 rows, 3 ours, 0 of other places; 2 indicators/)
  assert.equal((await run(room, 'needs list')).words, 'No indicator has been loaded yet.')

  const [key] = imported(looked).tables[0]!.indicators.map((one) => one.key)
  const one = await run(room, 'needs import', [path], {
    indicators: key!,
    source: 'A publisher',
    published: '2023-03-08',
  })
  assert.deepEqual([one.exit, imported(one).loads[0]?.figures], [0, 2])
  const both = await run(room, 'needs import', [path])
  assert.deepEqual([imported(both).loads[0]?.indicators, imported(both).loads[0]?.already], [1, 1])
  const again = await run(room, 'needs import', [path])
  assert.equal(imported(again).loads[0]?.load, null)
  assert.match(again.words, /Nothing was changed/)

  const list = await run(room, 'needs list')
  const { indicators } = list.json as { readonly indicators: readonly NeedIndicator[] }
  assert.deepEqual(
    indicators.map(({ name, period }) => [name, period]),
    [
      ['Lonely', '2020'],
      ['Smoking prevalence', '2020'],
    ],
  )
  assert.equal(indicators[0]?.sources[0]?.publishedOn, '2023-03-08')
  assert.match(list.words, /Merebridge|Z07000001/)
})

test('what is not clear is asked with exit 4, and nothing changes; rows that are held end with 3', async (t) => {
  const room = await needsRoom(t)
  await run(room, 'needs import', [await room.file('a.csv', file)])
  const later = await room.file('b.csv', file.replace(',7', ',8'))
  const asked = await run(room, 'needs import', [later])
  assert.deepEqual([asked.exit, imported(asked).questions.map(({ about }) => about)], [4, ['earlier']])
  assert.equal((await run(room, 'needs import', [later], { earlier: 'replace' })).exit, 0)

  const wide = await room.file('wide.csv', 'gss-code,Deprivation score\nZ07000001,31.4\n')
  const period = await run(room, 'needs import', [wide])
  assert.deepEqual(
    imported(period).questions.map(({ about }) => about),
    ['period'],
  )
  const regions = await room.file(
    'r.csv',
    `${file}E12000001,Lonely,2020,5\nE12000002,Lonely,2020,5\nZ07000001,Lonely,2021,odd\n`,
  )
  const region = await run(room, 'needs import', [regions], { earlier: 'fill' })
  assert.deepEqual(
    imported(region).questions.map(({ about }) => about),
    ['region'],
  )
  const held = await run(room, 'needs import', [regions], { earlier: 'replace', region: 'E12000002' })
  assert.deepEqual([held.exit, imported(held).loads[0]?.held], [3, 1])
})

test('a file about somewhere else takes nothing and ends with 1; who may not edit is refused', async (t) => {
  const room = await needsRoom(t)
  const path = await room.file('else.csv', 'Area code,Indicator,Year,Value\nE07000001,Lonely,2020,7\n')
  assert.equal((await run(room, 'needs import', [path])).exit, 1)
  const viewer = personScope({ places: [room.place], allowed: ['priorities.read'] })
  await assert.rejects(run(room, 'needs import', [path], {}, viewer), { reason: 'not-allowed' })
  await assert.rejects(run(room, 'needs import', [path], { place: 'nowhere' }), { reason: 'place-not-found' })
  await assert.rejects(run(room, 'needs import', [path], { earlier: 'both' }), { reason: 'mode-not-right' })
  await assert.rejects(run(room, 'needs import', [path], { published: '8 March' }), { reason: 'day-not-right' })
})
