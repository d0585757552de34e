import assert from 'node:assert/strict'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { batchRoom, listsOf, tableOf } from '../../../../test/support/batch-room.ts'
import { file, query } from '../../../platform/analytics/index.ts'
import { Refused } from '../../../platform/kernel/index.ts'
import { tablesIn } from '../../../platform/tabular/index.ts'
import { dateValues, sampleOf, sourceRows } from './sample.ts'
import { stageTable } from './stage.ts'
import { writePieces } from './stage-pieces.ts'

const raw = (batch: string) => query`from read_parquet(${file(batch, 'raw.parquet')})`

/** Cells as people write them: mostly plain, some with what a CSV must quote, some beyond ASCII, some empty. */
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[A-Za-z0-9 .£-]{0,12}$/) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '"',
      '""',
      ',',
      ';',
      'O"Neill',
      '", "',
      'NULL',
      'a,"b",c',
      '\ufeff',
      '#',
      '\\N',
      '1,234.56',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
)
const clean = (text: string): string => text.replace(/[\r\n\0]/g, '')
const written = (text: string, quote: boolean, delimiter: string): string =>
  quote || text.includes('"') || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text

const tables = fc.integer({ min: 2, max: 6 }).chain((columns) =>
  fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    end: fc.constantFrom('\n', '\r\n'),
    mark: fc.boolean(),
    lastEnd: fc.boolean(),
    rows: fc.array(
      fc.array(fc.record({ text: cell.map(clean), quote: fc.boolean() }), { minLength: columns, maxLength: columns }),
      { minLength: 2, maxLength: 25 },
    ),
  }),
)

test('the engine and our reader take in the same', async (t) => {
  const room = await batchRoom(t)
  const path = join(room.folder, 'table.csv')
  let byEngine = 0
  await writeFile(path, '')
  const writing = await room.writing('byreader')
  const engine = await room.writing('byengine', path)
  await fc.assert(
    fc.asyncProperty(tables, async ({ delimiter, end, mark, lastEnd, rows }) => {
      const lines = rows.map((row) => row.map(({ text, quote }) => written(text, quote, delimiter)).join(delimiter))
      await writeFile(path, `${mark ? '\ufeff' : ''}${lines.join(end)}${lastEnd ? end : ''}`)
      for await (const part of tablesIn(path, 'table.csv')) {
        if (!('table' in part)) continue
        const read = await stageTable(writing, { ...part.table, plain: null }, 'byreader')
        const ours = await listsOf(writing, raw('byreader'))
        assert.equal(read.by, 'reader')
        assert.deepEqual([read.rows, ours.length], [ours.length, read.rows])
        if (part.table.plain === null) continue
        const staged = await stageTable(engine, part.table, 'byengine')
        assert.deepEqual(await listsOf(engine, raw('byengine')), ours)
        assert.deepEqual(staged, { ...read, by: 'engine' })
        byEngine += 1
      }
    }),
    { numRuns: 100 },
  )
  // Were nothing plain, nothing would have been compared.
  assert.ok(byEngine > 50, `${byEngine} of 100 were plain`)
})

test('empty and absent cells are nothing, and a record keeps its line where that is another number', async (t) => {
  const room = await batchRoom(t)
  const writing = await room.writing('b1')
  const staged = await stageTable(
    writing,
    {
      plain: null,
      async *rows() {
        yield [
          { record: 1, line: 1, cells: ['a', '', 'c'] },
          { record: 2, line: 2, cells: [] },
        ]
        yield [{ record: 3, line: 5, cells: ['x\0y', '“ü”'] }]
      },
    },
    'b1',
  )
  assert.deepEqual(staged, { rows: 3, columns: 3, by: 'reader' })
  assert.deepEqual(await listsOf(writing, raw('b1')), [
    [null, 'a', null, 'c'],
    [null, null, null, null],
    [5, 'x\0y', '“ü”', null],
  ])
  assert.deepEqual(await sourceRows(writing, 'b1', 2, 3), [
    { row: 2, line: 2, cells: [null, null, null] },
    { row: 3, line: 5, cells: ['x\0y', '“ü”', null] },
  ])
})

test('control characters, quotes and line ends in cells are kept, in a narrow table as in a wide one', async (t) => {
  const room = await batchRoom(t)
  const writing = await room.writing('b1')
  const texts = fc.array(
    fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 6 }),
        fc.string({ unit: fc.constantFrom(...'\0\t\n\r\x1b\x1d\x1e\x1f\x7f\x85 "\',#\\enruz'), maxLength: 6 }),
        fc.constantFrom(
          '\x1b',
          '\x1bn',
          '\x1be',
          '\x1be\x1b',
          '\x1f',
          '\r\n',
          '\n',
          '\0',
          '"\n"',
          '\ufeff',
          '0',
          'NULL',
        ),
      ),
      { maxLength: 5 },
    ),
    { maxLength: 20 },
  )
  await fc.assert(
    fc.asyncProperty(texts, async (rows) => {
      const narrow = await stageTable(writing, tableOf(rows), 'b1')
      const found = await listsOf(writing, raw('b1'))
      const pieces = await writePieces(writing, tableOf(rows).rows(), 'b1')
      assert.deepEqual({ rows: pieces.rows, columns: pieces.columns, by: 'reader' }, narrow)
      assert.deepEqual(found, await listsOf(writing, raw('b1')))
      // A byte-order mark at the start of a text is taken off wherever it is decoded.
      const arrived = (text: string | undefined) => (text ? text.toWellFormed().replace(/^\ufeff/, '') : null)
      const whole = (cells: readonly string[]) => Array.from({ length: narrow.columns }, (_, i) => arrived(cells[i]))
      assert.deepEqual(
        found.map(([_, ...cells]) => cells),
        rows.map(whole),
      )
    }),
    { numRuns: 150 },
  )
})

test('texts far longer than those of payments are refused, one as many', async (t) => {
  const writing = await (await batchRoom(t)).writing('b1')
  const told = { reason: 'rows-too-long' }
  const long = [
    ['a', 'b'],
    ['x'.repeat(200_000), 'y'.repeat(101_000)],
  ]
  await assert.rejects(stageTable(writing, tableOf(long), 'b1'), told)
  const cell = 'x'.repeat(20_000)
  await assert.rejects(stageTable(writing, tableOf(Array.from({ length: 1700 }, () => [cell])), 'b1'), told)
  assert.deepEqual(await readdir(join(writing.folder, 'b1')), [], 'no text is left')
  // A few are kept, and many of those that are just not too long.
  const rows = Array.from({ length: 5000 }, (_, i) => [
    `${i}`,
    i % 1000 === 0 ? 'z'.repeat(250_000) : cell.slice(0, 15_000),
  ])
  assert.deepEqual(await stageTable(writing, tableOf(rows, 100), 'b1'), { rows: 5000, columns: 2, by: 'reader' })
  assert.deepEqual(
    (await sourceRows(writing, 'b1', 999, 1002)).map(({ cells }) => cells[1]?.length),
    [15_000, 15_000, 250_000, 15_000],
  )
})

test('a table may grow wider on the way, to a thousand columns and no more', async (t) => {
  const room = await batchRoom(t)
  const writing = await room.writing('b1')
  const rows = [1, 3, 17, 40, 2, 1000, 1, 100].map((width, row) =>
    Array.from({ length: width }, (_, i) => `${row}.${i}`),
  )
  const told: number[] = []
  const staged = await stageTable(writing, tableOf(rows, 3), 'b1', async (done) => void told.push(done))
  assert.deepEqual(staged, { rows: 8, columns: 1000, by: 'reader' })
  assert.equal(told.at(-1), 8)
  const found = await sourceRows(writing, 'b1', 1, 8)
  assert.deepEqual(
    found.map(({ cells }) => cells.filter((text) => text !== null)),
    rows,
  )
  await assert.rejects(
    stageTable(writing, tableOf([Array.from({ length: 1001 }, () => 'x')]), 'b1'),
    (error) => error instanceof Refused && error.reason === 'too-many-columns',
  )
})

test('more rows than are held in memory are put together from pieces', async (t) => {
  const writing = await (await batchRoom(t)).writing('b1')
  const rows = Array.from({ length: 500 }, (_, i) => Array.from({ length: 1 + (i % 40) }, (_, j) => `${i}.${j}`))
  const table = tableOf(rows).rows()
  const staged = await writePieces(writing, table, 'b1', undefined, { cells: 1000, letters: 100_000 })
  assert.deepEqual([staged.rows, staged.columns], [500, 40])
  const found = await sourceRows(writing, 'b1', 1, 500)
  assert.deepEqual(
    found.map(({ cells }) => cells.filter((text) => text !== null)),
    rows,
  )
  assert.deepEqual(await readdir(join(writing.folder, 'b1')), ['raw.parquet'], 'no piece is left')
})

test('a table of nothing is a file of nothing', async (t) => {
  const writing = await (await batchRoom(t)).writing('b1')
  assert.deepEqual(await stageTable(writing, tableOf([]), 'b1'), { rows: 0, columns: 1, by: 'reader' })
  assert.deepEqual(await listsOf(writing, raw('b1')), [])
  assert.deepEqual((await sampleOf(writing, 'b1', { records: 0, columns: 1, fileName: 'x', sheet: null })).rows, [])
})

test('where the engine does not see what we saw, our reader takes over', async (t) => {
  const room = await batchRoom(t)
  const path = join(room.folder, 'table.csv')
  await writeFile(path, 'a,b\n1,2,3\n')
  const writing = await room.writing('b1', path)
  const plain = { path, delimiter: ',', records: 2, columns: 2, byteOrderMark: false }
  const table = {
    ...tableOf([
      ['a', 'b'],
      ['1', '2', '3'],
    ]),
    plain,
  }
  assert.deepEqual(await stageTable(writing, table, 'b1'), { rows: 2, columns: 3, by: 'reader' })
  await writeFile(path, 'a,b\n1,2\n3,4\n')
  assert.equal((await stageTable(writing, table, 'b1')).by, 'reader', 'another number of records')
})

test('a record left out would shift all that follow: it stops the import', async (t) => {
  const writing = await (await batchRoom(t)).writing('b1')
  const rows = async function* () {
    yield [{ record: 1, line: 1, cells: ['a'] }]
    yield [{ record: 3, line: 3, cells: ['b'] }]
  }
  await assert.rejects(stageTable(writing, { plain: null, rows }, 'b1'), RangeError)
})

test('a sample is the beginning, a spread of the middle and the end', async (t) => {
  const writing = await (await batchRoom(t)).writing('b1')
  const rows = Array.from({ length: 5000 }, (_, i) => [`r${i + 1}`])
  await stageTable(writing, tableOf(rows, 1000), 'b1')
  const { rows: found } = await sampleOf(writing, 'b1', { records: 5000, columns: 1, fileName: 'x', sheet: null })
  const numbers = found.map(({ row }) => row)
  assert.deepEqual(
    numbers.slice(0, 300),
    Array.from({ length: 300 }, (_, i) => i + 1),
  )
  assert.deepEqual(
    numbers.slice(-50),
    Array.from({ length: 50 }, (_, i) => 4951 + i),
  )
  assert.ok(numbers.length > 540 && numbers.length <= 550, String(numbers.length))
  assert.deepEqual(
    numbers,
    [...new Set(numbers)].sort((a, b) => a - b),
  )
  assert.ok(found.every(({ row, cells }) => cells[0] === `r${row}`))
})

test('the texts of a date column are counted without their time of day', async (t) => {
  const writing = await (await batchRoom(t)).writing('b1')
  const texts = [
    'Date',
    '01/02/2024',
    '01/02/2024 10:15',
    '01/02/2024T23:59:59.000',
    '',
    '3 May 2024',
    'see 12:30 note',
    '2024-02-01 00:00:00',
  ]
  await stageTable(writing, tableOf(texts.map((text) => [text])), 'b1')
  const found = []
  for await (const some of dateValues(writing, 'b1', 1, 1)) found.push(...some)
  assert.deepEqual(found, [
    { text: '01/02/2024', count: 3 },
    { text: '2024-02-01', count: 1 },
    { text: '3 May 2024', count: 1 },
    { text: 'see 12:30 note', count: 1 },
  ])
})
