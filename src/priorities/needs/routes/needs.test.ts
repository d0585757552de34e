// Indicators through the whole product: sending a file, what was found, answering, choosing, reading, changing, taking out.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { ledgerPlace } from '../../../../test/support/ledger.ts'
import { needsOf } from '../../../../test/support/needs-world.ts'
import { startServer, type TestServer } from '../../../../test/support/server.ts'
import type { Visitor } from '../../../../test/support/visitor.ts'

const needs = '/places/near/needs'

/** Sends the form with a file as a browser does. */
const send = async (site: TestServer, session: string, fields: Readonly<Record<string, string>>, file?: string) => {
  const cookies: Record<string, string> = { session }
  const headers = { accept: 'text/html' }
  const page = await site.server.inject({ method: 'GET', url: `${needs}/import`, cookies, headers })
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  for (const { name, value } of page.cookies) cookies[name] = value
  const part = (head: string, text: string) => `--edge\r\ncontent-disposition: form-data; ${head}\r\n\r\n${text}\r\n`
  const payload = [
    ...Object.entries({ _csrf: token, ...fields }).map(([name, value]) => part(`name="${name}"`, value)),
    ...(file === undefined ? [] : [part('name="file"; filename="needs.csv"', file)]),
    '--edge--\r\n',
  ].join('')
  return site.server.inject({
    ...{ method: 'POST', url: `${needs}/import`, cookies, payload },
    headers: { ...headers, 'content-type': 'multipart/form-data; boundary=edge' },
  })
}

const started = async (t: TestContext) => {
  const site = await startServer(t, { worker: true })
  const place = await ledgerPlace(site)
  await site.database.asOwner("insert into place_members (place_id, kind, code) values ($1, 'district', 'Z07000001')", [
    place.id,
  ])
  return { site, as: place.person, place: place.id }
}

const json = async (who: Visitor, path: string) => JSON.parse((await who.look(`${path}.json`)).body)

const settled = async (who: Visitor, path: string, ...over: readonly string[]) => {
  for (let tries = 0; tries < 150; tries += 1) {
    const upload = await json(who, path)
    if (over.includes(upload.state)) return upload
    await new Promise((wake) => setTimeout(wake, 100))
  }
  throw new Error(`${path} is not ${over.join(' or ')}: ${(await who.look(path)).body}`)
}

const wide = 'gss-code,Deprivation score,<script>alert(1)</script>\nZ07000001,31.4,*\nZ07000009,odd,odd\n,1,2\n'

test('a file is sent, its question answered, indicators chosen, read and changed, and taken out again', async (t) => {
  const { site, as } = await started(t)
  const buyer = await as('commissioner')
  const nothing = await send(site, buyer.session, { source: '  ', 'published-day': '31', 'published-month': '2' })
  assert.equal(nothing.statusCode, 422)
  for (const words of ['Enter who published the file', 'Enter a day that exists', 'Choose a file', 'value="31"'])
    assert.ok(nothing.body.includes(words), words)

  const sent = await send(site, buyer.session, { source: 'A publisher' }, wide)
  assert.equal(sent.statusCode, 303, sent.body)
  const path = String(sent.headers.location)
  const upload = await settled(buyer.visitor, path, 'found')
  assert.deepEqual(upload.tables[0].rows, {
    source: 4,
    ours: 1,
    notOurs: 1,
    leftOut: { blank: 1 },
    held: { 'no-area': 1 },
  })
  const page = (await buyer.visitor.look(path)).body
  assert.match(page, /What is it|What time the figures are for|When is it/)
  assert.ok(!page.includes('<script>alert(1)'))

  const mapping = `${path}/tables/${upload.tables[0].table}`
  assert.equal((await buyer.visitor.ask('POST', mapping, { header: 'no', period: '2019' })).status, 422)
  assert.match((await buyer.visitor.look(mapping)).body, /Say how the table is read/)
  assert.ok((await buyer.visitor.ask('POST', mapping, { period: '2019' })).status < 400)
  const again = await settled(buyer.visitor, path, 'found')
  assert.deepEqual(again.tables[0].questions, [])

  assert.equal((await buyer.visitor.ask('POST', `${path}/add`)).status, 422)
  const { choose } = again.tables[0].indicators[1]
  assert.ok((await buyer.visitor.ask('POST', `${path}/add`, { indicator: choose })).status < 400)
  const done = await settled(buyer.visitor, path, 'done')
  assert.match((await buyer.visitor.look(path)).body, /What was taken/)

  const { indicators } = await json(buyer.visitor, needs)
  assert.deepEqual(
    indicators.map((one: { name: string; period: string }) => [one.name, one.period]),
    [['Deprivation score', '2019']],
  )
  const one = `${needs}/${indicators[0].id}`
  assert.match((await buyer.visitor.look(one)).body, /31\.4/)
  assert.match((await buyer.visitor.look(`${needs}.csv`)).body, /Deprivation score,.*31\.4/)
  assert.equal((await buyer.visitor.ask('POST', one, { polarity: 'sideways', unit: 'points' })).status, 422)
  assert.ok((await buyer.visitor.ask('POST', one, { polarity: 'low', unit: 'points' })).status < 400)
  const changed = await json(buyer.visitor, one)
  assert.deepEqual([changed.indicator.unit, changed.indicator.setFrom], ['points', 'person'])

  const receipt = `${needs}/files/${done.loads[0]}`
  assert.match((await buyer.visitor.look(receipt)).body, /does not say which area/)
  assert.ok((await buyer.visitor.ask('POST', `${receipt}/undo`, { why: 'Wrong file' })).status < 400)
  assert.deepEqual((await json(buyer.visitor, needs)).indicators, [])
  assert.match((await buyer.visitor.look(receipt)).body, /Wrong file/)
  const audit = await site.database.asOwner<{ what: string }>(
    "select what from audit_entries where what like 'need %' order by what",
  )
  assert.deepEqual(
    audit.map(({ what }) => what),
    [
      'need file sent',
      'need indicator changed',
      'need indicators added',
      'need indicators undone',
      'need mapping changed',
    ],
  )
})

test('a viewer reads and may not change; a later edition asks what becomes of earlier figures; a file is thrown away', async (t) => {
  const { site, as, place } = await started(t)
  const own = await needsOf(site.product, site.database, place, 'Lonely')
  const viewer = await as('viewer')
  const { body } = await viewer.visitor.look(needs)
  assert.match(body, /Lonely/)
  assert.ok(!body.includes('Load a file of indicators'))
  for (const path of ['import', `uploads/${own.needUpload}`, `${own.indicator}/edit`])
    assert.equal((await viewer.visitor.look(`${needs}/${path}`)).status, 403, path)
  assert.equal((await viewer.visitor.ask('POST', `${needs}/files/${own.needLoad}/undo`)).status, 403)

  const buyer = await as('commissioner')
  const upload = `${needs}/uploads/${own.needUpload}`
  const { tables } = await json(buyer.visitor, upload)
  const add = (more: Readonly<Record<string, string>>) =>
    buyer.visitor.ask('POST', `${upload}/add`, { indicator: tables[0].indicators[0].choose, ...more })
  const asked = await add({})
  assert.equal(asked.status, 422)
  assert.match(asked.body, /figures that are here already/)
  assert.ok((await buyer.visitor.ask('POST', `${upload}/drop`)).status < 400)
  assert.equal((await buyer.visitor.look(upload)).status, 404)
  assert.equal((await add({ mode: 'fill' })).status, 404)
})
