// Every published file of the sample data is opened, and its cells are held against those that independent readers find.
import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { gunzipSync } from 'node:zlib'
import { type CellObject, read, SSF } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import { type PartsRead, readParts, type TableRead } from './made.test.ts'

const data = process.env.COMMONWEAL_SAMPLE_DATA
const skip = data === undefined && 'COMMONWEAL_SAMPLE_DATA is not set'

const two = (value: number): string => String(value).padStart(2, '0')

const cellText = ({ t, v, w, z }: CellObject, date1904: boolean): string => {
  if (v === undefined || v === null || t === 'z') return ''
  if (t === 'b') return v ? 'TRUE' : 'FALSE'
  if (t === 'e') return w ?? ''
  if (t !== 'n') return String(v)
  if (!SSF.is_date(String(z ?? ''))) return String(Number(Number(v).toPrecision(15)))
  const { y, m, d, H, M, S } = SSF.parse_date_code(Number(v), { date1904 })
  const day = `${y}-${two(m)}-${two(d)}`
  return H + M + S === 0 ? day : `${day} ${two(H)}:${two(M)}:${two(S)}`
}

type Cells = readonly (readonly string[])[]

const sheetsOf = (bytes: Buffer): ReadonlyMap<string, Cells> => {
  const book = read(bytes, { dense: true, cellNF: true })
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  return new Map(
    book.SheetNames.map((name) => {
      const rows = (book.Sheets[name]?.['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[]
      const all = Array.from(rows, (row) => Array.from(row ?? [], (cell) => (cell ? cellText(cell, date1904) : '')))
      for (const row of all) while (row.at(-1) === '') row.pop()
      while (all.at(-1)?.length === 0) all.pop()
      return [name, all]
    }),
  )
}

const sameAsWorkbook = (bytes: Buffer, { tables, none }: PartsRead, name: string): void => {
  const sheets = sheetsOf(bytes)
  assert.deepEqual([...tables, ...none].map(({ sheet }) => sheet).sort(), [...sheets.keys()].sort(), name)
  for (const { sheet, cells } of tables) assert.deepEqual(cells, sheets.get(sheet ?? ''), `${name}, ${sheet}`)
  for (const { sheet, reason } of none) assert.deepEqual([reason, sheets.get(sheet ?? '')], ['The sheet is empty.', []])
}

const sameAsText = (bytes: Buffer, { cells, found }: TableRead, name: string): void => {
  const text = new TextDecoder(found?.encoding).decode(bytes)
  const others: string[][] = parse(text.replace(/^\ufeff+/, ''), {
    delimiter: found?.delimiter ?? ',',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    record_delimiter: ['\r\n', '\n', '\r'],
  })
  // A blank line is one empty cell there, and none here.
  const blank = (row: readonly string[]) => (row.length === 0 ? [''] : row)
  assert.deepEqual(cells.map(blank), others, name)
}

test('every published file is read as independent readers read it', { skip }, async (t) => {
  const folder = join(data ?? '', 'spend')
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const sums = { files: 0, tables: 0, records: 0, plain: 0, none: 0 }
  for (const path of names) {
    const parts = await readParts(path, path)
    sums.files += 1
    sums.tables += parts.tables.length
    sums.records += parts.tables.reduce((sum, { cells }) => sum + cells.length, 0)
    sums.plain += parts.tables.filter(({ plain }) => plain !== null).length
    sums.none += parts.none.length
    const given = await readFile(path)
    const [first] = parts.tables
    if (/\.(xlsx?|ods)$/.test(path)) sameAsWorkbook(given, parts, path)
    else if (/\.json(\.gz)?$/.test(path)) assert.match(parts.none[0]?.reason ?? '', /JSON/)
    else if (first !== undefined && !first.packed)
      sameAsText(path.endsWith('.gz') ? gunzipSync(given) : given, first, path)
    assert.ok(parts.tables.length > 0 || /\.json/.test(path), path)
  }
  assert.ok(sums.files > 100)
  t.diagnostic(JSON.stringify(sums))
})
