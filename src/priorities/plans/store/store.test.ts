// Row-level security: what one place wrote is not there for another, whoever asks and however.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../../../test/support/database.ts'
import { plansOf as makeAll } from '../../../../test/support/plans-world.ts'
import { personScope, publicScope } from '../../../../test/support/scopes.ts'
import type { PlaceId } from '../../../platform/kernel/index.ts'
import { goalsByIds, goalsOf, objectiveSets, objectivesByKeys, plansOf } from '../actions/ask.ts'
import type { OwnObjectiveId, PlanId, PlanImportId } from '../rules/types.ts'
import { importById, importsOf, importsWaiting, planFiles } from './imports.ts'
import { decideSet, ownObjective, ownSets, setsDecided, wordingsOf } from './objectives.ts'
import { insertGoal, planById } from './plans.ts'

test('people of one place see nothing of another, and cannot write into it', async (t) => {
  const database = await freshDatabase(t)
  const place = async (slug: string): Promise<PlaceId> =>
    (
      await database.asOwner<{ id: PlaceId }>('insert into places (slug, name) values ($1, $1) returning id', [slug])
    )[0]!.id
  const [near, far] = [await place('near'), await place('far')]
  await makeAll(database, near, 'Near')
  const made = await makeAll(database, far, 'Far')
  await database.asOwner(`insert into place_objective_sets (place_id, set_key, in_use) values ($1, 'wales', true)`, [
    far,
  ])
  const seen = async (scope = personScope({ places: [near] })) =>
    database.read(scope, async () => [
      (await plansOf(scope, far)).length,
      (await goalsOf(scope, far)).length,
      (await goalsByIds(scope, far, [made.goal])).length,
      (await importsOf(scope, made.plan as PlanId)).length,
      (await importsWaiting(scope)).filter(({ place: one }) => one === far).length,
      (await importById(scope, made.plan as PlanId, made.planImport as PlanImportId)) === undefined ? 0 : 1,
      (await planById(scope, far, made.plan as PlanId)) === undefined ? 0 : 1,
      (await ownSets(scope, far)).length,
      (await setsDecided(scope, far)).length,
      (await wordingsOf(scope, made.objective as OwnObjectiveId)).length,
      (await objectivesByKeys(scope, far, [`own:${made.objective}`])).length,
    ])
  assert.deepEqual(await seen(), Array(11).fill(0))
  assert.deepEqual(await seen(publicScope()), Array(11).fill(0))
  assert.deepEqual(await seen(personScope({ places: [far] })), [...Array(11).fill(1)])

  const scope = personScope({ places: [near] })
  const goal = { code: null, title: 'Slipped in', words: '', theme: null, position: 0 }
  await assert.rejects(database.write(scope, () => insertGoal(scope, far, made.plan as PlanId, goal)))
  await assert.rejects(database.write(scope, () => decideSet(scope, far, { key: 'marmot', inUse: false })))
  await database.write(scope, async () => {
    assert.equal(await ownObjective(scope, far, made.objective as OwnObjectiveId), undefined)
    assert.deepEqual(await planFiles(scope, ['a'.repeat(64)]), ['a'.repeat(64)], 'its own file, which both have')
    const sets = await objectiveSets(scope, near)
    assert.deepEqual(sets.map(({ title }) => title).at(-1), 'Promises of Near')
  })
})
