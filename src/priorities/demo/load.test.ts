import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startProduct } from '../../../test/support/server.ts'
import { placeBySlug, seatsOf } from '../../places/index.ts'
import { searchAudit } from '../../platform/audit/index.ts'
import { agreementOf } from '../agreement/actions/agree.ts'
import { mapJson, mapOfPriorities } from '../priority/actions/map.ts'
import { agreedPriorities, prioritiesOf, priorityWhole, versionSubject } from '../priority/actions/views.ts'
import data from './priorities.json' with { type: 'json' }

test('Merebridge agreed nine priorities, one of them twice, and disagrees on the tenth; loaded twice, removed', async (t) => {
  const { product } = await startProduct(t)
  const scope = product.auth.systemScope('a test')
  const part = (feature: string) => {
    const demo = product.features.find(({ name }) => name === feature)?.demo
    assert.ok(demo, feature)
    return demo
  }
  const said: string[] = []
  const say = (words: string) => void said.push(words)
  for (const name of ['places', 'accounts', 'priorities', 'priorities'])
    await product.database.write(scope, () => part(name).load(scope, say, true))
  assert.equal(said.filter((words) => words === '10 invented priorities loaded').length, 1)
  assert.equal(said.filter((words) => words === '5 sectors of Merebridge seated').length, 1)

  await product.database.read(scope, async () => {
    const place = (await placeBySlug(scope, 'merebridge'))!.id
    const seats = await seatsOf(scope, place)
    assert.deepEqual(
      seats.map(({ sector, lead, since }) => [sector, lead?.name, since.slice(0, 7), lead?.since.slice(0, 7)]),
      [
        ['local-authority', 'Nkechi Oyelaran', '2023-04', '2023-04'],
        ['nhs-commissioner', 'Gareth Pennhallow', '2023-04', '2023-04'],
        ['vcse', 'Sunita Varadkar', '2023-04', '2023-04'],
        ['police-and-crime-commissioner', 'Moira Tannahill', '2023-04', '2023-04'],
        ['health-and-wellbeing-board', 'Idris Bevan-Khoury', '2023-04', '2023-04'],
      ],
    )
    for (const slug of ['stonehithe', 'kelderdale']) {
      const empty = await seatsOf(scope, (await placeBySlug(scope, slug))!.id)
      assert.deepEqual([empty.length, empty.filter(({ lead }) => lead !== null).length], [3, 0])
    }

    const all = await prioritiesOf(scope, place)
    assert.deepEqual(
      all.map(({ number, state, version }) => [number, state, version]),
      data.priorities.map(({ number, versions }) => [number, number === 10 ? 'objected' : 'agreed', versions.length]),
    )
    const agreed = await agreedPriorities(scope, place)
    assert.equal(agreed.length, 9)
    for (const { agreedOn } of agreed) assert.match(agreedOn ?? '', /^2023-/)
    const first = await priorityWhole(scope, place, 1)
    assert.deepEqual(
      first?.versions.map(({ outcome, view }) => [view.title, outcome.agreement, view.agreedOn]),
      [
        ['Good jobs for people from Harbour and Saltmarsh', 'agreed', '2023-12-05'],
        ['Good jobs for people from Harbour', 'agreed', '2023-07-04'],
      ],
    )
    for (const one of all) assert.notEqual(one.fromGroup, null, `priority ${one.number} came of a group`)

    const subject = { kind: versionSubject, id: all[9]!.versionId }
    const parking = await agreementOf(scope, place, subject)
    const nhs = parking?.seats.find(({ sector }) => sector === 'nhs-commissioner')
    assert.equal(nhs?.stand, 'objected')
    assert.match(nhs?.words ?? '', /car park is full by eight/)

    // What is named in the data is there to tie to: indicators by how they begin, objectives by key, goals by code.
    const needs = (number: number) => all[number - 1]!.needs.length
    assert.deepEqual(
      data.priorities.map(({ number }) => needs(number)),
      data.priorities.map((one) => one.needs.length),
    )
    const { goals, objectives, gaps } = mapJson(
      await mapOfPriorities(scope, place, { plan: '', set: 'marmot', which: 'agreed' }),
    )
    const titles = (keys: readonly string[], of: readonly { readonly key: string; readonly title: string }[]) =>
      of.filter(({ key }) => keys.includes(key)).map(({ title }) => title.split(' ')[0])
    assert.deepEqual(titles(gaps.objectives, objectives), ['1', '7'])
    assert.deepEqual(titles(gaps.goals, goals).sort(), ['C4', 'P1', 'P3'])
    assert.deepEqual(gaps.prioritiesWithoutGoal, [5])
    const { entries } = await searchAudit(scope, { place, text: 'priorities loaded' })
    assert.equal(entries.length, 1)
  })

  await product.database.write(scope, () => part('priorities').remove(scope, say))
  await product.database.read(scope, async () => {
    const place = (await placeBySlug(scope, 'merebridge'))!.id
    assert.deepEqual(await prioritiesOf(scope, place), [])
  })
  assert.ok(said.includes('10 invented priorities removed'))
  for (const name of ['accounts', 'places']) await product.database.write(scope, () => part(name).remove(scope, say))
})
