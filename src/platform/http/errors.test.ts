import assert from 'node:assert/strict'
import test from 'node:test'
import { openForm, siteFor } from './fakes.test.ts'
import { errorForLog } from './log.ts'

test('what breaks is told with a reference that stands in the log, and with nothing of what broke', async (t) => {
  const { app, noted, log } = await siteFor(t)
  noted.broken = true
  const page = await app.inject({ url: '/', headers: { cookie: 'session=ada; other=COOKIE-VALUE' } })
  assert.equal(page.statusCode, 500)
  assert.doesNotMatch(page.body, /SECRET-DETAIL/)
  assert.match(page.body, /help@merebridge\.example/)
  const reference = /CW-[2-9A-Z]{6}/.exec(page.body)?.[0]
  assert.ok(reference !== undefined && log().includes(reference))
  assert.match(log(), /SECRET-DETAIL in the engine room/)
  const json = await app.inject({ url: '/index.json', headers: { authorization: 'Bearer ada' } })
  assert.equal(json.statusCode, 500)
  assert.match(json.json().error.reference, /^CW-/)
  assert.deepEqual(noted.uses, ['open read', 'rollback', 'open read', 'rollback'])
  assert.doesNotMatch(log(), /COOKIE-VALUE|Bearer|session=/)
})

test('the log holds neither forms nor addresses with what works once', async (t) => {
  const { app, log } = await siteFor(t)
  const { token, cookie } = await openForm(app, '/places/mere/people/new', 'ada')
  await app.inject({
    method: 'POST',
    url: '/places/mere/people?once=ONCE-VALUE',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: `_csrf=${encodeURIComponent(token)}&name=TYPED-VALUE`,
  })
  await app.inject({ url: '/nowhere/ONCE-VALUE' })
  assert.match(log(), /"route":"\/places\/:place\/people"/)
  assert.doesNotMatch(log(), /ONCE-VALUE|TYPED-VALUE/)
  assert.ok(!log().includes(token))
})

test('an error is logged with its causes but without the values a database adds', () => {
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    constraint: 'x_unique',
    detail: 'Key (email)=(a@b)',
  })
  const logged = JSON.stringify(errorForLog(new Error('not saved', { cause })))
  assert.match(logged, /not saved.*duplicate key.*23505|23505/)
  assert.match(logged, /x_unique/)
  assert.doesNotMatch(logged, /a@b/)
  assert.equal(errorForLog('thrown text').message, 'thrown text')
})

test('a redirect that would leave the site is a bug, not a redirect', async (t) => {
  const { app } = await siteFor(t)
  const { token, cookie } = await openForm(app, '/form')
  const reply = await app.inject({
    method: 'POST',
    url: '/lure',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: `_csrf=${encodeURIComponent(token)}`,
  })
  assert.equal(reply.statusCode, 500)
  assert.equal(reply.headers.location, undefined)
})

test('a page that is not there has a page that says so; a slash too many leads to the right address', async (t) => {
  const { app } = await siteFor(t)
  const none = await app.inject({ url: '/nowhere' })
  assert.equal(none.statusCode, 404)
  assert.match(none.body, /Page not found/)
  assert.match(none.body, /<main[\s\S]*href="\/"[\s\S]*<\/main>/, 'no dead end')
  assert.equal((await app.inject({ url: '/nowhere.json' })).json().error.reason, 'not-found')
  const slash = await app.inject({ url: '/form/?a=1' })
  assert.deepEqual([slash.statusCode, slash.headers.location], [308, '/form?a=1'])
  for (const url of ['//evil.example/', '/\\evil.example/', '/%5Cevil.example//'])
    assert.match((await app.inject({ url })).headers.location?.toString() ?? '/', /^\/(?!\/)/)
  assert.equal((await app.inject({ url: '/%zz' })).statusCode, 400)
  const head = await app.inject({ method: 'HEAD', url: '/' })
  assert.deepEqual([head.statusCode, head.body], [200, ''])
})

test('too much is refused in words', async (t) => {
  const { app } = await siteFor(t)
  const reply = await app.inject({
    method: 'POST',
    url: '/api/places/mere/people',
    headers: { authorization: 'Bearer ada', 'content-type': 'application/json' },
    payload: JSON.stringify({ name: 'x'.repeat(1_100_000) }),
  })
  assert.equal(reply.statusCode, 413)
  const kind = await app.inject({
    method: 'POST',
    url: '/leave',
    headers: { 'content-type': 'text/xml' },
    payload: '<a/>',
  })
  assert.equal(kind.statusCode, 415)
})

test('the server’s own addresses', async (t) => {
  const { app, noted } = await siteFor(t)
  const asset = await app.inject({ url: '/assets/abc123/site.css' })
  assert.equal(asset.headers['cache-control'], 'public, max-age=31536000, immutable')
  assert.equal((await app.inject({ url: '/robots.txt' })).body, 'User-agent: *\nDisallow: /\n')
  assert.deepEqual((await app.inject({ url: '/health' })).json(), { ok: true })
  assert.equal((await app.inject({ url: '/favicon.ico' })).statusCode, 204)
  assert.deepEqual(noted.uses, [])
})

test('when a session was last seen is noted after the transaction, not in it', async (t) => {
  const { app, noted } = await siteFor(t)
  await app.inject({ url: '/', headers: { cookie: 'session=ada' } })
  assert.deepEqual(noted.seen, ['ada after commit'])
})

test('when not even the page about it can be made, there is a line with a reference and nothing else', async (t) => {
  const { app, log } = await siteFor(t, {
    site: () => {
      throw new Error('SECRET-DETAIL: no name for the site')
    },
  })
  const reply = await app.inject({ url: '/' })
  assert.equal(reply.statusCode, 500)
  assert.match(reply.body, /^Something went wrong, and the fault is ours\. Reference: CW-/)
  assert.match(log(), /broken twice/)
})

test('of what a web server in front writes, only its own word on the address counts', async (t) => {
  const address = async (trustProxy: boolean) => {
    const { app } = await siteFor(t, { trustProxy })
    const seen: string[] = []
    for (const last of ['5', '5', '5', '5', '6']) {
      const { token, cookie } = await openForm(app, '/form')
      const reply = await app.inject({
        method: 'POST',
        url: '/guess',
        headers: {
          'x-forwarded-for': `203.0.113.9, 192.0.2.${last}`,
          cookie,
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: `_csrf=${encodeURIComponent(token)}`,
      })
      seen.push(String(reply.statusCode))
    }
    return seen.join(' ')
  }
  assert.equal(await address(true), '303 303 303 429 303')
  assert.equal(await address(false), '303 303 303 429 429')
})
