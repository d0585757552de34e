// What somebody could try on purpose with invitations, lists of people, the demonstration and links that were asked for.
import assert from 'node:assert/strict'
import test from 'node:test'
import {
  address,
  freshAccounts,
  here,
  homecare,
  linkIn,
  password,
  type TestAccounts,
  there,
} from '../../test/support/accounts.ts'
import { emailFor } from '../../test/support/auth.ts'
import { addDays, dayOf, type PersonId } from '../platform/kernel/index.ts'
import { demoPeople } from './demo/people.ts'

const rolesOf = async (given: TestAccounts, email: string): Promise<readonly string[]> => {
  const found = await given.database.asOwner<{ role: string }>(
    'select role from grants join people on people.id = person_id where email = $1 order by role',
    [email],
  )
  return found.map((row) => row.role)
}

test('whoever holds the link of their own invitation does not take up what others offered to that address', async (t) => {
  const given = await freshAccounts(t)
  given.state.mailGoesOut = false
  const admin = await given.signedIn(await given.administrator())
  const lead = await given.signedIn(await given.holder('Lead', 'place-lead', here))
  const email = 'boss@merebridge.example'
  await admin.send('/people/invite', '/people/invite', { email, role: 'installation-administrator' })
  const shown = await lead.send('/people/invite', '/people/invite', { email, role: 'viewer', place: here.id })
  const link = new RegExp(`${address}(/join/[\\w-]+)`).exec(shown.body)?.[1]
  assert.ok(link, 'without a mail server the lead is shown the link')
  assert.equal((await given.browser().send(link, link, { name: 'Not the boss', password })).status, 303)
  assert.deepEqual(await rolesOf(given, email), ['viewer'])
})

test('a program that invites is not told the link where the mail goes out', async (t) => {
  const given = await freshAccounts(t)
  const lead = await given.holder('Lead', 'place-lead', here)
  const { token } = await given.as(lead, (scope) =>
    given.auth.makeToken(scope, {
      person: lead,
      name: 'trial',
      permissions: ['people.invite'],
      expires: addDays(dayOf(given.clock.now), 9),
    }),
  )
  const invite = (email: string) =>
    given.server.inject({
      method: 'POST',
      url: '/api/people/invite',
      headers: { authorization: `Bearer ${token}` },
      payload: { email, role: 'viewer', place: here.id },
    })
  const sent = await invite('boss@merebridge.example')
  assert.equal(sent.statusCode, 200, sent.body)
  assert.doesNotMatch(sent.body, /\/join\//)
  given.state.mailGoesOut = false
  assert.match((await invite('other@merebridge.example')).body, /\/join\//)
})

test('a lead who also works in another place is shown neither its people nor its invitations', async (t) => {
  const given = await freshAccounts(t)
  const lead = await given.person('Lead', {
    password,
    grants: [
      { role: 'place-lead', place: here.id, sector: 'vcse' },
      { role: 'provider', organisation: homecare.id },
      { role: 'viewer', place: there.id },
    ],
  })
  const far = await given.holder('Far', 'viewer', there)
  const near = await given.holder('Near', 'viewer', here)
  const admin = await given.signedIn(await given.administrator())
  const email = 'waiting@stonehithe.example'
  await admin.send('/people/invite', '/people/invite', { email, role: 'viewer', place: there.id })
  const browser = await given.signedIn(lead)
  const { people } = await browser.json<{ people: { name: string }[] }>('/people.json')
  assert.deepEqual(
    people.map((person) => person.name),
    ['Lead', 'Near'],
  )
  assert.doesNotMatch((await browser.get('/people')).body, /waiting@|far@/)
  assert.doesNotMatch((await browser.get('/people.csv')).body, /far@/)
  assert.equal((await browser.get(`/people/${far}`)).status, 404)
  assert.equal((await browser.get(`/people/${far}/roles`)).status, 404)
  assert.equal((await browser.get(`/people/${near}`)).status, 200)
  assert.equal((await browser.get('/account')).status, 200, 'one’s own roles are shown all the same')
})

test('whoever signed in as an invented person is out as soon as the first real one comes', async (t) => {
  const given = await freshAccounts(t)
  const invented = demoPeople.find((one) => one.roles[0]?.role === 'installation-administrator')!
  await given.asSystem((scope) => given.feature.demo!.load(scope, () => undefined))
  given.state.demonstrationOnly = true
  const visitor = given.browser()
  assert.equal((await visitor.send('/sign-in', '/sign-in/as', { email: invented.email })).status, 303)
  assert.equal((await visitor.get('/people')).status, 200)
  const [row] = await given.database.asOwner<{ id: PersonId }>('select id from people where email = $1', [
    invented.email,
  ])
  const { token } = await given.as(row!.id, (scope) =>
    given.auth.makeToken(scope, {
      person: row!.id,
      name: 'kept for later',
      permissions: ['people.read'],
      expires: addDays(dayOf(given.clock.now), 300),
    }),
  )
  assert.notEqual(await given.auth.scopeForToken(token), undefined)
  await given.administrator()
  assert.equal((await visitor.get('/people')).status, 303)
  assert.equal(await given.auth.scopeForToken(token), undefined)
})

test('an invented person is never sent a link with which to choose a password', async (t) => {
  const given = await freshAccounts(t)
  await given.asSystem((scope) => given.feature.demo!.load(scope, () => undefined))
  const shown = await given.browser().send('/sign-in/forgotten', '/sign-in/forgotten', { email: demoPeople[0]!.email })
  assert.equal(shown.status, 200)
  assert.deepEqual(given.mails, [])
})

test('choosing a new password by mail ends what whoever knew the old one had begun', async (t) => {
  const given = await freshAccounts(t)
  const vera = await given.holder('Vera', 'viewer', here)
  const thief = await given.signedIn(vera)
  await thief.send('/account/email', '/account/email', { email: 'thief@elsewhere.example', password })
  const stolen = new RegExp(`${address}(/account/email/\\S+)`).exec(
    given.mails.map((mail) => mail.text).join('\n'),
  )?.[1]
  assert.ok(stolen)
  assert.equal((await given.browser().get(stolen)).status, 200)
  const owner = given.browser()
  await owner.send('/sign-in/forgotten', '/sign-in/forgotten', { email: emailFor('Vera') })
  const reset = linkIn(given.mails)
  assert.equal((await owner.send(reset, reset, { password: 'other plain words there' })).status, 303)
  assert.equal((await given.browser().get(stolen)).status, 410)
})

test('what a person offered to others is withdrawn when that person is deactivated', async (t) => {
  const given = await freshAccounts(t)
  given.state.mailGoesOut = false
  const lead = await given.holder('Lead', 'place-lead', here)
  const browser = await given.signedIn(lead)
  await browser.send('/people/invite', '/people/invite', {
    email: 'own.other@x.example',
    role: 'viewer',
    place: here.id,
  })
  const link = linkIn(given.mails)
  assert.equal((await given.browser().get(link)).status, 200)
  const admin = await given.signedIn(await given.administrator())
  const path = `/people/${lead}/deactivate`
  assert.equal((await admin.send(path, path, {})).status, 303)
  assert.equal((await given.browser().get(link)).status, 410)
})

test('what a lead offered in a place is withdrawn when the lead’s role there ends, and not before the last one does', async (t) => {
  const given = await freshAccounts(t)
  given.state.mailGoesOut = false
  const lead = await given.person('Lead', {
    password,
    grants: [
      { role: 'place-lead', place: here.id, sector: 'vcse' },
      { role: 'place-lead', place: here.id, sector: 'provider' },
      { role: 'place-lead', place: there.id, sector: 'vcse' },
    ],
  })
  const browser = await given.signedIn(lead)
  const offer = async (email: string, place: string) => {
    await browser.send('/people/invite', '/people/invite', { email, role: 'viewer', place })
    return linkIn(given.mails)
  }
  const [inside, outside] = [await offer('a@x.example', here.id), await offer('b@x.example', there.id)]
  const admin = await given.signedIn(await given.administrator())
  const roles = await given.database.asOwner<{ id: string }>(
    'select id from grants where person_id = $1 and place_id = $2 order by sector',
    [lead, here.id],
  )
  const statuses = async () => {
    const found: number[] = []
    for (const link of [inside, outside]) found.push((await given.browser().get(link)).status)
    return found
  }
  await admin.send(`/people/${lead}`, `/people/roles/${roles[0]!.id}/end`)
  assert.deepEqual(await statuses(), [200, 200])
  await admin.send(`/people/${lead}`, `/people/roles/${roles[1]!.id}/end`)
  assert.deepEqual(await statuses(), [410, 200])
})
