// One line beside its row: who sees what of it, what hiding leaves, and what publishing opens.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { addBatch, batchId, ledgerPlace } from '../../../../test/support/ledger.ts'
import { startServer } from '../../../../test/support/server.ts'
import { visitor } from '../../../../test/support/visitor.ts'

const ledger = '/places/near/ledger'
const row = (number: number): string => `${ledger}/batches/${batchId}/rows/${number}`

const started = async (t: TestContext) => {
  const site = await startServer(t)
  const place = await ledgerPlace(site)
  const scope = site.product.auth.systemScope('a test')
  const given = { database: site.database, analytics: site.product.analytics, scope, place: place.id }
  await site.product.database.write(scope, () => addBatch(given))
  const as = async (role: string) => (await place.person(role)).visitor
  return { as, nobody: await visitor(site.server) }
}

test('a line stands beside its row, under the headings of its file, with its neighbours', async (t) => {
  const { as } = await started(t)
  const viewer = await as('viewer')
  const { status, body } = await viewer.look(row(3))
  assert.equal(status, 200)
  for (const words of ['£10.00 to Alder Works Ltd', 'from column B, “Supplier”', '01/04/2024', '1 April 2024', row(5)])
    assert.ok(body.includes(words), words)
  assert.ok(!body.includes('/hide"'), 'a viewer cannot hide')
  const json = JSON.parse((await viewer.look(`${row(3)}.json`)).body)
  assert.deepEqual([json.read.pence, json.read.date, json.counts, json.notShown], [1000, '2024-04-01', true, null])
  assert.deepEqual(json.cells[1], { heading: 'Supplier', text: 'Alder Works Ltd' })
})

test('held rows and rows that are no data have their page too, for those inside', async (t) => {
  const { as, nobody } = await started(t)
  const lead = await as('place-lead')
  assert.match((await lead.look(row(5))).body, /Held back.*The date cannot be read/)
  assert.match((await lead.look(row(7))).body, /Not data.*Total/)
  assert.ok((await lead.look(row(5))).body.includes('&lt;script&gt;alert(1)'))
  for (const wrong of ['0', '8', '1e3', '01', 'x'])
    assert.equal((await lead.look(row(3).replace(/3$/, wrong))).status, 404)
  await lead.ask('POST', `${ledger}/publish`)
  assert.equal((await nobody.look(row(3))).status, 200)
  for (const inside of [5, 7]) assert.equal((await nobody.look(row(inside))).status, 404)
})

test('a hidden line says only why, to everybody but those who may hide; and it can be shown again', async (t) => {
  const { as, nobody } = await started(t)
  const lead = await as('place-lead')
  const commissioner = await as('commissioner')
  const empty = await lead.ask('POST', `${row(4)}/hide`, { reason: ' ' })
  assert.equal(empty.status, 422)
  assert.match(empty.body, /Say why the line is hidden/)
  assert.equal((await commissioner.ask('POST', `${row(4)}/hide`, { reason: 'x' })).status, 403)
  await lead.ask('POST', `${row(4)}/hide`, { reason: 'A private name stood there' })
  await lead.ask('POST', `${ledger}/publish`)
  for (const reader of [nobody, await as('viewer'), commissioner])
    for (const path of [row(4), row(3), `${row(4)}.json`, `${row(3)}.json`]) {
      const { status, body } = await reader.look(path)
      assert.equal(status, 200, path)
      assert.ok(!body.includes('Private Person') && !body.includes('Care'), `${path} shows it`)
      if (path.includes('/rows/4')) assert.ok(body.includes('A private name stood there'), path)
    }
  assert.match((await lead.look(row(4))).body, /Ms Private Person/)
  await lead.ask('POST', `${row(4)}/show`)
  assert.match((await nobody.look(row(4))).body, /Ms Private Person/)
})

test('a ledger is shown to everybody, and no longer, by those who lead the place', async (t) => {
  const { as, nobody } = await started(t)
  const lead = await as('place-lead')
  const viewer = await as('viewer')
  assert.match((await viewer.look(`${ledger}/publish`)).body, /A place lead or an administrator can change this/)
  assert.equal((await viewer.ask('POST', `${ledger}/publish`)).status, 403)
  assert.equal((await nobody.look(row(3))).status, 404)
  await lead.ask('POST', `${ledger}/publish`)
  assert.match((await lead.look(`${ledger}/publish`)).body, /Since .* anybody can read it/)
  assert.equal(JSON.parse((await lead.look(`${ledger}/publish.json`)).body).published, true)
  assert.match((await nobody.look('/')).body, /places\/near\/ledger/)
  assert.ok(![200].includes((await nobody.look('/places/near')).status), 'the place itself stays closed')
  await lead.ask('POST', `${ledger}/withdraw`)
  assert.equal((await nobody.look(row(3))).status, 404)
})
