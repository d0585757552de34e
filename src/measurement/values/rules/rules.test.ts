import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { readFile } from '../../intake/actions/read-file.ts'
import { readValues } from './read-values.ts'
import type { Settings } from './types.ts'
import { unitWorth, worthOfQuantity } from './worth.ts'

const settings: Settings = {
  ...{
    deadweight: 0.25,
    displacement: 0.1,
    attribution: 0.3,
    dropOff: 0.2,
    years: 3,
    priceYear: 2020,
    sources: 'A study',
  },
  ...{ discounting: 'standard', convention: 'end-of-year' },
}
const worth = { low: 100_000, central: 150_000, high: 200_000 }

test('twenty people at £1,500, less what is taken off, over three years, come to the penny', () => {
  const found = unitWorth({ worth, priceYear: 2020, source: 'A book' }, settings)
  assert.ok(typeof found !== 'string')
  assert.equal(worthOfQuantity(20_000, found.perUnit).central, 3_246_409)
  assert.equal(found.working[0]?.sum, '£1,500.00 × (1 − 0.25) × (1 − 0.1) × (1 − 0.3)')
  assert.equal(found.working[0]?.source, 'A book; A study')
  assert.ok(found.working.slice(0, -1).every(({ source }) => source !== ''))
  const plain = unitWorth(
    { worth, priceYear: 2019, source: '' },
    { ...settings, deadweight: 0, displacement: 0, attribution: 0, years: 1, discounting: 'none', priceYear: 2024 },
  )
  assert.ok(typeof plain !== 'string')
  assert.equal(worthOfQuantity(1000, plain.perUnit).central, 184_937)
})

test('no deflator, no value: it is said, and nothing is guessed', () => {
  assert.match(String(unitWorth({ worth, priceYear: 1950, source: '' }, settings)), /no deflator from 1950/)
})

test('low, central and high keep their order, and more is taken off the more is taken off', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const three = fc.tuple(fc.nat(1e9), fc.nat(1e9), fc.nat(1e9)).map((all) => all.toSorted((a, b) => a - b))
  fc.assert(
    fc.property(
      three,
      share,
      share,
      share,
      share,
      fc.integer({ min: 1, max: 30 }),
      (all, deadweight, displacement, attribution, dropOff, years) => {
        const [low = 0, central = 0, high = 0] = all
        const given = { ...settings, deadweight, displacement, attribution, dropOff, years }
        const found = unitWorth({ worth: { low, central, high }, priceYear: 2020, source: '' }, given)
        const less = unitWorth(
          { worth: { low, central, high }, priceYear: 2020, source: '' },
          { ...given, deadweight: Math.min(1, deadweight + 0.1) },
        )
        assert.ok(typeof found !== 'string' && typeof less !== 'string')
        assert.ok(found.perUnit.low <= found.perUnit.central && found.perUnit.central <= found.perUnit.high)
        assert.ok(less.perUnit.central <= found.perUnit.central)
      },
    ),
  )
})

const table = (...rows: readonly (readonly string[])[]) => [
  { sheet: null, rows: rows.map((cells, i) => ({ row: i + 1, cells })) },
]

test('a plain table: values, held rows with their reasons, and rows that are none', () => {
  const { values, report } = readValues(
    table(
      ['Values of ours'],
      ['Code', 'Title', 'Kind', 'Low', 'Central', 'High', 'Unit', 'Price year', 'Confidence', 'Who bears it', 'Source'],
      [
        'V1',
        'A night in hospital',
        'Fiscal',
        '£300',
        '£338.50',
        '£400',
        'night',
        '2013/14',
        'G',
        'NHS',
        'Reference costs',
      ],
      ['V2', 'A visit', 'Economic', '', '1,250', '', 'visit', '2020', '', '', ''],
      ['V3', 'A guess', 'Fiscal', '', 'about ten', '', 'visit', '2020', '', '', ''],
      ['V4', 'No year', 'Fiscal', '', '10', '', 'visit', '', '', '', ''],
      ['V5', 'Upside down', 'Fiscal', '30', '20', '10', 'visit', '2020', '', '', ''],
      ['V6', 'What kind?', 'Nice', '', '10', '', 'visit', '2020', '', '', ''],
      ['', 'A heading', '', '', '', '', '', '', '', '', ''],
      ['V7', 'Two at once', 'Fiscal and economic', '', '10', '', 'visit', '2020', '', '', ''],
      ['V8', 'Total public value', 'Public value', '', '10', '', 'visit', '2020', '', '', ''],
    ),
    null,
  )
  assert.deepEqual(
    values.map(({ code, kind, worth: { low, central, high }, priceYear, confidence }) => [
      code,
      kind,
      low,
      central,
      high,
      priceYear,
      confidence,
    ]),
    [
      ['V1', 'fiscal', 30_000, 33_850, 40_000, 2013, 'green'],
      ['V2', 'economic', 125_000, 125_000, 125_000, 2020, 'red'],
    ],
  )
  assert.deepEqual(
    report.held.map(({ row }) => row),
    [5, 6, 7, 8, 10, 11],
  )
  assert.equal(report.notValues, 3)
})

test('rows always add up', () => {
  const cell = fc.oneof(
    fc.constantFrom('Title', 'Unit', 'Central', 'Year', '£10', '2020', 'Fiscal', ''),
    fc.string({ maxLength: 8 }),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 20 }), (rows) => {
      const { values, report } = readValues(table(...rows), 'fiscal')
      assert.equal(report.rows, rows.length)
      // Without groups of columns a row is one value at most.
      assert.equal(values.length + report.held.length + report.notValues, rows.length)
    }),
  )
})

test('the published unit cost database: every kind, to the penny', async (t) => {
  const folder = process.env.COMMONWEAL_SAMPLE_DATA
  const path = join(folder ?? '', 'measures/econstack-uk/unit-cost-database.xlsx')
  if (folder === undefined || !existsSync(path)) return t.skip('COMMONWEAL_SAMPLE_DATA is not set')
  const { values, report } = readValues((await readFile({ path, name: 'unit-cost-database.xlsx' })).tables, null)
  const one = (code: string, kind: string) => values.find((value) => value.code === code && value.kind === kind)
  assert.deepEqual(
    [one('HE1.0', 'fiscal')?.worth.central, one('HE1.0', 'fiscal')?.priceYear, one('HE1.0', 'fiscal')?.confidence],
    [180_000, 2009, 'amber'],
  )
  assert.deepEqual([one('E&E1.0', 'fiscal')?.worth.central, one('E&E1.0', 'fiscal')?.confidence], [980_000, 'green'])
  assert.equal(one('E&E1.0', 'economic')?.worth.central, 1_404_400)
  assert.equal(one('HE1.0', 'wellbeing')?.worth.central, 139_800)
  assert.equal(one('E&E1.0', 'fiscal')?.bears, 'Multiple, DWP')
  assert.equal(one('E&E1.0', 'economic')?.bears, '')
  assert.ok(report.values > 600, `${report.values} values`)
  t.diagnostic(
    `${report.values} values of ${report.rows} rows; ${report.held.length} held: ${JSON.stringify(report.held.slice(0, 3).map(({ sheet, row, reason }) => [sheet, row, reason]))}`,
  )
})
