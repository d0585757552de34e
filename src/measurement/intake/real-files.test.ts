// The reader over published tables. They are no part of the product: the test says so and passes by where they are missing.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { readFile } from './actions/read-file.ts'
import { licenceAsked, materialsNamed } from './rules/licence.ts'
import { recognise, recogniseTable } from './rules/recognise.ts'
import { previewOf } from './rules/report.ts'
import type { FoundFile, Mapping } from './rules/sheet.ts'

const { COMMONWEAL_SAMPLE_DATA: samples } = process.env
const skip = samples === undefined ? 'COMMONWEAL_SAMPLE_DATA is not set' : false
const at = (...parts: string[]): string => join(samples ?? '', 'measures', ...parts)

const read = (path: string): Promise<FoundFile> => readFile({ path, name: path.split('/').at(-1) ?? path })
const reportOf = (found: FoundFile, mapping: Mapping) => previewOf(found, mapping, { themes: [] }, true)?.report

/** Somebody else's reading of the same workbook, without the rows that have no fiscal cost. */
interface Transcribed {
  readonly categories: Readonly<
    Record<string, { readonly sheet: string; readonly entries: readonly { code: string }[] }>
  >
}

test('a unit cost database: every cost is a measure, its £ values are not taken, and its licence is asked', {
  skip,
}, async () => {
  const found = await read(at('econstack-uk', 'unit-cost-database.xlsx'))
  const named = materialsNamed('unit-cost-database.xlsx', found)
  assert.deepEqual(
    named.map(({ name }) => name),
    ['Unit cost database'],
  )
  const text = readFileSync(at('econstack-uk', 'gmca-unit-costs-full.json'), 'utf8')
  const theirs = Object.values((JSON.parse(text) as Transcribed).categories)
  assert.equal(theirs.length, 7)
  for (const { sheet, entries } of theirs) {
    const mapping = recogniseTable(
      found,
      found.tables.findIndex((one) => one.sheet === sheet),
    )
    assert.ok(mapping, sheet)
    assert.deepEqual(mapping.columns.slice(0, 5), ['theme', 'outcome', 'code', 'title', 'unit'], sheet)
    assert.equal(licenceAsked(named, mapping), true)
    const report = reportOf(found, mapping)
    const codes = new Set(report?.done.map(({ code }) => code))
    assert.deepEqual(
      entries.filter(({ code }) => !codes.has(code)),
      [],
      sheet,
    )
    // The second line of the headings, and the lists that the workbook keeps under its rows.
    assert.deepEqual(
      [report?.held.length, new Set(report?.held.map(({ reason }) => reason))],
      [28, new Set(['no-title'])],
    )
  }
})

test('public health indicators have no unit of their own, and take the one that is said', { skip }, async () => {
  const found = await read(at('fingertips-metadata', 'indicators.csv'))
  const mapping = recognise(found)
  assert.ok(mapping)
  assert.equal(reportOf(found, mapping)?.added, 0)
  const told = reportOf(found, { ...mapping, unit: 'percentage' })
  assert.deepEqual([told?.added, told?.held.length], [37, 0])
})

test('no row of any table is lost, whether it is about measures or not', { skip }, async () => {
  for (const folder of [
    'econstack-uk',
    'fingertips-metadata',
    'green-book-2026',
    'lancashire-outcomes',
    'wellby-deflators',
  ])
    for (const name of readdirSync(at(folder))) {
      const found = await read(at(folder, name))
      for (const [i, table] of found.tables.entries()) {
        const mapping = recogniseTable(found, i)
        const report = mapping && reportOf(found, mapping)
        assert.ok(report, name)
        const left = Object.values(report.leftOut).reduce((sum, rows) => sum + rows, 0)
        assert.equal(report.done.length + report.held.length + left, table.rows.length + table.blank, name)
      }
    }
})
