import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { addPence, formatPence, type Pence, parsePounds, pence } from './money.ts'

const amounts = fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 }).map(pence)

test('what is written is read back to the penny', () => {
  fc.assert(fc.property(amounts, (amount) => assert.equal(parsePounds(formatPence(amount)), amount)))
})

test('amounts are written as people read them', () => {
  assert.equal(formatPence(pence(123_456_789)), '£1,234,567.89')
  assert.equal(formatPence(pence(-5)), '-£0.05')
  assert.equal(formatPence(pence(-0)), '£0.00')
})

test('half a penny, or more than can be counted exactly, is refused', () => {
  for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])
    assert.throws(() => pence(value), RangeError)
})

test('a sum does not depend on the order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }).map(pence)), (list) =>
      assert.equal(addPence(...list), addPence(...[...list].reverse())),
    ),
  )
})

test('text that is not an amount is not guessed at', () => {
  for (const text of ['', '£', '1.5', '1,23', 'twelve', '1.234,56', '(12.00)'])
    assert.equal(parsePounds(text), undefined, text)
})

test('the compiler keeps pounds and pence apart', () => {
  const take = (amount: Pence): number => amount
  // @ts-expect-error a plain number may be pounds
  take(12)
  assert.equal(take(pence(12)), 12)
})
