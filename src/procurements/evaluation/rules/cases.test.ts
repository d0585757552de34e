// The published cases of price formulas, as whole evaluations.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { found, lowest, priced, scored } from '../../../../test/support/criteria.ts'
import { pence } from '../../../platform/kernel/index.ts'
import type { ChosenFormula, Criteria } from '../../rules/criteria.ts'
import { exactly, fraction, over, rounded } from '../../rules/fraction.ts'
import { evaluate } from './evaluate.ts'
import { howSure } from './how-sure.ts'
import type { EvaluatedBid } from './types.ts'

const half = (formula: ChosenFormula): Criteria => [scored('quality', 5_000, 100), priced(5_000, formula)]
const bid = (name: string, pounds: number, quality: number): EvaluatedBid => ({
  ...{ bid: name, price: pence(Math.round(pounds * 100)), scores: { quality } },
})
const totals = (criteria: Criteria, bids: readonly EvaluatedBid[]) =>
  Object.fromEntries(
    found(evaluate(criteria, bids)).bids.map(({ bid: name, total }) => [name, total && rounded(total)]),
  )

const goldilocksBids = [bid('A', 50, 50), bid('B', 75, 75), bid('C', 100, 100)]

test('T5: of three bids of the same value for money, the middle one cannot win relative to the lowest', () => {
  assert.deepEqual(totals(half(lowest), goldilocksBids), { A: '75.00', B: '70.83', C: '75.00' })
  const { sure, result } = found(howSure(half(lowest), goldilocksBids))
  assert.deepEqual(result.leaders, ['A', 'C'])
  const { verdict, everWins, tries } = found(sure.tests.goldilocks)
  assert.deepEqual([verdict, everWins], ['penalised', false])
  const middle = tries[4]
  assert.deepEqual(
    middle?.merits.map((merit) => rounded(merit)),
    ['75.00', '70.83', '75.00'],
  )
  assert.equal(middle && rounded(middle.aboveLine), '-4.17')
})

test('T5: by the price for each quality point all three are level', () => {
  const { result, sure } = found(
    howSure(half({ name: 'price-per-quality-point', parameters: { qualityFloor: 0 } }), goldilocksBids),
  )
  assert.deepEqual(
    result.bids.map(({ figure, rank }) => [figure && rounded(over(figure, fraction(100))), rank]),
    [
      ['1.00', 1],
      ['1.00', 1],
      ['1.00', 1],
    ],
  )
  assert.equal(found(sure.tests.goldilocks).verdict, 'even')
})

test('T6: take the losing bid away, and another wins', () => {
  const bids = [bid('X', 110, 95), bid('Y', 65, 65), bid('Z', 30, 10)]
  assert.deepEqual(totals(half(lowest), bids), { X: '61.14', Y: '55.58', Z: '55.00' })
  assert.deepEqual(totals(half(lowest), bids.slice(0, 2)), { X: '77.05', Y: '82.50' })
  const without = found(howSure(half(lowest), bids)).sure.tests.leaveOneOut.find(({ removed }) => removed === 'Z')
  const { leaders, unexpected, turned } = found(without?.answer ?? assert.fail())
  assert.deepEqual([leaders, unexpected, turned], [['Y'], true, [{ fell: 'X', rose: 'Y' }]])
})

test('T7: one silly bid moves the points of all by the mean', () => {
  const mean = half({ name: 'mean-based', parameters: {} })
  const bids = [bid('A', 100, 0), bid('B', 110, 0), bid('C', 90, 0)]
  assert.deepEqual(totals(mean, bids), { A: '25.00', B: '20.00', C: '30.00' })
  assert.deepEqual(totals(mean, [...bids, bid('D', 30, 0)]), { A: '14.39', B: '8.33', C: '20.45', D: '50.00' })
  const [low] = found(howSure(mean, bids)).sure.tests.outliers
  const { wins, shift } = found(low?.answer ?? assert.fail())
  assert.equal(wins, true)
  assert.equal(shift && rounded(shift), '11.67')
})

test('absolute: £80 in a range from £60 to £120 gets 33.33 of 50, and a mark is worth £1.20', () => {
  const criteria: Criteria = [
    scored('quality', 3_000, 5),
    scored('social', 2_000, 5),
    priced(5_000, { name: 'absolute', parameters: { floor: 6_000, ceiling: 12_000 } }),
  ]
  const bids = [{ bid: 'A', price: pence(8_000), scores: { quality: 0, social: 0 } }]
  const { result, sure } = found(howSure(criteria, bids))
  assert.equal(rounded(result.bids[0]?.marks.price ?? fraction(0)), '33.33')
  const { mark, socialValue, criteria: each } = sure.worth
  assert.equal(exactly(found(mark)), '120')
  assert.equal(socialValue && exactly(socialValue.pence), '2400')
  assert.deepEqual(
    each.map(({ criterion, full, step }) => [criterion, exactly(full), exactly(step)]),
    [
      ['quality', '3600', '720'],
      ['social', '2400', '480'],
    ],
  )
})

test('a score that takes the last quality away is no flip, one that takes the lead below the floor is', () => {
  const criteria = half({ name: 'price-per-quality-point', parameters: { qualityFloor: 4_000 } })
  const { sure, result } = found(howSure(criteria, [bid('A', 10, 50), bid('B', 10, 0)]))
  assert.deepEqual(result.leaders, ['A'])
  assert.deepEqual(
    sure.smallest.scores.map(({ bid: name, to, leaders }) => [name, to, leaders]),
    [['A', 39, []]],
  )
})
