import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { changesBetween, suggestedClosing } from './amending.ts'
import type { Published } from './types.ts'

const aDay = 86_400_000
const begun = Date.UTC(2027, 0, 4, 9)

const tender = (days: number) => {
  const closesAt = new Date(begun + days * aDay + 3 * 3_600_000)
  return {
    publishedAt: new Date(begun),
    closesAt,
    published: { timetable: { closesAt: closesAt.toISOString() } } as unknown as Published,
  }
}

test('what is suggested is never sooner than it closes now, and leaves at least five days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 120 }), fc.double({ min: 0, max: 1, noNaN: true }), (days, part) => {
      const one = tender(days)
      const now = new Date(begun + part * (one.closesAt.getTime() - begun))
      const suggested = suggestedClosing(one, now)
      assert.ok(suggested >= one.closesAt)
      assert.ok(suggested.getTime() - now.getTime() >= 5 * aDay)
      assert.ok(suggested.getTime() - now.getTime() <= Math.max(11 * aDay, one.closesAt.getTime() - now.getTime()))
    }),
  )
  // Published for 30 days, changed three days before the end: ten days from then, at the hour at which it would have closed.
  const one = tender(30)
  const now = new Date(one.closesAt.getTime() - 3 * aDay)
  assert.equal(suggestedClosing(one, now).toISOString(), new Date(one.closesAt.getTime() + 7 * aDay).toISOString())
})

test('only what differs is a change', () => {
  const before = { title: 'A', summary: 'B', questionsUntil: null, closesAt: new Date(begun), decisionOn: null }
  assert.deepEqual(changesBetween(before, { ...before, closesAt: new Date(begun) }), [])
  assert.deepEqual(changesBetween(before, { ...before, title: 'C', closesAt: new Date(begun + aDay) }), [
    { field: 'title', before: 'A', after: 'C' },
    { field: 'closesAt', before: new Date(begun).toISOString(), after: new Date(begun + aDay).toISOString() },
  ])
})
