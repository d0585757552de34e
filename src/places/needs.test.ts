// A new installation leads its administrator on, and stops when a step is done; others are not bothered.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../test/support/database.ts'
import { personScope, systemScope } from '../../test/support/scopes.ts'
import { placeNeeds } from './actions/needs.ts'
import { createPlace } from './actions/places.ts'
import { demo } from './demo/load.ts'

test('load registers, then make a place: each is asked until it is done, and only of who may do it', async (t) => {
  const database = await freshDatabase(t)
  const asked = async (scope = systemScope()) =>
    (await database.read(scope, () => placeNeeds(scope))).map((need) => need.href)
  assert.deepEqual(await asked(), ['/registers', '/places/new'])
  assert.deepEqual(await asked(personScope({ allowed: ['places.read'] })), [])
  const scope = systemScope()
  await database.write(scope, () =>
    createPlace(scope, { name: 'Here', slug: 'here', members: [{ kind: 'district', code: 'Z07000001' }] }),
  )
  assert.deepEqual(await asked(), ['/registers'])
  await database.write(scope, () => demo.load(scope, () => undefined))
  assert.deepEqual(await asked(), [])
})
