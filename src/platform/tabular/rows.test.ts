import assert from 'node:assert/strict'
import test from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { readRows, sniff } from './rows.ts'
import { longestQuoted, type Row } from './split.ts'
import { writeCsv } from './write.ts'

/** The bytes in chunks that end where the numbers say. */
async function* chunked(bytes: Buffer, cuts: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0
  for (const cut of [...cuts.map((n) => n % (bytes.length + 1)), bytes.length].sort((a, b) => a - b)) {
    yield bytes.subarray(at, cut)
    at = cut
  }
}
const read = async (content: string | Buffer, cuts: readonly number[] = [], delimiter?: ','): Promise<Row[]> => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const found: Row[] = []
  for await (const batch of readRows(chunked(bytes, cuts), delimiter ? { delimiter } : {})) found.push(...batch)
  return found
}
const cellsOf = (rows: readonly Row[]) => rows.map((row) => row.cells)

const letter = fc.constantFrom('a', 'B', '7', ' ', '"', ',', ';', '\t', '|', '\n', '\r', '£', 'é', '’', '😀', "'")
const cell = fc.string({ unit: letter, maxLength: 8 })
const tables = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 })
const cuts = fc.array(fc.nat(), { maxLength: 10 })
/** Text that never was a table: quotes anywhere, line ends of every kind. */
const rubbish = fc.string({
  unit: fc.constantFrom('"', '"', ',', '\n', '\r', '\r\n', 'a', 'b', ' ', '£'),
  maxLength: 80,
})

test('what is written is read back, wherever the chunks end', async () => {
  await fc.assert(
    fc.asyncProperty(tables, cuts, async (table, where) => {
      const rows = await read(writeCsv(table), where, ',')
      assert.deepEqual(cellsOf(rows), table)
      assert.ok(rows.every((row, i) => row.record === i + 1 && !row.damaged))
    }),
    { numRuns: 300 },
  )
})

test('any text is read the same wherever the chunks end, and no letter of it is lost', async () => {
  const bare = (text: string) => text.replace(/["\r\n,]/g, '')
  await fc.assert(
    fc.asyncProperty(rubbish, cuts, async (text, where) => {
      const whole = await read(text, [], ',')
      assert.deepEqual(await read(text, where, ','), whole)
      assert.equal(bare(whole.map((row) => row.cells.join('')).join('')), bare(text))
    }),
    { numRuns: 500 },
  )
})

test('where the quotes are in order, an independent reader finds the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async (table) => {
      const text = writeCsv(table)
      const others: string[][] = parse(text, { relax_column_count: true, record_delimiter: ['\r\n'] })
      assert.deepEqual(cellsOf(await read(text, [], ',')), others)
    }),
  )
})

test('a quote that was never closed costs no row', async () => {
  const rows = await read('name,amount\n"Pat & Sons,10\nNorthgate,20\nMillbank,30\n')
  assert.deepEqual(cellsOf(rows), [
    ['name', 'amount'],
    ['"Pat & Sons', '10'],
    ['Northgate', '20'],
    ['Millbank', '30'],
  ])
  assert.deepEqual(
    rows.map((row) => row.damaged),
    [false, true, false, false],
  )
  const long = await read(`a,b\n"open,1\n${'x,2\n'.repeat(longestQuoted)}`)
  assert.equal(long.length, longestQuoted + 2)
})

test('quotes inside a quoted cell are kept and the row is marked', async () => {
  const [, row] = await read('a,b\n"He said "hi" to me",5\n')
  assert.deepEqual(row, { record: 2, line: 2, cells: ['He said "hi" to me', '5'], damaged: true })
  const [, inch] = await read('a,b\n5" pipe,2\n')
  assert.deepEqual([inch?.cells, inch?.damaged], [['5" pipe', '2'], false])
})

test('records and lines are counted through line ends in cells and empty lines', async () => {
  const rows = await read('a,b\r\n"one\r\ntwo",1\r\n\r\nc,2\r\n')
  assert.deepEqual(
    rows.map((row) => [row.record, row.line]),
    [
      [1, 1],
      [2, 2],
      [3, 5],
    ],
  )
  assert.deepEqual(cellsOf(await read('a,b\rc,d\r')), [
    ['a', 'b'],
    ['c', 'd'],
  ])
  assert.deepEqual(cellsOf(await read('a,b\nc,d')), [
    ['a', 'b'],
    ['c', 'd'],
  ])
})

test('the delimiter is the one that makes an even table', () => {
  assert.equal(sniff('a;b;c\n1,5;2,5;3,5\n2,5;3;4\n', true), ';')
  assert.equal(sniff('a\tb\n1, or so\t2\n', true), '\t')
  assert.equal(sniff('a|b|c\n1|2|3\n', true), '|')
  assert.equal(sniff('Payments over £500\nname,amount,date\nx,1,2\ny,2,3\n', true), ',')
  assert.equal(sniff('one column\nonly\n', true), ',')
})

test('text of every usual encoding is read, wherever the chunks end', async () => {
  const text = 'name,pounds\nCafé “Harbour” – 50 £ €,1\n'
  const wanted = [
    ['name', 'pounds'],
    ['Café “Harbour” – 50 £ €', '1'],
  ]
  const le = Buffer.from(text, 'utf16le')
  const windows = Buffer.from(
    text.replace(/[“”–€]/g, (mark) => ({ '“': '\x93', '”': '\x94', '–': '\x96', '€': '\x80' })[mark] ?? ''),
    'latin1',
  )
  const files = {
    utf8: Buffer.from(text),
    marked: Buffer.from(`\uFEFF${text}`),
    markedTwice: Buffer.from(`ï»¿${text}`),
    windows,
    le: Buffer.concat([Buffer.from([0xff, 0xfe]), le]),
    be: Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(le).swap16()]),
    leUnmarked: le,
    beUnmarked: Buffer.from(le).swap16(),
    mixed: Buffer.concat([Buffer.from('name,pounds\n'), Buffer.from('Café', 'utf8'), windows.subarray(16)]),
  }
  for (const [name, bytes] of Object.entries(files)) {
    assert.deepEqual(cellsOf(await read(bytes)), wanted, name)
    const bits = Array.from({ length: bytes.length }, (_, i) => i)
    assert.deepEqual(cellsOf(await read(bytes, bits)), wanted, `${name}, byte by byte`)
  }
})

test('what is no table is refused, not read into memory without end', async () => {
  await assert.rejects(read('x'.repeat(5_000_000)), { reason: 'line-too-long' })
})
