// At most one set of rules on any day, and no day that has passed ever gets other rules, in whatever order versions are published
// and withdrawn.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, Refused } from '../../platform/kernel/index.ts'
import { type InForce, inForceOn, withPublished, withWithdrawn } from './in-force.ts'

const start = '2023-01-01' as Day
const span = 60
const days = Array.from({ length: span * 2 }, (_, i) => addDays(start, i))

const event = fc.record({
  after: fc.integer({ min: 0, max: 6 }),
  publish: fc.boolean(),
  from: fc.integer({ min: -20, max: 20 }),
  length: fc.option(fc.integer({ min: 0, max: 30 })),
  which: fc.nat({ max: 8 }),
})

test('on any day at most one set holds, and the past keeps its rules', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 9 }), (events) => {
      let today = start
      let sets: readonly InForce[] = []
      events.forEach((one, i) => {
        today = addDays(today, one.after)
        const before = sets
        if (one.publish) {
          const from = addDays(today, one.from)
          const to = one.length === null ? null : addDays(from, one.length)
          try {
            sets = withPublished(sets, { version: String(i), from, to }, today)
          } catch (error) {
            assert.ok(error instanceof Refused && error.reason === 'rules-over')
          }
        } else sets = withWithdrawn(sets, String(one.which), today)
        for (const day of days) {
          assert.ok(sets.filter((set) => set.from <= day && (set.to === null || day <= set.to)).length <= 1)
          const was = inForceOn(before, day)
          if (day < today && was !== undefined) assert.equal(inForceOn(sets, day)?.version, was.version)
        }
        for (const set of sets) assert.ok(set.to === null || set.to >= set.from)
      })
    }),
  )
})

test('the next version takes over the day after the one before', () => {
  const first = withPublished([], { version: '1', from: '2023-06-01' as Day, to: null }, '2023-05-20' as Day)
  const both = withPublished(first, { version: '2', from: '2024-04-01' as Day, to: null }, '2024-03-11' as Day)
  assert.equal(inForceOn(both, '2024-03-31' as Day)?.version, '1')
  assert.equal(inForceOn(both, '2024-04-01' as Day)?.version, '2')
})

test('rules entered for days on which others held begin with their publication', () => {
  const first = withPublished([], { version: '1', from: '2023-06-01' as Day, to: null }, '2023-05-20' as Day)
  const both = withPublished(first, { version: '2', from: '2024-04-01' as Day, to: null }, '2024-04-05' as Day)
  assert.equal(inForceOn(both, '2024-04-04' as Day)?.version, '1')
  assert.equal(inForceOn(both, '2024-04-05' as Day)?.version, '2')
})

test('a policy that was in force before it came here keeps its first day', () => {
  const sets = withPublished([], { version: '1', from: '2021-04-01' as Day, to: null }, '2024-04-05' as Day)
  assert.equal(inForceOn(sets, '2021-04-01' as Day)?.version, '1')
})

test('after a withdrawal nothing holds until something is published again', () => {
  const sets = withWithdrawn(
    withPublished([], { version: '1', from: '2023-06-01' as Day, to: null }, '2023-05-20' as Day),
    '1',
    '2024-01-31' as Day,
  )
  assert.equal(inForceOn(sets, '2024-01-31' as Day)?.version, '1')
  assert.equal(inForceOn(sets, '2024-02-01' as Day), undefined)
})
