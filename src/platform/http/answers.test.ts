import assert from 'node:assert/strict'
import test from 'node:test'
import { cookiesOf, openForm, siteFor } from './fakes.test.ts'

const ada = { cookie: 'session=ada' }

test('a page and its twins tell the same, and are read in a READ ONLY transaction', async (t) => {
  const { app, noted } = await siteFor(t)
  const url = '/places/mere/people'
  const page = await app.inject({ url, headers: ada })
  assert.equal(page.statusCode, 200)
  assert.match(page.body, /Ada “&lt;b&gt;” Byron/)
  assert.match(page.body, /href="\/places\/mere\/people\.csv"/)
  const json = await app.inject({ url: `${url}.json`, headers: ada })
  const api = await app.inject({ url: `/api${url}`, headers: { authorization: 'Bearer ada' } })
  const asked = await app.inject({ url, headers: { ...ada, accept: 'application/json' } })
  assert.equal(json.headers['content-type'], 'application/json; charset=utf-8')
  assert.deepEqual(json.json(), api.json())
  assert.deepEqual(json.json(), asked.json())
  assert.equal(json.json().people.length, 2)
  assert.deepEqual([...new Set(noted.uses)], ['open read', 'commit'])
})

test('the table is there as CSV, and nothing in it runs in a spreadsheet', async (t) => {
  const { app } = await siteFor(t)
  const csv = await app.inject({ url: '/places/mere/people.csv', headers: ada })
  assert.equal(csv.body, `\uFEFFname,pay,note\r\nAda “<b>” Byron,-5,'=1+1\r\nBo,7,"says ""hello"", twice\nor so"\r\n`)
  assert.match(String(csv.headers['content-disposition']), /filename="places-mere-people\.csv"/)
  const none = await app.inject({ url: '/index.csv', headers: { accept: 'text/csv' } })
  assert.equal(none.statusCode, 404)
})

test('the first page has its twins under the name index', async (t) => {
  const { app } = await siteFor(t)
  for (const url of ['/index.json', '/api/index'])
    assert.deepEqual((await app.inject({ url })).json(), { hello: 'http://localhost' })
})

test('what stands in the query is read by the schema: numbers, lists, defaults', async (t) => {
  const { app } = await siteFor(t)
  const ask = async (query: string) =>
    (await app.inject({ url: `/places/mere/people.json${query}`, headers: ada })).json()
  assert.equal((await ask('')).page, 1)
  assert.deepEqual(await ask('?page=3&role=a').then(({ page, roles }) => [page, roles]), [3, ['a']])
  assert.deepEqual((await ask('?role=a&role=b,c')).roles, ['a', 'b,c'])
  assert.deepEqual(await ask('?page=none'), { errors: { page: 'This must be a whole number.' } })
  const page = await app.inject({ url: '/places/mere/people?page=0', headers: ada })
  assert.equal(page.statusCode, 400)
  assert.match(page.body, /page: This must be 1 or more/)
})

test('a form is saved in one read and write transaction, and says so once on the next page', async (t) => {
  const { app, noted } = await siteFor(t)
  const { token, cookie } = await openForm(app, '/places/mere/people/new', 'ada')
  noted.uses.length = 0
  const saved = await app.inject({
    method: 'POST',
    url: '/places/mere/people',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: `_csrf=${encodeURIComponent(token)}&name=Cy+%3Cx%3E&role=a&role=b`,
  })
  assert.equal(saved.statusCode, 303)
  assert.equal(saved.headers.location, '/places/mere/people')
  assert.deepEqual(noted.uses, ['open write', 'commit'])
  assert.deepEqual(noted.bodies, [{ name: 'Cy <x>', role: ['a', 'b'] }])
  const next = await app.inject({ url: '/places/mere/people', headers: { cookie: `${cookie}; ${cookiesOf(saved)}` } })
  assert.match(next.body, /Cy &lt;x&gt; is added/)
  assert.match(String(next.headers['set-cookie']), /message=;.*Max-Age=0/)
  const changed = cookiesOf(saved).replace(/message=./, 'message=A')
  const forged = await app.inject({ url: '/places/mere/people', headers: { cookie: `session=ada; ${changed}` } })
  assert.doesNotMatch(forged.body, /notification-banner__content/)
})

test('a form with something wrong is shown again with what was typed', async (t) => {
  const { app } = await siteFor(t)
  const { token, cookie } = await openForm(app, '/places/mere/people/new', 'ada')
  const reply = await app.inject({
    method: 'POST',
    url: '/places/mere/people',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: `_csrf=${encodeURIComponent(token)}&name=`,
  })
  assert.equal(reply.statusCode, 422)
  assert.match(reply.body, /<title>Error: Add a person/)
  assert.match(reply.body, /Enter a name\./)
})

test('a program posts JSON with a token, gets data or field messages, and no cookies', async (t) => {
  const { app, noted } = await siteFor(t)
  const send = (payload: unknown, url = '/places/mere/people') =>
    app.inject({
      method: 'POST',
      url,
      headers: { authorization: 'Bearer ada', 'content-type': 'application/json' },
      payload: JSON.stringify(payload),
    })
  const done = await send({ name: 'Di' }, '/api/places/mere/people')
  assert.deepEqual([done.statusCode, done.json()], [200, { added: 'Di' }])
  assert.equal(done.headers['set-cookie'], undefined)
  const wrong = await send({ pay: -1 })
  assert.equal(wrong.statusCode, 422)
  assert.deepEqual(wrong.json(), { errors: { name: 'This is needed.', pay: 'This must be 0 or more.' } })
  assert.equal((await send([])).statusCode, 400)
  assert.deepEqual(noted.bodies, [{ name: 'Di' }])
  const torn = await app.inject({
    method: 'POST',
    url: '/places/mere/people',
    headers: { authorization: 'Bearer ada', 'content-type': 'application/json' },
    payload: '{"name":',
  })
  assert.equal(torn.statusCode, 400)
  assert.equal(torn.json().error.reason, 'json-not-read')
})

test('signing in sets the cookie and signing out takes it away', async (t) => {
  const { app } = await siteFor(t)
  const { token, cookie } = await openForm(app, '/form')
  const sent = { 'content-type': 'application/x-www-form-urlencoded', cookie }
  const payload = `_csrf=${encodeURIComponent(token)}`
  const signedIn = await app.inject({ method: 'POST', url: '/guess', headers: sent, payload })
  const set = [signedIn.headers['set-cookie'] ?? []].flat().join('\n')
  assert.match(set, /^session=ada-2; Path=\/; HttpOnly; SameSite=Lax$/m)
  assert.match(set, /^form=; Max-Age=0/m)
  // The form of before was a stranger's: it does not count for whoever is signed in now.
  const old = await app.inject({
    method: 'POST',
    url: '/leave',
    headers: { ...sent, cookie: `${cookie}; session=ada-2` },
    payload,
  })
  assert.equal(old.statusCode, 403)
  const page = await openForm(app, '/form', 'ada-2')
  const out = await app.inject({
    method: 'POST',
    url: '/leave',
    headers: { ...sent, cookie: page.cookie },
    payload: `_csrf=${encodeURIComponent(page.token)}`,
  })
  assert.match([out.headers['set-cookie'] ?? []].flat().join('\n'), /^session=; Max-Age=0/m)
})

test('a download has its name in letters that every program reads, and as it is', async (t) => {
  const { app } = await siteFor(t)
  const reply = await app.inject({ url: '/download' })
  assert.equal(reply.body, '£')
  assert.equal(
    reply.headers['content-disposition'],
    `attachment; filename="M_nze _1_.txt"; filename*=UTF-8''M%C3%BCnze%20%221%22.txt`,
  )
})

test('a page without data has none to give', async (t) => {
  const { app } = await siteFor(t)
  const reply = await app.inject({ url: '/places/mere/people/new', headers: { ...ada, accept: 'application/json' } })
  assert.equal(reply.statusCode, 406)
})
