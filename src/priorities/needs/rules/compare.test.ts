import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { compare, moved } from './compare.ts'
import { trendOf } from './trend.ts'
import type { NeedLoadId, NeedValue, Polarity } from './types.ts'

const figure = (year: number, low: number | null, high: number | null, more: Partial<NeedValue> = {}): NeedValue => ({
  area: 'place',
  areaCode: 'Z07000001',
  areaName: 'Merebridge',
  period: String(year),
  from: `${year}-01-01` as NeedValue['from'],
  to: `${year}-12-31` as NeedValue['to'],
  value: low === null || high === null ? 5 : (low + high) / 2,
  notKnown: null,
  low,
  high,
  count: null,
  denominator: null,
  note: null,
  load: crypto.randomUUID() as NeedLoadId,
  row: 1,
  ...more,
})

const ends = fc
  .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 20 }))
  .map(([low, wide]) => figure(2020, low, low + wide))
const polarity = fc.constantFrom<Polarity>('high', 'low', 'none')

test('better and worse are said only where the intervals do not overlap; what is better one way round is worse the other', () => {
  const mirrored = { better: 'worse', worse: 'better', higher: 'lower', lower: 'higher', similar: 'similar' } as const
  fc.assert(
    fc.property(ends, ends, polarity, (one, other, good) => {
      const found = compare(one, other, good)
      const overlap = one.low! <= other.high! && other.low! <= one.high!
      assert.equal(found === 'similar', overlap)
      assert.equal(compare(other, one, good), mirrored[found as keyof typeof mirrored])
      if (good === 'none') assert.ok(found !== 'better' && found !== 'worse')
      if (found === 'better') assert.equal(one.value! > other.value!, good === 'high')
    }),
  )
})

test('without an interval, without a figure, or of another time nothing is compared', () => {
  const sure = figure(2020, 1, 2)
  for (const other of [
    null,
    figure(2020, null, null),
    figure(2020, 8, 9, { value: null, notKnown: 'suppressed' }),
    figure(2021, 8, 9),
  ])
    assert.equal(compare(sure, other, 'high'), 'not compared')
  assert.equal(moved(sure, figure(2019, null, null)), 'not compared')
})

test('a trend needs an earlier period that does not touch the newest, among the five before it', () => {
  const three = (year: number, low: number) =>
    figure(year, low, low + 1, { to: `${year + 2}-12-31` as NeedValue['to'], period: `${year} - ${year + 2}` })
  assert.deepEqual(trendOf([three(2018, 5), three(2020, 8), three(2019, 6)], 'low'), {
    direction: 'not compared',
    meaning: 'neither',
    from: null,
    to: null,
  })
  assert.deepEqual(trendOf([three(2020, 8), three(2017, 5)], 'low'), {
    direction: 'rising',
    meaning: 'worse',
    from: '2017 - 2019',
    to: '2020 - 2022',
  })
  const years = [2010, 2011, 2012, 2013, 2014, 2015, 2016].map((year, i) => figure(year, i * 2, i * 2 + 1))
  assert.equal(trendOf(years, 'none').from, '2011')
  assert.equal(trendOf(years, 'none').meaning, 'neither')
})

test('the order in which figures come changes no trend', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 2000, max: 2030 }), { maxLength: 9 }),
      fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
      polarity,
      (years, lows, good) => {
        const series = years.map((year) => figure(year, lows.next().value, 10))
        assert.deepEqual(trendOf(series.toReversed(), good), trendOf(series, good))
      },
    ),
  )
})
