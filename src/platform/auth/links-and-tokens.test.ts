import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { freshAuth } from '../../../test/support/auth.ts'
import { addDays, type Day, installation, may, type PlaceId } from '../kernel/index.ts'
import { changeEmail, createPerson, type PermissionDefinition, people, personByEmail } from './index.ts'
import type { LinkPurpose } from './types.ts'

const here = '00000000-0000-4000-8000-00000000000a' as PlaceId
const there = '00000000-0000-4000-8000-00000000000b' as PlaceId
const today = '2026-11-22' as Day
const purposes: readonly LinkPurpose[] = ['first-administrator', 'invitation', 'reset', 'email-change', 'code-step']

test('a link works once, for its purpose, until it expires', async (t) => {
  const given = await freshAuth(t)
  const { auth, clock } = given
  const start = clock.now
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...purposes),
      fc.integer({ min: 1, max: 3000 }),
      fc.array(
        fc.record({
          purpose: fc.constantFrom(...purposes),
          after: fc.integer({ min: 0, max: 1500 }),
          use: fc.boolean(),
        }),
        { maxLength: 6 },
      ),
      async (purpose, minutes, steps) => {
        clock.now = start
        const link = await given.asSystem((scope) => auth.makeLink(scope, { purpose, subject: 'it', minutes }))
        let [passed, used] = [0, false]
        for (const step of steps) {
          given.wait(step.after)
          passed += step.after
          const good = !used && passed < minutes && step.purpose === purpose
          const found = await given.asPublic((scope) =>
            (step.use ? auth.useLink : auth.readLink)(scope, step.purpose, link.token),
          )
          assert.equal(found?.subject, good ? 'it' : undefined)
          used ||= good && step.use
        }
      },
    ),
    { numRuns: 25 },
  )
})

test('of two at the same time exactly one gets the link', async (t) => {
  const given = await freshAuth(t)
  const { auth } = given
  for (let round = 0; round < 5; round += 1) {
    const link = await given.asSystem((scope) => auth.makeLink(scope, { purpose: 'invitation', minutes: 60 }))
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => given.asPublic((scope) => auth.useLink(scope, 'invitation', link.token))),
    )
    assert.equal(answers.filter((answer) => answer !== undefined).length, 1)
  }
})

test('a link that was made void does not work; whoever holds a good one sees what it is about', async (t) => {
  const given = await freshAuth(t)
  const { auth } = given
  await given.person('Ada')
  const make = () =>
    given.asSystem((scope) => auth.makeLink(scope, { purpose: 'invitation', subject: 'one', minutes: 60 }))
  const [old, fresh] = [await make(), await make()]
  assert.equal(
    (await given.asPublic((scope) => auth.withLink(scope, 'invitation', old.token, () => people(scope))))?.length,
    1,
  )
  assert.equal((await given.asPublic((scope) => people(scope))).length, 0)
  assert.equal(await given.asSystem((scope) => auth.voidLinks(scope, 'invitation', { subject: 'one' })), 2)
  assert.equal(
    await given.asPublic((scope) => auth.withLink(scope, 'invitation', fresh.token, () => people(scope))),
    undefined,
  )
})

const permissions: readonly PermissionDefinition[] = [
  { name: 'places.read', words: 'read', holders: ['viewer', 'installation-administrator'] },
  { name: 'places.edit', words: 'edit', holders: ['installation-administrator'] },
]

test('a token does what it was made for, where it was made for, until its last day', async (t) => {
  const given = await freshAuth(t, permissions)
  const { auth } = given
  const admin = await given.person('Admin', {
    password: 'four plain words here',
    grants: [{ role: 'installation-administrator' }],
  })
  const viewer = await given.person('Viewer', { grants: [{ role: 'viewer', place: here }] })
  const make = (person: typeof admin, limits: { places?: readonly PlaceId[] } = {}) =>
    given.as(person, (scope) =>
      auth.makeToken(scope, {
        person,
        name: 'figures',
        permissions: ['places.read'],
        expires: addDays(today, 1),
        ...limits,
      }),
    )
  const whole = await make(admin)
  const limited = await make(admin, { places: [here] })
  const small = await make(viewer, { places: [here, there] })

  const asAdmin = await auth.scopeForToken(whole.token)
  assert.ok(asAdmin?.everything && may(asAdmin, 'places.read', installation) && !may(asAdmin, 'places.edit'))
  const inPlace = await auth.scopeForToken(limited.token)
  assert.deepEqual([inPlace?.everything, inPlace?.places], [false, [here]])
  assert.ok(may(inPlace!, 'places.read', { kind: 'place', id: here }))
  assert.ok(!may(inPlace!, 'places.read', { kind: 'place', id: there }))
  const asViewer = await auth.scopeForToken(small.token)
  assert.deepEqual(asViewer?.places, [here])
  assert.ok(!may(asViewer!, 'places.read', { kind: 'place', id: there }))

  const [listed] = await given.as(viewer, (scope) => auth.tokensOf(scope, viewer))
  assert.equal(listed?.used?.getTime(), given.clock.now.getTime())
  assert.equal(await given.as(viewer, (scope) => auth.revokeToken(scope, viewer, limited.id)), false, 'not theirs')
  assert.equal(await given.as(admin, (scope) => auth.revokeToken(scope, admin, limited.id)), true)
  assert.equal(await auth.scopeForToken(limited.token), undefined)
  assert.equal(await auth.scopeForToken('commonweal_nonsense'), undefined)
  given.wait(24 * 60)
  assert.ok(await auth.scopeForToken(whole.token), 'its last day')
  given.wait(24 * 60)
  assert.equal(await auth.scopeForToken(whole.token), undefined)
})

test('an e-mail address belongs to one person', async (t) => {
  const given = await freshAuth(t)
  const ada = await given.person('Ada')
  await given.person('Bea')
  const taken = (error: unknown) => error instanceof Error && 'reason' in error && error.reason === 'email-taken'
  await assert.rejects(given.person('Ada'), taken)
  await assert.rejects(
    given.asSystem((scope) => changeEmail(scope, ada, 'bea@merebridge.example')),
    taken,
  )
  await given.asSystem((scope) => changeEmail(scope, ada, 'ada@elsewhere.example'))
  assert.equal((await given.asSystem((scope) => personByEmail(scope, 'ada@elsewhere.example')))?.id, ada)
  await given.asSystem((scope) => createPerson(scope, { email: 'ada@merebridge.example', name: 'Another' }))
  const found = await given.asSystem((scope) => people(scope, { text: 'ELSEW' }))
  assert.deepEqual(
    found.map((person) => person.id),
    [ada],
  )
  assert.deepEqual(await given.asSystem((scope) => people(scope, { text: '%' })), [])
})

test('a token kept to one place does nothing that concerns the whole installation', async (t) => {
  const given = await freshAuth(t, [
    { name: 'admin.settings', words: 'change settings', holders: ['installation-administrator'] },
    { name: 'people.invite', words: 'invite', holders: ['installation-administrator', 'place-lead'] },
    { name: 'public.read', words: 'read', holders: ['public'] },
  ])
  const admin = await given.person('Admin', { grants: [{ role: 'installation-administrator' }] })
  const permissions = ['admin.settings', 'people.invite', 'public.read']
  const scopeWith = async (places?: readonly PlaceId[]) => {
    const wanted = {
      person: admin,
      name: 'trial',
      permissions,
      expires: addDays(today, 5),
      ...(places ? { places } : {}),
    }
    const { token } = await given.as(admin, (scope) => given.auth.makeToken(scope, wanted))
    return (await given.auth.scopeForToken(token))!
  }
  const narrow = await scopeWith([here])
  assert.ok(!may(narrow, 'admin.settings'), 'its pages name no place, so nothing else would stop it')
  assert.ok(may(narrow, 'people.invite', { kind: 'place', id: here }) && may(narrow, 'public.read'))
  assert.ok(!may(narrow, 'people.invite', { kind: 'place', id: there }))
  assert.ok(may(await scopeWith(), 'admin.settings', installation))
})
