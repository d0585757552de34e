import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { common } from './common-passwords.ts'
import { hashPassword, passwordMatches, passwordProblem, shortest } from './passwords.ts'
import { newRecoveryCode, plainCode } from './secrets.ts'
import { agentWords } from './sessions.ts'

const about = { email: 'ada.lovelace@merebridge.example', name: 'Ada Lovelace' }

test('what is long, not common and not the own name may be a password, whatever it is made of', () => {
  for (const good of [
    'correct mule battery',
    'ünïcödé wörter sind gut',
    'aaaabbbbccccddddee',
    '  spaces at both ends  ',
  ])
    assert.equal(passwordProblem(good, about), undefined, good)
  for (const bad of [
    '',
    'elevenchars',
    '😀😀😀',
    'Password1234!',
    'pass word 1234',
    'aaaaaaaaaaaaaaaa',
    'abababababababab',
  ])
    assert.ok(passwordProblem(bad, about), bad)
  for (const own of ['ada.lovelace@merebridge.example', 'AdaLovelace', 'Ada Lovelace 1', 'ada-lovelace-99'])
    assert.ok(passwordProblem(own, about), own)
})

test('every common password is long enough to be refused for being common', () => {
  assert.ok(common.size > 100)
  for (const password of common) {
    assert.ok([...password].length >= shortest, password)
    assert.ok(passwordProblem(password, {})?.includes('guess'), password)
  }
})

test('a password matches its own hash only; without a hash nothing matches', async () => {
  const kept = await hashPassword('correct mule battery')
  assert.match(kept, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.equal(await passwordMatches(kept, 'correct mule battery'), true)
  assert.equal(await passwordMatches(kept, 'correct mule batterY'), false)
  assert.equal(await passwordMatches(undefined, 'nobody has this password'), false)
  // The same letters, composed and not: é as one mark or two.
  assert.equal(await passwordMatches(await hashPassword('caf\u00e9 au lait 12'), 'cafe\u0301 au lait 12'), true)
})

test('a recovery code is read back however it is typed', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.constantFrom('', ' ', '-')), (between) => {
      const code = newRecoveryCode()
      assert.match(code, /^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/)
      const typed = [...code.toLowerCase().replaceAll('-', '')].map((mark) => mark + between.next().value).join('')
      assert.equal(plainCode(typed), plainCode(code))
    }),
  )
})

test('a browser is called what its owner would call it', () => {
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 Edg/120.0'
  assert.equal(agentWords(edge), 'Edge on Windows')
  assert.equal(agentWords('Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0'), 'Firefox on Linux')
  assert.equal(agentWords(undefined), 'A browser')
  assert.equal(agentWords('<script>'), 'A browser')
})
