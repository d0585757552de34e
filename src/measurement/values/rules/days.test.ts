import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, asDay, type Day } from '../../../platform/kernel/index.ts'
import { countsOn, type Days, endBefore, isAlways, overlap } from './days.ts'

const first = asDay('2026-01-01') as Day
const day = fc.integer({ min: 0, max: 40 }).map((n) => addDays(first, n))
const days: fc.Arbitrary<Days> = fc
  .record({ from: fc.option(day), to: fc.option(day) })
  .filter(({ from, to }) => from === null || to === null || from <= to)
const all = Array.from({ length: 42 }, (_, n) => addDays(first, n - 1))

test('two overlap where a day is in both', () => {
  fc.assert(
    fc.property(days, days, (a, b) => {
      // Both without an end, or without a beginning, meet beyond the days that are tried.
      const met = all.some((one) => countsOn(a, one) && countsOn(b, one))
      assert.equal(overlap(a, b), overlap(b, a))
      if (met) assert.ok(overlap(a, b))
      else assert.ok(!overlap(a, b))
    }),
  )
})

test('where one ends before the next, no day is in both and no day of it is lost', () => {
  fc.assert(
    fc.property(days, days, (other, next) => {
      const end = endBefore(other, next)
      if (end === undefined) return
      const ended = { ...other, to: end }
      assert.ok(!overlap(ended, next))
      for (const one of all) assert.ok(!countsOn(other, one) || countsOn(ended, one) || one >= (next.from ?? first))
    }),
  )
})

test('no days at all is always', () => {
  assert.ok(isAlways({ from: null, to: null }))
  assert.ok(!isAlways({ from: first, to: null }))
  assert.equal(endBefore({ from: first, to: null }, { from: first, to: null }), undefined)
  assert.equal(endBefore({ from: null, to: null }, { from: null, to: null }), undefined)
})
