import assert from 'node:assert/strict'
import test from 'node:test'
import { address, freshAccounts, here, homecare, linkIn, password, there } from '../../test/support/accounts.ts'
import { emailFor } from '../../test/support/auth.ts'
import type { PersonId } from '../platform/kernel/index.ts'
import type { HandOver } from './index.ts'

interface PeopleAnswer {
  people: { id: string; name: string; email: string; roles: { title: string; where: string; state: string }[] }[]
}

test('somebody new is invited, accepts, is signed in, and sees only what is theirs', async (t) => {
  const given = await freshAccounts(t)
  const lead = await given.holder('Leda Lead', 'place-lead', here)
  await given.holder('Far Away', 'place-lead', there)
  const browser = await given.signedIn(lead)
  const form = await browser.get('/people/invite')
  assert.match(form.body, /Merebridge<\/option>/)
  assert.doesNotMatch(form.body, /Stonehithe|Administrator<\/label>|Facilitator\s*<\/label>.*x/)

  const values = { email: 'New@Merebridge.example', name: 'Nia New', role: 'viewer', place: here.id }
  const wrong = await browser.send('/people/invite', '/people/invite', {
    ...values,
    email: 'x',
    role: 'analyst',
    place: '',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /value="Nia New"/)
  assert.match(wrong.body, /value="analyst"[^>]*checked/)
  const other = await browser.send('/people/invite', '/people/invite', { ...values, place: there.id })
  assert.equal(other.status, 422)
  assert.match(other.body, /You cannot give a role there/)

  const done = await browser.send('/people/invite', '/people/invite', values)
  assert.equal(done.status, 200)
  assert.match(done.body, /on its way/)
  assert.doesNotMatch(done.body, /\/join\//, 'the link goes by mail alone')
  const mail = given.mails.at(-1)!
  assert.deepEqual([mail.to, mail.secret], ['new@merebridge.example', true])
  assert.match(mail.text, /Leda Lead invites you .* as: Viewer, Merebridge/)

  const link = linkIn(given.mails)
  const guest = given.browser()
  assert.match((await guest.get(link)).body, /value="Nia New"/)
  const short = await guest.send(link, link, { name: 'Nia Newman', password: 'short' })
  assert.equal(short.status, 422)
  assert.match(short.body, /value="Nia Newman"/)
  const joined = await guest.send(link, link, { name: 'Nia Newman', password })
  assert.deepEqual([joined.status, joined.to], [303, '/'])
  assert.match((await guest.get('/account')).body, /Viewer, Merebridge/)
  assert.equal((await guest.get('/people')).status, 403)
  assert.match((await guest.get('/')).body, /Merebridge/)
  assert.doesNotMatch((await guest.get('/')).body, /Stonehithe/)
  assert.equal((await given.browser().get(link)).status, 410)

  const seen = await browser.json<PeopleAnswer>('/people.json')
  assert.deepEqual(
    seen.people.map((person) => person.name),
    ['Leda Lead', 'Nia Newman'],
  )
  assert.deepEqual(
    seen.people[1]!.roles.map((role) => [role.title, role.where, role.state]),
    [['Viewer', 'Merebridge', 'now']],
  )
  assert.ok((await given.audit()).includes('invitation accepted'))
})

test('somebody who has an account gets the role at once, and is told', async (t) => {
  const given = await freshAccounts(t)
  const admin = await given.administrator()
  const vera = await given.holder('Vera', 'viewer', here)
  const browser = await given.signedIn(admin)
  const values = { email: emailFor('Vera'), role: 'provider', organisation: homecare.id }
  assert.match((await browser.send('/people/invite', '/people/invite', values)).body, /Provider, Mere Homecare/)
  assert.match(given.mails.at(-1)!.text, /Admin Person has given you a role: Provider, Mere Homecare/)
  assert.deepEqual((await given.auth.scopeForPerson(vera))?.organisations, [homecare.id])
  assert.match((await browser.send('/people/invite', '/people/invite', values)).body, /already has this role/)
})

test('one acceptance takes up every invitation to the address that the same person made', async (t) => {
  const given = await freshAccounts(t)
  const browser = await given.signedIn(await given.administrator())
  const invite = (values: Record<string, string>) =>
    browser.send('/people/invite', '/people/invite', { email: 'two@merebridge.example', ...values })
  await invite({ role: 'viewer', place: here.id })
  const first = linkIn(given.mails)
  await invite({ role: 'analyst', place: there.id })
  await invite({ role: 'viewer', place: here.id })
  const again = linkIn(given.mails)
  const guest = given.browser()
  assert.equal((await guest.get(first)).status, 410, 'replaced by the newer one for the same role')
  assert.equal((await guest.send(again, again, { name: 'Two', password })).status, 303)
  const found = await browser.json<PeopleAnswer>('/people.json?text=two@')
  assert.deepEqual(found.people[0]!.roles.map((role) => role.title).sort(), ['Analyst', 'Viewer'])
  assert.match((await browser.get('/people')).body, /No invitation is waiting/)
})

test('of two who accept at the same moment one gets in', async (t) => {
  const given = await freshAccounts(t)
  const browser = await given.signedIn(await given.administrator())
  await browser.send('/people/invite', '/people/invite', { email: 'one@x.example', role: 'viewer', place: here.id })
  const link = linkIn(given.mails)
  const answers = await Promise.all(['A', 'B'].map((name) => given.browser().send(link, link, { name, password })))
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [303, 410])
  assert.equal((await given.database.asOwner(`select 1 from people where email = 'one@x.example'`)).length, 1)
})

test('an invitation is sent again, withdrawn, and runs out; without a mail server the link is shown', async (t) => {
  const given = await freshAccounts(t)
  given.state.mailGoesOut = false
  const admin = await given.administrator()
  const lead = await given.holder('Lead', 'place-lead', there)
  const browser = await given.signedIn(admin)
  const values = { email: 'slow@merebridge.example', role: 'viewer', place: here.id }
  const made = await browser.send('/people/invite', '/people/invite', values)
  assert.ok(made.body.includes(`${address}/join/`), 'nobody could come in otherwise')
  const old = linkIn(given.mails)
  const [row] = await given.database.asOwner<{ id: string }>('select id from invitations')
  const again = `/people/invitations/${row!.id}/send-again`
  const withdraw = `/people/invitations/${row!.id}/withdraw`
  const stranger = await given.signedIn(lead)
  assert.equal((await stranger.send('/people', again)).status, 404)
  given.wait(12 * 24 * 60)
  const later = await given.signedIn(admin)
  assert.match((await later.get('/')).body, /runs out on 6 December 2026: slow@merebridge.example/)
  assert.equal((await later.send('/people', again)).status, 200)
  const fresh = linkIn(given.mails)
  assert.equal((await given.browser().get(old)).status, 410)
  assert.equal((await given.browser().get(fresh)).status, 200)
  assert.equal((await later.send('/people', withdraw)).to, '/people')
  assert.equal((await given.browser().get(fresh)).status, 410)
  assert.equal((await later.send('/people', withdraw)).status, 409)
  await later.send('/people/invite', '/people/invite', values)
  const third = linkIn(given.mails)
  given.wait(15 * 24 * 60)
  assert.equal((await given.browser().get(third)).status, 410)
  assert.match((await (await given.signedIn(admin)).get('/people')).body, /Run out/)
})

test('a role is given from a day until a day, and ended', async (t) => {
  const given = await freshAccounts(t)
  const admin = await given.administrator()
  const vera = await given.holder('Vera', 'viewer', here)
  const browser = await given.signedIn(admin)
  const path = `/people/${vera}/roles`
  const days = {
    'from-day': '1',
    'from-month': '12',
    'from-year': '2026',
    'until-day': '31',
    'until-month': '12',
    'until-year': '2026',
  }
  const wrong = await browser.send(path, path, { role: 'analyst', place: here.id, ...days, 'until-day': '32' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /value="32"/)
  assert.equal((await browser.send(path, path, { role: 'analyst', place: here.id, ...days })).to, `/people/${vera}`)
  const page = (await browser.get(`/people/${vera}`)).body
  assert.match(page, /1 December 2026/)
  assert.match(page, /31 December 2026/)
  assert.match(page, /Later/)
  const roles = await given.database.asOwner<{ id: string }>(`select id from grants where role = 'viewer'`)
  const end = `/people/roles/${roles[0]!.id}/end`
  assert.equal((await browser.send(`/people/${vera}`, end)).to, `/people/${vera}`)
  assert.deepEqual((await given.auth.scopeForPerson(vera))?.places, [])
  const own = await given.database.asOwner<{ id: string }>(
    `select id from grants where role = 'installation-administrator'`,
  )
  const last = await browser.send(`/people/${vera}`, `/people/roles/${own[0]!.id}/end`)
  assert.equal(last.status, 409)
  assert.match(last.body, /last administrator/)
})

test('when somebody leaves, what is theirs goes to somebody else, and they cannot come in until let in again', async (t) => {
  const held = new Map<PersonId, string[]>()
  const plans: HandOver = {
    what: 'Plans',
    holds: async (_scope, person) => (held.get(person) ?? []).map((title) => ({ title, href: '/' })),
    takeOver: async (_scope, from, to) => {
      const items = held.get(from) ?? []
      held.set(to, [...(held.get(to) ?? []), ...items]).delete(from)
      return items.length
    },
  }
  const given = await freshAccounts(t, [plans])
  const admin = await given.administrator()
  const vera = await given.holder('Vera', 'viewer', here)
  const heir = await given.holder('Henry', 'viewer', here)
  held.set(vera, ['Housing plan', 'Jobs plan'])
  const hers = await given.signedIn(vera)
  const browser = await given.signedIn(admin)
  const path = `/people/${vera}/deactivate`
  assert.match((await browser.get(path)).body, /Housing plan/)
  const without = await browser.send(path, path, { why: 'She moves to another council' })
  assert.equal(without.status, 422)
  assert.match(without.body, /She moves to another council/)
  assert.equal((await browser.send(path, path, { to: heir, why: 'She moves' })).to, `/people/${vera}`)
  assert.deepEqual(held.get(heir), ['Housing plan', 'Jobs plan'])
  assert.equal((await hers.get('/account')).status, 303)
  const signIn = () => given.browser().send('/sign-in', '/sign-in', { email: emailFor('Vera'), password })
  assert.equal((await signIn()).status, 422)
  const invited = await browser.send('/people/invite', '/people/invite', {
    email: emailFor('Vera'),
    role: 'analyst',
    place: here.id,
  })
  assert.match(invited.body, /was deactivated/)
  await browser.send(`/people/${vera}`, `/people/${vera}/reactivate`)
  assert.equal((await signIn()).status, 303)
  const own = `/people/${admin}/deactivate`
  assert.equal((await browser.send(own, own, { to: heir })).status, 409)
  assert.deepEqual(
    (await given.audit()).filter((what) => what.startsWith('person')),
    ['person deactivated', 'person let in again'],
  )
})

test('a place lead sees the people of the place, with the roles there, and no others', async (t) => {
  const given = await freshAccounts(t)
  const lead = await given.holder('Leda', 'place-lead', here)
  const both = await given.person('Both', {
    grants: [
      { role: 'viewer', place: here.id },
      { role: 'analyst', place: there.id },
    ],
  })
  const far = await given.holder('Far', 'viewer', there)
  const browser = await given.signedIn(lead)
  const { people } = await browser.json<PeopleAnswer>('/people.json')
  assert.deepEqual(
    people.map((person) => [person.name, person.roles.length]),
    [
      ['Both', 1],
      ['Leda', 1],
    ],
  )
  assert.equal((await browser.get(`/people/${both}`)).status, 200)
  assert.doesNotMatch((await browser.get(`/people/${both}`)).body, /Stonehithe|Deactivate/)
  assert.equal((await browser.get(`/people/${far}`)).status, 404)
  assert.equal((await browser.get(`/people/${both}/deactivate`)).status, 403)
  assert.equal((await browser.get('/people/not-an-id')).status, 404)
  const csv = await browser.get('/people.csv')
  assert.match(csv.body, /Both,both@merebridge.example,"?Viewer, Merebridge/)
})
