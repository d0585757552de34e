import assert from 'node:assert/strict'
import test from 'node:test'
import { freshAccounts, here, linkIn, password } from '../../test/support/accounts.ts'
import { emailFor } from '../../test/support/auth.ts'

test('one changes name and password; the password ends the other sessions', async (t) => {
  const given = await freshAccounts(t)
  const vera = await given.holder('Vera', 'viewer', here)
  const browser = await given.signedIn(vera)
  const other = await given.signedIn(vera)
  assert.equal((await browser.send('/account/name', '/account/name', { name: ' ' })).status, 422)
  await browser.send('/account/name', '/account/name', { name: 'Vera <b>Voss' })
  assert.match((await browser.get('/account')).body, /Vera &lt;b&gt;Voss/)
  const change = (values: Record<string, string>) => browser.send('/account/password', '/account/password', values)
  assert.match((await change({ password: 'not it', fresh: 'a longer set of words' })).body, /This is not your password/)
  assert.match((await change({ password, fresh: 'vera voss' })).body, /at least 12 characters/)
  assert.equal((await change({ password, fresh: 'a longer set of words' })).to, '/account')
  assert.equal((await other.get('/account')).status, 303)
  assert.equal((await browser.get('/account')).status, 200)
  assert.deepEqual(await given.audit(), ['signed in', 'signed in', 'own name changed', 'password changed'])
})

test('a new e-mail address counts once its link is opened; somebody else’s is not given away', async (t) => {
  const given = await freshAccounts(t)
  const vera = await given.holder('Vera', 'viewer', here)
  await given.holder('Other', 'viewer', here)
  const browser = await given.signedIn(vera)
  const ask = (email: string) => browser.send('/account/email', '/account/email', { email, password })
  assert.equal((await ask(emailFor('Other'))).to, '/account')
  assert.deepEqual(
    given.mails.map((mail) => mail.to),
    [emailFor('Vera')],
    'only the notice to the old address',
  )
  assert.equal((await ask('vera@new.example')).to, '/account')
  assert.deepEqual(
    given.mails.slice(1).map((mail) => mail.to),
    ['vera@new.example', emailFor('Vera')],
  )
  const link = linkIn(given.mails.slice(0, 2))
  const guest = given.browser()
  assert.match((await guest.get(link)).body, /vera@new.example/)
  assert.equal((await guest.send(link, link)).status, 303)
  assert.equal((await guest.get(link)).status, 410)
  const signIn = (email: string) => given.browser().send('/sign-in', '/sign-in', { email, password })
  assert.equal((await signIn('vera@new.example')).status, 303)
  assert.equal((await signIn(emailFor('Vera'))).status, 422)
})

test('a new password stops a change of address that somebody else asked for', async (t) => {
  const given = await freshAccounts(t)
  const browser = await given.signedIn(await given.holder('Vera', 'viewer', here))
  await browser.send('/account/email', '/account/email', { email: 'thief@new.example', password })
  const link = linkIn(given.mails.slice(0, 1))
  await browser.send('/account/password', '/account/password', { password, fresh: 'a longer set of words' })
  assert.equal((await given.browser().get(link)).status, 410)
})

test('one sees where one is signed in, and signs the others out', async (t) => {
  const given = await freshAccounts(t)
  const vera = await given.holder('Vera', 'viewer', here)
  const eve = await given.signedIn(await given.holder('Eve', 'viewer', here))
  const browser = await given.signedIn(vera)
  const second = await given.signedIn(vera)
  const third = await given.signedIn(vera)
  interface Answer {
    browsers: { id: string; agent: string; current: boolean }[]
  }
  const list = async () => (await browser.json<Answer>('/account/browsers.json')).browsers
  assert.deepEqual(
    (await list()).map((one) => one.agent),
    ['Firefox on Linux', 'Firefox on Linux', 'Firefox on Linux'],
  )
  const other = (await list()).find((one) => !one.current)!
  const end = `/account/browsers/${other.id}/end`
  assert.equal((await eve.send('/account', end)).status, 404, 'not hers to end')
  assert.equal((await browser.send('/account/browsers', end)).to, '/account/browsers')
  assert.equal((await list()).length, 2)
  await browser.send('/account/browsers', '/account/browsers/end-others')
  assert.deepEqual(
    (await list()).map((one) => one.current),
    [true],
  )
  for (const gone of [second, third]) assert.equal((await gone.get('/account')).status, 303)
})

test('a token is made for some things and some time, shown once, used and revoked', async (t) => {
  const given = await freshAccounts(t)
  const lead = await given.holder('Leda', 'place-lead', here)
  const browser = await given.signedIn(lead)
  const page = '/account/tokens/new'
  const days = { 'expires-day': '1', 'expires-month': '3', 'expires-year': '2027' }
  const make = (values: Record<string, string | string[]>) => browser.send(page, page, { ...days, ...values })
  assert.doesNotMatch((await browser.get(page)).body, /value="own.account"/)
  assert.match((await make({ name: '', permissions: 'people.read' })).body, /value="people.read"[^>]*checked/)
  assert.equal((await make({ name: 'x', permissions: 'people.read', 'expires-year': '2099' })).status, 422)
  const made = await make({
    name: 'monthly',
    permissions: ['people.read', 'own.account', 'people.manage'],
    places: here.id,
  })
  const token = /commonweal_[\w-]{43}/.exec(made.body)![0]
  assert.doesNotMatch((await browser.get('/account/tokens')).body, new RegExp(token))
  const ask = (url: string, method: 'GET' | 'POST' = 'GET') =>
    given.server.inject({ method, url, headers: { authorization: `Bearer ${token}` } })
  assert.equal((await ask('/api/people')).json().people.length, 1)
  assert.equal((await ask('/api/account/tokens')).statusCode, 403, 'own.account was not given, though it was asked for')
  const kept = await given.database.asOwner<{ permissions: string[] }>('select permissions from api_tokens')
  assert.deepEqual(kept[0]!.permissions, ['people.read'])
  const list = await browser.json<{ tokens: { id: string; used?: string }[] }>('/account/tokens.json')
  assert.ok(list.tokens[0]!.used)
  const revoke = `/account/tokens/${list.tokens[0]!.id}/revoke`
  assert.equal((await browser.send('/account/tokens', revoke)).to, '/account/tokens')
  assert.equal((await ask('/api/people')).statusCode, 401)
})

test('everybody signed in may read what the roles allow; the front page is for everybody', async (t) => {
  const given = await freshAccounts(t)
  const browser = await given.signedIn(await given.holder('Vera', 'viewer', here))
  const { roles } = await browser.json<{ roles: { name: string; may: string[] }[] }>('/roles.json')
  assert.equal(roles.length, 11)
  assert.deepEqual(roles.find((role) => role.name === 'place-lead')!.may, ['people.read', 'people.invite'])
  assert.match((await browser.get('/roles')).body, /Contract manager/)
  const front = await given.browser().get('/')
  assert.match(front.body, /href="\/places\/merebridge"/)
  assert.match((await browser.get('/')).body, /Nothing needs you today/)
})
