import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startProduct } from '../../../../test/support/server.ts'
import { placeBySlug } from '../../../places/index.ts'
import { resultsOf } from '../actions/look.ts'
import { moveProblem } from '../rules/stages.ts'
import { stages } from '../rules/types.ts'
import { conversationsCounted, movesOf } from '../store/conversations.ts'
import { demonstrationGroups, demonstrationViews, loadConversations, removeConversations } from './load.ts'

test('Merebridge talked: forty ideas of five sectors, eleven groups, everybody’s points; loaded twice, removed', async (t) => {
  const { product } = await startProduct(t)
  const scope = product.auth.systemScope('a test')
  const write = <T>(work: () => Promise<T>) => product.database.write(scope, work)
  const part = (feature: string) => product.features.find(({ name }) => name === feature)?.demo
  for (const name of ['places', 'accounts']) await write(async () => part(name)?.load(scope, () => undefined))
  const said: string[] = []
  for (const _ of [1, 2]) await write(() => loadConversations(scope, (words) => void said.push(words)))
  assert.deepEqual(said, ['2 invented conversations with 46 ideas loaded'])
  await product.database.read(scope, async () => {
    const place = (await placeBySlug(scope, 'merebridge'))!.id
    const [open, big] = await conversationsCounted(scope, place)
    assert.deepEqual(
      [open?.stage, open?.ideas, big?.stage, big?.ideas, big?.sectors, big?.people],
      ['gathering', 6, 'closed', 40, 5, 24],
    )
    const { groups, results } = await resultsOf(scope, big!)
    assert.equal(groups.length, 11)
    assert.deepEqual(
      results.sectors.map(({ points, people }) => points / people),
      [10, 10, 10, 10, 10],
    )
    // Many people of one sector wanted the roads; counted by sectors they come behind, and no priority came of them.
    const title = (id: string) => groups.find((one) => one.id === id)?.title
    const byAverage = results.groups.map(({ group }) => title(group))
    const byCount = [...results.groups].sort((a, b) => b.points - a.points).map(({ group }) => title(group))
    assert.equal(byCount.indexOf('Safer roads by schools'), 1)
    assert.equal(byAverage.indexOf('Safer roads by schools'), 3)
    let stage = stages[0] as (typeof stages)[number]
    for (const { from, to } of await movesOf(scope, big!.id)) {
      assert.equal(from, stage)
      assert.equal(moveProblem(from, to, 11), undefined)
      stage = to
    }
    assert.deepEqual([...(await demonstrationGroups(scope)).keys()], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    assert.deepEqual(
      [...(await demonstrationViews(scope, place)).keys()].sort((a, b) => a - b),
      [1, 7, 8, 9, 10],
    )
  })
  await write(() => removeConversations(scope, () => undefined))
  await product.database.read(scope, async () => {
    const place = (await placeBySlug(scope, 'merebridge'))!.id
    assert.deepEqual(await conversationsCounted(scope, place), [])
  })
})
