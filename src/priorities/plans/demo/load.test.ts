import assert from 'node:assert/strict'
import test from 'node:test'
import { needsRoom } from '../../../../test/support/needs-room.ts'
import { systemScope } from '../../../../test/support/scopes.ts'
import { goalsOf, plansOf } from '../actions/ask.ts'
import { loadPlans, removePlans } from './load.ts'

test('the invented plans are loaded once, however often they are, and removed with their files', async (t) => {
  const { database, services, place } = await needsRoom(t)
  await database.asOwner(
    "insert into places (slug, name) values ('stonehithe', 'Stonehithe'), ('kelderdale', 'Kelderdale')",
  )
  const scope = systemScope('demonstration')
  const said: string[] = []
  const write = (work: typeof loadPlans) =>
    database.write(scope, () => work(scope, services, (words) => said.push(words)))
  await write(loadPlans)
  await write(loadPlans)
  assert.deepEqual(said, ['5 invented plans with 17 goals loaded'])
  await database.read(scope, async () => {
    assert.equal((await plansOf(scope, place)).length, 3)
    assert.deepEqual((await goalsOf(scope, place)).map(({ code }) => code).toSorted(), [
      'C1',
      'C2',
      'C3',
      'C4',
      'H1',
      'H2',
      'H3',
      'H4',
      'P1',
      'P2',
      'P3',
    ])
  })
  const [one] = await database.asOwner<{ key: string }>('select file_key as key from plan_imports limit 1')
  await services.files.pathOf(one!.key)
  await write(removePlans)
  await write(removePlans)
  assert.deepEqual(said.slice(1), ['5 invented plans removed'])
  await assert.rejects(services.files.pathOf(one!.key))
})
