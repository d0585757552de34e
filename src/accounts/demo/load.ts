// Puts the invented people where they belong. They have no passwords: one signs in as them only from the demonstration's own page.

import { record } from '../../platform/audit/index.ts'
import {
  alreadyHolds,
  anyPersonByEmail,
  createPerson,
  grantWithoutAsking,
  type NewGrant,
} from '../../platform/auth/index.ts'
import type { DemoPart } from '../../platform/http/index.ts'
import { count, type Day, dayOf, type Scope } from '../../platform/kernel/index.ts'
import { clockOf } from '../actions/who.ts'
import type { AccountsServices } from '../index.ts'
import { removePeople } from '../store.ts'
import { type DemoRole, demoPeople } from './people.ts'

/** The story begins with the financial year 2023/24. */
const since = '2023-04-01' as Day

/** Undefined where the place or the organisation is not there: then the role is left out, and said so. */
const grantFor = async (
  scope: Scope,
  { directory }: AccountsServices,
  wanted: DemoRole,
): Promise<Omit<NewGrant, 'person'> | undefined> => {
  const place = wanted.place === undefined ? undefined : await directory.placeBySlug(scope, wanted.place)
  const organisation =
    wanted.organisation === undefined
      ? undefined
      : (await directory.organisationByIdentifierOrName(scope, wanted.organisation))[0]
  if (wanted.place !== undefined && place === undefined) return undefined
  if (wanted.organisation !== undefined && organisation === undefined) return undefined
  return {
    role: wanted.role,
    from: since,
    ...(place === undefined ? {} : { place: place.id }),
    ...(organisation === undefined ? {} : { organisation: organisation.id }),
    ...(wanted.sector === undefined ? {} : { sector: wanted.sector }),
  }
}

export const demo = (services: AccountsServices): DemoPart => ({
  words: 'the people of Merebridge',
  load: async (scope, say) => {
    const today = dayOf(clockOf(services))
    let made = 0
    for (const { email, name, roles } of demoPeople) {
      const known = await anyPersonByEmail(scope, email)
      const person = known?.id ?? (await createPerson(scope, { email, name }))
      if (known === undefined) made += 1
      for (const wanted of roles) {
        const grant = await grantFor(scope, services, wanted)
        if (grant === undefined)
          say(`${name}: there is no ${wanted.organisation ?? wanted.place} here, so the role is left out`)
        else if (!(await alreadyHolds(scope, { ...grant, person }, today)))
          await grantWithoutAsking(scope, { ...grant, person }, today)
      }
    }
    if (made === 0) return
    const place = await services.directory.placeBySlug(scope, 'merebridge')
    await record(scope, {
      what: 'demonstration people loaded',
      subject: { kind: 'demonstration', id: 'people' },
      ...(place === undefined ? {} : { place: place.id }),
      after: { people: made },
    })
    say(`${count(made, 'invented person', 'invented people')} loaded`)
  },
  remove: async (scope, say) => {
    const removed = await removePeople(
      scope,
      demoPeople.map((person) => person.email),
    )
    if (removed === 0) return
    await record(scope, {
      what: 'demonstration people removed',
      subject: { kind: 'demonstration', id: 'people' },
      before: { people: removed },
    })
    say(`${count(removed, 'invented person', 'invented people')} removed`)
  },
})
