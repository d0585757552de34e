import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type Day, dayIn } from '../platform/kernel/index.ts'
import { leaverForm, passwordForm, tokenForm } from './forms/account.ts'
import { inviteForm, inviteTyped, roleForm } from './forms/invitation.ts'
import { joinForm, setupForm, signInForm } from './forms/sign-in.ts'

const place = '00000000-0000-4000-8000-00000000000a'
const rule = (password: string) => (password.length < 12 ? 'Too short.' : undefined)
const fields = (result: { ok: boolean; errors?: object }) =>
  result.ok ? 'none' : Object.keys(result.errors!).sort().join()

test('a form never throws, whatever is sent, and gives a value or what is wrong with it', () => {
  const anything = fc.dictionary(
    fc.constantFrom(
      'email',
      'password',
      'name',
      'role',
      'place',
      'from-day',
      'from-year',
      'to',
      'permissions',
      'places',
      'fresh',
    ),
    fc.oneof(fc.string(), fc.array(fc.string()), fc.integer(), fc.constant(null), fc.object()),
  )
  const about = { email: 'a@b.example', name: 'A' }
  fc.assert(
    fc.property(anything, (body) => {
      const results = [
        signInForm(body),
        setupForm(body, rule),
        joinForm(body, rule, 'a@b.example'),
        inviteForm(body),
        passwordForm(body, rule, about),
        tokenForm(body, '2026-11-22' as Day),
        leaverForm(body, true),
      ]
      for (const result of results)
        assert.ok(result.ok || Object.values(result.errors).every((words) => /^\S.*\.$/s.test(words)))
      assert.equal(typeof inviteTyped(body).email, 'string')
    }),
  )
})

test('an e-mail address is taken in its normal form, a password exactly as it is', () => {
  const read = signInForm({ email: ' Ada@Merebridge.example ', password: ' secret ' })
  assert.deepEqual(read, { ok: true, value: { email: 'ada@merebridge.example', password: ' secret ' } })
  assert.equal(fields(signInForm({})), 'email,password')
})

test('a day is three boxes, or one text from a program; three empty boxes are no day', () => {
  assert.equal(dayIn({ 'd-day': '1', 'd-month': '2', 'd-year': '2027' }, 'd'), '2027-02-01')
  assert.equal(dayIn({ d: '2027-02-01' }, 'd'), '2027-02-01')
  assert.equal(dayIn({}, 'd'), undefined)
  for (const [day, month, year] of [
    ['30', '2', '2027'],
    ['1', '', '2027'],
    ['x', '1', '2027'],
    ['1', '1', '27'],
  ])
    assert.equal(dayIn({ 'd-day': day, 'd-month': month, 'd-year': year }, 'd'), 'wrong')
})

test('a role is read with its place, sector and days; the sector counts for a place lead alone', () => {
  const lead = {
    role: 'place-lead',
    place,
    sector: 'vcse',
    'until-day': '31',
    'until-month': '3',
    'until-year': '2027',
  }
  assert.deepEqual(roleForm(lead), {
    ok: true,
    value: { role: 'place-lead', place, sector: 'vcse', until: '2027-03-31' },
  })
  assert.deepEqual(roleForm({ ...lead, role: 'viewer', 'until-day': '', 'until-month': '', 'until-year': '' }), {
    ok: true,
    value: { role: 'viewer', place },
  })
  assert.equal(fields(roleForm({ place: 'Merebridge', 'from-day': '99' })), 'from,place,role')
  assert.equal(fields(inviteForm({ email: 'x', role: 'viewer' })), 'email')
})

test('a token needs a name, something it may do, and an end within a year', () => {
  const today = '2026-11-22' as Day
  const whole = { name: 'figures', permissions: 'people.read', expires: '2027-11-22' }
  assert.deepEqual(tokenForm(whole, today), {
    ok: true,
    value: { name: 'figures', permissions: ['people.read'], expires: '2027-11-22' },
  })
  assert.equal(fields(tokenForm({}, today)), 'expires,name,permissions')
  assert.equal(fields(tokenForm({ ...whole, expires: '2026-11-21' }, today)), 'expires')
  assert.equal(fields(tokenForm({ ...whole, expires: '2027-12-01' }, today)), 'expires')
  assert.equal(fields(tokenForm({ ...whole, places: ['nowhere'] }, today)), 'places')
})
