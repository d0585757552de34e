// Inviting somebody for a role; what becomes of the invitation; and its acceptance by whoever holds the link.

import { record } from '../../platform/audit/index.ts'
import {
  alreadyHolds,
  anyPersonByEmail,
  createPerson,
  grantWithoutAsking,
  type NewGrant,
} from '../../platform/auth/index.ts'
import {
  dayOf,
  type FieldErrors,
  notFound,
  ok,
  type PersonId,
  type PlaceId,
  Refused,
  type Result,
  type Scope,
  wrong,
} from '../../platform/kernel/index.ts'
import type { AccountsServices } from '../index.ts'
import { invitationMail, roleGivenMail } from '../messages/mails.ts'
import { invitationDays, invitationState } from '../rules.ts'
import * as store from '../store.ts'
import { senderOf } from './sender.ts'
import { actorName, atPlace, clockOf, roleWords } from './who.ts'

export interface Invite extends store.InvitedRole {
  readonly email: string
  readonly name?: string
}

export interface Invited {
  /** There when the person has an account: then the role counts at once, and there is no link. */
  readonly person?: PersonId
  readonly invitation?: string
  readonly email: string
  readonly words: string
  readonly link?: string
  readonly expires?: Date
  readonly mail: 'sent' | 'kept in the outbox'
}

const mailState = (services: AccountsServices) => (services.mailGoesOut() ? 'sent' : 'kept in the outbox')

const giveAtOnce = async (
  scope: Scope,
  services: AccountsServices,
  person: { id: PersonId; email: string; name: string },
  grant: NewGrant,
): Promise<Invited> => {
  const id = await services.auth.giveRole(scope, grant)
  const words = await roleWords(scope, services, grant)
  await record(scope, {
    what: 'role given',
    subject: { kind: 'person', id: person.id },
    ...atPlace(grant),
    after: { grant: id, role: words, name: person.name, from: grant.from, until: grant.until },
  })
  const from = grant.from ?? dayOf(clockOf(services))
  const about = { by: actorName(scope), role: words, from, link: `${services.address()}/sign-in` }
  await services.mail.send(scope, roleGivenMail(senderOf(services), person, about))
  return { person: person.id, email: person.email, words, mail: mailState(services) }
}

export const sendLink = async (
  scope: Scope,
  services: AccountsServices,
  invitation: { id: string; email: string; name?: string },
  words: string,
): Promise<Invited> => {
  await services.auth.voidLinks(scope, 'invitation', { subject: invitation.id })
  const minutes = invitationDays * 24 * 60
  const made = await services.auth.makeLink(scope, { purpose: 'invitation', subject: invitation.id, minutes })
  const link = `${services.address()}/join/${made.token}`
  const about = { by: actorName(scope), role: words, link, expires: made.expires }
  await services.mail.send(scope, invitationMail(senderOf(services), invitation, about))
  const { id, email } = invitation
  return { invitation: id, email, words, link, expires: made.expires, mail: mailState(services) }
}

/** Somebody who has an account gets the role at once and is told so; anybody else gets a link. */
export const invite = async (
  scope: Scope,
  services: AccountsServices,
  wanted: Invite,
): Promise<Result<Invited, FieldErrors>> => {
  const { email, name, ...role } = wanted
  const problem = await services.auth.roleProblem(scope, role)
  if (!problem.ok) return wrong(problem.errors)
  const now = clockOf(services)
  const person = await anyPersonByEmail(scope, email)
  if (person?.deactivated !== undefined)
    return wrong({ email: 'This person was deactivated. An administrator can let them in again on their page.' })
  if (person !== undefined) {
    const grant: NewGrant = { ...role, person: person.id }
    if (await alreadyHolds(scope, grant, dayOf(now)))
      return wrong({ role: `${person.name} already has this role there.` })
    return ok(await giveAtOnce(scope, services, person, grant))
  }
  for (const id of await store.sameInvitations(scope, wanted)) {
    await store.markWithdrawn(scope, id, now)
    await services.auth.voidLinks(scope, 'invitation', { subject: id })
  }
  const by = scope.actor.kind === 'person' ? { invitedBy: scope.actor.id } : {}
  const expires = new Date(now.getTime() + invitationDays * 86_400_000)
  const invitation = { ...wanted, ...by, invitedByName: actorName(scope), created: now, expires }
  const id = await store.addInvitation(scope, invitation)
  const words = await roleWords(scope, services, role)
  await record(scope, {
    what: 'person invited',
    subject: { kind: 'invitation', id },
    ...atPlace(role),
    after: { email, name, role: words, from: role.from, until: role.until },
  })
  return ok(await sendLink(scope, services, { ...wanted, id }, words))
}

/** The invitation, where this scope may change it. */
const mine = async (scope: Scope, services: AccountsServices, id: string): Promise<store.Invitation> => {
  const invitation = await store.invitationById(scope, id)
  if (invitation === undefined) throw notFound('invitation')
  const problem = await services.auth.roleProblem(scope, invitation)
  if (!problem.ok)
    throw new Refused('not-your-invitation', 403, 'You cannot change this invitation.', 'Ask an administrator.')
  const state = invitationState(invitation, clockOf(services))
  if (state === 'accepted' || state === 'withdrawn')
    throw new Refused('invitation-over', 409, `This invitation was ${state} already.`, 'Invite the person again.')
  return invitation
}

export const sendAgain = async (scope: Scope, services: AccountsServices, id: string): Promise<Invited> => {
  const invitation = await mine(scope, services, id)
  const words = await roleWords(scope, services, invitation)
  const sent = await sendLink(scope, services, invitation, words)
  if (sent.expires !== undefined) await store.extendInvitation(scope, id, sent.expires)
  await record(scope, {
    what: 'invitation sent again',
    subject: { kind: 'invitation', id },
    ...atPlace(invitation),
    after: { email: invitation.email },
  })
  return sent
}

export const takeBack = async (scope: Scope, services: AccountsServices, invitation: store.Invitation): Promise<void> => {
  const { id } = invitation
  await store.markWithdrawn(scope, id, clockOf(services))
  await services.auth.voidLinks(scope, 'invitation', { subject: id })
  await record(scope, {
    what: 'invitation withdrawn',
    subject: { kind: 'invitation', id },
    ...atPlace(invitation),
    before: { email: invitation.email },
  })
}

export const withdraw = async (scope: Scope, services: AccountsServices, id: string): Promise<store.Invitation> => {
  const invitation = await mine(scope, services, id)
  await takeBack(scope, services, invitation)
  return invitation
}

/** Nobody comes in any more on the word of somebody who has left, or who leads that place no longer. How many there were. */
export const withdrawAllBy = async (
  scope: Scope,
  services: AccountsServices,
  person: PersonId,
  place?: PlaceId,
): Promise<number> => {
  const open = (await store.openInvitations(scope)).filter(
    (one) => one.invitedBy === person && (place === undefined || one.place === place),
  )
  for (const one of open) await takeBack(scope, services, one)
  return open.length
}

export interface Welcome {
  readonly email: string
  readonly name?: string
  readonly by: string
  /** In words, one for each waiting invitation to this address. */
  readonly roles: readonly string[]
  /** They have an account already: accepting needs no password. */
  readonly hasAccount: boolean
}

/** What the link is for, for the page with the button. Changes nothing. Undefined where it is not good any more. */
export const readInvitation = async (
  scope: Scope,
  services: AccountsServices,
  token: string,
): Promise<Welcome | undefined> =>
  services.auth.withLink(scope, 'invitation', token, async (link) => {
    const invitation = await store.invitationById(scope, link.subject ?? '')
    if (invitation === undefined || invitationState(invitation, clockOf(services)) !== 'waiting') return undefined
    const { email, name, invitedByName: by } = invitation
    const person = await anyPersonByEmail(scope, email)
    if (person?.deactivated !== undefined) return undefined
    const words = await roleWords(scope, services, invitation)
    return { email, ...(name === undefined ? {} : { name }), by, roles: [words], hasAccount: person !== undefined }
  })

const takeUp = async (
  scope: Scope,
  services: AccountsServices,
  invitation: store.Invitation,
  person: PersonId,
): Promise<void> => {
  const now = clockOf(services)
  const { role, place, organisation, sector, until } = invitation
  const today = dayOf(now)
  const from = invitation.from !== undefined && invitation.from > today ? invitation.from : today
  const grant: NewGrant = {
    person,
    role,
    from,
    ...(place === undefined ? {} : { place }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(sector === undefined ? {} : { sector }),
    ...(until === undefined ? {} : { until }),
  }
  await store.markAccepted(scope, invitation.id, person, now)
  await services.auth.voidLinks(scope, 'invitation', { subject: invitation.id })
  // The role may have ended before it was taken up, or somebody may have given it meanwhile.
  if ((until !== undefined && until < from) || (await alreadyHolds(scope, grant, today))) return
  await grantWithoutAsking(scope, grant, today)
  await record(scope, {
    what: 'invitation accepted',
    subject: { kind: 'person', id: person },
    ...atPlace(invitation),
    after: { email: invitation.email, role: await roleWords(scope, services, invitation) },
    actorWords: 'somebody with an invitation link',
  })
}

/** A link that was shown to whoever made it proves no address: it opens what the same person offered, and nothing more. */
const offeredTogether = (waiting: store.Invitation, accepted: store.Invitation): boolean =>
  waiting.id === accepted.id || (waiting.invitedBy !== undefined && waiting.invitedBy === accepted.invitedBy)

/**
 * Takes up the invitation of the link, and what else its maker offered to that address.
 * Undefined where the link is not good any more. `signIn` is there for a new account; others sign in as usual.
 */
export const acceptInvitation = async (
  scope: Scope,
  services: AccountsServices,
  token: string,
  account: { readonly name: string; readonly password: string } | undefined,
  agent?: string,
): Promise<{ readonly person: PersonId; readonly signIn?: string } | undefined> =>
  services.auth.withLink(scope, 'invitation', token, async () => {
    const link = await services.auth.useLink(scope, 'invitation', token)
    const invitation = link && (await store.invitationById(scope, link.subject ?? ''))
    const now = clockOf(services)
    if (invitation === undefined || invitationState(invitation, now) !== 'waiting') return undefined
    const existing = await anyPersonByEmail(scope, invitation.email)
    if (existing?.deactivated !== undefined || (existing === undefined && account === undefined)) return undefined
    const person = existing?.id ?? (await createPerson(scope, { email: invitation.email, name: account!.name }))
    if (existing === undefined) await services.auth.setPassword(scope, person, account!.password)
    for (const waiting of await store.waitingInvitationsTo(scope, invitation.email, now))
      if (offeredTogether(waiting, invitation)) await takeUp(scope, services, waiting, person)
    return existing === undefined
      ? { person, signIn: await services.auth.startSession(scope, person, agent) }
      : { person }
  })
