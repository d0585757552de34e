import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { FrameworkContent, MeasureContent } from '../../framework/rules/types.ts'
import { grades } from '../../rules/words.ts'
import { exportHeadings, exportRows, openPart } from './export.ts'
import { merge } from './merge.ts'
import { oneLine, readMeasures } from './read-measures.ts'
import { recognise } from './recognise.ts'
import { previewOf } from './report.ts'
import { type FoundTable, isRole, type Mapping, type ReadMeasure, roles, type SheetRow } from './sheet.ts'
import { codesIn, contentChosen } from './starter.ts'
import { namedUnits } from './units.ts'

const nothing: FrameworkContent = { themes: [] }

const tableOf = (lines: readonly (readonly string[])[]): FoundTable => {
  const rows = lines.map((cells, i): SheetRow => ({ row: i + 1, cells }))
  const isBlank = ({ cells }: SheetRow): boolean => cells.every((cell) => cell.trim() === '')
  return {
    ...{ inner: 'measures.csv', sheet: null, rows: rows.filter((one) => !isBlank(one)) },
    blank: rows.filter(isBlank).length,
  }
}

const readLines = (lines: readonly (readonly string[])[]) => {
  const table = tableOf(lines)
  const mapping = recognise({ tables: [table], notTables: [] })
  assert.ok(mapping)
  return { mapping, ...readMeasures(table, mapping) }
}

const short = ({ code, title, theme, outcome, unit, ownUnit }: ReadMeasure) => [
  code,
  title,
  theme,
  outcome,
  ownUnit ?? unit,
]

test('headings are recognised as publishers write them', () => {
  const seen = (...headings: string[]) =>
    readLines([headings, headings.map((_, i) => `Some words ${i}`)]).mapping.columns.join(' ')
  assert.equal(
    seen('Theme', 'Outcome', 'Ref', 'Measure', 'Unit', 'Evidence required'),
    'theme outcome code title unit evidence',
  )
  assert.equal(seen('Code', 'Indicator name', 'Definition', 'Unit of measurement'), 'code title definition unit')
  assert.equal(seen('KPI', 'Description', 'Measured in', 'Who counts'), 'title definition unit who')
  assert.equal(seen('No.', 'Description', 'Owner'), 'code title none')
  assert.equal(seen('Theme', 'Outcomes', 'Units'), 'theme title unit')
  assert.equal(seen('Owner', 'Budget'), 'none none')
  assert.deepEqual(
    readLines([
      ['Measure', 'Unit', 'Proxy value (£)'],
      ['Jobs', 'people', '£ 12,345.67'],
    ]).mapping.columns,
    ['title', 'unit', 'value'],
  )
  assert.deepEqual(
    readLines([
      ['Measure', 'Unit', 'Polarity'],
      ['Jobs', 'people', 'Hot'],
    ]).mapping.columns,
    ['title', 'unit', 'none'],
  )
})

test('titles above the headings, merged themes and outcomes, headings once more, and rows held with their reasons', () => {
  const { measures, held, leftOut, source } = readLines([
    ['What we count, 2026'],
    [''],
    ['Theme', 'Outcome', 'Ref', 'Measure', 'Unit', 'How often'],
    ['Work', 'More people in work', 'W1', 'People taken on', 'No. of people', 'Quarterly'],
    ['', '', 'W2', 'Weeks in work', 'weeks', ''],
    ['', 'Fair pay', '', '', '', ''],
    ['', '', 'W3', 'Percentage paid the living wage', '', 'annually'],
    ['Theme', 'Outcome', 'Ref', 'Measure', 'Unit', 'How often'],
    ['Green', '', 'G1', 'Trees', 'trees', 'now and then'],
    ['', '', 'G2', '', 'trees', ''],
    ['', '', 'G3', 'Clean air', '', ''],
    ['', '', 'W1', 'Something else', 'hours', ''],
    ['', '', 'G4', '#REF!', 'hours', ''],
    ['', '', 'G5', 'Bins', 'bins', ''],
  ])
  assert.deepEqual(measures.map(short), [
    ['W1', 'People taken on', 'Work', 'More people in work', 'people'],
    ['W2', 'Weeks in work', 'Work', 'More people in work', 'weeks'],
    ['W3', 'Percentage paid the living wage', 'Work', 'Fair pay', 'percentage'],
    ['G5', 'Bins', 'Green', null, 'bins'],
  ])
  assert.deepEqual(
    held.map(({ row, reason }) => [row, reason]),
    [
      [9, 'frequency-not-known'],
      [10, 'no-title'],
      [11, 'no-unit'],
      [12, 'code-twice'],
      [13, 'formula-error'],
    ],
  )
  assert.deepEqual(leftOut, { above: 2, blank: 1, headings: 1, themes: 1, repeated: 0 })
  assert.equal(measures.length + held.length + Object.values(leftOut).reduce((sum, one) => sum + one, 0), source)
})

test('a second spreadsheet brings measures up to date, and refuses another unit', () => {
  const first = readLines([
    ['Ref', 'Measure', 'Unit', 'Theme', 'Definition'],
    ['W1', 'Jobs', 'people', 'Work', 'All jobs'],
    ['W2', 'Weeks', 'weeks', 'Work', ''],
  ])
  const there = merge(nothing, first.measures, false).content
  const second = readLines([
    ['Ref', 'Measure', 'Unit', 'Theme'],
    ['w1', 'Jobs for local people', 'people', 'Good work'],
    ['W2', 'Weeks', 'hours', 'Work'],
    ['', 'Trees', 'trees', ''],
  ])
  const { content, changes, held, untouched } = merge(there, second.measures, true)
  assert.deepEqual(
    changes.map(({ kind, measure }) => [kind, measure.code, measure.definition, measure.private]),
    [
      ['changed', 'W1', 'All jobs', true],
      ['new', 'M1', '', true],
    ],
  )
  assert.deepEqual(held, [{ row: 3, reason: 'unit-other' }])
  assert.equal(untouched, 1)
  assert.deepEqual(
    content.themes.map(({ title }) => title),
    ['Work', 'Good work'],
  )
  const { content: open, leftOut } = openPart(content)
  assert.deepEqual([leftOut, open.themes.map(({ title }) => title)], [2, ['Work']])
})

const words = fc.string({ minLength: 1, maxLength: 30 }).map(oneLine)
const cell = fc.oneof(
  fc.constantFrom('', 'W1', 'W2', 'people', 'hours', '12', '£5', '#REF!', 'yearly', 'Measure', 'Unit', 'Jobs'),
  fc.string({ maxLength: 20 }),
)
const lines = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 25 })

test('every row is a measure, held or left out, however it is read', () => {
  const mappings = fc.record({
    version: fc.constant(1 as const),
    table: fc.constant(0),
    headerRow: fc.option(fc.integer({ min: 1, max: 30 })),
    columns: fc.array(fc.constantFrom(...roles), { maxLength: 6 }),
    down: fc.boolean(),
    unit: fc.option(fc.constantFrom(...namedUnits)),
  })
  fc.assert(
    fc.property(lines, mappings, fc.boolean(), (given, said: Mapping, mine) => {
      const table = tableOf(given)
      for (const mapping of [said, recognise({ tables: [table], notTables: [] })]) {
        if (mapping === undefined) continue
        assert.ok(mapping.columns.every(isRole))
        const { measures, held, leftOut, source } = readMeasures(table, mapping)
        assert.equal(source, given.length)
        assert.equal(measures.length + held.length + Object.values(leftOut).reduce((sum, one) => sum + one, 0), source)
        const { changes, held: unsure, content } = merge(nothing, measures, mine)
        assert.equal(changes.length + unsure.length, measures.length)
        const all = content.themes.flatMap(({ outcomes }) => outcomes.flatMap((one) => one.measures))
        assert.equal(all.length, changes.length)
        assert.equal(new Set(all.map(({ code }) => code.toLowerCase())).size, all.length)
        assert.equal(openPart(content).leftOut, mine ? all.length : 0)
        // Taken once more, nothing changes.
        const again = merge(
          content,
          measures.filter(({ row }) => changes.some((one) => one.row === row)),
          mine,
        )
        assert.ok(again.changes.every(({ kind }) => kind === 'same'))
        assert.deepEqual(again.content, content)
      }
    }),
  )
})

const known = words.filter((text) => text !== '' && !text.startsWith('#'))
const named = fc.record({
  title: known,
  definition: words.filter((one) => !one.startsWith('#')),
  whoCounts: known,
  whose: known,
  unit: fc.constantFrom(...namedUnits),
})

test('what is exported is read in again as it was', () => {
  fc.assert(
    fc.property(
      fc.array(named, { maxLength: 12 }),
      fc.array(known, { minLength: 1, maxLength: 3 }),
      (given, titles) => {
        const measures = given.map(
          (one, i): MeasureContent => ({
            ...one,
            ...{
              code: `X${i}`,
              ownUnit: null,
              frequency: 'yearly',
              direction: 'down',
              level: 'outcome',
              nature: 'additional',
            },
            evidence: Object.fromEntries(grades.slice(1, 1 + (i % 5)).map((grade) => [grade, `Shown for ${grade}`])),
            ...{ priority: null, objectives: ['marmot:3', 'ppn002:1'], private: false },
            references: [{ framework: 'PPN 002', code: String(i) }],
          }),
        )
        const theme = (titles[0] ?? 'Work').replace(/^Theme$/i, 'Work')
        const before: FrameworkContent = {
          themes:
            measures.length === 0 ? [] : [{ title: theme, outcomes: [{ title: 'An outcome', words: '', measures }] }],
        }
        const table = tableOf([exportHeadings, ...exportRows(before)])
        const mapping = recognise({ tables: [table], notTables: [] })
        assert.ok(mapping)
        const preview = previewOf({ tables: [table], notTables: [] }, mapping, nothing, false)
        assert.deepEqual(preview?.report.held, [])
        assert.deepEqual(preview?.content, before)
      },
    ),
  )
})

test('the starter set survives its own spreadsheet', () => {
  const whole = contentChosen('themes', codesIn('themes'))
  const table = tableOf([exportHeadings, ...exportRows(whole)])
  const mapping = recognise({ tables: [table], notTables: [] })
  assert.ok(mapping)
  const preview = previewOf({ tables: [table], notTables: [] }, mapping, nothing, false)
  assert.deepEqual([preview?.report.added, preview?.report.held], [codesIn('themes').length, []])
  const again = previewOf({ tables: [table], notTables: [] }, mapping, whole, false)
  assert.deepEqual([again?.report.same, again?.content.themes.length], [codesIn('themes').length, whole.themes.length])
})
