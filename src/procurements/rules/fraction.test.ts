import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  between,
  compare,
  exactly,
  fraction,
  leastOf,
  minus,
  mostOf,
  over,
  plus,
  poundsOf,
  roughly,
  rounded,
  same,
  sumOf,
  times,
  wholeBelow,
} from './fraction.ts'

const any = fc.tuple(fc.integer(), fc.integer({ min: 1, max: 1_000_000 })).map(([top, bottom]) => fraction(top, bottom))

test('a fraction is kept in its lowest terms with its sign above', () => {
  assert.deepEqual(fraction(4, -6), { top: -2n, bottom: 3n })
  assert.deepEqual(fraction(0, 9), { top: 0n, bottom: 1n })
  assert.throws(() => fraction(1, 0), RangeError)
  assert.throws(() => fraction(0.5), RangeError)
})

test('what is added can be taken away, what is multiplied divided, and nothing is lost', () => {
  fc.assert(
    fc.property(any, any, any, (a, b, c) => {
      assert.ok(same(minus(plus(a, b), b), a))
      if (b.top !== 0n) assert.ok(same(over(times(a, b), b), a))
      assert.ok(same(times(a, plus(b, c)), plus(times(a, b), times(a, c))))
      assert.equal(compare(a, b), -compare(b, a) || 0)
      assert.ok(compare(leastOf([a, b, c]), mostOf([a, b, c])) <= 0)
      assert.ok(compare(fraction(wholeBelow(a)), a) <= 0)
      assert.ok(compare(fraction(wholeBelow(a) + 1n), a) > 0)
    }),
  )
})

test('thirds add up to one', () => {
  assert.ok(same(sumOf([fraction(1, 3), fraction(1, 3), fraction(1, 3)]), fraction(1)))
})

for (const [value, decimals, words] of [
  [fraction(100, 3), 2, '33.33'],
  [fraction(200, 3), 2, '66.67'],
  [fraction(1, 200), 2, '0.01'],
  [fraction(-1, 200), 2, '-0.01'],
  [fraction(-1, 1000), 2, '0.00'],
  [fraction(75), 2, '75.00'],
  [fraction(5, 2), 0, '3'],
  [fraction(1_234_567), 0, '1,234,567'],
] as const)
  test(`${exactly(value)} is printed as ${words}`, () => assert.equal(rounded(value, decimals), words))

test('pence are printed as pounds', () => {
  assert.equal(poundsOf(fraction(120)), '£1.20')
  assert.equal(poundsOf(fraction(-1_234_567)), '-£12,345.67')
})

test('what is drawn is near, and what is out of bounds is held at them', () => {
  assert.ok(Math.abs(roughly(fraction(-100, 3)) + 33.333_333_333_333) < 1e-9)
  assert.ok(same(between(fraction(0), fraction(9), fraction(1)), fraction(1)))
  assert.ok(same(between(fraction(0), fraction(-9), fraction(1)), fraction(0)))
})
