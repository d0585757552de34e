import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { addDays, asDay, type Day, dayOf, formatDay, formatMoment, momentAt } from './date.ts'
import { financialYear, inPeriod, overlaps } from './period.ts'

const days = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10) as Day)

test('days that do not exist are not taken', () => {
  for (const text of [
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-1-1',
    '22/11/2026',
    '',
    '0000-01-01',
    '9999-12-31',
  ])
    assert.equal(asDay(text), undefined)
  assert.equal(asDay('2024-02-29'), '2024-02-29')
})

test('a day is the day in the United Kingdom, summer and winter', () => {
  assert.equal(dayOf(new Date('2026-06-30T23:30:00Z')), '2026-07-01')
  assert.equal(dayOf(new Date('2026-12-31T23:30:00Z')), '2026-12-31')
  assert.equal(formatMoment(new Date('2026-06-30T23:30:00Z')), '1 July 2026 at 12:30am')
})

test('days forward and back meet again', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, n) =>
      assert.equal(addDays(addDays(day, n), -n), day),
    ),
  )
  assert.equal(addDays('2024-02-28' as Day, 1), '2024-02-29')
})

test('dates are written out', () => assert.equal(formatDay('2026-11-02' as Day), '2 November 2026'))

test('every day lies in the financial year named for it, which runs 1 April to 31 March', () => {
  fc.assert(fc.property(days, (day) => assert.ok(inPeriod(day, financialYear(day).period))))
  assert.equal(financialYear('2026-03-31' as Day).name, '2025/26')
  assert.equal(financialYear('2026-04-01' as Day).name, '2026/27')
  assert.equal(financialYear('1999-06-01' as Day).name, '1999/00')
})

test('two periods overlap exactly when some day is in both', () => {
  const near = fc.integer({ min: 0, max: 12 }).map((n) => addDays('2026-01-01' as Day, n))
  const period = fc
    .record({ from: near, length: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }) })
    .map(({ from, length }) => (length === undefined ? { from } : { from, to: addDays(from, length) }))
  const all = Array.from({ length: 40 }, (_, n) => addDays('2026-01-01' as Day, n))
  fc.assert(
    fc.property(period, period, (a, b) =>
      assert.equal(
        overlaps(a, b),
        all.some((day) => inPeriod(day, a) && inPeriod(day, b)),
      ),
    ),
  )
})

test('a time by the clocks of the United Kingdom is a moment, and none where clocks skip it', () => {
  assert.equal(momentAt('2026-01-11' as Day, '9:05')?.toISOString(), '2026-01-11T09:05:00.000Z')
  assert.equal(momentAt('2026-07-01' as Day, '0:30')?.toISOString(), '2026-06-30T23:30:00.000Z')
  assert.equal(momentAt('2026-07-01' as Day, '14:30')?.toISOString(), '2026-07-01T13:30:00.000Z')
  // Clocks go forward at one in the morning of 29 March 2026, and back at two of 25 October.
  assert.equal(momentAt('2026-03-29' as Day, '01:30'), undefined)
  assert.equal(momentAt('2026-10-25' as Day, '01:30')?.toISOString(), '2026-10-25T00:30:00.000Z')
  for (const wrong of ['24:00', '12:60', '12', 'noon', ''])
    assert.equal(momentAt('2026-01-11' as Day, wrong), undefined)
})
