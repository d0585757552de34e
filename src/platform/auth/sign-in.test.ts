import assert from 'node:assert/strict'
import test from 'node:test'
import { generate } from 'otplib'
import { emailFor, freshAuth, type TestAuth } from '../../../test/support/auth.ts'
import type { PersonId } from '../kernel/index.ts'
import { hashPassword, passwordMatches, standIn } from './passwords.ts'

const password = 'four plain words here'
const visitor = { ip: '192.0.2.7', agent: 'Firefox/130.0 (Windows NT 10.0)' }

const signIn = ({ auth, asPublic }: TestAuth, name: string, given = password, ip = visitor.ip) =>
  asPublic((scope) => auth.signIn(scope, { email: emailFor(name), password: given, ...visitor, ip }))

test('the right password signs in, and the token stands for the person until signing out', async (t) => {
  const given = await freshAuth(t)
  const { auth } = given
  const ada = await given.person('Ada', { password })
  const answer = await signIn(given, 'Ada')
  assert.equal(answer.kind, 'signed-in')
  const token = answer.kind === 'signed-in' ? answer.token : ''
  const scope = await auth.scopeForSession(token)
  assert.deepEqual(scope?.actor, { kind: 'person', id: ada, name: 'Ada', email: emailFor('Ada') })
  assert.equal(await auth.scopeForSession(`${token}x`), undefined)
  const [browser] = await given.as(ada, (own) => auth.sessionsOf(own, ada, token))
  assert.deepEqual([browser?.agent, browser?.current], ['Firefox on Windows', true])
  const kept = await given.database.asOwner<{ token_hash: Buffer }>('select token_hash from sessions')
  assert.ok(!kept[0]!.token_hash.toString('base64url').includes(token))
  await given.as(ada, (own) => auth.endSession(own, token))
  assert.equal(await auth.scopeForSession(token), undefined)
})

test('a wrong password, an unknown address and a deactivated person get the same answer', async (t) => {
  const given = await freshAuth(t)
  await given.person('Ada', { password })
  const gone = await given.person('Gone', { password })
  await given.asSystem((scope) => given.auth.deactivate(scope, gone))
  assert.deepEqual(await signIn(given, 'Ada', 'wrong'), { kind: 'wrong' })
  assert.deepEqual(await signIn(given, 'Nobody'), { kind: 'wrong' })
  assert.deepEqual(await signIn(given, 'Gone'), { kind: 'wrong' })
})

test('an unknown address costs the same work as a wrong password, and never matches', async () => {
  const costOf = (kept: string) => kept.split('$').slice(0, 4).join('$')
  assert.equal(costOf(await standIn()), costOf(await hashPassword(password)))
  assert.match(costOf(await standIn()), /^\$argon2id\$v=19\$m=19456,t=2,p=1$/)
  assert.equal(await passwordMatches(undefined, 'nobody has this password'), false)
})

test('guessing is slowed down, for unknown addresses alike, and the right password ends it', async (t) => {
  const given = await freshAuth(t)
  await given.person('Ada', { password })
  for (const name of ['Ada', 'Nobody']) {
    for (let i = 0; i < 5; i += 1) assert.deepEqual(await signIn(given, name, 'wrong'), { kind: 'wrong' })
    const answer = await signIn(given, name)
    assert.equal(answer.kind, 'wait')
  }
  given.wait(1)
  assert.equal((await signIn(given, 'Ada')).kind, 'signed-in')
  assert.deepEqual(await signIn(given, 'Ada', 'wrong'), { kind: 'wrong' })
  assert.deepEqual(await signIn(given, 'Ada', 'wrong'), { kind: 'wrong' })
})

test('of many tries at once only the free ones are made', async (t) => {
  const given = await freshAuth(t)
  await given.person('Ada', { password })
  const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(given, 'Ada', 'wrong')))
  assert.equal(answers.filter((answer) => answer.kind === 'wrong').length, 5)
  assert.equal(answers.filter((answer) => answer.kind === 'wait').length, 7)
})

test('one is signed out after twelve hours without use, and after thirty days in any case', async (t) => {
  const given = await freshAuth(t)
  const ada = await given.person('Ada', { password })
  const token = await given.asSystem((scope) => given.auth.startSession(scope, ada))
  given.wait(11 * 60)
  assert.ok(await given.auth.scopeForSession(token))
  given.wait(11 * 60)
  assert.ok(await given.auth.scopeForSession(token), 'use counts')
  given.wait(12 * 60 + 1)
  assert.equal(await given.auth.scopeForSession(token), undefined)
  const second = await given.asSystem((scope) => given.auth.startSession(scope, ada))
  for (let hours = 0; hours < 30 * 24; hours += 10) {
    assert.ok(await given.auth.scopeForSession(second))
    given.wait(10 * 60)
  }
  assert.equal(await given.auth.scopeForSession(second), undefined)
})

test('a new password ends every session but the one it was set in, and voids open links', async (t) => {
  const given = await freshAuth(t)
  const { auth } = given
  const ada = await given.person('Ada', { password })
  const [here, there] = await given.asSystem(async (scope) => [
    await auth.startSession(scope, ada),
    await auth.startSession(scope, ada),
  ])
  const link = await given.asSystem((scope) => auth.makeLink(scope, { purpose: 'reset', person: ada, minutes: 60 }))
  await given.as(ada, (scope) => auth.setPassword(scope, ada, 'another four plain words', here))
  assert.ok(await auth.scopeForSession(here!))
  assert.equal(await auth.scopeForSession(there!), undefined)
  assert.equal(await given.asPublic((scope) => auth.useLink(scope, 'reset', link.token)), undefined)
  assert.equal((await signIn(given, 'Ada')).kind, 'wrong')
})

const withCodes = async (given: TestAuth, ada: PersonId) => {
  const { auth, clock } = given
  const begun = await given.as(ada, (scope) => auth.beginCodes(scope, ada))
  const code = () => generate({ secret: begun.secret, epoch: Math.floor(clock.now.getTime() / 1000) })
  const first = await code()
  const recovery = await given.as(ada, (scope) => auth.turnOnCodes(scope, ada, first))
  assert.equal(recovery?.length, 10)
  return { code, recovery: recovery!, first }
}

test('with codes on, the password alone does not sign in; each code works once', async (t) => {
  const given = await freshAuth(t)
  const { auth } = given
  const ada = await given.person('Ada', { password })
  assert.equal(await given.as(ada, (scope) => auth.codesOn(scope, ada)), false)
  const { code, first } = await withCodes(given, ada)
  const answer = await signIn(given, 'Ada')
  assert.equal(answer.kind, 'code-needed')
  const step = answer.kind === 'code-needed' ? answer.step : ''
  const enter = (text: string, at = step) =>
    given.asPublic((scope) => auth.signInWithCode(scope, { step: at, code: text, ...visitor }))
  assert.equal((await enter(first)).kind, 'wrong', 'used for turning on')
  assert.equal((await enter('000000')).kind, 'wrong')
  given.wait(0.5)
  const now = await code()
  assert.equal((await enter(`${now.slice(0, 3)} ${now.slice(3)}`)).kind, 'signed-in')
  assert.equal((await enter(now)).kind, 'expired', 'the step is used')
  const again = await signIn(given, 'Ada')
  assert.equal((await enter(now, again.kind === 'code-needed' ? again.step : '')).kind, 'wrong', 'the code is used')
  given.wait(11)
  assert.equal((await enter(await code(), again.kind === 'code-needed' ? again.step : '')).kind, 'expired')
})

test('a recovery code signs in once, and new ones replace the old', async (t) => {
  const given = await freshAuth(t)
  const { auth } = given
  const ada = await given.person('Ada', { password })
  const { recovery } = await withCodes(given, ada)
  const enter = async (text: string) => {
    const answer = await signIn(given, 'Ada')
    const step = answer.kind === 'code-needed' ? answer.step : ''
    return (await given.asPublic((scope) => auth.signInWithCode(scope, { step, code: text, ...visitor }))).kind
  }
  assert.equal(await enter(recovery[0]!.toLowerCase().replaceAll('-', ' ')), 'signed-in')
  assert.equal(await enter(recovery[0]!), 'wrong')
  assert.equal(await given.as(ada, (scope) => auth.recoveryCodesLeft(scope, ada)), 9)
  const fresh = await given.as(ada, (scope) => auth.newRecoveryCodes(scope, ada))
  assert.equal(await enter(recovery[1]!), 'wrong')
  assert.equal(await enter(fresh[1]!), 'signed-in')
})

test('confirming with a code or a password is slowed down like a sign-in', async (t) => {
  const given = await freshAuth(t)
  const { auth } = given
  const ada = await given.person('Ada', { password })
  const confirm = (code: string) => given.as(ada, (scope) => auth.confirmCode(scope, ada, code, visitor))
  assert.equal(await confirm('123456'), 'not-on')
  const { recovery } = await withCodes(given, ada)
  assert.equal(await confirm(recovery[0]!), 'right')
  for (let i = 0; i < 5; i += 1) assert.equal(await confirm('000000'), 'wrong')
  assert.ok(typeof (await confirm('000000')) === 'object')
  given.wait(1)
  assert.equal(await given.as(ada, (scope) => auth.confirmPassword(scope, ada, 'no', visitor)), 'wrong')
  given.wait(1)
  assert.equal(await given.as(ada, (scope) => auth.confirmPassword(scope, ada, password, visitor)), 'right')
})

test('the secret of the codes is sealed, and unseen even by its owner', async (t) => {
  const given = await freshAuth(t)
  const ada = await given.person('Ada', { password })
  const begun = await given.as(ada, (scope) => given.auth.beginCodes(scope, ada))
  assert.match(begun.address, /^otpauth:\/\/totp\//)
  const [row] = await given.database.asOwner<{ sealed: Buffer }>('select sealed from code_secrets')
  assert.ok(!row!.sealed.toString().includes(begun.secret))
  assert.deepEqual(await given.as(ada, (scope) => given.auth.codesBegun(scope, ada)), begun)
})
