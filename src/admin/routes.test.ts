// The running site as an administrator and as somebody else meets it, through the whole product.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { startServer, type TestServer } from '../../test/support/server.ts'
import { type Visitor, visitor } from '../../test/support/visitor.ts'
import { record } from '../platform/audit/index.ts'
import type { PersonId, PlaceId } from '../platform/kernel/index.ts'
import { cookieFacts } from './routes/public.ts'

const person = async ({ database, server, session }: TestServer, name: string, role?: string): Promise<Visitor> => {
  const [row] = await database.asOwner<{ id: PersonId }>(
    `insert into people (name, email) values ($1, lower($1) || '@merebridge.example') returning id`,
    [name],
  )
  assert.ok(row)
  if (role !== undefined)
    await database.asOwner(
      `insert into grants (person_id, role, starts_on, granted_by) values ($1, $2, '2020-01-01', 'a test')`,
      [row.id, role],
    )
  return visitor(server, await session(row.id))
}

const started = async (t: TestContext) => {
  const site = await startServer(t, { worker: true })
  return { ...site, ada: await person(site, 'Ada', 'installation-administrator'), bo: await person(site, 'Bo') }
}

const pages = ['/admin', '/admin/jobs', '/admin/outbox', '/admin/settings', '/admin/settings/change', '/admin/audit']

test('an administrator sees every page of the running site; anybody else only their own jobs', async (t) => {
  const { ada, bo, server } = await started(t)
  const nobody = await visitor(server)
  for (const path of [...pages, '/admin/storage', '/admin/packs']) {
    assert.equal((await ada.look(path)).status, 200, path)
    assert.equal((await bo.ask('GET', path)).status, path === '/admin/jobs' ? 200 : 403, path)
  }
  for (const path of ['/accessibility', '/privacy', '/cookies', '/about', '/catalogue'])
    assert.equal((await nobody.look(path)).status, 200, path)
  for (const path of ['/admin/jobs', '/admin/outbox', '/admin/settings', '/admin/audit'])
    for (const kind of ['json', 'csv']) assert.equal((await ada.look(`${path}.${kind}`)).status, 200, `${path}.${kind}`)
  assert.equal((await ada.ask('GET', '/admin/audit?from=yesterday')).status, 422)
})

test('a check is started with a button and followed as a job', async (t) => {
  const { ada, bo } = await started(t)
  const answer = await ada.ask('POST', '/admin/check')
  const path = answer.location ?? (JSON.parse(answer.body) as { to: string }).to
  assert.match(path, /^\/admin\/jobs\//)
  let page = await ada.look(path)
  for (let tries = 0; !/All is well\./.test(page.body) && tries < 60; tries++) {
    await wait(200)
    page = await ada.look(path)
  }
  assert.match(page.body, /All is well\./)
  assert.equal((await bo.ask('GET', path)).status, 404)
  assert.match((await ada.look('/admin')).body, /The last check found all well\./)
  assert.match((await ada.look('/admin/audit?text=check+started')).body, /check started/)
})

test('a secret mail is shown only when asked for, and the asking is in the audit', async (t) => {
  const { ada, product } = await started(t)
  const scope = product.auth.systemScope('a test')
  const mail = { to: 'cy@merebridge.example', subject: 'Come in', text: 'https://once.example/xyz', secret: true }
  await product.database.write(scope, () => product.mail.send(scope, mail))
  const [, id] = /\/admin\/outbox\/([0-9a-f-]{36})/.exec((await ada.look('/admin/outbox')).body) ?? []
  const page = await ada.look(`/admin/outbox/${id}`)
  assert.doesNotMatch(page.body + (await ada.look('/admin/outbox.json')).body, /once\.example/)
  assert.match((await ada.ask('POST', `/admin/outbox/${id}/show`)).body, /once\.example/)
  assert.match((await ada.look('/admin/audit')).body, /secret mail shown/)
})

test('a setting changed in the browser counts at once, and is in the audit', async (t) => {
  const { ada, dataFolder } = await started(t)
  assert.equal((await ada.ask('POST', '/admin/settings/change', { brandColour: 'red' })).status, 422)
  const done = await ada.ask('POST', '/admin/settings/change', { contactEmail: 'help@merebridge.example' })
  assert.ok(done.status < 400, done.body)
  assert.match(await readFile(join(dataFolder, 'settings.json'), 'utf8'), /help@merebridge\.example/)
  assert.match((await ada.look('/privacy')).body, /help@merebridge\.example/)
  assert.match((await ada.look('/admin/audit')).body, /settings changed/)
})

test('the cookie page names every cookie the site sets', async (t) => {
  const { server, ada } = await started(t)
  const page = await server.inject({ method: 'GET', url: '/sign-in' })
  const after = await server.inject({ method: 'GET', url: '/account/name', cookies: { session: 'over' } })
  const names = [...page.cookies, ...after.cookies].map((one) => one.name)
  const told = cookieFacts(false).map((one) => one.name)
  assert.ok(names.length > 0)
  assert.deepEqual(
    names.filter((name) => !told.includes(name)),
    [],
  )
  const words = (await ada.look('/cookies')).body
  for (const name of told) assert.match(words, new RegExp(`<code>${name}</code>`))
  assert.deepEqual(
    cookieFacts(true).map((one) => one.name),
    told.map((name) => `__Host-${name}`),
  )
})

test('a place lead reads the audit of the place they lead, not of another they merely see', async (t) => {
  const { database, product, ...site } = await startServer(t)
  const [here, there] = [randomUUID(), randomUUID()] as unknown as [PlaceId, PlaceId]
  const [row] = await database.asOwner<{ id: PersonId }>(
    `insert into people (name, email) values ('Leda', 'leda@merebridge.example') returning id`,
  )
  await database.asOwner(
    `insert into grants (person_id, role, place_id, sector, starts_on, granted_by) values
      ($1, 'place-lead', $2, 'vcse', '2020-01-01', 'a test'), ($1, 'viewer', $3, null, '2020-01-01', 'a test')`,
    [row!.id, here, there],
  )
  const system = product.auth.systemScope('a test')
  await product.database.write(system, async () => {
    for (const [place, email] of [
      [here, 'near@merebridge.example'],
      [there, 'far@stonehithe.example'],
    ] as const)
      await record(system, { what: 'trial act', subject: { kind: 'trial', id: '1' }, place, after: { email } })
  })
  const leda = await visitor({ database, product, ...site }.server, await site.session(row!.id))
  const answer = await leda.look('/admin/audit.json')
  assert.match(answer.body, /near@/)
  assert.doesNotMatch(answer.body, /far@/)
  assert.equal((await leda.look(`/admin/audit/${here}/1`)).status, 200)
  assert.equal((await leda.ask('GET', `/admin/audit/${there}/1`)).status, 404)
})
