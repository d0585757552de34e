import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type Attempts, afterWrong, forAccount, forAddress, networkOf, type ThrottleRule, waitFor } from './throttle.ts'

const start = new Date('2026-11-22T10:00:00Z')
const later = (moment: Date, seconds: number) => new Date(moment.getTime() + seconds * 1000)
const rules = fc.constantFrom<ThrottleRule>(forAccount, forAddress)

/** Wrong tries with these pauses (seconds) between them. One that comes too soon is refused and not counted. */
const play = (rule: ThrottleRule, pauses: readonly number[]) => {
  let attempts: Attempts | undefined
  let now = start
  const taken: Date[] = []
  for (const pause of pauses) {
    now = later(now, pause)
    if (waitFor(attempts, rule, now) > 0) continue
    taken.push(now)
    attempts = afterWrong(attempts, rule, now)
  }
  return { attempts, now, taken }
}

const pauses = fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 80 })

test('the wait is never longer than the longest, and over after it', () => {
  fc.assert(
    fc.property(rules, pauses, fc.integer({ min: -5000, max: 200_000 }), (rule, list, seconds) => {
      const { attempts, now } = play(rule, list)
      const wait = waitFor(attempts, rule, later(now, seconds))
      assert.ok(Number.isInteger(wait) && wait >= 0 && wait <= rule.mostSeconds)
      assert.equal(waitFor(attempts, rule, later(now, rule.mostSeconds)), 0)
    }),
  )
})

test('waiting as long as one is told is enough', () => {
  fc.assert(
    fc.property(rules, pauses, fc.integer({ min: 0, max: 2000 }), (rule, list, seconds) => {
      const { attempts, now } = play(rule, list)
      const asked = later(now, seconds)
      assert.equal(waitFor(attempts, rule, later(asked, waitFor(attempts, rule, asked))), 0)
    }),
  )
})

test('somebody who forgets a few times does not wait at all', () => {
  for (const rule of [forAccount, forAddress]) {
    const { taken } = play(
      rule,
      Array.from({ length: rule.free }, () => 0),
    )
    assert.equal(taken.length, rule.free)
    assert.ok(
      waitFor(
        play(
          rule,
          Array.from({ length: rule.free }, () => 0),
        ).attempts,
        rule,
        start,
      ) > 0,
    )
  }
})

test('however fast one guesses, a day allows few tries on one account', () => {
  const everySecond = Array.from({ length: 86_400 }, () => 1)
  const { taken } = play(forAccount, everySecond)
  // Five free, nine while the wait doubles to a quarter of an hour, and then four an hour.
  assert.ok(taken.length < 5 + 10 + 4 * 24, `${taken.length} tries`)
})

test('after a day without a wrong try all is forgotten', () => {
  const { attempts } = play(
    forAccount,
    Array.from({ length: 40 }, () => 1000),
  )
  const tomorrow = later(attempts!.last, forAccount.forgetSeconds)
  assert.equal(waitFor(attempts, forAccount, tomorrow), 0)
  assert.equal(afterWrong(attempts, forAccount, tomorrow).failures, 1)
})

test('the neighbours of an IPv6 address count as one, and IPv4 stays as it is', () => {
  assert.equal(networkOf('192.0.2.7'), '192.0.2.7')
  assert.equal(networkOf('::ffff:192.0.2.7'), '192.0.2.7')
  const home = networkOf('2001:db8:0:12::1')
  for (const other of ['2001:db8:0:12:ffff:1:2:3', '2001:0db8::12:0:0:0:9', '2001:DB8:0:12::5%eth0'])
    assert.equal(networkOf(other), home, other)
  for (const other of ['2001:db8:0:13::1', '2001:db8::1', '::1']) assert.notEqual(networkOf(other), home, other)
})
