// People of one organisation look after themselves: they invite colleagues, and end their roles. Whoever is invited has to accept,
// also with an account: so nobody finds out who has one, and nobody is made to work for somebody else's organisation.
import { record } from '../../platform/audit/index.ts'
import { countsOn, endWithoutAsking, grantsOfMany, people, type RoleName } from '../../platform/auth/index.ts'
import {
  type Day,
  dayOf,
  may,
  notAllowed,
  type OrganisationId,
  ok,
  type PersonId,
  Refused,
  type Result,
  type Scope,
  wrong,
} from '../../platform/kernel/index.ts'
import type { AccountsServices } from '../index.ts'
import { invitationDays } from '../rules.ts'
import * as store from '../store.ts'
import { sendLink, takeBack } from './invitations.ts'
import { actorName, clockOf, roleWords } from './who.ts'

const theirRoles: readonly RoleName[] = ['provider', 'vcse-member']
const mostOffers = 50

export interface Colleague {
  readonly grant: string
  readonly person: PersonId
  readonly name: string
  readonly email: string
  readonly role: RoleName
  readonly from: Day
  /** Held in a place as well: then only whoever looks after the place ends it. */
  readonly inPlace: boolean
}

/** Who answers for the organisation today, by name; only whom the scope sees. */
export const colleaguesAt = async (
  scope: Scope,
  organisation: OrganisationId,
  today: Day,
): Promise<readonly Colleague[]> => {
  const everybody = await people(scope, {
    deactivated: false,
    withRoleIn: { places: [], organisations: [organisation] },
  })
  const grants = await grantsOfMany(
    scope,
    everybody.map(({ id }) => id),
  )
  const here = grants.filter(
    (one) => one.organisation === organisation && theirRoles.includes(one.role) && countsOn(one, today),
  )
  return everybody.flatMap(({ id, name, email }) =>
    here
      .filter((one) => one.person === id)
      .map((one) => ({
        ...{ grant: one.id, person: id, name, email, role: one.role, from: one.from, inPlace: one.place !== undefined },
      })),
  )
}

export interface Offer {
  readonly id: string
  readonly email: string
  readonly name?: string
  readonly by: string
  readonly expires: Date
}

/** Invitations to the organisation that nobody took up yet. */
export const offersOf = async (scope: Scope, organisation: OrganisationId): Promise<readonly Offer[]> =>
  (await store.openInvitations(scope))
    .filter((one) => one.organisation === organisation && one.role === 'provider' && one.place === undefined)
    .map(({ id, email, name, invitedByName: by, expires }) => ({
      ...{ id, email, by, expires },
      ...(name === undefined ? {} : { name }),
    }))

const need = (scope: Scope, organisation: OrganisationId): void => {
  if (!may(scope, 'colleagues.manage', { kind: 'organisation', id: organisation }))
    throw notAllowed('look after the people of this organisation')
}

/** Field errors `email`, `''`. What it answers does not depend on who has an account. @throws Refused `not-allowed` */
export const inviteColleague = async (
  scope: Scope,
  services: AccountsServices,
  organisation: OrganisationId,
  given: { readonly email: string; readonly name?: string },
): Promise<Result<{ readonly email: string; readonly mail: 'sent' | 'kept in the outbox' }>> => {
  need(scope, organisation)
  const now = clockOf(services)
  const own = await colleaguesAt(scope, organisation, dayOf(now))
  if (own.some(({ email }) => email === given.email)) return wrong({ email: 'This person is a colleague already.' })
  const role: store.InvitedRole = { role: 'provider', organisation }
  for (const id of await store.sameInvitations(scope, { email: given.email, ...role })) {
    await store.markWithdrawn(scope, id, now)
    await services.auth.voidLinks(scope, 'invitation', { subject: id })
  }
  if ((await offersOf(scope, organisation)).length >= mostOffers)
    return wrong({ '': `${mostOffers} invitations wait already. Withdraw some of them first.` })
  const by = scope.actor.kind === 'person' ? { invitedBy: scope.actor.id } : {}
  const expires = new Date(now.getTime() + invitationDays * 86_400_000)
  const invitation = { ...given, ...role, ...by, invitedByName: actorName(scope), created: now, expires }
  const id = await store.addInvitation(scope, invitation)
  await record(scope, {
    what: 'colleague invited',
    subject: { kind: 'invitation', id },
    organisation,
    after: { email: given.email, name: given.name },
  })
  const { mail } = await sendLink(scope, services, { ...given, id }, await roleWords(scope, services, role))
  return ok({ email: given.email, mail })
}

/** @throws Refused `not-allowed`, `invitation-over` */
export const withdrawOffer = async (
  scope: Scope,
  services: AccountsServices,
  organisation: OrganisationId,
  id: string,
): Promise<string> => {
  need(scope, organisation)
  const offered = (await offersOf(scope, organisation)).some((one) => one.id === id)
  const invitation = offered ? await store.invitationById(scope, id) : undefined
  if (invitation === undefined)
    throw new Refused('invitation-over', 409, 'This invitation was taken up or withdrawn already.', 'Look again.')
  await takeBack(scope, services, invitation)
  return invitation.email
}

/** The last one stays: nobody else could let anybody in. @throws Refused `not-allowed`, `role-over`, `held-in-a-place`, `last-colleague` */
export const endColleague = async (
  scope: Scope,
  services: AccountsServices,
  organisation: OrganisationId,
  grantId: string,
): Promise<Colleague> => {
  need(scope, organisation)
  const today = dayOf(clockOf(services))
  // Two who end each other's roles at the same moment take turns; the second finds one left.
  await store.takeTurns(scope, organisation)
  const all = await colleaguesAt(scope, organisation, today)
  const one = all.find(({ grant }) => grant === grantId)
  if (one === undefined) throw new Refused('role-over', 409, 'This role has ended already.', 'Look at the list again.')
  if (one.inPlace)
    throw new Refused(
      'held-in-a-place',
      409,
      'This person speaks for the organisation in a place, too.',
      'Whoever leads the place can end that role.',
    )
  if (all.every(({ person }) => person === one.person))
    throw new Refused(
      'last-colleague',
      409,
      'This is the last person of the organisation, so nobody could look after it any more.',
      'Invite somebody else first.',
    )
  await endWithoutAsking(scope, grantId, today)
  for (const open of await store.openInvitations(scope))
    if (open.organisation === organisation && open.invitedBy === one.person) await takeBack(scope, services, open)
  await record(scope, {
    what: 'role ended',
    subject: { kind: 'person', id: one.person },
    organisation,
    before: { grant: grantId, role: one.role, name: one.name, from: one.from },
  })
  return one
}
