import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { openForm, siteFor } from './fakes.test.ts'
import { localPath } from './local-path.ts'

const form = 'application/x-www-form-urlencoded'

/** With another last character, whatever the last one is. */
const other = (text: string): string => `${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`

test('without its token a form is refused, in words, and no transaction is opened', async (t) => {
  const { app, noted } = await siteFor(t)
  const { token, cookie } = await openForm(app, '/places/mere/people/new', 'ada')
  noted.uses.length = 0
  const send = (headers: Record<string, string>, given: string) =>
    app.inject({
      method: 'POST',
      url: '/places/mere/people',
      headers: { 'content-type': form, ...headers },
      payload: `name=x&_csrf=${encodeURIComponent(given)}`,
    })
  for (const reply of [
    await send({ cookie }, ''),
    await send({ cookie }, other(token)),
    await send({ cookie: 'session=ada' }, token),
    await send({ cookie: cookie.replace(/form=./, (start) => `form=${other(start.slice(-1))}`) }, token),
    await send({ cookie: cookie.replace('session=ada', 'session=bo') }, token),
  ]) {
    assert.equal(reply.statusCode, 403)
    assert.match(reply.body, /load the page again/)
  }
  assert.deepEqual(noted.uses, [])
  assert.equal((await send({ cookie }, token)).statusCode, 303)
})

test('what the browser says was sent from elsewhere is refused; from here it is taken', async (t) => {
  const { app } = await siteFor(t, { publicAddress: 'http://value.example' })
  const { token, cookie } = await openForm(app, '/form')
  const send = async (headers: Record<string, string>) => {
    const payload = `_csrf=${encodeURIComponent(token)}`
    return (
      await app.inject({
        method: 'POST',
        url: '/leave',
        headers: { cookie, 'content-type': form, ...headers },
        payload,
      })
    ).statusCode
  }
  assert.equal(await send({ 'sec-fetch-site': 'cross-site' }), 403)
  assert.equal(await send({ 'sec-fetch-site': 'same-site' }), 403)
  assert.equal(await send({ origin: 'https://elsewhere.example' }), 403)
  assert.equal(await send({ origin: 'null' }), 403)
  assert.equal(await send({ origin: 'https://elsewhere.example', host: 'elsewhere.example' }), 403)
  assert.equal(await send({ 'sec-fetch-site': 'same-origin', origin: 'http://value.example' }), 303)
  assert.equal(await send({ origin: 'http://value.example' }), 303)
  assert.equal(await send({}), 303)
})

test('a script’s request carries the token in a header', async (t) => {
  const { app } = await siteFor(t)
  const { token, cookie } = await openForm(app, '/places/mere/people/new', 'ada')
  const headers = { cookie, 'content-type': 'application/json' }
  const send = (more: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url: '/api/places/mere/people',
      headers: { ...headers, ...more },
      payload: '{"name":"Di"}',
    })
  assert.equal((await send({})).statusCode, 403)
  assert.deepEqual((await send({ 'x-csrf-token': token })).json(), { added: 'Di' })
})

test('whoever is not signed in is asked to be, and comes back to the page; a program is told', async (t) => {
  const { app } = await siteFor(t)
  const page = await app.inject({ url: '/places/mere/people?page=2' })
  assert.equal(page.statusCode, 303)
  assert.equal(page.headers.location, '/sign-in?then=%2Fplaces%2Fmere%2Fpeople%3Fpage%3D2')
  const program = await app.inject({ url: '/api/places/mere/people' })
  assert.equal(program.statusCode, 401)
  assert.match(program.json().error.tip, /API token/)
  const unknown = await app.inject({ url: '/api/places/mere/people', headers: { authorization: 'Bearer nobody' } })
  assert.equal(unknown.json().error.reason, 'token-unknown')
  const over = await app.inject({ url: '/places/mere/people', headers: { cookie: 'session=over' } })
  assert.equal(over.statusCode, 303)
  assert.match(String(over.headers['set-cookie']), /session=; Max-Age=0/)
  const posted = await app.inject({
    method: 'POST',
    url: '/places/mere/people',
    headers: { referer: 'https://elsewhere.example//evil.example/x', 'content-type': form },
    payload: 'name=x',
  })
  assert.match(String(posted.headers.location), /^\/sign-in\?then=/)
  assert.equal(localPath(decodeURIComponent(String(posted.headers.location).slice('/sign-in?then='.length))), undefined)
})

test('may not: 403 with a tip. Not to be seen: 404, as if it were not there', async (t) => {
  const { app } = await siteFor(t)
  const ask = async (session: string, url: string) => {
    const reply = await app.inject({ url, headers: { cookie: `session=${session}` } })
    return [reply.statusCode, reply.body] as const
  }
  const [status, body] = await ask('cy', '/places/mere/people')
  assert.equal(status, 403)
  assert.match(body, /do not have permission to see people/)
  assert.match(body, /Ask an administrator/)
  assert.equal((await ask('ada', '/places/kelder/people'))[0], 404)
  assert.equal((await ask('ada', '/places/nowhere/people'))[0], 404)
  const page = async (url: string) => (await ask('ada', url))[1].replace(/value="[^"]+"/, '')
  assert.equal(await page('/places/kelder/people'), await page('/places/nowhere/people'))
  assert.equal((await ask('bo', '/places/kelder/people/new'))[0], 200)
  assert.equal((await ask('bo', '/places/mere/people/new'))[0], 403)
})

test('a partner reads a place with what it holds in its own organisation, and changes nothing there', async (t) => {
  const { app } = await siteFor(t)
  const token = { authorization: 'Bearer di' }
  const read = await app.inject({ url: '/places/mere/people', headers: token })
  assert.equal(read.statusCode, 200)
  const payload = { name: 'Ada' }
  const changed = await app.inject({ method: 'POST', url: '/places/mere/people', headers: token, payload })
  assert.equal(changed.statusCode, 403)
})

test('too often is too often, for each who asks, and it says how long to wait', async (t) => {
  const { app } = await siteFor(t)
  const { token, cookie } = await openForm(app, '/form')
  const send = (remoteAddress: string) =>
    app.inject({
      method: 'POST',
      url: '/guess',
      remoteAddress,
      headers: { cookie, 'content-type': form },
      payload: `_csrf=${encodeURIComponent(token)}`,
    })
  const statuses = [1, 2, 3, 4].map(async () => (await send('192.0.2.1')).statusCode)
  assert.deepEqual((await Promise.all(statuses)).sort(), [303, 303, 303, 429])
  const reply = await send('192.0.2.1')
  assert.equal(reply.statusCode, 429)
  assert.ok(Number(reply.headers['retry-after']) > 200)
  assert.match(reply.body, /Wait 5 minutes/)
  assert.equal((await send('192.0.2.2')).statusCode, 303)
  // Of one household, one counter.
  for (const last of ['1', '2', '3']) await send(`2001:db8::${last}`)
  assert.equal((await send('2001:db8::4')).statusCode, 429)
})

test('the headers let nothing in that is not ours', async (t) => {
  const plain = await (await siteFor(t)).app.inject({ url: '/places/mere/people', headers: { cookie: 'session=ada' } })
  assert.equal(
    plain.headers['content-security-policy'],
    "default-src 'none';style-src 'self';script-src 'self';font-src 'self';img-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
  )
  assert.equal(plain.headers['referrer-policy'], 'same-origin')
  assert.equal(plain.headers['x-content-type-options'], 'nosniff')
  assert.equal(plain.headers['strict-transport-security'], undefined)
  assert.equal(plain.headers['cache-control'], 'no-store')
  assert.equal(plain.headers['x-powered-by'], undefined)
  const { app } = await siteFor(t, { publicAddress: 'https://value.example' })
  const secure = await app.inject({ url: '/form' })
  assert.equal(secure.headers['strict-transport-security'], 'max-age=31536000')
  assert.match(String(secure.headers['set-cookie']), /^__Host-form=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  assert.equal(secure.headers['cache-control'], 'private, no-cache')
  const json = (await app.inject({ url: '/index.json', headers: { host: 'elsewhere.example' } })).json()
  assert.deepEqual(json, { hello: 'https://value.example' })
})

test('no text makes a redirect that leaves the site', () => {
  const bits = fc.constantFrom(
    '/',
    '\\',
    '//',
    '.',
    '..',
    ':',
    '@',
    '?',
    '#',
    '%2f',
    '%5c',
    '\t',
    '\n',
    ' ',
    'evil.example',
    'http:',
    'javascript:',
    'a',
  )
  const nasty = fc.array(bits, { maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(
      fc.oneof(
        nasty,
        nasty.map((text) => `/${text}`),
        fc.string(),
        fc.webUrl(),
      ),
      (text) => {
        const path = localPath(text)
        if (path === undefined) return
        for (const base of ['http://site.example/sign-in', 'https://site.example:8443/a/b?c'])
          assert.equal(new URL(path, base).origin, new URL(base).origin)
        assert.equal(localPath(path), path)
        assert.match(path, /^\/(?![/\\])/)
      },
    ),
    { numRuns: 2000 },
  )
  assert.equal(localPath('/places/mere?page=2#x'), '/places/mere?page=2#x')
  for (const text of ['//evil.example', '/\\evil.example', '/..//evil.example', 'https://evil.example', '', undefined])
    assert.equal(localPath(text), undefined)
})

test('a site of this machine alone takes forms under names of this machine, so that no other name can be led to it', async (t) => {
  const { app } = await siteFor(t)
  const send = async (host: string) => {
    const { token, cookie } = await openForm(app, '/form')
    const headers = { host, cookie, 'content-type': form, 'sec-fetch-site': 'same-origin', origin: `http://${host}` }
    const payload = `_csrf=${encodeURIComponent(token)}`
    return (await app.inject({ method: 'POST', url: '/leave', headers, payload })).statusCode
  }
  for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', '192.0.2.4', 'my.localhost'])
    assert.equal(await send(host), 303, host)
  for (const host of ['rebound.example:3000', 'localhost.example', '127.0.0.1.example'])
    assert.equal(await send(host), 403, host)
})

test('what the database cannot keep is refused before it gets there, wherever it stands', async (t) => {
  const { app, noted } = await siteFor(t)
  const { token, cookie } = await openForm(app, '/places/mere/people/new', 'ada')
  noted.uses.length = 0
  const payload = `name=a%00b&_csrf=${encodeURIComponent(token)}`
  const sent = [
    await app.inject({
      method: 'POST',
      url: '/places/mere/people',
      headers: { 'content-type': form, cookie },
      payload,
    }),
    await app.inject({ url: '/places/me%00re/people', headers: { cookie } }),
    await app.inject({ url: '/?text=%00' }),
    await app.inject({
      method: 'POST',
      url: '/api/places/mere/people',
      headers: { authorization: 'Bearer ada', 'content-type': 'application/json' },
      payload: `{"name":"x","more":${'['.repeat(60_000)}${']'.repeat(60_000)}}`,
    }),
  ]
  assert.deepEqual(
    sent.map((reply) => reply.statusCode),
    [400, 400, 400, 400],
  )
  assert.deepEqual(noted.uses, [])
})
