// Places, organisations and partners: what actions do and refuse, and that row-level security holds when the store is gone round.
import assert from 'node:assert/strict'
import test from 'node:test'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { personScope, systemScope } from '../../test/support/scopes.ts'
import { execute } from '../platform/db/index.ts'
import { type At, asDay, type Day, type OrganisationId, type PlaceId, type Scope } from '../platform/kernel/index.ts'
import { addPartner, changeOrganisation, createOrganisation, removePartner } from './actions/organisations.ts'
import { changePlace, createPlace } from './actions/places.ts'
import { memberViews, placeView } from './actions/views.ts'
import { readMembers } from './rules/members.ts'
import type { PlaceRow } from './rules/types.ts'
import { placeDirectory } from './store/directory.ts'
import { organisations } from './store/organisations.ts'
import { partnersOf, placesOfOrganisations } from './store/partners.ts'
import { onlyInventedPlaces, places } from './store/places.ts'

const today = asDay('2026-11-22') as Day
const members = (...texts: string[]) => {
  const read = readMembers(texts)
  assert.ok(read.ok)
  return read.value
}
const good = <T>(result: { ok: true; value: T } | { ok: false; errors: unknown }): T => {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}
const errorsOf = (result: { ok: boolean; errors?: unknown }): unknown => (result.ok ? undefined : result.errors)

const asSystem = <T>(database: TestDatabase, work: (scope: Scope) => Promise<T>): Promise<T> => {
  const scope = systemScope()
  return database.write(scope, () => work(scope))
}
const makePlace = (database: TestDatabase, name: string, ...codes: string[]): Promise<PlaceRow> =>
  asSystem(database, async (scope) => good(await createPlace(scope, { name, members: members(...codes) })))

const lead = (place: PlaceId): Scope => {
  const here: readonly At[] = [{ kind: 'place', id: place }]
  return personScope({
    places: [place],
    allowed: { 'places.read': here, 'places.edit': here, 'places.partners': here },
  })
}

test('a place is made from codes that no register has yet, and the short name from its name', async (t) => {
  const database = await freshDatabase(t)
  const place = await makePlace(database, 'Mère & Fell', 'Z07000001', 'Z05000001', 'ZX1 1')
  assert.equal(place.slug, 'mere-fell')
  const view = await asSystem(database, (scope) => placeView(scope, place.id))
  assert.deepEqual(view.members.map((one) => [one.kind, one.status]).sort(), [
    ['district', 'unknown'],
    ['sector', 'unknown'],
    ['ward', 'unknown'],
  ])
  const entries = await database.asOwner<{ what: string }>('select what from audit_entries')
  assert.deepEqual(entries, [{ what: 'place created' }])
})

test('an old code is shown with what became of it and when', async (t) => {
  const database = await freshDatabase(t)
  await database.asOwner(`insert into areas (code, kind, name, status) values ('Z07000001', 'district', 'Merebridge', 'known'),
    ('Z07000009', 'district', 'Fell Rural', 'known')`)
  await database.asOwner(`insert into area_changes values ('Z07000009', 'Z07000001', '2009-04-01', 'replaced')`)
  const [old, now] = await asSystem(database, (scope) => memberViews(scope, members('Z07000009', 'Z07000001')))
  assert.deepEqual([old?.now, old?.changedOn], [[{ code: 'Z07000001', name: 'Merebridge' }], '2009-04-01'])
  assert.deepEqual([now?.now, now?.former], [[], [{ code: 'Z07000009', changedOn: '2009-04-01' }]])
})

test('wrong input to a place is told field by field', async (t) => {
  const database = await freshDatabase(t)
  const place = await makePlace(database, 'Merebridge', 'Z07000001')
  const tried = (command: Parameters<typeof createPlace>[1]) =>
    asSystem(database, async (scope) => Object.keys((errorsOf(await createPlace(scope, command)) ?? {}) as object))
  assert.deepEqual(await tried({ name: 'Merebridge', members: members('Z07000001') }), ['slug'])
  assert.deepEqual(await tried({ name: ' ', slug: 'x', members: [] }), ['name', 'members'])
  assert.deepEqual(await tried({ name: 'X', parent: 'nowhere', members: members('Z07000001') }), ['parent'])
  const inside = await asSystem(database, async (scope) =>
    good(await createPlace(scope, { name: 'Harbour', parent: 'merebridge', members: members('Z05000001') })),
  )
  const circle = await asSystem(database, (scope) =>
    changePlace(scope, place.id, { name: 'Merebridge', parent: inside.slug, members: members('Z07000001') }),
  )
  assert.deepEqual(Object.keys(errorsOf(circle) as object), ['parent'])
})

test('a person sees and changes only the places of their scope, even round the store', async (t) => {
  const database = await freshDatabase(t)
  const near = await makePlace(database, 'Near', 'Z07000001')
  const far = await makePlace(database, 'Far', 'Z07000002')
  await asSystem(database, (scope) =>
    createOrganisation(scope, {
      name: 'Far Council',
      kind: 'local-authority',
      identifiers: [{ scheme: 'XX-INVENTED', id: 'FAR' }],
      partner: { place: far.id, sector: 'local-authority', startsOn: today },
    }),
  )
  const scope = lead(near.id)
  await database.read(scope, async () => {
    assert.deepEqual(
      (await places(scope)).map((one) => one.slug),
      ['near'],
    )
    for (const table of ['places', 'place_members', 'partnerships', 'organisations', 'organisation_identifiers']) {
      const { rows } = await execute<Record<string, unknown>>(scope, `select * from ${table}`)
      assert.equal(JSON.stringify(rows).includes(far.id), false, table)
      assert.equal(rows.length, table === 'places' || table === 'place_members' ? 1 : 0, table)
    }
  })
  const other = lead(near.id)
  await database.write(other, async () => {
    const changed = await execute(other, `update places set name = 'Mine' where id = '${far.id}'`)
    assert.equal(changed.count, 0)
  })
  const third = lead(near.id)
  await assert.rejects(
    database.write(third, () =>
      execute(third, `insert into place_members (place_id, kind, code) values ('${far.id}', 'ward', 'Z05000001')`),
    ),
    /row-level security/,
  )
  const fourth = lead(near.id)
  await assert.rejects(
    database.write(fourth, () => changePlace(fourth, far.id, { name: 'Mine', members: members('Z07000001') })),
    { status: 403 },
  )
})

test('a place lead makes an organisation only as a partner of their place', async (t) => {
  const database = await freshDatabase(t)
  const place = await makePlace(database, 'Merebridge', 'Z07000001')
  const far = await makePlace(database, 'Far', 'Z07000002')
  const command = { name: 'Harbourside Carers', kind: 'vcse', identifiers: [] } as const
  const first = lead(place.id)
  const partner = { place: place.id, sector: 'vcse', startsOn: today }
  const made = await database.write(first, async () => good(await createOrganisation(first, { ...command, partner })))
  const second = lead(place.id)
  await assert.rejects(
    database.write(second, () => createOrganisation(second, command)),
    { status: 403 },
  )
  const third = lead(place.id)
  await assert.rejects(
    database.write(third, () => createOrganisation(third, { ...command, partner: { ...partner, place: far.id } })),
    { status: 403 },
  )
  await asSystem(database, async (scope) => {
    assert.deepEqual(
      (await partnersOf(scope, place.id)).map((one) => one.organisation),
      ['Harbourside Carers'],
    )
    assert.deepEqual(await placesOfOrganisations(scope, [made.id]), [place.id])
  })
  const own = personScope({ organisations: [made.id] })
  await database.read(own, async () =>
    assert.deepEqual(
      (await organisations(own)).map((one) => one.id),
      [made.id],
    ),
  )
})

test('a number belongs to one organisation', async (t) => {
  const database = await freshDatabase(t)
  const identifiers = [{ scheme: 'GB-COH', id: '01234567' }]
  const one = await asSystem(database, async (scope) =>
    good(await createOrganisation(scope, { name: 'One', kind: 'business', identifiers })),
  )
  const two = await asSystem(database, (scope) =>
    createOrganisation(scope, { name: 'Two', kind: 'business', identifiers }),
  )
  assert.match(JSON.stringify(errorsOf(two)), /One has the number GB-COH-01234567 already/)
  await asSystem(database, async (scope) => {
    good(await changeOrganisation(scope, one.id, { name: 'One Limited', kind: 'business', identifiers }))
    const found = await placeDirectory.organisationByIdentifierOrName(scope, 'GB-COH-1234567')
    assert.deepEqual(found, [{ id: one.id, name: 'One Limited' }])
    assert.equal((await placeDirectory.organisationByIdentifierOrName(scope, 'one limited')).length, 1)
  })
})

test('a partner is added once for a sector at a time, and ends without being forgotten', async (t) => {
  const database = await freshDatabase(t)
  const place = await makePlace(database, 'Merebridge', 'Z07000001')
  const organisation = await asSystem(database, async (scope) =>
    good(await createOrganisation(scope, { name: 'Council', kind: 'local-authority', identifiers: [] })),
  )
  const add = (sector: string, startsOn: string, organisationId: OrganisationId = organisation.id) =>
    asSystem(database, (scope) =>
      addPartner(scope, { place: place.id, organisation: organisationId, sector, startsOn: startsOn as Day }),
    )
  const { id } = good(await add('local-authority', '2020-04-01'))
  assert.deepEqual(Object.keys(errorsOf(await add('local-authority', '2024-04-01')) as object), ['organisation'])
  assert.deepEqual(Object.keys(errorsOf(await add('nobody', '2024-04-01')) as object), ['sector'])
  good(await add('provider', '2024-04-01'))
  await asSystem(database, (scope) => removePartner(scope, place.id, id, '2023-03-31' as Day))
  good(await add('local-authority', '2024-04-01'))
  const all = await asSystem(database, (scope) => partnersOf(scope, place.id))
  assert.deepEqual(all.map((one) => one.endsOn).sort(), ['2023-03-31', null, null])
})

test('only invented places count as a demonstration', async (t) => {
  const database = await freshDatabase(t)
  assert.equal(await asSystem(database, onlyInventedPlaces), true)
  await makePlace(database, 'Real', 'Z07000001')
  assert.equal(await asSystem(database, onlyInventedPlaces), false)
})
