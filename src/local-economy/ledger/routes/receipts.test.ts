// The receipts of a ledger through the whole product: who sees what of a batch, and what hostile cells may not do.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { addBatch, anotherReading, batchId, hideRow, ledgerPlace, publish } from '../../../../test/support/ledger.ts'
import { startServer } from '../../../../test/support/server.ts'
import { visitor } from '../../../../test/support/visitor.ts'

const at = `/places/near/ledger/batches/${batchId}`

const started = async (t: TestContext) => {
  const site = await startServer(t)
  const place = await ledgerPlace(site)
  const scope = site.product.auth.systemScope('a test')
  const { analytics } = site.product
  const given = { database: site.database, analytics, scope, place: place.id }
  await site.product.database.write(scope, () => addBatch(given))
  const as = async (role: string) => (await place.person(role)).visitor
  return { site, place, as, nobody: await visitor(site.server) }
}

test('the list of batches has totals that add up, as page, JSON and CSV', async (t) => {
  const { as } = await started(t)
  const viewer = await as('viewer')
  const { status, body } = await viewer.look('/places/near/ledger/batches')
  assert.equal(status, 200)
  for (const words of ['April &lt;b&gt;.csv', 'Nearby Council', '£30.00', 'All that counts: 1 file'])
    assert.ok(body.includes(words), words)
  assert.ok(!body.includes('/ledger/import'), 'a viewer is offered no import')
  const { total } = JSON.parse((await viewer.look('/places/near/ledger/batches.json')).body)
  assert.deepEqual(total.rows, { source: 7, accepted: 2, held: 2, notData: 3 })
  assert.equal(total.rows.source, total.rows.accepted + total.rows.held + total.rows.notData)
  assert.match((await viewer.look('/places/near/ledger/batches.csv')).body, /Nearby Council,Counts,2024-04-01/)
  assert.match((await (await as('commissioner')).look('/places/near/ledger/batches')).body, /ledger\/import/)
})

test('a receipt says what was taken, held and not data, and leads on', async (t) => {
  const { as } = await started(t)
  const { status, body } = await (await as('commissioner')).look(at)
  assert.equal(status, 200)
  for (const words of [
    '2 + 2 + 3 = 7',
    '2 rows, £30.00',
    `${at}/held`,
    `${at}/rows`,
    'Take it out of the ledger',
    'column A, “Date”',
  ])
    assert.ok(body.includes(words), words)
  const json = JSON.parse((await (await as('viewer')).look(`${at}.json`)).body)
  assert.deepEqual(
    json.held.map((one: { reason: string }) => one.reason),
    ['amount-unreadable', 'date-unreadable'],
  )
  assert.equal(json.notData.length, 3)
})

test('a receipt says who read the file, and which of its totals agree; an older one says nothing of it', async (t) => {
  const { site, as } = await started(t)
  const viewer = await as('viewer')
  const older = await viewer.look(at)
  assert.equal(older.status, 200)
  assert.ok(!older.body.includes('Read by'))
  const facts = { readBy: 'engine', totals: { compared: 1, agreeing: 1, rows: [{ row: 7, pence: 6000 }] } }
  await site.database.asOwner('update ledger_batches set found = found || $1::jsonb', [JSON.stringify(facts)])
  const { body } = await viewer.look(at)
  assert.match(body, /Read by/)
  assert.match(body, /1 total that the file states agrees with the lines above it: £60\.00 in row 7/)
  const json = JSON.parse((await viewer.look(`${at}.json`)).body)
  assert.deepEqual([json.readBy, json.totals], ['engine', facts.totals])
})

test('held rows and all rows escape what is in the file, on the page and in a spreadsheet', async (t) => {
  const { as } = await started(t)
  const viewer = await as('viewer')
  for (const path of [`${at}/held`, `${at}/rows`, `${at}/rows?kind=held`]) {
    const { status, body } = await viewer.look(path)
    assert.equal(status, 200, path)
    assert.ok(!body.includes('<script>alert'), path)
    assert.ok(body.includes('&lt;script&gt;alert(1)'), path)
  }
  for (const path of [`${at}/held.csv`, `${at}/rows.csv`]) {
    const { body } = await viewer.look(path)
    assert.ok(body.includes("'=cmd"), `${path} lets a formula run`)
    assert.ok(!/(^|[,"])=cmd/m.test(body), `${path} lets a formula run`)
  }
  assert.match((await viewer.look(`${at}/held.csv`)).body, /^\uFEFFrow,line,reason/)
  const one = JSON.parse((await viewer.look(`${at}/held.json?reason=date-unreadable`)).body)
  assert.deepEqual([one.total, one.held[0].row, one.held[0].cells[0]], [1, 5, 'soon'])
  const second = JSON.parse((await viewer.look(`${at}/rows.json?size=3&page=2`)).body)
  assert.deepEqual(
    second.rows.map((row: { row: number }) => row.row),
    [4, 5, 6],
  )
  assert.equal((await viewer.look(`${at}/rows?kind=none`)).status, 400)
})

test('only those who may import are given forms, and only they may send them', async (t) => {
  const { as } = await started(t)
  const [viewer, buyer] = [await as('viewer'), await as('commissioner')]
  assert.ok(!(await viewer.look(`${at}/held`)).body.includes('Save what I chose'))
  assert.match((await buyer.look(`${at}/held`)).body, /What should become of row 5\?/)
  assert.equal((await viewer.ask('POST', `${at}/held`, { row: '5' })).status, 403)
  assert.equal((await viewer.ask('POST', `${at}/undo`, { why: 'x' })).status, 403)
  const empty = await buyer.ask('POST', `${at}/held`, { row: '5', 'choice-5': 'payment', 'date-5': '' })
  assert.equal(empty.status, 422)
  assert.match(empty.body, /Enter the day of row 5/)
  assert.equal((await buyer.ask('POST', `${at}/undo`, { why: ' ' })).status, 422)
})

test('the public sees receipts of a published ledger, but no person, no held row and no file', async (t) => {
  const { site, place, nobody, as } = await started(t)
  assert.equal((await nobody.ask('GET', at)).status, 404)
  const lead = await place.person('place-lead')
  await site.database.asOwner(`update ledger_batches set added_by = $1`, [lead.id])
  await publish(site.database, place.id)
  assert.match((await (await as('viewer')).look(at)).body, /Pat place-lead/)
  for (const path of ['/places/near/ledger/batches', at, `${at}.json`]) {
    const { status, body } = await nobody.look(path)
    assert.equal(status, 200, path)
    assert.ok(!body.includes('Pat '), `${path} names a person`)
    assert.ok(!body.includes('alert(1)'), `${path} shows a held row`)
    for (const inside of ['/held', '/rows', '/file', '/undo', '/import'])
      assert.ok(!body.includes(`${inside}"`), `${path} leads to ${inside}`)
  }
  for (const inside of ['held', 'rows', 'file'])
    assert.equal((await nobody.ask('GET', `${at}/${inside}`)).status, 401, inside)
})

test('a hidden line is in the rows with its amount only, and its file stays here', async (t) => {
  const { site, place, as } = await started(t)
  await hideRow(site.database, place.id, 4)
  const [viewer, lead] = [await as('viewer'), await as('place-lead')]
  for (const path of [`${at}/rows`, `${at}/rows.json`, `${at}/rows.csv`]) {
    assert.ok(!(await viewer.look(path)).body.includes('Private Person'), path)
    assert.ok((await lead.look(path)).body.includes('Private Person'), path)
  }
  assert.equal((await viewer.ask('GET', `${at}/file`)).reason, 'lines-hidden')
  await site.database.asOwner(`update ledger_batches set state = 'undone', ended_at = now()`)
  assert.ok(!(await viewer.look(`${at}/rows`)).body.includes('Private Person'), 'after it was undone')
})

test('a row that was hidden in another reading of the file is shown nowhere, also where it is held here', async (t) => {
  const { site, place, as } = await started(t)
  await hideRow(site.database, place.id, 5, await anotherReading(site.database))
  const [buyer, lead] = [await as('commissioner'), await as('place-lead')]
  const paths = [
    `${at}/held`,
    `${at}/held.json`,
    `${at}/held.csv`,
    `${at}/rows`,
    `${at}/rows.csv`,
    `${at}/rows/5`,
    `${at}/rows/4`,
  ]
  for (const path of paths) {
    const { body } = await buyer.look(path)
    assert.ok(!body.includes('alert(1)'), path)
    assert.ok((await lead.look(path)).body.includes('alert(1)'), path)
  }
  const held = (await buyer.look(`${at}/held`)).body
  assert.match(held, /only those who may hide lines can put it right/)
  assert.ok(!held.includes('What should become of row 5?'))
  assert.equal((await buyer.ask('GET', `${at}/file`)).reason, 'lines-hidden')
  assert.match((await lead.look(`${at}/rows/5`)).body, /Show this line/)
  await lead.ask('POST', `${at}/rows/5/show`)
  assert.ok((await buyer.look(`${at}/held`)).body.includes('alert(1)'))
})

test('a batch is taken out with a reason, once; its receipt stays', async (t) => {
  const { as } = await started(t)
  const [buyer, other] = [await as('commissioner'), await as('place-lead')]
  assert.ok((await buyer.ask('POST', `${at}/undo`, { why: 'A better file came' })).status < 400)
  const again = await other.ask('POST', `${at}/undo`, { why: 'Me too' })
  assert.match(again.body, /taken out already/)
  const { body } = await other.look(at)
  assert.match(body, /Taken out of the ledger/)
  assert.match(body, /A better file came/)
  assert.ok(!body.includes('Take it out of the ledger</button>'))
})
