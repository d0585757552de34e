// The methods as everybody meets them: pages without signing in, and the commands.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { conversationRoom } from '../../../test/support/conversation-room.ts'
import { systemScope } from '../../../test/support/scopes.ts'
import { visitor } from '../../../test/support/visitor.ts'
import type { CommandAnswer } from '../../platform/kernel/index.ts'
import { methodsCommand } from './commands/methods.ts'
import { valueCommand } from './commands/value.ts'
import { exampleTyped } from './forms/calculator.ts'
import { methods } from './rules/all.ts'

test('anybody reads every method, tries it, and sees what was typed again', async (t) => {
  const room = await conversationRoom(t)
  const nobody = await visitor(room.server)
  assert.match((await nobody.look('/methods')).body, /Social return on investment/)
  for (const method of methods) {
    const [example] = method.examples
    const at = `/methods/${method.key}`
    assert.match((await nobody.look(at)).body, /When not to use it/)
    const query = new URLSearchParams(exampleTyped(method, example?.input ?? {}))
    const reply = await nobody.look(`${at}?${query}`)
    assert.equal(reply.status, 200)
    assert.match(reply.body, /The working, with every number at its middle/)
    const data = JSON.parse((await nobody.ask('GET', `${at}?${query}`)).body) as { evaluation: { kind: string } }
    assert.equal(data.evaluation.kind, 'answer')
  }
  const wrong = await nobody.look('/methods/wellby?people=ten&points=3&years=1')
  assert.match(wrong.body, /People: enter a number/)
  assert.match(wrong.body, /value="ten"/)
  assert.equal((await nobody.ask('GET', '/methods/guesswork')).status, 404)
})

const runs = (command: typeof valueCommand, options: Readonly<Record<string, string>>): Promise<CommandAnswer> =>
  command.run({
    scope: systemScope(),
    args: [],
    options,
    write: (work) => work(),
    read: (work) => work(),
    say: () => undefined,
  })

test('the command line answers to the last digit, and says what is wrong with a file', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'methods-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const input = join(folder, 'input.json')
  const given = (value: unknown) => writeFile(input, JSON.stringify(value))
  const outcomes = [
    { quantity: 20, proxy: 150_000, deadweight: 0.25, displacement: 0.1, attribution: 0.3, dropOff: 0.2, years: 3 },
  ]
  await given({ outcomes, convention: 'end-of-year' })
  const answer = await runs(valueCommand, { method: 'sroi', input })
  assert.match(answer.words, /^£32,464\.09\n/)
  await given({
    outcomes: [{ ...outcomes[0], quantity: { distribution: 'uniform', low: 10, high: 30 } }],
    convention: 'end-of-year',
  })
  const drawn = await runs(valueCommand, { method: 'sroi', input, seed: '4', draws: '500' })
  assert.deepEqual((await runs(valueCommand, { method: 'sroi', input, seed: '4', draws: '500' })).json, drawn.json)
  assert.match(drawn.words, /500 draws with seed 4/)
  await given({ amount: 1, from: 1950, to: 2024 })
  assert.equal((await runs(valueCommand, { method: 'price-base', input })).exit, 1)
  await given({ amount: 1.5 })
  await assert.rejects(runs(valueCommand, { method: 'price-base', input }), /amount: Amount: enter whole pence/)
  await writeFile(input, '{')
  await assert.rejects(runs(valueCommand, { method: 'sroi', input }), /is not JSON/)
  await assert.rejects(runs(valueCommand, { method: 'sroi', input: join(folder, 'none') }), /no file/)
  await assert.rejects(runs(valueCommand, { method: 'hope', input }), /no method "hope"/)
  await given({ outcomes, convention: 'end-of-year' })
  await assert.rejects(runs(valueCommand, { method: 'sroi', input, draws: '3' }), /no draws/)
  const list = (await runs(methodsCommand, {})).json as { methods: { key: string; inputSchema: object }[] }
  assert.equal(list.methods.length, methods.length)
})
