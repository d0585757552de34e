// The pages of places through the whole product: who may see what, what forms keep, and a register from upload to receipt.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { startServer, type TestServer } from '../../test/support/server.ts'
import { visitor } from '../../test/support/visitor.ts'
import type { PersonId } from '../platform/kernel/index.ts'
import { demo } from './demo/load.ts'

const signedIn = async (site: TestServer, name: string, role: string, place?: string, sector?: string) => {
  const [row] = await site.database.asOwner<{ id: PersonId }>(
    `insert into people (name, email) values ($1, lower($1) || '@merebridge.example') returning id`,
    [name],
  )
  assert.ok(row)
  await site.database.asOwner(
    `insert into grants (person_id, role, place_id, sector, starts_on, granted_by)
      values ($1, $2, (select id from places where slug = $3), $4, '2020-01-01', 'a test')`,
    [row.id, role, place ?? null, sector ?? null],
  )
  return visitor(site.server, await site.session(row.id))
}

const started = async (t: TestContext) => {
  const site = await startServer(t)
  const scope = site.product.auth.systemScope('demonstration')
  await site.product.database.write(scope, () => demo.load(scope, () => undefined))
  return { site, ada: await signedIn(site, 'Ada', 'installation-administrator') }
}

test('a place’s page has its map, what it is made of, its partners and its people', async (t) => {
  const { site, ada } = await started(t)
  const lead = await signedIn(site, 'Bo', 'place-lead', 'merebridge', 'vcse')
  const { status, body } = await ada.look('/places/merebridge')
  assert.equal(status, 200)
  for (const words of [
    '<svg class="cw-map__picture"',
    'Saltmarsh',
    'Kelderdale and Stonehithe',
    'Z07000001',
    'Merebridge Voluntary Alliance',
    'Bo',
  ])
    assert.ok(body.includes(words), words)
  assert.match(body, /Took the place of Z07000008 on 1 April 2009/)
  assert.equal((await lead.look('/places/merebridge')).status, 200)
  assert.equal((await lead.ask('GET', '/places/stonehithe')).status, 404)
  const json = JSON.parse((await ada.look('/places/merebridge.json')).body) as { neighbours: { name: string }[] }
  assert.deepEqual(
    json.neighbours.map((one) => one.name),
    ['Kelderdale', 'Stonehithe'],
  )
  assert.match((await ada.look('/places.csv')).body, /Merebridge/)
})

test('without boundaries the page says why there is no map and how to load them', async (t) => {
  const { site, ada } = await started(t)
  const made = await ada.ask('POST', '/places/new', { name: 'North Vale', member: 'E06000099, ZX1 1' })
  assert.ok(made.status < 400, String(made.status))
  const { body } = await ada.look('/places/north-vale')
  assert.match(body, /North Vale/)
  await site.database.asOwner('delete from area_boundaries')
  const bare = (await ada.look('/places/north-vale')).body
  assert.match(bare, /There is no map yet/)
  assert.match(bare, /href="\/registers"/)
  assert.match(bare, /No list that is loaded has this code/)
})

test('areas are found by name, code or sector, and ticked ones stay', async (t) => {
  const { ada } = await started(t)
  const { body } = await ada.look('/places/new?find=saltm,+E06000099,+ZX9+9&member=Z05000001')
  for (const words of [
    'Saltmarsh (Z05000005)',
    'Ward, Merebridge',
    'E06000099',
    'Postcodes ZX9 9',
    'Harbour (Z05000001)',
  ])
    assert.ok(body.includes(words), words)
  const nothing = await ada.look('/places/new?find=xyzzy')
  assert.match(nothing.body, /Nothing here is called “xyzzy”/)
  const edit = await ada.look('/places/merebridge/edit')
  assert.match(edit.body, /Merebridge \(Z07000001\)/)
})

test('partners are added and ended; organisations are made and changed', async (t) => {
  const { site } = await started(t)
  const lead = await signedIn(site, 'Bo', 'place-lead', 'merebridge', 'vcse')
  const made = await lead.ask('POST', '/places/merebridge/partners/new', {
    name: 'Quay Choir',
    kind: 'vcse',
    sector: 'vcse',
  })
  assert.ok(made.status < 400, made.body)
  assert.match((await lead.look('/places/merebridge/partners')).body, /Quay Choir/)
  const [partner] = await site.database.asOwner<{ id: string }>(
    `select p.id from partnerships p join organisations o on o.id = p.organisation_id where o.name = 'Quay Choir'`,
  )
  const ended = await lead.ask('POST', `/places/merebridge/partners/${partner?.id}/end`)
  assert.ok(ended.status < 400, ended.body)
  assert.equal((await lead.ask('POST', '/places/merebridge/partners', { organisation: 'x' })).status, 422)
  assert.equal((await lead.ask('POST', '/organisations/new', { name: 'X', kind: 'vcse' })).status, 403)
})

test('a receipt tells what was taken and held, and the held rows are a table', async (t) => {
  const { site, ada } = await started(t)
  const { body } = await ada.look('/registers')
  assert.match(body, /Invented postcodes\.csv/)
  const [load] = await site.database.asOwner<{ id: string }>(`select id from register_loads where kind = 'postcodes'`)
  await site.database.asOwner(
    `update register_loads set rows_held = 1, rows_accepted = rows_accepted - 1 where id = $1`,
    [load?.id],
  )
  await site.database.asOwner(`insert into register_held values ($1, 'a.csv', 7, '=1+1', 'This is not a postcode.')`, [
    load?.id,
  ])
  assert.match((await ada.look(`/registers/loads/${load?.id}`)).body, /This is not a postcode\./)
  assert.match((await ada.look(`/registers/loads/${load?.id}/held.csv`)).body, /a\.csv,7,This is not a postcode\./)
})
