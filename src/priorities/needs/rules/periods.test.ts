import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { periodOf } from './periods.ts'

const days = (text: string) => {
  const { from, to } = periodOf(text) ?? { from: undefined, to: undefined }
  return from === null ? null : `${from} ${to}`
}

test('periods as publishers write them', () => {
  const expected: Readonly<Record<string, string | null>> = {
    2019: '2019-01-01 2019-12-31',
    '2018 - 20': '2018-01-01 2020-12-31',
    '2010-2012': '2010-01-01 2012-12-31',
    '1999 - 01': '1999-01-01 2001-12-31',
    '2020/21': '2020-04-01 2021-03-31',
    '2018-19': '2018-04-01 2019-03-31',
    '2018 - 19': '2018-01-01 2019-12-31',
    '2018/19 - 20/21': '2018-04-01 2021-03-31',
    '2021 Q2': '2021-04-01 2021-06-30',
    '2021/22 Q4': '2022-01-01 2022-03-31',
    '2020 June': '2020-06-01 2020-06-30',
    'Feb 2024': '2024-02-01 2024-02-29',
    'Apr 2019 - Mar 2020': '2019-04-01 2020-03-31',
    '2011-03-27': '2011-03-27 2011-03-27',
    '2020/25': null,
    'the year before last': null,
  }
  for (const [text, want] of Object.entries(expected)) assert.equal(days(text), want, text)
  assert.equal(periodOf('  '), undefined)
  assert.equal(periodOf(' the  year ')?.label, 'the year')
})

test('whatever is written, the first day is not after the last, and the label is what was written', () => {
  const year = fc.integer({ min: 1900, max: 2099 })
  const shapes = fc.oneof(
    year.map(String),
    fc.tuple(year, fc.integer({ min: 0, max: 99 })).map(([y, e]) => `${y} - ${String(e).padStart(2, '0')}`),
    fc.tuple(year, fc.integer({ min: 0, max: 99 })).map(([y, e]) => `${y}/${String(e).padStart(2, '0')}`),
    fc.string(),
  )
  fc.assert(
    fc.property(shapes, (text) => {
      const read = periodOf(text)
      if (read === undefined) return assert.equal(text.trim(), '')
      assert.equal(read.label, text.trim().replace(/\s+/g, ' '))
      assert.equal(read.from === null, read.to === null)
      if (read.from !== null && read.to !== null) assert.ok(read.from <= read.to)
    }),
  )
})
