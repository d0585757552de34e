import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { besideOf, figureOf } from './numbers.ts'

test('what is suppressed or blank is not known, and never nought', () => {
  for (const sign of ['', ' ', '*', '[c]', '[x]', '..', ':', '-', 'n/a', '#N/A', 'suppressed', 'NaN', 'null'])
    assert.ok('notKnown' in figureOf(sign), sign)
  assert.deepEqual(figureOf('0'), { value: 0 })
  assert.deepEqual(figureOf('*'), { notKnown: 'suppressed by its publisher' })
})

test('figures as publishers write them', () => {
  assert.deepEqual(
    ['1,204.5', '12.3%', '12 %', '-4', '−4', '.5', '£14,200', '1.5e-3', ' 7 '].map(figureOf),
    [1204.5, 12.3, 12, -4, -4, 0.5, 14200, 0.0015, 7].map((value) => ({ value })),
  )
  for (const odd of ['see note', '1,2', '12.3.4', '4-5', '1 204 x', '--', '12 years'])
    assert.deepEqual(figureOf(odd), { unreadable: true }, odd)
})

test('any number that is written out is read back; any other text is no number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), (value) => {
      assert.deepEqual(figureOf(String(value)), { value: value + 0 })
    }),
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      const found = figureOf(text)
      if ('value' in found) assert.match(text, /\d/)
      assert.equal(besideOf(text), 'value' in found ? found.value : null)
    }),
  )
})

test('a cell of spaces is read at once: a file of such cells holds nobody up', () => {
  const from = performance.now()
  assert.deepEqual(figureOf(`1${' '.repeat(60_000)}x`), { unreadable: true })
  assert.deepEqual(figureOf(`12.5${' '.repeat(60_000)}%`), { value: 12.5 })
  assert.ok(performance.now() - from < 200)
})
