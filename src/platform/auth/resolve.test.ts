import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  type At,
  addDays,
  type Day,
  installation,
  may,
  type OrganisationId,
  type PersonId,
  type PlaceId,
} from '../kernel/index.ts'
import { countsOn, type Grant, narrow, publicPermissions, resolve, whereHeld } from './resolve.ts'
import { type Holder, type PermissionDefinition, type RoleName, roles } from './roles.ts'

const placeIds = ['a', 'b', 'c'].map((letter) => `0000000${letter}-0000-4000-8000-000000000000` as PlaceId)
const organisationIds = ['d', 'e'].map((letter) => `0000000${letter}-0000-4000-8000-000000000000` as OrganisationId)
const today = '2026-11-22' as Day

const names = roles.map((role) => role.name)
const days = fc.integer({ min: -40, max: 40 }).map((n) => addDays(today, n))
const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
const without = <T extends object>(object: T) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T

const grants: fc.Arbitrary<Grant> = fc
  .record({
    role: fc.constantFrom(...names),
    place: optional(fc.constantFrom(...placeIds)),
    organisation: optional(fc.constantFrom(...organisationIds)),
    from: days,
    until: optional(days),
  })
  .map((made) => without({ ...made, id: 'grant', person: 'person' as PersonId }) as Grant)

const definitions: fc.Arbitrary<readonly PermissionDefinition[]> = fc
  .array(fc.subarray<Holder>([...names, 'signed-in', 'public'], { minLength: 1 }), { minLength: 1, maxLength: 5 })
  .map((lists) => lists.map((holders, i) => ({ name: `feature.verb${i}`, words: 'do it', holders })))

const everywhere: readonly At[] = [
  installation,
  ...placeIds.map((id): At => ({ kind: 'place', id })),
  ...organisationIds.map((id): At => ({ kind: 'organisation', id })),
]
const abilities = (allowed: ReadonlyMap<string, readonly At[]>, list: readonly PermissionDefinition[]) =>
  list.map(({ name }) => everywhere.map((at) => may({ allowed }, name, at)))

test('a role outside its dates allows nothing', () => {
  fc.assert(
    fc.property(fc.array(grants, { maxLength: 6 }), definitions, days, (list, permissions, day) => {
      const counting = list.filter((grant) => grant.from <= day && (grant.until === undefined || day <= grant.until))
      assert.deepEqual(
        abilities(resolve(list, permissions, day), permissions),
        abilities(resolve(counting, permissions, day), permissions),
      )
      assert.ok(counting.every((grant) => countsOn(grant, day)))
    }),
  )
})

test('a role held in a place never allows anything in another place, nor on the installation', () => {
  fc.assert(
    fc.property(fc.array(grants, { maxLength: 6 }), definitions, (list, permissions) => {
      const inFirst = list.filter((grant) => grant.place === placeIds[0] && grant.organisation === undefined)
      const allowed = resolve(inFirst, permissions, today)
      for (const { name, holders } of permissions) {
        if (holders.includes('public') || holders.includes('signed-in')) continue
        for (const at of everywhere)
          if (at.kind !== 'place' || at.id !== placeIds[0]) assert.equal(may({ allowed }, name, at), false)
      }
    }),
  )
})

test('another role never takes anything away', () => {
  fc.assert(
    fc.property(fc.array(grants, { maxLength: 5 }), grants, definitions, (list, more, permissions) => {
      const before = abilities(resolve(list, permissions, today), permissions)
      const after = abilities(resolve([...list, more], permissions, today), permissions)
      before.forEach((row, i) => {
        row.forEach((held, j) => {
          assert.ok(!held || after[i]![j])
        })
      })
    }),
  )
})

test('a token never allows more than the person may, nor outside its limits', () => {
  fc.assert(
    fc.property(
      fc.array(grants, { maxLength: 6 }),
      definitions,
      optional(fc.subarray(placeIds)),
      optional(fc.subarray(organisationIds)),
      fc.infiniteStream(fc.boolean()),
      (list, permissions, places, organisations, chosen) => {
        const allowed = resolve(list, permissions, today)
        const wanted = permissions.map((one) => one.name).filter(() => chosen.next().value)
        const limits = without({ permissions: wanted, places, organisations })
        const token = narrow(allowed, limits)
        for (const { name } of permissions)
          for (const at of everywhere) {
            if (!may({ allowed: token }, name, at)) continue
            assert.ok(may({ allowed }, name, at) && wanted.includes(name))
            const limited = places !== undefined || organisations !== undefined
            if (limited)
              assert.ok(
                at.kind === 'place'
                  ? places?.includes(at.id)
                  : at.kind === 'organisation' && organisations?.includes(at.id),
              )
          }
      },
    ),
  )
})

test('where a role counts: in the place, in the organisation, in both, or on the installation', () => {
  const place = placeIds[0]!
  const organisation = organisationIds[0]!
  const kinds = (role: RoleName, at: { place?: PlaceId; organisation?: OrganisationId }) =>
    whereHeld({ role, ...at }).map((one) => one.kind)
  assert.deepEqual(kinds('place-lead', { place, organisation }), ['place'])
  assert.deepEqual(kinds('commissioner', { place, organisation }), ['place', 'organisation'])
  assert.deepEqual(kinds('provider', { place, organisation }), ['organisation'])
  assert.deepEqual(kinds('facilitator', {}), ['installation'])
  assert.deepEqual(kinds('viewer', {}), [])
  assert.deepEqual(kinds('installation-administrator', { place }), [])
})

test('everybody may do what is public, signed in or not', () => {
  fc.assert(
    fc.property(definitions, (permissions) => {
      for (const { name, holders } of permissions) {
        assert.equal(publicPermissions(permissions).has(name), holders.includes('public'))
        if (holders.includes('public')) assert.ok(may({ allowed: resolve([], permissions, today) }, name, installation))
      }
    }),
  )
})
