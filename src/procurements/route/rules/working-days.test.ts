// Clocks in working days: across year ends, bank holidays and clock changes; and the list of bank holidays itself.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, dayOf, momentAt, Refused } from '../../../platform/kernel/index.ts'
import { lawPacks } from '../../packs/law.ts'
import { standstillEnd, standstillIs } from './standstill.ts'
import { isWorkingDay, periodEnd, workingDaysAfter } from './working-days.ts'

const { holidays } = lawPacks
const day = (text: string) => text as Day
const anyDay = fc.integer({ min: 0, max: 1700 }).map((n) => addDays(day('2024-01-01'), n))

test('the list holds the bank holidays that the rules of England and Wales give', () => {
  const on = (year: number, month: number, date: number) => new Date(Date.UTC(year, month - 1, date))
  const text = (moment: Date) => moment.toISOString().slice(0, 10)
  const after = (moment: Date, days: number) => new Date(moment.getTime() + days * 86_400_000)
  const monday = (year: number, month: number, last: boolean) => {
    let at = last ? on(year, month + 1, 0) : on(year, month, 1)
    while (at.getUTCDay() !== 1) at = after(at, last ? -1 : 1)
    return at
  }
  // Easter Sunday by the anonymous Gregorian algorithm.
  const easter = (y: number) => {
    const [a, b, c] = [y % 19, Math.floor(y / 100), y % 100]
    const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
    const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
    const m = Math.floor((a + 11 * h + 22 * l) / 451)
    const n = h + l - 7 * m + 114
    return on(y, Math.floor(n / 31), (n % 31) + 1)
  }
  const free = (moment: Date, taken: readonly string[]): Date =>
    [0, 6].includes(moment.getUTCDay()) || taken.includes(text(moment)) ? free(after(moment, 1), taken) : moment
  const expected = [2024, 2025, 2026, 2027, 2028].flatMap((year) => {
    const christmas = free(on(year, 12, 25), on(year, 12, 26).getUTCDay() === 1 ? [text(on(year, 12, 26))] : [])
    return [
      ...[free(on(year, 1, 1), []), after(easter(year), -2), after(easter(year), 1)],
      ...[monday(year, 5, false), monday(year, 5, true), monday(year, 8, true)],
      ...[christmas, free(on(year, 12, 26), [text(christmas)])],
    ].map(text)
  })
  assert.deepEqual(
    holidays.days.map((one) => one.day),
    expected,
  )
})

test('working days, one by one', () => {
  const cases: readonly [string, number, string][] = [
    ['2026-11-23', 1, '2026-11-24'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2024-12-23', 8, '2025-01-07'],
    ['2026-12-23', 3, '2026-12-30'],
    ['2027-12-24', 1, '2027-12-29'],
    ['2027-12-31', 1, '2028-01-04'],
    ['2026-03-27', 5, '2026-04-07'],
    ['2026-10-23', 2, '2026-10-27'],
  ]
  for (const [from, n, to] of cases) assert.equal(workingDaysAfter(day(from), n, holidays), to, from)
  assert.equal(workingDaysAfter(day('2028-12-20'), 8, holidays), undefined)
  assert.equal(isWorkingDay(day('2023-12-29'), holidays), undefined)
})

test('periods of days begin with the day, the day after, or the day after a standstill has begun', () => {
  const ends = (beginning: string, unit: 'days' | 'working-days', days: number) =>
    periodEnd(day('2026-11-23'), { days, unit, beginning }, holidays)
  assert.deepEqual(
    [ends('that-day', 'days', 30), ends('next-day', 'days', 30), ends('that-day', 'working-days', 8)],
    ['2026-12-22', '2026-12-23', '2026-12-02'],
  )
})

test('the n-th working day is one, and n of them lie up to it', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (from, n) => {
      const to = workingDaysAfter(from, n, holidays)
      assert.ok(to !== undefined && to > from && isWorkingDay(to, holidays))
      let [count, at] = [0, from]
      while (at < to) {
        at = addDays(at, 1)
        if (isWorkingDay(at, holidays)) count += 1
      }
      assert.equal(count, n)
      // One after the other is the same as both at once, and a later day never ends sooner.
      assert.equal(workingDaysAfter(to, 1, holidays), workingDaysAfter(from, n + 1, holidays))
      assert.ok(workingDaysAfter(addDays(from, 1), n, holidays)! >= to)
    }),
  )
})

test('the hour of publication changes no day, in the weeks in which clocks change either', () => {
  for (const on of ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-12-31']) {
    for (const time of ['0:05', '12:00', '23:55']) {
      const moment = momentAt(day(on), time)
      assert.ok(moment)
      assert.equal(dayOf(moment), on)
    }
  }
})

test('standstill: eight working days that begin with the day of the notice; under the health regime to the eighth after it began', () => {
  const end = (regime: Parameters<typeof standstillEnd>[0], on: string, decided: string | null = null) =>
    standstillEnd(regime, day(on), decided === null ? null : day(decided), holidays)
  // A law firm's own example: from Christmas Eve of 2024 it is fourteen days.
  assert.equal(end('pa2023', '2024-12-24'), '2025-01-07')
  assert.equal(end('pa2023', '2026-11-02'), '2026-11-11')
  assert.equal(end('pa2023', '2026-11-07'), '2026-11-18')
  assert.equal(end('light-touch', '2026-11-02'), '2026-11-11')
  assert.equal(end('below-threshold', '2026-11-02'), null)
  // Notice on Monday, begun on Tuesday, the eighth working day after that is Friday of the week after.
  assert.equal(end('psr', '2026-11-02'), '2026-11-13')
  assert.equal(end('psr', '2026-11-06'), '2026-11-18')
  assert.equal(end('psr', '2026-12-21'), '2027-01-06')
  assert.equal(end('psr', '2026-11-02', '2026-11-04'), '2026-11-13')
  assert.equal(end('psr', '2026-11-02', '2026-11-20'), '2026-11-27')
  assert.deepEqual(
    ['pa2023', 'light-touch', 'below-threshold', 'psr'].map((one) => standstillIs(one as 'psr')),
    ['mandatory', 'voluntary', 'none', 'mandatory'],
  )
  assert.throws(
    () => end('psr', '2028-12-22'),
    (error) => error instanceof Refused && error.reason === 'holidays-not-known',
  )
})

test('a standstill is never shorter than its working days, and a further decision never shortens it', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (on, later) => {
      const [act, psr] = [standstillEnd('pa2023', on, null, holidays)!, standstillEnd('psr', on, null, holidays)!]
      assert.ok(isWorkingDay(act, holidays) && isWorkingDay(psr, holidays) && psr >= act)
      const decided = addDays(on, later)
      const end = standstillEnd('psr', on, decided, holidays)!
      assert.ok(end >= psr && end >= workingDaysAfter(decided, 5, holidays)!)
    }),
  )
})
