// The pack is whole, every fact has a source that is there, and the pages say nothing without one.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startProduct } from '../../../test/support/server.ts'
import { visitor } from '../../../test/support/visitor.ts'
import { webServer } from '../../app/index.ts'
import { type Area, type AreaFact, twelveAreas } from './packs/twelve-areas.ts'

const factsOf = (area: Area): readonly AreaFact[] => [
  area.document,
  ...area.priorities,
  ...(area.weighting === null ? [] : [area.weighting]),
  ...area.thresholds,
  area.idea,
  ...area.more,
]

test('twelve areas in three years, four in each, and every fact names a source that is listed and used', () => {
  assert.equal(new Set(twelveAreas.areas.map(({ slug }) => slug)).size, 12)
  const years = Map.groupBy(twelveAreas.areas, ({ cohort }) => cohort)
  assert.deepEqual(
    [...years.values()].map((areas) => areas.length),
    [4, 4, 4],
  )
  for (const area of twelveAreas.areas) {
    const known = new Set(area.sources.map(({ key }) => key))
    const used = new Set(factsOf(area).flatMap(({ sources }) => sources))
    for (const fact of factsOf(area)) assert.ok(fact.sources.length > 0, `${area.name}: ${fact.words}`)
    assert.deepEqual(
      [...used].filter((key) => !known.has(key)),
      [],
      area.name,
    )
    assert.deepEqual(
      [...known].filter((key) => key !== 'report' && !used.has(key)),
      [],
      area.name,
    )
    assert.ok(area.unknown.length > 0 || area.weighting !== null, `${area.name} says what was not found`)
  }
})

test('a minimum weighting that was not found is said to be missing, never shown as nought', async (t) => {
  const { product } = await startProduct(t)
  const server = await webServer(product)
  t.after(() => server.close())
  const anybody = await visitor(server)
  const data = async (path: string) => JSON.parse((await anybody.ask('GET', path)).body)
  const all = await anybody.look('/policies/areas')
  assert.equal(all.status, 200)
  for (const { name } of twelveAreas.areas) assert.ok(all.body.includes(name.replace('&', '&amp;')), name)
  assert.match((await anybody.look('/policies/areas/halton')).body, /Minimum weighting[\s\S]{0,120}not found/)
  assert.equal((await data('/policies/areas/leeds.json')).weighting, null)
  assert.equal((await anybody.look('/policies/areas/nowhere')).status, 404)
  assert.deepEqual(
    (await data('/policies/areas.json?area=leeds&area=oldham')).areas.map(({ slug }: Area) => slug),
    ['leeds', 'oldham'],
  )
  assert.match((await anybody.look('/policies/areas.csv')).body, /North Tyneside.*,10,/)
})
