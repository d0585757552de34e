import assert from 'node:assert/strict'
import test from 'node:test'
import { freshAuth, type TestAuth } from '../../../test/support/auth.ts'
import {
  addDays,
  type Day,
  installation,
  may,
  type OrganisationId,
  type PersonId,
  type PlaceId,
  Refused,
} from '../kernel/index.ts'
import { grantsOf, type PermissionDefinition, people } from './index.ts'

const here = '00000000-0000-4000-8000-00000000000a' as PlaceId
const there = '00000000-0000-4000-8000-00000000000b' as PlaceId
const provider = '00000000-0000-4000-8000-00000000000d' as OrganisationId
const today = '2026-11-22' as Day

const permissions: readonly PermissionDefinition[] = [
  { name: 'people.invite', words: 'invite', holders: ['installation-administrator', 'place-lead'] },
  { name: 'places.read', words: 'read', holders: ['viewer', 'analyst', 'place-lead', 'provider'] },
  { name: 'own.account', words: 'look after their own account', holders: ['signed-in'] },
  { name: 'public.read', words: 'read', holders: ['public'] },
]
const password = 'four plain words here'
const lead = { role: 'place-lead', place: here, sector: 'vcse' } as const

const refused = (reason: string) => (error: unknown) => error instanceof Refused && error.reason === reason

const crew = async (given: TestAuth) => ({
  admin: await given.person('Admin', { password, grants: [{ role: 'installation-administrator' }] }),
  lead: await given.person('Lead', { password, grants: [lead] }),
  viewer: await given.person('Viewer', { grants: [{ role: 'viewer', place: there }] }),
})

test('a scope has the places of the roles, and those in which the organisations of the roles are partners', async (t) => {
  const given = await freshAuth(t, permissions)
  given.partners.set(provider, [there])
  const person = await given.person('Both', {
    grants: [
      { role: 'viewer', place: here },
      { role: 'provider', organisation: provider },
      { role: 'analyst', place: there, from: addDays(today, -9), until: addDays(today, -1) },
      { role: 'analyst', place: here, from: addDays(today, 1) },
    ],
  })
  const scope = await given.auth.scopeForPerson(person)
  assert.deepEqual([...scope!.places].sort(), [here, there])
  assert.deepEqual(scope!.organisations, [provider])
  assert.equal(scope!.everything, false)
  assert.ok(may(scope!, 'places.read', { kind: 'place', id: here }))
  assert.ok(!may(scope!, 'places.read', { kind: 'place', id: there }), 'seeing a place is not being allowed in it')
  assert.ok(may(scope!, 'places.read', { kind: 'organisation', id: provider }))
  assert.ok(may(scope!, 'own.account') && may(scope!, 'public.read') && !may(scope!, 'people.invite'))
})

test('administrators see everything; deactivated people have no scope; the public may what is public', async (t) => {
  const given = await freshAuth(t, permissions)
  const { admin, viewer } = await crew(given)
  assert.equal((await given.auth.scopeForPerson(admin))?.everything, true)
  const token = await given.asSystem((scope) => given.auth.startSession(scope, viewer))
  await given.asSystem((scope) => given.auth.deactivate(scope, viewer))
  assert.equal(await given.auth.scopeForPerson(viewer), undefined)
  assert.equal(await given.auth.scopeForSession(token), undefined)
  assert.ok(may(given.auth.publicScope(), 'public.read') && !may(given.auth.publicScope(), 'own.account'))
  assert.notEqual(given.auth.publicScope(), given.auth.publicScope(), 'each request has its own')
  await given.asSystem((scope) => given.auth.reactivate(scope, viewer))
  assert.ok(await given.auth.scopeForPerson(viewer))
})

test('a place lead gives roles in their place only', async (t) => {
  const given = await freshAuth(t, permissions)
  const { lead: leader, viewer } = await crew(given)
  const give = (grant: object) =>
    given.as(leader, (scope) => given.auth.giveRole(scope, { person: viewer, role: 'viewer', ...grant }))
  assert.ok(await give({ place: here }))
  await assert.rejects(give({ place: here }), refused('role-held-already'))
  await assert.rejects(give({ place: there }), refused('role-not-given'))
  await assert.rejects(give({ role: 'installation-administrator' }), refused('role-not-given'))
  await assert.rejects(give({ role: 'facilitator' }), refused('role-not-given'))
  await assert.rejects(give({ role: 'provider', organisation: provider }), refused('role-not-given'))
  given.partners.set(provider, [here, there])
  await assert.rejects(give({ role: 'provider', organisation: provider }), refused('role-not-given'))
  given.partners.set(provider, [here])
  assert.ok(await give({ role: 'provider', organisation: provider }))
})

test('a role must fit where it is held', async (t) => {
  const given = await freshAuth(t, permissions)
  const { admin } = await crew(given)
  const problem = (grant: object) =>
    given.as(admin, async (scope) => {
      const answer = await given.auth.roleProblem(scope, { role: 'viewer', ...grant })
      return answer.ok ? 'none' : Object.keys(answer.errors).join()
    })
  assert.equal(await problem({ place: here }), 'none')
  assert.equal(await problem({}), 'place')
  assert.equal(await problem({ role: 'emperor', place: here }), 'role')
  assert.equal(await problem({ role: 'provider', place: here }), 'organisation')
  assert.equal(await problem({ role: 'place-lead', place: here }), 'sector')
  assert.equal(await problem({ role: 'place-lead', place: here, sector: 'moon' }), 'sector')
  assert.equal(await problem({ role: 'installation-administrator', place: here }), 'role')
  assert.equal(await problem({ place: here, from: '2026-12-01', until: '2026-11-30' }), 'until')
})

test('an ended role counts no longer, and stays as history', async (t) => {
  const given = await freshAuth(t, permissions)
  const { lead: leader, admin, viewer } = await crew(given)
  const id = await given.as(leader, (scope) =>
    given.auth.giveRole(scope, { person: viewer, role: 'analyst', place: here }),
  )
  await given.as(leader, (scope) => given.auth.endRole(scope, id))
  assert.deepEqual((await given.auth.scopeForPerson(viewer))?.places, [there])
  const all = await given.as(admin, (scope) => grantsOf(scope, viewer))
  assert.equal(all.length, 2)
  // With an organisation that also works elsewhere: not for a lead to give, but to end.
  given.partners.set(provider, [here, there])
  const mixed = await given.as(admin, (scope) =>
    given.auth.giveRole(scope, { person: viewer, role: 'commissioner', place: here, organisation: provider }),
  )
  await given.as(leader, (scope) => given.auth.endRole(scope, mixed))
  const [other] = all.filter((grant) => grant.place === there)
  await assert.rejects(
    given.as(leader, (scope) => given.auth.endRole(scope, other!.id)),
    refused('not-found'),
  )
})

test('the last administrator who can sign in cannot be removed, not even by two at the same moment', async (t) => {
  const given = await freshAuth(t, permissions)
  const { admin } = await crew(given)
  await given.person('No password', { grants: [{ role: 'installation-administrator' }] })
  const own = async (person: PersonId) => {
    const list = await given.as(person, (scope) => grantsOf(scope, person))
    return list[0]!.id
  }
  const end = async (person: PersonId) => {
    const id = await own(person)
    return given.as(person, (scope) => given.auth.endRole(scope, id))
  }
  await assert.rejects(end(admin), refused('last-administrator'))
  await assert.rejects(
    given.asSystem((scope) => given.auth.deactivate(scope, admin)),
    refused('last-administrator'),
  )
  const second = await given.person('Second', { password, grants: [{ role: 'installation-administrator' }] })
  const answers = await Promise.allSettled([end(admin), end(second)])
  assert.deepEqual(answers.map((answer) => answer.status).sort(), ['fulfilled', 'rejected'])
  const left = [admin, second].map((person) => given.auth.scopeForPerson(person))
  assert.equal((await Promise.all(left)).filter((scope) => scope?.everything).length, 1)
})

test('going round the store: row-level security shows and writes no more than the scope holds', async (t) => {
  const given = await freshAuth(t, permissions)
  const { admin, lead: leader, viewer } = await crew(given)
  const { database } = given
  const { rows, run, sql, violated } = await import('../db/index.ts')
  const count = (person: PersonId | undefined, table: string) => {
    const ask = async (scope: Parameters<typeof rows>[0]) =>
      (await rows<{ n: number }>(scope, sql`select count(*)::int as n from ${sql.table(table)}`))[0]!.n
    return person === undefined ? given.asPublic(ask) : given.as(person, ask)
  }
  await given.asSystem((scope) => given.auth.startSession(scope, viewer))
  await given.asSystem((scope) => given.auth.makeLink(scope, { purpose: 'reset', person: leader, minutes: 60 }))
  await given.asPublic((scope) => given.auth.signIn(scope, { email: 'a@b.example', password: 'x', ip: '192.0.2.1' }))
  assert.deepEqual(
    await Promise.all([count(viewer, 'people'), count(viewer, 'grants'), count(viewer, 'sessions')]),
    [1, 1, 1],
  )
  assert.deepEqual(
    await Promise.all([count(leader, 'people'), count(leader, 'grants'), count(leader, 'sessions')]),
    [1, 1, 0],
  )
  for (const table of ['credentials', 'one_time_links', 'sign_in_attempts', 'code_secrets', 'recovery_codes'])
    for (const person of [viewer, leader, undefined]) assert.equal(await count(person, table), 0, table)
  for (const table of ['people', 'grants', 'sessions', 'api_tokens'])
    assert.equal(await count(undefined, table), 0, table)
  assert.equal(await count(admin, 'people'), 3)

  const forged = given.as(viewer, (scope) =>
    run(
      scope,
      sql`insert into grants (person_id, role, starts_on, granted_by)
          values (${viewer}, 'installation-administrator', ${today}, 'me')`,
    ),
  )
  await assert.rejects(forged, (error) => violated(error) === undefined && /row-level security/.test(String(error)))
  const renamed = await given.as(viewer, (scope) => run(scope, sql`update people set name = 'X'`))
  assert.equal(renamed, 0)
  const [state] = await database.asOwner<{ n: number }>(`select count(*)::int as n from people where name = 'X'`)
  assert.equal(state!.n, 0)
})

test('what is elevated for a moment is narrow again afterwards, also after an error', async (t) => {
  const given = await freshAuth(t, permissions)
  const { viewer } = await crew(given)
  await given.as(viewer, async (scope) => {
    const before = await people(scope)
    await Promise.all([given.auth.codesOn(scope, viewer), given.auth.recoveryCodesLeft(scope, viewer)])
    await assert.rejects(given.auth.giveRole(scope, { person: viewer, role: 'viewer', place: here }))
    assert.deepEqual(await people(scope), before)
    assert.ok(!may(scope, 'people.invite', installation))
  })
})

test('two administrators who deactivate each other at the same moment: one stays', async (t) => {
  const given = await freshAuth(t, permissions)
  for (let round = 0; round < 4; round += 1) {
    const pair: PersonId[] = []
    for (const name of ['One', 'Two'])
      pair.push(await given.person(`${name} ${round}`, { password, grants: [{ role: 'installation-administrator' }] }))
    const [one, two] = pair as [PersonId, PersonId]
    const [grant] = await given.as(two, (scope) => grantsOf(scope, two))
    const answers = await Promise.allSettled([
      given.asSystem((scope) => given.auth.deactivate(scope, one)),
      given.asSystem((scope) =>
        round % 2 === 0 ? given.auth.deactivate(scope, two) : given.auth.endRole(scope, grant!.id),
      ),
    ])
    assert.deepEqual(answers.map((answer) => answer.status).sort(), ['fulfilled', 'rejected'])
    // The one who stayed makes room for the next round.
    await given.database.asOwner('update people set deactivated_at = now()')
  }
})
