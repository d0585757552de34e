// The commands of plans against their schemas: what they print, how they end, and that a question changes nothing.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test from 'node:test'
import { schemaProblem } from '../../../test/support/json-schema.ts'
import { type NeedsRoom, needsRoom } from '../../../test/support/needs-room.ts'
import { personScope, systemScope } from '../../../test/support/scopes.ts'
import type { CommandAnswer, Scope } from '../../platform/kernel/index.ts'
import { plansCommands } from './commands.ts'

const jsonAt = async (path: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(new URL(`../../../docs/api/commands/${path}`, import.meta.url), 'utf8'))

const run = async (
  room: NeedsRoom,
  name: string,
  args: readonly string[] = [],
  options: Readonly<Record<string, string>> = {},
  scope: Scope = systemScope('command line (a test)'),
): Promise<CommandAnswer> => {
  const command = plansCommands(room.services).find((one) => one.name === name)
  assert.ok(command, name)
  const answer = await command.run(room.context(scope, args, { place: 'merebridge', ...options }))
  const schema = await jsonAt(`${name.replaceAll(' ', '-')}.schema.json`)
  assert.equal(await schemaProblem(schema, JSON.parse(JSON.stringify(answer.json))), undefined, name)
  return answer
}

interface Imported {
  readonly plan: { readonly id: string | null; readonly created: boolean }
  readonly import: string | null
  readonly already: boolean
  readonly questions: readonly unknown[]
  readonly rows: { readonly added: number; readonly changed: number; readonly same: number; readonly held: number }
}
const imported = ({ json }: CommandAnswer) => json as Imported
const counts = (answer: CommandAnswer) => {
  const { added, changed, same, held } = imported(answer).rows
  return [added, changed, same, held]
}

test('the examples in the documentation are as the schemas say', async () => {
  for (const name of ['plan-import', 'plan-list'])
    assert.equal(
      await schemaProblem(await jsonAt(`${name}.schema.json`), await jsonAt(`${name}.example.json`)),
      undefined,
    )
})

test('a plan is looked at, taken, known again, brought up to date and listed', async (t) => {
  const room = await needsRoom(t)
  const title = { title: 'Borough Corporate Plan 2023' }
  const path = await room.file('goals.csv', 'Ref,Objective\nC1,Good work\nC2,\n')
  const looked = await run(room, 'plan import', [path], { ...title, look: 'yes' })
  assert.deepEqual([imported(looked).plan.id, imported(looked).import, counts(looked)], [null, null, [1, 0, 0, 1]])
  assert.equal((await run(room, 'plan list')).words, 'No plan is written down yet.')

  const taken = await run(room, 'plan import', [path], { ...title, publisher: 'The council', from: '2023-04-01' })
  assert.deepEqual([imported(taken).plan.created, counts(taken), taken.exit], [true, [1, 0, 0, 1], 3])
  assert.match(taken.words, /Row 3: No goal stands in it/)
  const again = await run(room, 'plan import', [path], title)
  assert.deepEqual([imported(again).already, imported(again).import, again.exit], [true, imported(taken).import, 0])

  const newer = await room.file('newer.csv', 'Ref,Objective\nC1,Good work for everyone\nC3,Clean air\n')
  const changed = await run(room, 'plan import', [newer], title)
  assert.deepEqual([counts(changed), changed.exit], [[1, 1, 0, 0], 0])
  const listed = await run(room, 'plan list')
  assert.match(listed.words, /^Borough Corporate Plan 2023\n {2}C1 Good work for everyone\n {2}C3 Clean air$/)
  const [plan] = (listed.json as { plans: { kind: string; publisher: string; from: string }[] }).plans
  assert.deepEqual([plan?.kind, plan?.publisher, plan?.from], ['corporate-plan', 'The council', '2023-04-01'])
})

test('what is not known is asked, and nothing changes', async (t) => {
  const room = await needsRoom(t)
  const path = await room.file('odd.csv', 'Wer,Was\nA,Good work\n')
  const asked = await run(room, 'plan import', [path], { title: 'Odd' })
  assert.deepEqual([asked.exit, imported(asked).questions.length, imported(asked).plan.id], [4, 1, null])
  const none = await room.file('plan.pdf', '%PDF-1.7\n')
  assert.equal((await run(room, 'plan import', [none], { title: 'Odd' })).exit, 1)
  assert.equal((await run(room, 'plan list')).words, 'No plan is written down yet.')
  const told = await run(room, 'plan import', [path], { title: 'Odd', columns: 'code,title' })
  assert.deepEqual(counts(told), [1, 0, 0, 0])

  const refused = (options: Readonly<Record<string, string>>, reason: string) =>
    assert.rejects(run(room, 'plan import', [path], { title: 'Odd', ...options }), { reason })
  await refused({ place: 'nowhere' }, 'place-not-found')
  await refused({ columns: 'code,goal' }, 'columns-not-right')
  await refused({ sheet: '4' }, 'sheet-not-found')
  await refused({ kind: 'wish' }, 'kind-not-right')
  await refused({ from: '31 May' }, 'day-not-right')
  await refused({ link: 'plan.pdf' }, 'link-not-right')
  await refused({ title: ' ' }, 'title-not-right')
  const reader = personScope({ places: [room.place], allowed: ['priorities.read'] })
  await assert.rejects(run(room, 'plan import', [path], { title: 'Odd' }, reader), { reason: 'not-allowed' })
})
