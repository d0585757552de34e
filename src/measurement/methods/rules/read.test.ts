import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { methodByKey, methods } from './all.ts'
import { readGiven } from './read.ts'

const errorsOf = (key: string, input: unknown): Readonly<Record<string, string>> => {
  const method = methodByKey(key)
  assert.ok(method)
  const read = readGiven(method, input)
  return read.ok ? {} : read.errors
}

const line = { quantity: 1, proxy: 100, years: 1 }

test('every problem is named by its path, in words', () => {
  assert.deepEqual(errorsOf('sroi', { outcomes: [line, { ...line, deadweight: 25, colour: 'red' }], rate: 'high' }), {
    'outcomes[1].deadweight': 'Deadweight: enter a number from 0 to 1.',
    'outcomes[1].colour':
      'There is no “colour” here. Use title, quantity, proxy, deadweight, displacement, attribution, dropOff and years.',
    rate: 'Discount rate: enter a number.',
    convention: 'Enter when discounting begins.',
  })
})

test('a convention is never chosen for somebody', () => {
  assert.deepEqual(Object.keys(errorsOf('sroi', { outcomes: [line] })), ['convention'])
})

test('money is whole pence, and lists have their bounds', () => {
  assert.match(errorsOf('price-base', { amount: 12.5, from: 2020, to: 2021 }).amount ?? '', /whole pence/)
  assert.match(errorsOf('discounting', { amounts: [] }).amounts ?? '', /at least 1/)
  assert.match(
    errorsOf('discounting', { amounts: Array.from({ length: 101 }, () => ({ year: 1, amount: 1 })) }).amounts ?? '',
    /at most 100/,
  )
  assert.match(errorsOf('discounting', { amounts: [3] })['amounts[0]'] ?? '', /names of its fields/)
})

test('a range is read where the answer can follow it, in order, and nowhere else', () => {
  const give = (quantity: unknown, years: unknown = 1) =>
    errorsOf('sroi', { outcomes: [{ ...line, quantity, years }], convention: 'end-of-year' })
  assert.deepEqual(give({ low: 1, central: 2, high: 3 }), {})
  assert.deepEqual(give({ distribution: 'triangular', low: 1, mode: 2, high: 3 }), {})
  assert.deepEqual(give({ distribution: 'normal', mean: 2, sd: 1 }), {})
  for (const bad of [
    { low: 3, central: 2, high: 1 },
    { low: 1, high: 3 },
    { distribution: 'normal', mean: 2, sd: 0 },
    { distribution: 'cauchy', low: 1, high: 2 },
    { distribution: 'uniform', low: -1, high: 2 },
    [1, 2, 3],
  ])
    assert.deepEqual(Object.keys(give(bad)), ['outcomes[0].quantity'], JSON.stringify(bad))
  assert.deepEqual(
    Object.keys(errorsOf('price-base', { amount: 1, from: { low: 2019, central: 2020, high: 2021 }, to: 2021 })),
    ['from'],
  )
})

test('whatever is given, reading never throws', () => {
  for (const method of methods)
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.dictionary(fc.constantFrom(...method.fields.map(({ name }) => name)), fc.jsonValue()),
        ),
        (input) => {
          readGiven(method, input)
        },
      ),
    )
})
