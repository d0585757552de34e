// Signing in: password first, then a code where the person has turned codes on. Somebody who does not exist, somebody who is
// deactivated and a wrong password get the same answer after the same time.
import { maybe, run, sql } from '../db/index.ts'
import type { PersonId, Scope } from '../kernel/index.ts'
import { attempt } from './attempts.ts'
import { codesOn, takeAnyCode } from './codes.ts'
import { elevated } from './elevate.ts'
import { makeLink, readLink, useLink, voidLinks } from './links.ts'
import { hashPassword, passwordMatches } from './passwords.ts'
import { endSessions, startSession } from './sessions.ts'
import type { AuthOptions, SignInAnswer, Visitor } from './types.ts'

const codeStepMinutes = 10

interface Credential {
  person_id: PersonId
  password_hash: string
}

const credentialOf = (scope: Scope, email: string): Promise<Credential | undefined> =>
  maybe<Credential>(
    scope,
    sql`select person_id, password_hash from credentials join people on people.id = person_id
        where people.email = ${email} and people.deactivated_at is null`,
  )

export const signIn = async (
  scope: Scope,
  options: AuthOptions,
  now: Date,
  { email, password, ip, agent }: { email: string; password: string } & Visitor,
): Promise<SignInAnswer> => {
  const outcome = await attempt<SignInAnswer>(scope, options.keys, { account: email, ip }, now, async () => {
    const credential = await credentialOf(scope, email)
    const matches = await passwordMatches(credential?.password_hash, password)
    if (!matches || credential === undefined) return { right: false, answer: { kind: 'wrong' } }
    const person = credential.person_id
    if (await codesOn(scope, person)) {
      const link = await makeLink(scope, { purpose: 'code-step', person, minutes: codeStepMinutes }, now)
      return { right: true, answer: { kind: 'code-needed', step: link.token } }
    }
    const token = await startSession(scope, person, agent, now)
    return { right: true, answer: { kind: 'signed-in', person, token } }
  })
  return 'answer' in outcome ? outcome.answer : { kind: 'wait', seconds: outcome.waitSeconds }
}

export const signInWithCode = async (
  scope: Scope,
  options: AuthOptions,
  now: Date,
  { step, code, ip, agent }: { step: string; code: string } & Visitor,
): Promise<SignInAnswer> => {
  const link = await readLink(scope, 'code-step', step, now)
  if (link?.person === undefined) return { kind: 'expired' }
  const person = link.person
  const outcome = await attempt<SignInAnswer>(scope, options.keys, { account: person, ip }, now, async () => {
    if (!(await takeAnyCode(scope, options.keys, person, code, now))) return { right: false, answer: { kind: 'wrong' } }
    if ((await useLink(scope, 'code-step', step, now)) === undefined)
      return { right: undefined, answer: { kind: 'expired' } }
    const token = await startSession(scope, person, agent, now)
    return { right: true, answer: { kind: 'signed-in', person, token } }
  })
  return 'answer' in outcome ? outcome.answer : { kind: 'wait', seconds: outcome.waitSeconds }
}

/** People without a password are the demonstration's. Once anybody has one, nobody stays in, or comes in, without. */
const endWithoutPassword = async (scope: Scope, now: Date): Promise<void> => {
  const none = sql`not exists (select 1 from credentials where credentials.person_id = held.person_id)`
  await run(scope, sql`delete from sessions held where ${none}`)
  await run(scope, sql`update api_tokens held set revoked_at = ${now} where revoked_at is null and ${none}`)
}

/** Whoever was signed in with the old password is signed out, and what that person had begun by mail is void. */
export const setPassword = (
  scope: Scope,
  person: PersonId,
  password: string,
  now: Date,
  exceptToken?: string,
): Promise<void> =>
  elevated(scope, async () => {
    const hash = await hashPassword(password)
    await run(
      scope,
      sql`insert into credentials (person_id, password_hash, changed_at) values (${person}, ${hash}, ${now})
          on conflict (person_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at`,
    )
    await endSessions(scope, person, exceptToken)
    await endWithoutPassword(scope, now)
    for (const purpose of ['reset', 'email-change', 'code-step'] as const)
      await voidLinks(scope, purpose, { person }, now)
  })

export const confirmPassword = async (
  scope: Scope,
  options: AuthOptions,
  now: Date,
  person: PersonId,
  password: string,
  ip: string,
): Promise<'right' | 'wrong' | { readonly waitSeconds: number }> => {
  const outcome = await attempt(scope, options.keys, { account: person, ip }, now, async () => {
    const kept = await maybe<{ password_hash: string }>(
      scope,
      sql`select password_hash from credentials where person_id = ${person}`,
    )
    const right = await passwordMatches(kept?.password_hash, password)
    return { right, answer: right ? ('right' as const) : ('wrong' as const) }
  })
  return 'answer' in outcome ? outcome.answer : outcome
}

export const confirmCode = async (
  scope: Scope,
  options: AuthOptions,
  now: Date,
  person: PersonId,
  code: string,
  ip: string,
): Promise<'right' | 'wrong' | 'not-on' | { readonly waitSeconds: number }> => {
  if (!(await codesOn(scope, person))) return 'not-on'
  const outcome = await attempt(scope, options.keys, { account: person, ip }, now, async () => {
    const right = await takeAnyCode(scope, options.keys, person, code, now)
    return { right, answer: right ? ('right' as const) : ('wrong' as const) }
  })
  return 'answer' in outcome ? outcome.answer : outcome
}
