// Puts the parts of auth together behind one object, with its clock, its keys and the permissions of all features.
import { dayOf, type PersonId, type Scope } from '../kernel/index.ts'
import { makeToken, revokeToken, revokeTokens, tokensOf } from './api-tokens.ts'
import * as codes from './codes.ts'
import { elevated } from './elevate.ts'
import { endRole, giveRole, lastAdministrator, roleProblem } from './grants.ts'
import { makeLink, readLink, useLink, voidLinks, withLink } from './links.ts'
import { passwordProblem } from './passwords.ts'
import { isLastAdministrator, setDeactivated } from './people.ts'
import { scopeMakers } from './scopes.ts'
import { endSession, endSessionById, endSessions, sessionsOf, startSession } from './sessions.ts'
import { confirmCode, confirmPassword, setPassword, signIn, signInWithCode } from './sign-in.ts'
import type { Auth, AuthOptions } from './types.ts'

const deactivate = async (scope: Scope, person: PersonId, now: Date): Promise<void> => {
  if (await isLastAdministrator(scope, dayOf(now), { person })) throw lastAdministrator()
  await setDeactivated(scope, person, now)
  await endSessions(scope, person)
  await revokeTokens(scope, person, now)
  await voidLinks(scope, undefined, { person }, now)
}

export const openAuth = (options: AuthOptions): Auth => {
  const clock = options.now ?? (() => new Date())
  const { keys } = options
  const issuer = options.installationName ?? 'Commonweal'
  return {
    permissions: options.permissions,
    ...scopeMakers(options, clock),

    askOfAll: async (scope, question) => (await elevated(scope, question)) === true,
    signIn: (scope, attempt) => signIn(scope, options, clock(), attempt),
    signInWithCode: (scope, attempt) => signInWithCode(scope, options, clock(), attempt),
    startSession: (scope, person, agent) => startSession(scope, person, agent, clock()),
    endSession: async (scope, token) => {
      await endSession(scope, token)
    },
    endSessionById,
    endSessions,
    sessionsOf: (scope, person, currentToken) => sessionsOf(scope, person, currentToken, clock()),

    passwordProblem,
    setPassword: (scope, person, password, exceptToken) => setPassword(scope, person, password, clock(), exceptToken),
    confirmPassword: (scope, person, password, { ip }) =>
      confirmPassword(scope, options, clock(), person, password, ip),

    codesOn: codes.codesOn,
    beginCodes: (scope, person) => codes.beginCodes(scope, keys, person, issuer),
    codesBegun: (scope, person) => codes.codesBegun(scope, keys, person, issuer),
    turnOnCodes: (scope, person, code) => codes.turnOnCodes(scope, keys, person, code, clock()),
    turnOffCodes: codes.turnOffCodes,
    newRecoveryCodes: codes.newRecoveryCodes,
    recoveryCodesLeft: codes.recoveryCodesLeft,
    confirmCode: (scope, person, code, { ip }) => confirmCode(scope, options, clock(), person, code, ip),

    makeLink: (scope, link) => makeLink(scope, link, clock()),
    readLink: (scope, purpose, token) => readLink(scope, purpose, token, clock()),
    useLink: (scope, purpose, token) => useLink(scope, purpose, token, clock()),
    withLink: (scope, purpose, token, work) => withLink(scope, purpose, token, clock(), work),
    voidLinks: (scope, purpose, about) => voidLinks(scope, purpose, about, clock()),

    makeToken: (scope, token) => makeToken(scope, token, clock()),
    tokensOf,
    revokeToken: (scope, person, id) => revokeToken(scope, person, id, clock()),

    roleProblem: (scope, grant) => roleProblem(scope, grant, options),
    giveRole: (scope, grant) => giveRole(scope, grant, options, clock()),
    endRole: (scope, grantId) => endRole(scope, grantId, options, clock()),
    deactivate: (scope, person) => deactivate(scope, person, clock()),
    reactivate: async (scope, person) => {
      await setDeactivated(scope, person, null)
    },
  }
}
