import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { intervalChart } from './interval-chart.ts'

const one = (points: readonly (number | null)[]) => ({
  name: 'c',
  title: 'T',
  words: 'W',
  periods: points.map((_, i) => String(2000 + i)),
  series: [
    {
      label: 'A',
      points: points.map((value) =>
        value === null ? null : { value, low: value - 1, high: value + 2, text: String(value) },
      ),
    },
  ],
})

test('every mark and every interval lies on the picture, whatever the figures', () => {
  const figure = fc.oneof(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 100 }))
  fc.assert(
    fc.property(fc.array(fc.option(figure), { minLength: 1, maxLength: 20 }), (points) => {
      const markup = String(intervalChart(one(points)) ?? '')
      assert.equal(
        markup === '',
        points.every((point) => point === null),
      )
      for (const [, y, top, end] of markup.matchAll(
        /y="([-\d.]+)" overflow="visible">.*?y1="([-\d.]+)" y2="([-\d.]+)"/g,
      )) {
        assert.ok(Number(y) + Number(top) <= 233 && Number(y) + Number(end) >= 13, `${y} ${top} ${end}`)
        assert.ok(Number(y) >= 13 && Number(y) <= 233)
      }
      assert.ok(!markup.includes('NaN') && !markup.includes('style='))
    }),
  )
})

test('what is not known is hatched and named; where the axis begins is said', () => {
  const markup = String(intervalChart(one([60, null, 62])))
  assert.match(markup, /Not known/)
  assert.match(markup, /The axis begins at 59/)
  assert.doesNotMatch(String(intervalChart(one([2, 8, 5]))), /The axis begins at/)
})

test('a series with a point too few, or a fourth series, is a slip', () => {
  const good = one([1, 2])
  assert.throws(() => intervalChart({ ...good, periods: ['2000'] }), RangeError)
  assert.throws(() => intervalChart({ ...good, series: [1, 2, 3, 4].flatMap(() => good.series) }), RangeError)
})
