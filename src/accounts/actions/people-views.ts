// What the pages about people show, gathered in a few questions however many people there are.
import {
  type Grant,
  grantsOfMany,
  mayEndForSector,
  type Person,
  people,
  personById,
  roleTitle,
  sectorTitle,
} from '../../platform/auth/index.ts'
import { type At, dayOf, installation, may, notFound, type PersonId, type Scope } from '../../platform/kernel/index.ts'
import type { AccountsServices } from '../index.ts'
import { type InvitationState, invitationState, type RoleState, roleState } from '../rules.ts'
import { type InvitedRole, openInvitations } from '../store.ts'
import { type Belongings, belongingsOf } from './people.ts'
import { clockOf } from './who.ts'

export interface RoleView {
  readonly id: string
  readonly title: string
  /** `Merebridge`, `Mere Homecare, in Merebridge`; "the whole installation". */
  readonly where: string
  readonly from: string
  readonly until?: string
  readonly state: RoleState
  /** The reader may end it. */
  readonly mayEnd: boolean
}

export interface PersonView {
  readonly id: PersonId
  readonly name: string
  readonly email: string
  readonly deactivated?: Date
  readonly roles: readonly RoleView[]
}

export interface InvitationView {
  readonly id: string
  readonly email: string
  readonly name?: string
  readonly role: string
  readonly by: string
  readonly expires: Date
  readonly state: InvitationState
}

type Held = Pick<InvitedRole, 'place' | 'organisation'>

/** Names of every place and organisation in the list, in two questions. */
const whereWords = async (scope: Scope, services: AccountsServices, held: readonly Held[]) => {
  const places = [...new Set(held.flatMap((one) => one.place ?? []))]
  const organisations = [...new Set(held.flatMap((one) => one.organisation ?? []))]
  const { directory } = services
  const placeNames = places.length === 0 ? new Map() : await directory.placeNames(scope, places)
  const organisationNames =
    organisations.length === 0 ? new Map() : await directory.organisationNames(scope, organisations)
  return ({ place, organisation }: Held): string => {
    const placeName: string | undefined = place && (placeNames.get(place) ?? 'a place you cannot see')
    const name: string | undefined =
      organisation && (organisationNames.get(organisation) ?? 'an organisation you cannot see')
    if (name !== undefined && placeName !== undefined) return `${name}, in ${placeName}`
    return name ?? placeName ?? 'the whole installation'
  }
}

const titleOf = (role: Pick<Grant, 'role' | 'sector'>): string =>
  role.sector === undefined ? roleTitle(role.role) : `${roleTitle(role.role)} for ${sectorTitle(role.sector)}`

const atOf = (grant: Held): At =>
  grant.place !== undefined
    ? { kind: 'place', id: grant.place }
    : grant.organisation !== undefined
      ? { kind: 'organisation', id: grant.organisation }
      : installation

const withRoles = async (
  scope: Scope,
  services: AccountsServices,
  list: readonly Person[],
): Promise<readonly PersonView[]> => {
  const grants = await grantsOfMany(
    scope,
    list.map((person) => person.id),
  )
  const where = await whereWords(scope, services, grants)
  const today = dayOf(clockOf(services))
  return list.map((person) => ({
    id: person.id,
    name: person.name,
    email: person.email,
    ...(person.deactivated === undefined ? {} : { deactivated: person.deactivated }),
    roles: grants
      .filter((grant) => grant.person === person.id)
      .map((grant) => ({
        id: grant.id,
        title: titleOf(grant),
        where: where(grant),
        from: grant.from,
        ...(grant.until === undefined ? {} : { until: grant.until }),
        state: roleState(grant, today),
        mayEnd: may(scope, 'people.invite', atOf(grant)) && mayEndForSector(scope, grant),
      })),
  }))
}

/** Where the reader may see people: a place that is merely seen does not open its people's addresses. */
const readableAt = (scope: Scope) => {
  if (may(scope, 'people.read', installation)) return undefined
  const at = scope.allowed.get('people.read') ?? []
  return {
    places: at.flatMap((one) => (one.kind === 'place' ? [one.id] : [])),
    organisations: at.flatMap((one) => (one.kind === 'organisation' ? [one.id] : [])),
  }
}

const readable = async (scope: Scope, id: PersonId): Promise<boolean> => {
  const at = readableAt(scope)
  if (at === undefined) return true
  return (await grantsOfMany(scope, [id])).some(
    ({ place, organisation }) =>
      (place !== undefined && at.places.includes(place)) ||
      (organisation !== undefined && at.organisations.includes(organisation)),
  )
}

export const peopleView = async (
  scope: Scope,
  services: AccountsServices,
  text: string,
): Promise<{ readonly people: readonly PersonView[]; readonly invitations: readonly InvitationView[] }> => {
  const withRoleIn = readableAt(scope)
  const filter = { text, limit: 500, ...(withRoleIn === undefined ? {} : { withRoleIn }) }
  const found = await withRoles(scope, services, await people(scope, filter))
  const self = scope.actor.kind === 'person' ? scope.actor.id : undefined
  const open = (await openInvitations(scope)).filter(
    (one) => may(scope, 'people.invite', atOf(one)) || (may(scope, 'people.invite') && one.invitedBy === self),
  )
  const where = await whereWords(scope, services, open)
  const now = clockOf(services)
  return {
    people: found,
    invitations: open.map((one) => ({
      id: one.id,
      email: one.email,
      ...(one.name === undefined ? {} : { name: one.name }),
      role: `${titleOf(one as Pick<Grant, 'role' | 'sector'>)}, ${where(one)}`,
      by: one.invitedByName,
      expires: one.expires,
      state: invitationState(one, now),
    })),
  }
}

/**
 * One's own, or that of somebody with a role where the reader may see people.
 * @throws Refused `not-found`
 */
export const personView = async (scope: Scope, services: AccountsServices, id: PersonId): Promise<PersonView> => {
  const person = await personById(scope, id)
  if (person === undefined) throw notFound('person')
  const own = scope.actor.kind === 'person' && scope.actor.id === id
  if (!own && !(await readable(scope, id))) throw notFound('person')
  return (await withRoles(scope, services, [person]))[0]!
}

export interface LeaverView {
  readonly person: PersonView
  readonly belongings: readonly Belongings[]
  readonly heirs: readonly { readonly id: PersonId; readonly name: string; readonly email: string }[]
}

export const leaverView = async (scope: Scope, services: AccountsServices, id: PersonId): Promise<LeaverView> => ({
  person: await personView(scope, services, id),
  belongings: await belongingsOf(scope, services, id),
  heirs: (await people(scope, { deactivated: false })).filter((one) => one.id !== id),
})
