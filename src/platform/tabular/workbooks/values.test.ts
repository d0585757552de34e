import assert from 'node:assert/strict'
import test from 'node:test'
import { SSF } from '@e965/xlsx'
import fc from 'fast-check'
import { isDateFormat, isDateFormatId } from './formats.ts'
import { dateText, isoDateText, numberText, numberTextOf } from './values.ts'

test('days of both calendars, with the leap day of 1900 that never was', () => {
  const days: readonly (readonly [number, boolean, string | undefined])[] = [
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, '1900-02-29'],
    [61, false, '1900-03-01'],
    [45_412, false, '2024-04-30'],
    [43_950, true, '2024-04-30'],
    [0, true, '1904-01-01'],
    [45_412.5729166667, false, '2024-04-30 13:45:00'],
    [45_411.9999999, false, '2024-04-30'],
    [0.75, false, '18:00:00'],
    [2_958_465, false, '9999-12-31'],
    [2_958_466, false, undefined],
    [-1, false, undefined],
    [Number.NaN, false, undefined],
  ]
  for (const [serial, from1904, text] of days) assert.equal(dateText(serial, from1904), text, String(serial))
})

test('any day and time is what an independent reader says', () => {
  const two = (value: number): string => String(value).padStart(2, '0')
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 80_000 }), fc.nat(86_399), fc.boolean(), (day, seconds, date1904) => {
      const parsed = SSF.parse_date_code(day + seconds / 86_400, { date1904 })
      const wanted = `${parsed.y}-${two(parsed.m)}-${two(parsed.d)}`
      const time = ` ${two(parsed.H)}:${two(parsed.M)}:${two(parsed.S)}`
      assert.equal(dateText(day + seconds / 86_400, date1904), seconds === 0 ? wanted : wanted + time)
    }),
    { numRuns: 1000 },
  )
})

test('numbers are as short as a spreadsheet shows them, and never in powers of ten', () => {
  const forms: readonly (readonly [string, string])[] = [
    ['0.30000000000000004', '0.3'],
    ['1234.56', '1234.56'],
    ['1234.50', '1234.5'],
    ['1200.0', '1200'],
    ['-0', '0'],
    ['-1.8189894035458565E-12', '-0.00000000000181898940354586'],
    ['1.5E+3', '1500'],
    ['1E21', '1000000000000000000000'],
    ['123456789012345678', '123456789012346000'],
    ['45044.999999999996', '45045'],
    ['n/a', 'n/a'],
    ['', ''],
  ]
  for (const [given, text] of forms) assert.equal(numberTextOf(given), text)
  fc.assert(
    fc.property(fc.integer({ min: -1e11, max: 1e11 }), (pence) => {
      assert.equal(Number(numberText(pence / 100)), pence / 100)
      assert.equal(numberTextOf(String(pence / 100)), numberText(pence / 100))
    }),
  )
})

test('dates that are written as text are shortened alike', () => {
  assert.equal(isoDateText('2024-04-30T00:00:00'), '2024-04-30')
  assert.equal(isoDateText('2024-04-30T13:45:00.000Z'), '2024-04-30 13:45:00')
  assert.equal(isoDateText('2024-04-30'), '2024-04-30')
  assert.equal(isoDateText('soon'), 'soon')
})

test('a format shows dates where day, month, year or hour stand outside quotes and brackets', () => {
  for (const code of ['dd/mm/yyyy', 'mmm\\-yy', '[$-809]dd mmmm yyyy', 'h:mm', 'dd/mm/yyyy;@', '[Red]d'])
    assert.equal(isDateFormat(code), true, code)
  for (const code of ['General', '0.00', '#,##0;[Red]-#,##0', '"day "0', '0\\d', '_d0', '[$£-809]#,##0.00', '@', '0"h'])
    assert.equal(isDateFormat(code), false, code)
  assert.equal(isDateFormatId(14, new Map()), true)
  assert.equal(isDateFormatId(14, new Map([[14, '0.00']])), false)
  assert.equal(isDateFormatId(165, new Map()), false)
  assert.equal(isDateFormatId(Number.NaN, new Map()), false)
})
