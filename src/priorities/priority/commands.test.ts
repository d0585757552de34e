// The commands of priorities against their schemas, over a place with an agreed priority and a draft.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { documentRoom } from '../../../test/support/document-room.ts'
import { schemaProblem } from '../../../test/support/json-schema.ts'
import type { CommandAnswer, CommandContext, Scope } from '../../platform/kernel/index.ts'
import { priorityCommands } from './commands.ts'

const jsonAt = async (path: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(new URL(`../../../docs/api/commands/${path}`, import.meta.url), 'utf8'))

test('the examples in the documentation are as the schemas say', async () => {
  for (const name of ['priority-list', 'priority-map'])
    assert.equal(
      await schemaProblem(await jsonAt(`${name}.schema.json`), await jsonAt(`${name}.example.json`)),
      undefined,
    )
})

test('priorities and their map are printed as their pages show them', async (t) => {
  const room = await documentRoom(t)
  await room.priority('Good jobs')
  await room.done('council', '/places/near/priorities/new', { title: 'Warm homes', want: 'Homes without mould' })
  const scope: Scope = room.product.auth.systemScope('command line (a test)')
  const run = async (name: string, options: Readonly<Record<string, string>> = {}): Promise<CommandAnswer> => {
    const command = priorityCommands.find((one) => one.name === name)
    assert.ok(command, name)
    const context: CommandContext = {
      ...{ scope, args: [], options: { place: 'near', ...options }, say: () => undefined },
      read: (work) => room.product.database.read(scope, work),
      write: (work) => room.product.database.write(scope, work),
    }
    const answer = await command.run(context)
    const schema = await jsonAt(`${name.replaceAll(' ', '-')}.schema.json`)
    assert.equal(await schemaProblem(schema, JSON.parse(JSON.stringify(answer.json))), undefined, name)
    return answer
  }
  const list = await run('priority list')
  assert.match(list.words, /^1 {2}Good jobs \(version 1, agreed on .+\)\n2 {2}Warm homes \(version 1, draft\)$/)
  const map = await run('priority map')
  assert.match(map.words, /3 Create fair employment and good work for all: 1\n/)
  assert.match(map.words, /1 Give every child the best start in life: GAP\n/)
  const titles = async (options: Readonly<Record<string, string>>) =>
    ((await run('priority map', options)).json as { priorities: { title: string }[] }).priorities.map(
      ({ title }) => title,
    )
  assert.deepEqual(await titles({}), ['Good jobs'])
  assert.deepEqual(await titles({ all: 'yes' }), ['Good jobs', 'Warm homes'])
  await assert.rejects(run('priority list', { place: 'nowhere' }), { reason: 'place-not-found' })
})
