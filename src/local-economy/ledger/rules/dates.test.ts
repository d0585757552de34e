import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { addDays, type Day } from '../../../platform/kernel/index.ts'
import { decideOrder } from './date-order.ts'
import { readDate } from './dates.ts'
import type { DateOrder } from './types.ts'

const day = fc.integer({ min: 0, max: 40_540 }).map((days) => addDays('1990-01-01' as Day, days))
const modernDay = fc.integer({ min: 0, max: 29_000 }).map((days) => addDays('1990-01-01' as Day, days))
const monthNames = 'January February March April May June July August September October November December'.split(' ')

const parts = (of: Day): [string, string, string] => of.split('-') as [string, string, string]
const monthName = (of: Day): string => monthNames[Number(of.slice(5, 7)) - 1]!
const ordinal = (number: number): string =>
  `${number}${[11, 12, 13].includes(number) ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`
const serialOf = (of: Day): number => Math.round((Date.parse(of) - Date.UTC(1899, 11, 30)) / 86_400_000)

/** Ways to write a day that need no order. */
const sayThemselves: readonly ((of: Day) => string)[] = [
  (of) => of,
  (of) => of.replaceAll('-', '/'),
  (of) => of.replaceAll('-', ''),
  (of) => `${of}T00:00:00`,
  (of) => `${of} 13:45:10.123`,
  (of) => ` ${of}\u00A0`,
  (of) => String(serialOf(of)),
  (of) => `${serialOf(of)}.0`,
  (of) => `${serialOf(of)}.75`,
  (of) => `${Number(of.slice(8))} ${monthName(of)} ${of.slice(0, 4)}`,
  (of) => `${of.slice(8)}-${monthName(of).slice(0, 3)}-${of.slice(0, 4)}`,
  (of) => `${of.slice(8)} ${monthName(of).slice(0, 3).toUpperCase()} ${of.slice(0, 4)}`,
  (of) => `${ordinal(Number(of.slice(8)))} ${monthName(of)} ${of.slice(0, 4)}`,
  (of) => `Tuesday, ${ordinal(Number(of.slice(8)))} of ${monthName(of)} ${of.slice(0, 4)}`,
  (of) => `Wed ${Number(of.slice(8))} ${monthName(of).slice(0, 3)} ${of.slice(0, 4)}`,
  (of) => `${monthName(of)} ${Number(of.slice(8))}, ${of.slice(0, 4)}`,
  (of) => `${of.slice(0, 4)}-${monthName(of).slice(0, 3)}-${of.slice(8)}`,
]

/** Ways to write a day with bare numbers, in an order. */
const inOrder: readonly ((of: Day, order: DateOrder) => string)[] = (
  [
    ['/', ''],
    ['-', ''],
    ['.', ''],
    [' / ', ''],
    ['/', ' 00:00:00'],
    ['/', ' 1:05 PM'],
  ] as const
).flatMap(([sign, time]) =>
  [true, false].map((padded) => (of: Day, order: DateOrder) => {
    const [year, month, date] = parts(of)
    const [m, d] = padded ? [month, date] : [String(Number(month)), String(Number(date))]
    return (
      (order === 'day-month-year' ? [d, m, year] : order === 'month-day-year' ? [m, d, year] : [year, m, d]).join(
        sign,
      ) + time
    )
  }),
)

test('a day written in any form that needs no order is read back in every order', () => {
  fc.assert(
    fc.property(day, fc.constantFrom(...sayThemselves), (of, write) => {
      for (const order of ['day-month-year', 'month-day-year', 'year-month-day', null] as const)
        assert.equal(readDate(write(of), order), of, write(of))
    }),
    { numRuns: 500 },
  )
})

test('a day written in numbers is read back in the order it was written in', () => {
  const orders = fc.constantFrom<DateOrder>('day-month-year', 'month-day-year', 'year-month-day')
  fc.assert(
    fc.property(day, orders, fc.constantFrom(...inOrder), (of, order, write) => {
      assert.equal(readDate(write(of, order), order), of, write(of, order))
    }),
    { numRuns: 500 },
  )
})

test('two-digit years are read near our time', () => {
  fc.assert(
    fc.property(modernDay, (of) => {
      const [year, month, date] = parts(of)
      assert.equal(readDate(`${date}/${month}/${year.slice(2)}`, 'day-month-year'), of)
      assert.equal(readDate(`${date}-${monthName(of).slice(0, 3)}-${year.slice(2)}`, null), of)
    }),
  )
  assert.equal(readDate('01/04/75', 'day-month-year'), undefined)
})

test('what is no date is none, and never throws', () => {
  for (const text of [
    '',
    ' ',
    '31/02/2024',
    '13/13/2024',
    '30/04/1989',
    '2101-01-01',
    '20241',
    '99999',
    '201404',
    'April',
    '####',
    '1/2',
    '1,234.56',
    '12.50',
    'Ltd',
    '2024',
    '30/04/2024/1',
  ])
    assert.equal(readDate(text, 'day-month-year'), undefined, text)
  fc.assert(fc.property(fc.string(), (text) => void readDate(text, 'day-month-year')))
})

test('a moment in Greenwich time is the day it was here', () => {
  assert.equal(readDate('2017-06-30T23:00:00Z', null), '2017-07-01')
  assert.equal(readDate('2017-01-30T23:00:00Z', null), '2017-01-30')
  assert.equal(readDate('30-APR-24 12.00.00.000000 AM', null), '2024-04-30')
})

const once = (...texts: string[]) => texts.map((text) => ({ text, count: 1 }))

test('the order of a column is decided by values that one reading makes impossible', () => {
  assert.deepEqual(decideOrder(once('01/02/2024', '30/04/2024')), {
    order: 'day-month-year',
    example: '30/04/2024',
    odd: 0,
    notes: [],
  })
  assert.equal(decideOrder(once('01/02/2024', '4/30/2024')).order, 'month-day-year')
  assert.equal(decideOrder(once('98/04/05', '98/11/30')).order, 'year-month-day')
})

test('where every value can be read both ways, nothing is decided, and one of them is the example', () => {
  assert.deepEqual(decideOrder(once('01/02/2024', '03/04/2024')), {
    order: null,
    example: '01/02/2024',
    odd: 0,
    notes: [],
  })
})

test('forms that need no order, and days equal to their month, raise no question', () => {
  assert.equal(decideOrder(once('2024-04-30', '45044')).order, 'year-month-day')
  assert.equal(decideOrder(once('30 April 2024')).order, 'day-month-year')
  assert.equal(decideOrder(once('04/04/2024', '05/05/2024')).order, 'day-month-year')
  assert.deepEqual(decideOrder(once('n/a', '')), { order: null, example: null, odd: 0, notes: [] })
})

test('a few contrary dates do not turn the rest round; they are counted', () => {
  const found = decideOrder([
    { text: '30/04/2024', count: 970 },
    { text: '01/02/2024', count: 500 },
    { text: '4/30/2024', count: 30 },
  ])
  assert.equal(found.order, 'day-month-year')
  assert.equal(found.odd, 30)
  assert.match(found.notes.join(), /30 dates can only be month first, such as 4\/30\/2024: they are held/)
})

test('strong evidence both ways is for a person to settle', () => {
  const found = decideOrder([
    { text: '30/04/2024', count: 60 },
    { text: '4/30/2024', count: 40 },
  ])
  assert.equal(found.order, null)
  assert.match(found.notes.join(), /only be day first \(30\/04\/2024\), others only month first/)
})

test('whatever is decided, no value proves the contrary but the counted ones', () => {
  const values = fc.array(
    fc.record({
      of: day,
      order: fc.constantFrom<DateOrder>('day-month-year', 'month-day-year'),
      count: fc.integer({ min: 1, max: 50 }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  fc.assert(
    fc.property(values, (given) => {
      const texts = given.map(({ of, order, count }) => ({ text: inOrder[0]!(of, order), count }))
      const found = decideOrder(texts)
      if (found.order === null) return
      const impossible = texts.filter(({ text }) => readDate(text, found.order) === undefined)
      assert.equal(
        found.odd,
        impossible.reduce((sum, { count }) => sum + count, 0),
      )
    }),
  )
})

test('dates that a workbook seems to have swapped are pointed out', () => {
  const swapped = Array.from({ length: 9 }, (_, i) => ({ text: `2024-05-0${i + 1}`, count: 1 }))
  const kept = Array.from({ length: 9 }, (_, i) => ({ text: `${i + 13}/05/2024`, count: 1 }))
  assert.match(decideOrder([...swapped, ...kept]).notes.join(), /may have swapped day and month in 9 dates/)
})
