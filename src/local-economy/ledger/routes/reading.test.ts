// "Where the money went" through the whole product: what each reader sees, that sums agree on every page, and what hiding leaves.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { ledgerPlace } from '../../../../test/support/ledger.ts'
import { ledgerOf } from '../../../../test/support/ledger-world.ts'
import { startServer } from '../../../../test/support/server.ts'
import { type Visitor, visitor } from '../../../../test/support/visitor.ts'

const at = '/places/near/ledger'
const rooms = ['', '/months', '/categories', '/suppliers', '/lines', '/localities'] as const

const started = async (t: TestContext) => {
  const site = await startServer(t)
  const place = await ledgerPlace(site)
  // Two payments, of £1,250.00 and -£20.50, and a row that is held.
  const { batch } = await ledgerOf(site.product, site.database, place.id, 'Nearby Minibuses')
  const as = async (role: string) => (await place.person(role)).visitor
  const [stranger] = await site.database.asOwner<{ id: never }>(
    `insert into people (name, email) values ('Sam Stranger', 'sam@far.example') returning id`,
  )
  return {
    ...{ site, as, batch, nobody: await visitor(site.server) },
    stranger: await visitor(site.server, await site.session(stranger!.id)),
  }
}

const data = async (who: Visitor, path: string) => JSON.parse((await who.look(path)).body)

const sum = { lines: 2, pence: 122_950, basis: { net: 2, gross: 0, unknown: 0 } }

test('every room has its page, its data and its table, all with the same sums', async (t) => {
  const { as, batch } = await started(t)
  const viewer = await as('viewer')
  for (const room of rooms) {
    const { status, body } = await viewer.look(at + room)
    assert.equal(status, 200, room)
    assert.match(body, /Without VAT\./, `${room} says what its amounts hold`)
    assert.ok(!body.includes('/ledger/import') && !body.includes('/ledger/publish'), room)
  }
  const [front, months, categories, suppliers, lines, places] = await Promise.all([
    data(viewer, `${at}.json`),
    data(viewer, `${at}/months.json?year=2025-26`),
    data(viewer, `${at}/categories.json`),
    data(viewer, `${at}/suppliers.json`),
    data(viewer, `${at}/lines.json`),
    data(viewer, `${at}/localities.json`),
  ])
  assert.deepEqual(front.total, sum)
  assert.deepEqual([front.held.lines, front.files], [1, 1])
  assert.deepEqual(months.months, [{ month: '2025-04', year: '2025-26', ...sum }])
  assert.deepEqual(categories.categories, [{ category: 'Transport', ...sum }])
  const [{ key, supplier, ...paid }] = suppliers.suppliers
  assert.deepEqual([supplier, paid], ['Nearby Minibuses', sum])
  assert.deepEqual(lines.total, sum)
  assert.deepEqual(places.areas['not-known'], sum)
  const one = await data(viewer, `${at}/suppliers/${key}.json`)
  assert.deepEqual(one.years, [{ year: '2025-26', ...sum }])
  assert.deepEqual(one.payments, lines.payments)
  assert.deepEqual(
    lines.payments.map((line: { date: string; row: number; batch: string }) => [line.date, line.row, line.batch]),
    [
      ['2025-04-28', 3, batch],
      ['2025-04-14', 2, batch],
    ],
  )
  assert.match((await viewer.look(`${at}/months.csv`)).body, /2025-04,2025-26,2,122950,2,0,0/)
  assert.match((await viewer.look(`${at}/suppliers.csv`)).body, /Nearby Minibuses,2,122950/)
  assert.match((await viewer.look(`${at}/lines.csv`)).body, /2025-04-28,Nearby Minibuses,-2050/)
  assert.match((await viewer.look(`${at}/localities.csv`)).body, /2025-26,not-known,Not known,2,122950/)
})

test('from a sum one walks to the row in its file', async (t) => {
  const { as, batch } = await started(t)
  const viewer = await as('viewer')
  const months = (await viewer.look(`${at}/months`)).body
  assert.ok(months.includes(`href="${at}/lines?month=2025-04"`))
  const lines = (await viewer.look(`${at}/lines?month=2025-04`)).body
  assert.ok(lines.includes(`href="${at}/batches/${batch}/rows/2"`))
  assert.match((await viewer.look(`${at}/batches/${batch}/rows/2`)).body, /£1,250\.00 to Nearby Minibuses/)
})

test('lines are narrowed by words, days, category and area; what is no filter is said in words', async (t) => {
  const { as } = await started(t)
  const viewer = await as('viewer')
  const rows = async (query: string) => (await data(viewer, `${at}/lines.json?${query}`)).payments.length
  assert.equal(await rows('q=minibus%20NEARBY'), 2)
  assert.equal(await rows('q=R2'), 1)
  assert.equal(await rows('q=nobody'), 0)
  assert.equal(await rows('from=2025-04-20'), 1)
  assert.equal(await rows('to=14/04/2025&q='), 1)
  assert.equal(await rows('month=2025-05'), 0)
  assert.equal(await rows('category=Transport'), 2)
  assert.equal(await rows('category='), 0)
  assert.equal(await rows('locality=not-known&month=2025-04'), 2)
  assert.equal(await rows('locality=&size=1&page=2'), 1)
  const wrong = ['lines?month=2025-13', 'lines?from=soon', 'lines?locality=moon', 'lines?page=0', 'lines?page=5000']
  for (const path of [...wrong, 'months?year=2024-26', 'suppliers?year=last', `suppliers?q=${'x'.repeat(101)}`])
    assert.equal((await viewer.look(`${at}/${path}`)).status, 400, path)
  for (const path of ['lines?page=2', 'suppliers?page=2', 'suppliers/0123456789abcdef', 'suppliers/x'])
    assert.equal((await viewer.look(`${at}/${path}`)).status, 404, path)
  assert.match((await viewer.look(`${at}/lines?q=%3Cscript%3E`)).body, /No payment is found/)
})

test('the public reads a published ledger only, without names, held rows and ways to change it', async (t) => {
  const { as, nobody, stranger } = await started(t)
  const lead = await as('place-lead')
  for (const reader of [nobody, stranger])
    for (const room of rooms) assert.equal((await reader.ask('GET', at + room)).status, 404, room)
  await lead.ask('POST', `${at}/publish`)
  for (const reader of [nobody, stranger])
    for (const room of rooms) {
      const { status, body } = await reader.look(at + room)
      assert.equal(status, 200, room)
      for (const inside of ['Pat ', 'R3', '/ledger/import', '/ledger/publish', '/held', 'href="/places/near"'])
        assert.ok(!body.includes(inside), `${room} has ${inside}`)
    }
  assert.ok((await lead.look(at)).body.includes('/ledger/import'))
  await lead.ask('POST', `${at}/withdraw`)
  assert.equal((await nobody.ask('GET', at)).status, 404)
})

test('a hidden line is in every total, under no supplier, and found by no search', async (t) => {
  const { as, batch, nobody } = await started(t)
  const lead = await as('place-lead')
  await lead.ask('POST', `${at}/publish`)
  await lead.ask('POST', `${at}/batches/${batch}/rows/2/hide`, { reason: 'A private <b>person</b>' })
  const hidden = { lines: 1, pence: 125_000, basis: { net: 1, gross: 0, unknown: 0 } }
  const front = await data(nobody, `${at}.json`)
  assert.deepEqual([front.total, front.notShown, front.suppliers[0].pence], [sum, hidden, -2050])
  assert.deepEqual((await data(nobody, `${at}/categories.json`)).total, sum)
  const month = await data(nobody, `${at}/lines.json?month=2025-04`)
  assert.deepEqual([month.total.pence, month.notShown, month.payments.length], [-2050, hidden, 1])
  assert.deepEqual(month.reasons, [
    { batch, row: 2, date: '2025-04-14', pence: 125_000, reason: 'A private <b>person</b>' },
  ])
  const listed = (await nobody.look(`${at}/lines`)).body
  assert.match(listed, /Not shown: A private &lt;b&gt;person&lt;\/b&gt;/)
  for (const narrowed of ['q=minibuses', 'category=Transport', 'month=2025-05'])
    assert.deepEqual((await data(nobody, `${at}/lines.json?${narrowed}`)).reasons, [], narrowed)
  const found = await data(nobody, `${at}/lines.json?q=minibuses`)
  assert.deepEqual([found.total.lines, found.notShown.lines], [1, 0])
  for (const room of ['/lines', '/suppliers']) assert.match((await nobody.look(at + room)).body, /not shown/)
  await lead.ask('POST', `${at}/batches/${batch}/rows/3/hide`, { reason: 'The same person' })
  for (const room of rooms)
    for (const path of [at + room, `${at}${room}.json`, `${at}${room}.csv`]) {
      const { status, body } = await nobody.look(path)
      assert.equal(status, 200, path)
      assert.ok(!body.includes('Minibuses'), `${path} names who is hidden`)
    }
  assert.deepEqual((await data(nobody, `${at}.json`)).total, sum)
  const key = front.suppliers[0].key
  assert.equal((await nobody.look(`${at}/suppliers/${key}`)).status, 404)
})

test('an empty ledger says what will be there, and offers the first step to those who may take it', async (t) => {
  const site = await startServer(t)
  const place = await ledgerPlace(site)
  const [viewer, buyer] = [(await place.person('viewer')).visitor, (await place.person('commissioner')).visitor]
  for (const room of rooms) {
    const { status, body } = await viewer.look(at + room)
    assert.equal(status, 200, room)
    assert.ok(!body.includes('/ledger/import'), room)
  }
  assert.match((await buyer.look(at)).body, new RegExp(`href="${at}/import"`))
})
