// A partner reads its place's page and its fellow partners', and changes nothing there.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../../test/support/database.ts'
import { personScope, systemScope } from '../../test/support/scopes.ts'
import { type At, dayOf, type OrganisationId } from '../platform/kernel/index.ts'
import { createOrganisation } from './actions/organisations.ts'
import { createPlace } from './actions/places.ts'
import { placesFeature } from './feature.ts'

const feature = placesFeature({
  files: { pathOf: async () => '' },
  jobs: { start: () => Promise.reject(new Error('no job is started here')) },
})

const asked = (name: string) => {
  const also = feature.readAlso?.[name]
  assert.ok(also)
  return also
}

test('permissions held in a partner count for reading its place and its fellow partners; those of others do not', async (t) => {
  const database = await freshDatabase(t)
  const system = systemScope()
  const made = await database.write(system, async () => {
    const place = await createPlace(system, {
      name: 'Here',
      slug: 'here',
      members: [{ kind: 'district', code: 'Z07000001' }],
    })
    assert.ok(place.ok)
    const startsOn = dayOf(new Date())
    const partner = { place: place.value.id, sector: 'provider', startsOn }
    const organisation = async (name: string, inside: boolean) => {
      const one = await createOrganisation(system, {
        name,
        kind: 'provider',
        identifiers: [],
        partner: inside ? partner : undefined,
      })
      assert.ok(one.ok)
      return one.value.id
    }
    return {
      place: place.value.id,
      mine: await organisation('Mine', true),
      fellow: await organisation('Fellow', true),
      other: await organisation('Other', false),
    }
  })
  const here: At = { kind: 'place', id: made.place }
  const organisationAt = (id: OrganisationId): At => ({ kind: 'organisation', id })

  const inside = personScope({ places: [made.place], organisations: [made.mine] })
  const outside = personScope({ organisations: [made.other] })
  const reads = (scope: typeof inside, name: string, at: At) => database.read(scope, () => asked(name)(scope, at))
  assert.deepEqual(await reads(inside, 'place', here), [organisationAt(made.mine)])
  assert.deepEqual(await reads(inside, 'organisation', organisationAt(made.fellow)), [here, organisationAt(made.mine)])
  assert.deepEqual(await reads(outside, 'place', here), [])
  assert.deepEqual(await reads(outside, 'organisation', organisationAt(made.fellow)), [])
})
