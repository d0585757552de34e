import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { columnChart } from './column-chart.ts'
import { scaleOf } from './scale.ts'

test('an axis begins and ends beyond its values, has zero on it, and few ticks at even steps', () => {
  const amount = fc.oneof(fc.integer({ min: 0, max: 10 ** 15 }), fc.integer({ min: 0, max: 10_000 }))
  fc.assert(
    fc.property(amount, amount, (down, up) => {
      fc.pre(up + down > 0)
      const { from, to, ticks } = scaleOf(-down, up)
      assert.ok(from <= -down * 0.999999 && to >= up * 0.999999, `${from} to ${to} holds ${-down} to ${up}`)
      assert.ok(ticks.some((tick) => Math.abs(tick) < to / 1e9 || tick === 0))
      assert.ok(ticks.length >= 2 && ticks.length <= 8, `${ticks.length} ticks`)
      const [first = 0, second = 0] = ticks
      assert.match(
        ((second - first) / 10 ** Math.floor(Math.log10((second - first) * 1.0001))).toFixed(4),
        /^(1|2|2\.5|5|10)(\.0+|0+)?$/,
      )
    }),
  )
  assert.deepEqual(scaleOf(0, 0), { from: 0, to: 1, ticks: [0] })
  assert.deepEqual(scaleOf(0, 4_300_000).ticks, [0, 1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000])
})

const unit = { size: 1, before: '£' }
const columns = [
  { label: 'May', values: [3, 1], text: '£4' },
  { label: 'June', values: [2, -1], text: '£1' },
]

test('a column stands on the ground, in parts; a credit hangs from it; what is not known is hatched', () => {
  const markup = String(
    columnChart({
      name: 'c',
      title: 'T',
      words: 'W',
      unit,
      columns,
      parts: [{ label: 'A' }, { label: 'B', notKnown: true }],
    }),
  )
  const rects = [
    ...markup.matchAll(/<rect x="[^"]+" width="[^"]+" y="([\d.]+)" height="([\d.]+)" class="([\w-]+)"/g),
  ].map(([, y, height, look]) => ({ top: Number(y), bottom: Number(y) + Number(height), look }))
  assert.equal(rects.length, 4)
  const [may, mayUnknown, june, juneUnknown] = rects as [
    (typeof rects)[0],
    (typeof rects)[0],
    (typeof rects)[0],
    (typeof rects)[0],
  ]
  assert.ok(Math.abs(may.top - mayUnknown.bottom) < 0.02, 'the second part stands on the first')
  assert.ok(
    Math.abs(may.bottom - june.bottom) < 0.02 && Math.abs(juneUnknown.top - june.bottom) < 0.02,
    'all meet at zero',
  )
  assert.equal(mayUnknown.look, 'cw-not-known-fill')
  assert.ok(!markup.includes('style='))
})

test('no column is no picture; a missing value is a slip', () => {
  assert.equal(columnChart({ name: 'c', title: 'T', words: 'W', unit, columns: [] }), undefined)
  assert.throws(() => columnChart({ name: 'c', title: 'T', words: 'W', unit, columns }), RangeError)
})
