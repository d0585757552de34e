import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { makeAreaBook } from './areas.ts'
import { type Mapping, mappingFrom, questionsOf } from './mapping.ts'
import { makeRowReader } from './read-row.ts'
import { recognise } from './recognise.ts'

const rolesOf = (rows: readonly (readonly string[])[]) => recognise(rows).mapping.columns

test('Fingertips’ own download is known by its headings', () => {
  const headings = [
    ...[
      'Indicator ID',
      'Indicator Name',
      'Parent Code',
      'Parent Name',
      'Area Code',
      'Area Name',
      'Area Type',
      'Sex',
      'Age',
    ],
    ...['Category Type', 'Category', 'Time period', 'Value', 'Lower CI 95.0 limit', 'Upper CI 95.0 limit'],
    ...['Lower CI 99.8 limit', 'Upper CI 99.8 limit', 'Count', 'Denominator', 'Value note', 'Recent Trend'],
    ...['Compared to England value or percentiles', 'Time period Sortable', 'New data', 'Compared to goal'],
  ]
  const { layout, mapping, doubt } = recognise([headings])
  assert.equal(layout, 'Fingertips’ own download')
  assert.equal(doubt, null)
  assert.deepEqual(mapping.columns, [
    ...['indicator-code', 'indicator', 'parent-code', 'none', 'area-code', 'area-name', 'area-type', 'sex', 'age'],
    ...[
      'category',
      'category',
      'period',
      'value',
      'low',
      'high',
      'none',
      'none',
      'count',
      'denominator',
      'note',
      'trend',
    ],
    ...['none', 'none', 'none', 'none'],
  ])
  assert.deepEqual(questionsOf(mapping), [])
})

test('what stands below a heading says whether it names an indicator or the kind of number', () => {
  assert.deepEqual(
    rolesOf([
      ['Local Authority', 'Sum of Value', 'Measures', 'Year', 'Quarter', 'Month', 'Attribute'],
      ['Preston', '9.4', 'Confidence', '2013', 'Qtr 2', 'June', 'Unemployment rate'],
    ]),
    ['area-name', 'value', 'statistic', 'period', 'none', 'period', 'indicator'],
  )
  assert.deepEqual(
    rolesOf([
      ['Local Authority', 'Statistics', 'Pay Type', 'Attribute', 'Sum of Value'],
      ['Preston', 'Median', 'Weekly pay', 'Value', '512'],
    ]),
    ['area-name', 'indicator', 'indicator', 'statistic', 'value'],
  )
})

test('a wide table has a figure in each column of numbers; a second code is of what the area lies in', () => {
  assert.deepEqual(
    rolesOf([
      [
        'LSOA code (2011)',
        'Local Authority District code (2019)',
        'Local Authority District name (2019)',
        'IMD Score',
        'Note to it',
      ],
      ['E01000001', 'E09000001', 'City of London', '6.2', 'words'],
    ]),
    ['area-code', 'parent-code', 'area-name', 'series', 'none'],
  )
})

test('headings are found below a title; a table without areas or figures is doubted, not refused', () => {
  const found = recognise([['A title'], [], ['Area code', 'Year', 'Value'], ['E07000001', '2020', '4']])
  assert.equal(found.mapping.headerRow, 3)
  assert.deepEqual(
    questionsOf(found.mapping).map(({ about }) => about),
    ['indicator'],
  )
  assert.match(
    recognise([
      ['Title', 'Author'],
      ['On hedges', 'A. Writer'],
    ]).doubt ?? '',
    /area/,
  )
})

const book = makeAreaBook([{ code: 'Z07000001', name: 'Merebridge', area: 'place', others: [] }])
const mapping: Mapping = {
  version: 1,
  headerRow: 1,
  columns: ['area-code', 'indicator', 'period', 'value', 'low', 'high', 'note'],
  indicator: null,
  period: null,
  margin: false,
}
const headings = ['Area code', 'Indicator', 'Time', 'Value', 'Low', 'High', 'Note']
const read = (...cells: string[]) => makeRowReader(mapping, headings, book)({ record: 2, cells, damaged: false })

test('a row is a figure, not ours, left out, or held with its reason', () => {
  const figure = read('Z07000001', 'Lonely', '2020', '7.1', '6', '8', '')
  assert.ok('readings' in figure && figure.readings[0]?.value === 7.1 && figure.readings[0].low === 6)
  const suppressed = read('Z07000001', 'Lonely', '2020', '', '', '', 'Too few people')
  assert.ok('readings' in suppressed && suppressed.readings[0]?.value === null)
  assert.equal('readings' in suppressed && suppressed.readings[0]?.notKnown, 'Too few people')
  assert.deepEqual(read('E07000009', 'Lonely', '2020', '7', '', '', ''), { notOurs: true })
  assert.deepEqual(read('', '', '', '', '', '', ''), { leftOut: 'blank' })
  assert.deepEqual(read(...headings), { leftOut: 'repeated-headings' })
  assert.deepEqual(read('Z07000001', '', '2020', '7', '', '', ''), { held: 'no-indicator' })
  assert.deepEqual(read('Z07000001', 'Lonely', '', '7', '', '', ''), { held: 'no-period' })
  assert.deepEqual(read('Z07000001', 'Lonely', '2020', 'see note', '', '', ''), { held: 'no-figure' })
  assert.deepEqual(read('', 'Lonely', '2020', '7', '', '', ''), { held: 'no-area' })
  const upside = read('Z07000001', 'Lonely', '2020', '7', '9', '8', '')
  assert.ok('readings' in upside && upside.readings[0]?.low === null && upside.readings[0].high === null)
})

test('whatever stands in a row, it has one fate, and no figure comes out of nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('Z07000001', '2020', '4.5', '*')), { maxLength: 9 }),
      (cells) => {
        const fate = read(...cells)
        assert.equal(Object.keys(fate).length, 1)
        if ('readings' in fate) for (const one of fate.readings) assert.equal(one.value === null, one.notKnown !== null)
      },
    ),
  )
})

test('a mapping comes back from JSON as it went, and anything else is none', () => {
  assert.deepEqual(mappingFrom(JSON.parse(JSON.stringify(mapping))), mapping)
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      const found = mappingFrom(json)
      assert.ok(found === undefined || Array.isArray(found.columns))
    }),
  )
  assert.equal(mappingFrom({ ...mapping, columns: ['anything'] }), undefined)
})

test('any table is recognised without a slip, with a role for each heading', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { maxLength: 6 }), { maxLength: 6 }), (rows) => {
      const found = recognise(rows)
      assert.equal(found.mapping.columns.length, found.headings.length)
    }),
  )
})
