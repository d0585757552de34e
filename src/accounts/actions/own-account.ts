// What everybody does with their own account. Whatever could lock a person out, or let another in, asks for the password again.

import { record } from '../../platform/audit/index.ts'
import { anyPersonByEmail, changeEmail, renamePerson, type Visitor } from '../../platform/auth/index.ts'
import {
  type Day,
  type FieldErrors,
  type OrganisationId,
  ok,
  type PlaceId,
  type Result,
  type Scope,
  wrong,
} from '../../platform/kernel/index.ts'
import type { AccountsServices } from '../index.ts'
import { codesTurnedMail, confirmEmailMail, emailChangingMail, passwordChangedMail } from '../messages/mails.ts'
import { emailChangeMinutes, waitWords } from '../rules.ts'
import { senderOf } from './sender.ts'
import { selfOf } from './who.ts'

const forgotten = (services: AccountsServices): string => `${services.address()}/sign-in/forgotten`

/** The word of the audit, about the person themselves. */
const note = (scope: Scope, what: string, details: { before?: unknown; after?: unknown } = {}) =>
  record(scope, { what, subject: { kind: 'person', id: selfOf(scope).id }, ...details })

const passwordErrors = async (
  scope: Scope,
  services: AccountsServices,
  password: string,
  visitor: Visitor,
): Promise<FieldErrors | undefined> => {
  const answer = await services.auth.confirmPassword(scope, selfOf(scope).id, password, visitor)
  if (answer === 'right') return undefined
  if (answer === 'wrong') return { password: 'This is not your password. Try again.' }
  return { password: `There were too many wrong tries. Wait ${waitWords(answer.waitSeconds)}, then try again.` }
}

export const changeName = async (scope: Scope, name: string): Promise<void> => {
  const self = selfOf(scope)
  await renamePerson(scope, self.id, name)
  await note(scope, 'own name changed', { before: { name: self.name }, after: { name } })
}

export const changePassword = async (
  scope: Scope,
  services: AccountsServices,
  change: { password: string; fresh: string; currentToken?: string } & Visitor,
): Promise<Result<void>> => {
  const self = selfOf(scope)
  const errors = await passwordErrors(scope, services, change.password, change)
  if (errors) return wrong(errors)
  await services.auth.setPassword(scope, self.id, change.fresh, change.currentToken)
  await services.mail.send(scope, passwordChangedMail(senderOf(services), self, { link: forgotten(services) }))
  await note(scope, 'password changed')
  return ok(undefined)
}

/** The answer is the same when somebody else has the address: that person's address is not given away. */
export const askEmailChange = async (
  scope: Scope,
  services: AccountsServices,
  change: { password: string; email: string } & Visitor,
): Promise<Result<void>> => {
  const self = selfOf(scope)
  const errors = await passwordErrors(scope, services, change.password, change)
  if (errors) return wrong(errors)
  await services.auth.voidLinks(scope, 'email-change', { person: self.id })
  if ((await anyPersonByEmail(scope, change.email)) === undefined) {
    const wanted = {
      purpose: 'email-change',
      person: self.id,
      subject: change.email,
      minutes: emailChangeMinutes,
    } as const
    const link = await services.auth.makeLink(scope, wanted)
    const to = { email: change.email, name: self.name }
    const address = `${services.address()}/account/email/${link.token}`
    await services.mail.send(scope, confirmEmailMail(senderOf(services), to, { link: address, expires: link.expires }))
  }
  await services.mail.send(scope, emailChangingMail(senderOf(services), self, { link: forgotten(services) }))
  await note(scope, 'new e-mail address asked for', { after: { email: change.email } })
  return ok(undefined)
}

/** Whoever holds the link has the mailbox; nobody needs to be signed in. The new address, or undefined where the link is over. */
export const confirmEmail = async (
  scope: Scope,
  services: AccountsServices,
  token: string,
): Promise<string | undefined> => {
  const link = await services.auth.useLink(scope, 'email-change', token)
  if (link?.person === undefined || link.subject === undefined) return undefined
  await changeEmail(scope, link.person, link.subject)
  await services.auth.voidLinks(scope, 'reset', { person: link.person })
  await record(scope, {
    what: 'e-mail address changed',
    subject: { kind: 'person', id: link.person },
    after: { email: link.subject },
    actorWords: 'somebody with a link sent by mail',
  })
  return link.subject
}

export const turnOnCodes = async (
  scope: Scope,
  services: AccountsServices,
  code: string,
): Promise<readonly string[] | undefined> => {
  const self = selfOf(scope)
  const recovery = await services.auth.turnOnCodes(scope, self.id, code)
  if (recovery === undefined) return undefined
  await services.mail.send(scope, codesTurnedMail(senderOf(services), self, { on: true, link: forgotten(services) }))
  await note(scope, 'codes turned on')
  return recovery
}

export const turnOffCodes = async (
  scope: Scope,
  services: AccountsServices,
  check: { password: string } & Visitor,
): Promise<Result<void>> => {
  const self = selfOf(scope)
  const errors = await passwordErrors(scope, services, check.password, check)
  if (errors) return wrong(errors)
  await services.auth.turnOffCodes(scope, self.id)
  await services.mail.send(scope, codesTurnedMail(senderOf(services), self, { on: false, link: forgotten(services) }))
  await note(scope, 'codes turned off')
  return ok(undefined)
}

export const newRecoveryCodes = async (
  scope: Scope,
  services: AccountsServices,
  check: { password: string } & Visitor,
): Promise<Result<readonly string[]>> => {
  const errors = await passwordErrors(scope, services, check.password, check)
  if (errors) return wrong(errors)
  const codes = await services.auth.newRecoveryCodes(scope, selfOf(scope).id)
  await note(scope, 'new recovery codes made')
  return ok(codes)
}

export const endBrowser = async (scope: Scope, services: AccountsServices, id: string): Promise<boolean> => {
  const ended = await services.auth.endSessionById(scope, selfOf(scope).id, id)
  if (ended) await note(scope, 'signed out on another device')
  return ended
}

export const endOtherBrowsers = async (
  scope: Scope,
  services: AccountsServices,
  currentToken: string | undefined,
): Promise<number> => {
  const ended = await services.auth.endSessions(scope, selfOf(scope).id, currentToken)
  await note(scope, 'signed out everywhere else', { after: { ended } })
  return ended
}

export interface WantedToken {
  readonly name: string
  readonly permissions: readonly string[]
  readonly places?: readonly PlaceId[]
  readonly organisations?: readonly OrganisationId[]
  readonly expires: Day
}

/** What a token may be allowed: what the person may do, but never looking after the account itself. */
export const tokenPermissions = (
  scope: Scope,
  services: AccountsServices,
): readonly { readonly name: string; readonly words: string }[] =>
  services.auth.permissions.filter(({ name }) => name !== 'own.account' && scope.allowed.has(name))

/** The token itself, to be shown once. */
export const makeToken = async (scope: Scope, services: AccountsServices, wanted: WantedToken): Promise<string> => {
  const may = new Set(tokenPermissions(scope, services).map((one) => one.name))
  const permissions = wanted.permissions.filter((name) => may.has(name))
  const { id, token } = await services.auth.makeToken(scope, { ...wanted, permissions, person: selfOf(scope).id })
  await record(scope, {
    what: 'token made',
    subject: { kind: 'token', id },
    after: { name: wanted.name, permissions, places: wanted.places, expires: wanted.expires },
  })
  return token
}

export const revokeToken = async (scope: Scope, services: AccountsServices, id: string): Promise<boolean> => {
  const revoked = await services.auth.revokeToken(scope, selfOf(scope).id, id)
  if (revoked) await record(scope, { what: 'token revoked', subject: { kind: 'token', id } })
  return revoked
}
