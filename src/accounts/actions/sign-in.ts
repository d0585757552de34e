// Signing in and out, and choosing a new password by mail. To a stranger every answer looks the same.
import { setTimeout } from 'node:timers/promises'
import { record } from '../../platform/audit/index.ts'
import type { SignInAnswer, Visitor } from '../../platform/auth/index.ts'
import { anyPersonByEmail, anyPersonById } from '../../platform/auth/index.ts'
import { type PersonId, Refused, type Scope } from '../../platform/kernel/index.ts'
import { demoPeople } from '../demo/people.ts'
import { type AccountsServices, onlyInventedPeople } from '../index.ts'
import { passwordChangedMail, resetMail } from '../messages/mails.ts'
import { resetMinutes } from '../rules.ts'
import { senderOf } from './sender.ts'

const noteSignedIn = (scope: Scope, person: PersonId, how: string) =>
  record(scope, { what: 'signed in', subject: { kind: 'person', id: person }, actorWords: how })

export const signIn = async (
  scope: Scope,
  services: AccountsServices,
  attempt: { email: string; password: string } & Visitor,
  oldToken?: string,
): Promise<SignInAnswer> => {
  const answer = await services.auth.signIn(scope, attempt)
  if (answer.kind === 'signed-in') {
    if (oldToken !== undefined) await services.auth.endSession(scope, oldToken)
    await noteSignedIn(scope, answer.person, 'the person, with a password')
  }
  return answer
}

export const signInWithCode = async (
  scope: Scope,
  services: AccountsServices,
  attempt: { step: string; code: string } & Visitor,
  oldToken?: string,
): Promise<SignInAnswer> => {
  const answer = await services.auth.signInWithCode(scope, attempt)
  if (answer.kind === 'signed-in') {
    if (oldToken !== undefined) await services.auth.endSession(scope, oldToken)
    await noteSignedIn(scope, answer.person, 'the person, with a password and a code')
  }
  return answer
}

export const signOut = async (scope: Scope, services: AccountsServices, token: string | undefined): Promise<void> => {
  if (token === undefined) return
  await services.auth.endSession(scope, token)
  if (scope.actor.kind === 'person')
    await record(scope, { what: 'signed out', subject: { kind: 'person', id: scope.actor.id } })
}

/** The time a stranger sees must not depend on whether the address is known: writing a mail takes a few milliseconds. */
const evenOut = 250

export const requestReset = async (scope: Scope, services: AccountsServices, email: string): Promise<void> => {
  const waited = setTimeout(evenOut)
  const person = await anyPersonByEmail(scope, email)
  // Invented people get none: with a password they would still be there when the real ones come.
  const invented = demoPeople.some((one) => one.email === email)
  if (person !== undefined && person.deactivated === undefined && !invented) {
    // A new link voids the ones before, so asking a hundred times leaves one.
    await services.auth.voidLinks(scope, 'reset', { person: person.id })
    const link = await services.auth.makeLink(scope, { purpose: 'reset', person: person.id, minutes: resetMinutes })
    const address = `${services.address()}/sign-in/reset/${link.token}`
    await services.mail.send(scope, resetMail(senderOf(services), person, { link: address, expires: link.expires }))
    await record(scope, {
      what: 'new password asked for',
      subject: { kind: 'person', id: person.id },
      actorWords: 'somebody who gave the e-mail address',
    })
  }
  await waited
}

/** Undefined where the link is not good any more. Ends every session: whoever had the old password is out. */
export const resetPassword = async (
  scope: Scope,
  services: AccountsServices,
  token: string,
  password: string,
): Promise<PersonId | undefined> => {
  const link = await services.auth.useLink(scope, 'reset', token)
  if (link?.person === undefined) return undefined
  const person = await anyPersonById(scope, link.person)
  if (person === undefined || person.deactivated !== undefined) return undefined
  await services.auth.setPassword(scope, person.id, password)
  const address = `${services.address()}/sign-in/forgotten`
  await services.mail.send(scope, passwordChangedMail(senderOf(services), person, { link: address }))
  await record(scope, {
    what: 'password changed',
    subject: { kind: 'person', id: person.id },
    actorWords: 'somebody with a link sent by mail',
  })
  return person.id
}

/** With one real person about, nothing else needs to be asked. */
export const demonstrationOnly = (scope: Scope, services: AccountsServices): Promise<boolean> =>
  services.auth.askOfAll(
    scope,
    async () => (await onlyInventedPeople(scope)) && (await services.demonstrationOnly(scope)),
  )

/** Only in a data folder that holds nothing but the demonstration. */
export const signInAs = async (
  scope: Scope,
  services: AccountsServices,
  email: string,
  agent: string | undefined,
): Promise<string> => {
  const person = (await demonstrationOnly(scope, services)) ? await anyPersonByEmail(scope, email) : undefined
  if (person === undefined || person.deactivated !== undefined)
    throw new Refused(
      'demonstration-only',
      403,
      'Signing in without a password works only where there is nothing but the demonstration.',
      'Sign in with your e-mail address and password.',
    )
  await noteSignedIn(scope, person.id, 'a visitor of the demonstration')
  return services.auth.startSession(scope, person.id, agent)
}
