import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Day } from '../platform/kernel/index.ts'
import { expiresSoon, invitationState, roleState, waitWords } from './rules.ts'

const now = new Date('2026-11-22T10:00:00Z')
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

test('an invitation waits until it is accepted, withdrawn or runs out', () => {
  assert.equal(invitationState({ expires: at(1) }, now), 'waiting')
  assert.equal(invitationState({ expires: at(0) }, now), 'expired')
  assert.equal(invitationState({ expires: at(-1), accepted: at(-5) }, now), 'accepted')
  assert.equal(invitationState({ expires: at(1), withdrawn: at(-5) }, now), 'withdrawn')
})

test('only what still waits runs out soon, and only in its last three days', () => {
  fc.assert(
    fc.property(fc.integer({ min: -200, max: 400 }), (hours) => {
      assert.equal(expiresSoon({ expires: at(hours) }, now), hours > 0 && hours < 72)
      assert.equal(expiresSoon({ expires: at(hours), withdrawn: now }, now), false)
    }),
  )
})

test('a role counts from its first day to its last, both included', () => {
  const today = '2026-11-22' as Day
  const day = (text: string) => text as Day
  assert.equal(roleState({ from: today }, today), 'now')
  assert.equal(roleState({ from: today, until: today }, today), 'now')
  assert.equal(roleState({ from: day('2026-11-23') }, today), 'later')
  assert.equal(roleState({ from: day('2026-01-01'), until: day('2026-11-21') }, today), 'ended')
  assert.equal(roleState({ from: today, until: day('2026-11-21') }, today), 'ended', 'ended on the day it began')
  assert.equal(
    roleState({ from: day('2026-12-01'), until: day('2026-11-30') }, today),
    'ended',
    'ended before it began',
  )
})

test('a wait is told in seconds or in minutes, never too short', () => {
  assert.deepEqual([1, 59, 60, 61, 900].map(waitWords), [
    '1 second',
    '59 seconds',
    '1 minute',
    '2 minutes',
    '15 minutes',
  ])
})
