// The demonstration's indicators: what its story needs is in them, they load twice as once, and go again.
import assert from 'node:assert/strict'
import test from 'node:test'
import { needsRoom } from '../../../../test/support/needs-room.ts'
import { systemScope } from '../../../../test/support/scopes.ts'
import { needsOf } from '../actions/needs-of.ts'
import { loadNeeds, removeNeeds } from './load.ts'

const scope = systemScope()

test('thirteen years lie between Harbour and Abbotsleigh; one gets worse, one is suppressed, one is much better', async (t) => {
  const room = await needsRoom(t)
  for (const [i, name] of ['Harbour', 'Old Town', 'Northgate', 'Millbank', 'Saltmarsh', 'Eastfield'].entries())
    await room.database.asOwner(
      "insert into areas (code, kind, name, status, parent_code) values ($1, 'ward', $2, 'known', 'Z07000001')",
      [`Z0500000${i + 1}`, name],
    )
  const said: string[] = []
  const load = () => room.database.write(scope, () => loadNeeds(scope, room.services, (words) => void said.push(words)))
  await load()
  await load()
  assert.deepEqual(said, ['13 invented indicators of need loaded'])
  const needs = await room.database.read(scope, () => needsOf(scope, room.place))
  assert.ok(needs.every(({ sources }) => sources.every(({ invented }) => invented)))
  const life = needs.find(({ name }) => name === 'Healthy life expectancy at birth')
  const at = (name: string) => life?.areas.find((one) => one.name === name)
  assert.equal(Number(at('Abbotsleigh')?.latest.value) - Number(at('Harbour')?.latest.value), 13)
  assert.equal(at('Harbour')?.trend.meaning, 'worse')
  assert.equal(at('Westmere')?.latest.notKnown, 'Value suppressed: too few people')
  assert.equal(needs.find(({ name }) => name.startsWith('Adults walking'))?.better, 'better')
  assert.ok(!needs.some(({ objectives }) => objectives.includes('marmot:7')))

  await room.database.write(scope, () => removeNeeds(scope, room.services, () => undefined))
  assert.deepEqual(await room.database.asOwner('select from need_indicators'), [])
  assert.deepEqual(await room.database.asOwner('select from need_values'), [])
})
