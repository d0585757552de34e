import assert from 'node:assert/strict'
import test from 'node:test'
import { generate } from 'otplib'
import { freshAccounts, here, linkIn, password } from '../../test/support/accounts.ts'
import { emailFor } from '../../test/support/auth.ts'
import { firstAdministratorLink, onlyInventedPeople } from './index.ts'

/** The form's values, with the hidden field that says where to go. */
const afterwards = (values: Record<string, string>, path: string) =>
  Object.fromEntries([...Object.entries(values), ['then', path]])

test('the link printed at the start makes the first administrator, once', async (t) => {
  const given = await freshAccounts(t)
  const path = async () => given.asSystem((scope) => firstAdministratorLink(scope, given.services))
  const old = await path()
  const link = await path()
  const browser = given.browser()
  assert.equal((await browser.get(old!)).status, 410, 'an older link is void')
  assert.equal((await browser.get(link!)).status, 200)
  const wrong = await browser.send(link!, link!, { name: 'Ada', email: 'ada', password: 'short' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /Error: Make the first administrator/)
  assert.match(wrong.body, /value="Ada"/)
  assert.match(wrong.body, /href="#email"/)
  const made = await browser.send(link!, link!, { name: 'Ada Byron', email: 'Ada@Merebridge.example', password })
  assert.deepEqual([made.status, made.to], [303, '/'])
  const home = await browser.get('/')
  assert.match(home.body, /Hello Ada Byron/)
  assert.match(home.body, /Turn on a code for signing in/)
  assert.equal((await given.browser().get(link!)).status, 410)
  assert.equal(await path(), undefined)
  assert.deepEqual(await given.audit(), ['first administrator made'])
})

test('signing in leads back to where one wanted to go, and nowhere else', async (t) => {
  const given = await freshAccounts(t)
  await given.administrator('Ada')
  const signIn = async (then: string) => {
    const browser = given.browser()
    return browser.send(
      `/sign-in?then=${encodeURIComponent(then)}`,
      '/sign-in',
      afterwards({ email: emailFor('Ada'), password }, then),
    )
  }
  assert.equal((await signIn('/people?text=a')).to, '/people?text=a')
  for (const bad of ['https://evil.example/', '//evil.example', '/sign-out', 'javascript:alert(1)', '/\\evil.example'])
    assert.equal((await signIn(bad)).to, '/', bad)
  const guest = await given.browser().get('/people')
  assert.deepEqual([guest.status, guest.to], [303, '/sign-in?then=%2Fpeople'])
})

test('a wrong password and an unknown address are told in the same words, and the address is kept', async (t) => {
  const given = await freshAccounts(t)
  await given.administrator('Ada')
  const tried = async (email: string) => {
    const shown = await given.browser().send('/sign-in', '/sign-in', { email, password: 'not this one here' })
    assert.equal(shown.status, 422)
    assert.match(shown.body, new RegExp(`value="${email}"`))
    return shown.body.replaceAll(email, 'EMAIL').replace(/name="[^"]*csrf[^"]*" value="[^"]*"/gi, '')
  }
  assert.equal(await tried(emailFor('Ada')), await tried(emailFor('Eve')))
})

test('a new session replaces the old one, and signing out ends it', async (t) => {
  const given = await freshAccounts(t)
  const ada = await given.administrator('Ada')
  const browser = await given.signedIn(ada)
  await browser.get('/account')
  const count = async () => (await given.database.asOwner('select 1 from sessions')).length
  assert.equal(await count(), 1)
  const out = await browser.send('/account', '/sign-out')
  assert.deepEqual([out.status, out.to], [303, '/'])
  assert.equal(await count(), 0)
  assert.match((await browser.get('/')).body, /You are signed out/)
  assert.deepEqual(await given.audit(), ['signed in', 'signed out'])
})

test('with codes on, a code is asked for; a recovery code does as well', async (t) => {
  const given = await freshAccounts(t)
  const ada = await given.administrator('Ada')
  const browser = await given.signedIn(ada)
  assert.equal((await browser.send('/account/codes', '/account/codes/begin')).to, '/account/codes/turn-on')
  const begun = await given.as(ada, (scope) => given.auth.codesBegun(scope, ada))
  const page = await browser.get('/account/codes/turn-on')
  assert.ok(page.body.includes(begun!.secret.match(/.{1,4}/g)!.join(' ')))
  assert.equal((await browser.send('/account/codes/turn-on', '/account/codes/turn-on', { code: '000000' })).status, 422)
  const epoch = () => Math.floor(given.clock.now.getTime() / 1000)
  const code = await generate({ secret: begun!.secret, epoch: epoch() })
  const on = await browser.send('/account/codes/turn-on', '/account/codes/turn-on', { code })
  const recovery = [...on.body.matchAll(/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/g)].map((match) => match[0])
  assert.equal(recovery.length, 10)
  assert.match(given.mails.at(-1)!.subject, /turned on/)

  const other = given.browser()
  const asked = await other.send('/sign-in', '/sign-in', afterwards({ email: emailFor('Ada'), password }, '/people'))
  assert.match(asked.to, /^\/sign-in\/code\/[\w-]+\?then=%2Fpeople$/)
  const step = asked.to.split('?')[0]!
  assert.equal((await other.send(asked.to, step, afterwards({ code: '123 456' }, '/people'))).status, 422)
  assert.equal((await other.get('/account')).status, 303, 'not signed in yet')
  const done = await other.send(asked.to, step, afterwards({ code: recovery[3]! }, '/people'))
  assert.deepEqual([done.status, done.to], [303, '/people'])
  assert.equal((await other.get('/account')).status, 200)
  assert.equal((await other.get(asked.to)).status, 410)

  assert.equal((await other.send('/account/codes', '/account/codes', { password: 'no', what: 'off' })).status, 422)
  assert.equal((await other.send('/account/codes', '/account/codes', { password, what: 'off' })).to, '/account')
  assert.equal((await given.browser().send('/sign-in', '/sign-in', { email: emailFor('Ada'), password })).to, '/')
})

test('a forgotten password is replaced by mail, once, and everybody is signed out', async (t) => {
  const given = await freshAccounts(t)
  const ada = await given.administrator('Ada')
  const signedIn = await given.signedIn(ada)
  const browser = given.browser()
  const ask = (email: string) => browser.send('/sign-in/forgotten', '/sign-in/forgotten', { email })
  const unknown = await ask('nobody@merebridge.example')
  assert.equal(given.mails.length, 0)
  const known = await ask(emailFor('Ada'))
  assert.equal(known.body, unknown.body)
  assert.equal(given.mails.length, 1)
  assert.equal(given.mails[0]!.secret, true)
  const old = linkIn(given.mails)
  await ask(emailFor('Ada'))
  const link = linkIn(given.mails)
  assert.equal((await browser.get(old)).status, 410, 'the newer link voids the older')
  assert.equal((await browser.send(link, link, { password: 'password1234' })).status, 422)
  const saved = await browser.send(link, link, { password: 'quite another set of words' })
  assert.deepEqual([saved.status, saved.to], [303, '/sign-in'])
  assert.match(given.mails.at(-1)!.subject, /was changed/)
  assert.equal((await signedIn.get('/account')).status, 303)
  assert.equal((await browser.get(link)).status, 410)
  assert.equal((await browser.send('/sign-in', '/sign-in', { email: emailFor('Ada'), password })).status, 422)
  const fresh = { email: emailFor('Ada'), password: 'quite another set of words' }
  assert.equal((await browser.send('/sign-in', '/sign-in', fresh)).status, 303)
})

test('somebody deactivated gets no mail and cannot use an open link', async (t) => {
  const given = await freshAccounts(t)
  await given.administrator()
  const gone = await given.holder('Gone', 'viewer', here)
  const browser = given.browser()
  await browser.send('/sign-in/forgotten', '/sign-in/forgotten', { email: emailFor('Gone') })
  const link = linkIn(given.mails)
  await given.asSystem((scope) => given.auth.deactivate(scope, gone))
  assert.equal((await browser.get(link)).status, 410)
  await browser.send('/sign-in/forgotten', '/sign-in/forgotten', { email: emailFor('Gone') })
  assert.equal(given.mails.length, 1)
})

test('signing in as an invented person works only where there is nothing but the demonstration', async (t) => {
  const given = await freshAccounts(t)
  const { demo } = given.feature
  const load = () => given.asSystem((scope) => demo!.load(scope, () => undefined))
  const only = () => given.asSystem(onlyInventedPeople)
  assert.equal(await only(), false)
  await load()
  await load()
  assert.equal(await only(), true)
  const number = async () => (await given.database.asOwner('select 1 from people')).length
  const loaded = await number()
  assert.ok(loaded > 15)
  const email = 'hamish.yildirim@merebridge.example'
  const browser = given.browser()
  assert.doesNotMatch((await browser.get('/sign-in')).body, /Hamish/)
  assert.equal((await browser.send('/sign-in', '/sign-in/as', { email })).status, 403)
  given.state.demonstrationOnly = true
  assert.match((await browser.get('/sign-in')).body, /Sign in as Hamish Yildirim, analyst/)
  assert.equal((await browser.send('/sign-in', '/sign-in/as', { email })).status, 303)
  assert.match((await browser.get('/account')).body, /Analyst, Merebridge/)
  assert.ok(
    await given.asSystem((scope) => firstAdministratorLink(scope, given.services)),
    'invented people do not count',
  )
  await given.asSystem((scope) => demo!.remove(scope, () => undefined))
  assert.equal(await number(), 0)
  await load()
  await given.holder('Real', 'viewer', here)
  assert.equal(await only(), false)
})
