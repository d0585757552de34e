// What the pages about people show, gathered in a few questions however many people there are.
import {
  type Grant,
  grantsOfMany,
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
        mayEnd: may(scope, 'people.invite', atOf(grant)),
      })),
  }))
}

export const peopleView = async (
  scope: Scope,
  services: AccountsServices,
  text: string,
): Promise<{ readonly people: readonly PersonView[]; readonly invitations: readonly InvitationView[] }> => {
  const found = await withRoles(scope, services, await people(scope, { text, limit: 500 }))
  const open = may(scope, 'people.invite') ? await openInvitations(scope) : []
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

/** @throws Refused `not-found` */
export const personView = async (scope: Scope, services: AccountsServices, id: PersonId): Promise<PersonView> => {
  const person = await personById(scope, id)
  if (person === undefined) throw notFound('person')
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
