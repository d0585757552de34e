import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, pence } from '../../../platform/kernel/index.ts'
import { localityOf } from './locality.ts'
import { gapsBetween, overlapping, overlapWords, spanOf, spanWords } from './periods.ts'
import { spansInName } from './questions.ts'
import { agreeingTotals, agreeingWords, checkTotals } from './totals.ts'
import type { Span } from './types.ts'
import { basisWords } from './words.ts'

const start = '2024-01-01' as Day
const span = fc
  .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 40 }))
  .map(([from, days]): Span => ({ from: addDays(start, from), to: addDays(start, from + days) }))
const within = (day: Day, { from, to }: Span): boolean => from <= day && day <= to

test('a day between the first and the last is in a span or in a gap, never in both', () => {
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 8 }), (spans) => {
      const gaps = gapsBetween(spans)
      const whole = spanOf(spans.flatMap(({ from, to }) => [from, to]))!
      for (let day = whole.from; day <= whole.to; day = addDays(day, 1))
        assert.notEqual(
          spans.some((one) => within(day, one)),
          gaps.some((one) => within(day, one)),
        )
    }),
  )
})

test('spans overlap that share a day', () => {
  fc.assert(
    fc.property(span, span, (a, b) => {
      let shared = false
      for (let day = a.from; day <= a.to; day = addDays(day, 1)) shared ||= within(day, b)
      assert.equal(overlapping(a, [b]).length === 1, shared)
    }),
  )
})

test('spans and overlaps in words', () => {
  const april = { from: '2024-04-01' as Day, to: '2024-04-30' as Day }
  assert.equal(spanWords(april), '1 April 2024 to 30 April 2024')
  assert.equal(spanWords({ from: start, to: start }), '1 January 2024')
  assert.match(
    overlapWords(april, { from: '2024-04-15' as Day, to: '2024-05-15' as Day, file: 'may.csv' }),
    /for 15 April 2024 to 30 April 2024 already, from “may\.csv”/,
  )
  assert.equal(spanOf([]), null)
})

test('the name of a file may say which days it is about', () => {
  const words = (name: string): string[] => spansInName(name).map(spanWords)
  assert.deepEqual(words('2011-02-payments.csv'), ['1 February 2011 to 28 February 2011'])
  assert.deepEqual(words('Spend April-2024.csv'), ['1 April 2024 to 30 April 2024'])
  assert.deepEqual(words('expenditure apr-jun-2015.csv'), ['1 April 2015 to 30 June 2015'])
  assert.deepEqual(words('q4 2020'), ['1 January 2021 to 31 March 2021', '1 October 2020 to 31 December 2020'])
  assert.deepEqual(words('payments.csv'), [])
})

test('a total that is the sum so far, or since the total before, raises no warning', () => {
  const total = (row: number, stated: number, sinceStart: number, sinceLast: number) => ({
    row,
    pence: pence(stated),
    sinceStart: pence(sinceStart),
    sinceLast: pence(sinceLast),
  })
  assert.deepEqual(checkTotals([total(5, 100, 100, 100), total(9, 50, 150, 50), total(10, 150, 150, 0)]), [])
  assert.deepEqual(checkTotals([total(5231, 99, 100, 100)]), [
    'Row 5,231 states a total of £0.99; the lines above it add up to £1.00.',
  ])
})

test('a total that agrees is told with its figures; one of nothing says nothing', () => {
  const total = (row: number, stated: number, sinceStart: number, sinceLast: number) => ({
    row,
    pence: pence(stated),
    sinceStart: pence(sinceStart),
    sinceLast: pence(sinceLast),
  })
  const totals = [total(5, 100, 100, 100), total(9, 51, 150, 50), total(1010, 150, 150, 0), total(1011, 0, 150, 0)]
  const found = agreeingTotals(totals)
  assert.deepEqual(found, {
    compared: 4,
    agreeing: 2,
    rows: [
      { row: 5, pence: 100 },
      { row: 1010, pence: 150 },
    ],
  })
  assert.equal(
    agreeingWords(found),
    '2 totals that the file states agree with the lines above them: £1.00 in row 5 and £1.50 in row 1,010.',
  )
  assert.equal(agreeingWords(agreeingTotals([total(9, 51, 150, 50)])), undefined)
  const many = agreeingTotals(Array.from({ length: 12 }, (_, i) => total(i + 2, 100, 100, 100)))
  assert.match(agreeingWords(many) ?? '', /^12 totals .*£1\.00 in row 6 and 7 more\.$/)
})

test('what a total says of VAT', () => {
  assert.equal(basisWords({ net: 1, gross: 0, unknown: 0 }), 'Without VAT.')
  assert.equal(
    basisWords({ net: 1, gross: 1, unknown: 1 }),
    'VAT is not treated alike: some amounts leave VAT out, some have it in and for some the file does not say.',
  )
  assert.equal(basisWords({ net: 0, gross: 0, unknown: 0 }), '')
})

test('a district is inside, beside, or elsewhere', () => {
  const [inside, beside] = [new Set(['E07000001']), new Set(['E07000002'])]
  assert.deepEqual(
    ['E07000001', 'E07000002', 'E07000003'].map((code) => localityOf(code, inside, beside)),
    ['inside', 'neighbour', null],
  )
})
