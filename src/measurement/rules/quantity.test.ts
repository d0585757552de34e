import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addQuantities, formatAmount, formatQuantity, quantity, readQuantity } from './quantity.ts'

const any = fc.integer({ min: 0, max: 999_999_999_999_999 }).map(quantity)

test('what is written is read back to the last thousandth', () => {
  fc.assert(fc.property(any, (amount) => assert.equal(readQuantity(formatAmount(amount)), amount)))
})

test('sums are exact and do not depend on the order', () => {
  const few = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }).map(quantity), { maxLength: 20 })
  fc.assert(
    fc.property(few, (amounts) => assert.equal(addQuantities(...amounts), addQuantities(...[...amounts].reverse()))),
  )
})

test('reads what people type, and nothing that is not a number', () => {
  assert.equal(readQuantity(' 1,234.5 '), 1_234_500)
  assert.equal(readQuantity('£12.05'), 12_050)
  for (const text of ['', '-1', '1.2345', '1,23', 'ten', '1e3', 'NaN', '12,3456', '1234567890123'])
    assert.equal(readQuantity(text), undefined, text)
})

test('writes each unit as people say it', () => {
  assert.equal(formatQuantity(quantity(7500), 'hours'), '7.5 hours')
  assert.equal(formatQuantity(quantity(1_050_200), 'pounds'), '£1,050.20')
  assert.equal(formatQuantity(quantity(1_050_000), 'pounds'), '£1,050')
  assert.equal(formatQuantity(quantity(1000), 'yes-no'), 'Yes')
  assert.equal(formatQuantity(quantity(45_200), 'percentage'), '45.2%')
  assert.equal(formatQuantity(quantity(3000), 'own', 'school visits'), '3 school visits')
})

test('refuses what cannot be a quantity', () => {
  for (const value of [-1, 0.5, Number.NaN, 2 ** 53]) assert.throws(() => quantity(value), RangeError)
})
