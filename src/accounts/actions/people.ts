// People as administrators and place leads look after them: their roles, and what happens when somebody leaves or comes back.

import { record } from '../../platform/audit/index.ts'
import { countsOn, type Grant, grantById, grantsOf, personById } from '../../platform/auth/index.ts'
import {
  dayOf,
  installation,
  may,
  notAllowed,
  notFound,
  type PersonId,
  Refused,
  type Scope,
} from '../../platform/kernel/index.ts'
import type { AccountsServices, HeldItem } from '../index.ts'
import { withdrawAllBy } from './invitations.ts'
import { atPlace, clockOf, roleWords } from './who.ts'

/** Was this the last role with which the person invites there? Then what they offered and nobody took is withdrawn. */
const withdrawOffers = async (scope: Scope, services: AccountsServices, { person, role, place }: Grant) => {
  const today = dayOf(clockOf(services))
  const inviters = services.auth.permissions.find(({ name }) => name === 'people.invite')?.holders ?? []
  const left = (await grantsOf(scope, person)).filter(
    (one) => inviters.includes(one.role) && countsOn(one, today) && (one.place === undefined || one.place === place),
  )
  if (inviters.includes(role) && left.length === 0) await withdrawAllBy(scope, services, person, place)
}

/** Ends today: from now on it allows nothing. */
export const endRole = async (
  scope: Scope,
  services: AccountsServices,
  grantId: string,
  why?: string,
): Promise<PersonId> => {
  const grant = await grantById(scope, grantId)
  if (grant === undefined) throw notFound('role')
  await services.auth.endRole(scope, grantId)
  await withdrawOffers(scope, services, grant)
  await record(scope, {
    what: 'role ended',
    subject: { kind: 'person', id: grant.person },
    ...atPlace(grant),
    before: { grant: grantId, role: await roleWords(scope, services, grant), from: grant.from, until: grant.until },
    ...(why === undefined ? {} : { why }),
  })
  return grant.person
}

export interface Belongings {
  readonly what: string
  readonly items: readonly HeldItem[]
}

/** What this person is responsible for, by kind. Kinds of which there is nothing are left out. */
export const belongingsOf = async (
  scope: Scope,
  services: AccountsServices,
  person: PersonId,
): Promise<readonly Belongings[]> => {
  const found: Belongings[] = []
  for (const port of services.handOvers) {
    const items = await port.holds(scope, person)
    if (items.length > 0) found.push({ what: port.what, items })
  }
  return found
}

const needAdministrator = (scope: Scope, what: string): void => {
  if (!may(scope, 'people.manage', installation)) throw notAllowed(what)
}

/** Everything goes over to `to`, then the person is signed out everywhere and cannot come back until let in again. */
export const deactivate = async (
  scope: Scope,
  services: AccountsServices,
  id: PersonId,
  options: { readonly to?: PersonId; readonly why?: string },
): Promise<void> => {
  needAdministrator(scope, 'deactivate people')
  const person = await personById(scope, id)
  if (person === undefined) throw notFound('person')
  if (person.deactivated !== undefined) return
  const over: Record<string, number> = {}
  if (options.to !== undefined) {
    const heir = await personById(scope, options.to)
    if (heir === undefined || heir.deactivated !== undefined || heir.id === id) throw notFound('person')
    for (const port of services.handOvers) over[port.what] = await port.takeOver(scope, id, heir.id)
  } else if ((await belongingsOf(scope, services, id)).length > 0)
    throw new Refused(
      'nobody-takes-over',
      409,
      'This person is still responsible for something.',
      'Choose who takes it over.',
    )
  const withdrawn = await withdrawAllBy(scope, services, id)
  await services.auth.deactivate(scope, id)
  await record(scope, {
    what: 'person deactivated',
    subject: { kind: 'person', id },
    before: { name: person.name, email: person.email },
    after: { handedTo: options.to, handedOver: over, invitationsWithdrawn: withdrawn },
    ...(options.why === undefined ? {} : { why: options.why }),
  })
}

export const reactivate = async (scope: Scope, services: AccountsServices, id: PersonId): Promise<void> => {
  needAdministrator(scope, 'let people in again')
  const person = await personById(scope, id)
  if (person === undefined) throw notFound('person')
  await services.auth.reactivate(scope, id)
  await record(scope, {
    what: 'person let in again',
    subject: { kind: 'person', id },
    after: { name: person.name, email: person.email },
  })
}
