import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test, { type TestContext } from 'node:test'
import { crc32, gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { fileOf, partsOf, readParts, zipOf } from './made.test.ts'
import { rowsOfText } from './rows.ts'
import { letters, scanText } from './scan.ts'
import type { TextFound } from './table.ts'

async function* chunked(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const scan = (content: string | Buffer, size = 7) => scanText(chunked(Buffer.from(content), size))
const foundIn = async (content: string | Buffer): Promise<TextFound> => (await scan(content)).found
const tableOf = async (t: TestContext, content: string | Buffer) => {
  const { tables } = await partsOf(t, content)
  assert.equal(tables.length, 1)
  return tables[0]!
}
const table = [
  ['date', 'name'],
  ['1', 'Café “Harbour” £'],
]
const text = 'date,name\n1,Café “Harbour” £\n'
const windows = Buffer.from(text.replace('“', '\x93').replace('”', '\x94'), 'latin1')

test('lines may end in a carriage return alone, as in old Macintosh files', async (t) => {
  const found = await tableOf(t, 'a,b\r1,2\r3,4\r')
  assert.deepEqual(found.cells, [
    ['a', 'b'],
    ['1', '2'],
    ['3', '4'],
  ])
  assert.equal(found.found?.lineEnds, 'cr')
  assert.equal(found.plain, null)
})

test('lines that end in two ways are read, and said to', async (t) => {
  const found = await tableOf(t, 'a,b\r\n1,2\n3,4\r\n')
  assert.equal(found.cells.length, 3)
  assert.equal(found.found?.lineEnds, 'mixed')
  assert.equal(found.plain, null)
  assert.equal((await foundIn('a,b\r\n1,2\r\n')).lineEnds, 'crlf')
  assert.equal((await foundIn('a,b\n1,2')).lineEnds, 'lf')
  assert.equal((await foundIn('a,b')).lineEnds, 'none')
  assert.equal((await foundIn('a,b\r1,"2\n')).lineEnds, 'mixed')
  assert.equal((await foundIn(Buffer.from('\ufeffa,b\r\nĊ,2\r\n', 'utf16le'))).lineEnds, 'crlf')
})

test('a byte-order mark is taken off, also one that was encoded once too often', async (t) => {
  const marked = await tableOf(t, `\ufeff${text}`)
  assert.deepEqual([marked.cells, marked.found?.byteOrderMark, marked.plain?.byteOrderMark], [table, true, true])
  const twice = await tableOf(t, `ï»¿${text}`)
  assert.deepEqual([twice.cells, twice.found?.byteOrderMark, twice.plain], [table, true, null])
  const both = await tableOf(t, `\ufeff\ufeff${text}`)
  assert.deepEqual([both.cells, both.plain], [table, null])
})

test('every usual encoding is read and named', async (t) => {
  const wide = Buffer.from(text, 'utf16le')
  const files: readonly (readonly [TextFound['encoding'], Buffer])[] = [
    ['utf-8', Buffer.from(text)],
    ['windows-1252', windows],
    ['mixed', Buffer.concat([Buffer.from('date,name\n'), Buffer.from('1,Café', 'utf8'), windows.subarray(16)])],
    ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), wide])],
    ['utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()])],
    ['utf-16le', wide],
  ]
  for (const [encoding, bytes] of files) {
    const found = await tableOf(t, bytes)
    assert.deepEqual([found.found?.encoding, found.cells], [encoding, table])
    for (const size of [1, 2, 3, 5]) assert.equal((await scan(bytes, size)).found.encoding, encoding)
    if (encoding !== 'utf-8') assert.equal(found.plain, null)
  }
})

test('NULs that fill up fields are left out', async (t) => {
  const found = await tableOf(t, 'name,amount\nPat\0\0\0,10\nSam,20\0\n')
  assert.deepEqual(found.cells, [
    ['name', 'amount'],
    ['Pat', '10'],
    ['Sam', '20'],
  ])
  assert.equal(found.plain, null)
})

test('blank lines are records without cells; a line of commas has empty cells; the last line end makes none', async (t) => {
  const found = await tableOf(t, 'a,b\n\n,\n1,2\n\n')
  assert.deepEqual(found.cells, [['a', 'b'], [], ['', ''], ['1', '2'], []])
  assert.deepEqual(found.records, [1, 2, 3, 4, 5])
  assert.equal(found.plain, null)
})

test('the digest is of the bytes, and a table names its delimiter', async (t) => {
  const content = 'a;b\n1,5;2\n'
  const found = await tableOf(t, content)
  assert.equal(found.sha256, createHash('sha256').update(content).digest('hex'))
  assert.equal(found.found?.delimiter, ';')
  assert.deepEqual(
    { ...found.plain, path: '' },
    { path: '', delimiter: ';', records: 2, columns: 2, byteOrderMark: false },
  )
})

test('what is packed is read alike, but is never plain', async (t) => {
  const gzip = await readParts(await fileOf(t, gzipSync(text)), 'May.csv.gz')
  assert.deepEqual(
    gzip.tables.map(({ inner, packed, cells, plain }) => [inner, packed, cells, plain]),
    [['May.csv', false, table, null]],
  )
  const zip = await readParts(await fileOf(t, zipOf({ 'x/May.csv': text, 'June.csv': '' })), 'year.zip')
  assert.deepEqual(
    zip.tables.map(({ inner, packed, cells }) => [inner, packed, cells]),
    [['May.csv', true, table]],
  )
  assert.deepEqual(
    zip.none.map(({ inner, packed, reason }) => [inner, packed, /no bytes/.test(reason)]),
    [['June.csv', true, true]],
  )
})

const plainOf = async (content: string) => (await scan(content)).shape
test('a text is plain only where no doubt is left', async () => {
  const plain = { records: 2, columns: 2 }
  for (const good of ['a,b\n1,2\n', 'a,b\r\n1,2\r\n', 'a,b\n1,2', '"a","b, ""c"""\n1,\n', 'a,b\n,\n', 'é,b\n1," x "\n'])
    assert.deepEqual(await plainOf(good), plain, good)
  const doubtful = {
    'a blank line': 'a,b\n\n1,2\n',
    'a blank line at the end': 'a,b\n1,2\n\n',
    'line ends of two kinds': 'a,b\r\n1,2\n',
    'a carriage return alone': 'a,b\n1\r,2\n',
    'an open end': 'a,b\n1,2\r',
    'a cell too few': 'a,b\n1\n',
    'a cell too many': 'a,b\n1,2,3\n',
    'a quote inside a cell': 'a,b\n1,5" pipe\n',
    'a space before a quote': 'a,b\n1, "x"\n',
    'a space after a quote': 'a,b\n1,"x" \n',
    'a line end inside quotes': 'a,b\n1,"x\ny"\n',
    'a quote never closed': 'a,b\n1,"x\n',
    'a NUL': 'a,b\n1,x\0\n',
    'a line too long for others': `a,b\n1,${'x'.repeat(70_000)}\n`,
  }
  for (const [what, content] of Object.entries(doubtful)) assert.equal(await plainOf(content), null, what)
})

const damage = fc.constantFrom('"', ',', '\n', '\r', '\r\n', '\0', ' ', 'x', '\n\n', '""', ', "', '" ,')
const cell = fc.string({ unit: fc.constantFrom('a', 'B', '7', ' ', '£', 'é', ',', '"', '’', '😀'), maxLength: 6 })
const quoted = (value: string) => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

test('what is called plain is read the same by another reader, whatever was done to the text', async () => {
  let plain = 0
  await fc.assert(
    fc.asyncProperty(
      fc
        .integer({ min: 1, max: 4 })
        .chain((n) => fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: 1 })),
      fc.constantFrom('\n', '\r\n'),
      fc.array(fc.tuple(fc.nat(), damage), { maxLength: 2 }),
      fc.integer({ min: 1, max: 50 }),
      async (rows, end, damages, size) => {
        let content = rows.map((row) => row.map(quoted).join(',') + end).join('')
        for (const [at, what] of damages) {
          const place = at % (content.length + 1)
          content = content.slice(0, place) + what + content.slice(place)
        }
        const { shape, found } = await scan(content, size)
        if (shape === null) {
          // A table that nobody touched is in doubt only for a line that looks blank.
          if (damages.length === 0) assert.ok(rows.some((row) => row.length === 1 && row[0] === ''))
          return
        }
        plain += 1
        const others: string[][] = parse(content, { bom: true, delimiter: found.delimiter })
        assert.equal(others.length, shape.records)
        assert.ok(others.every((row) => row.length === shape.columns))
        const ours: string[][] = []
        for await (const some of rowsOfText(letters(chunked(Buffer.from(content), size)), {
          delimiter: found.delimiter,
          blanks: true,
        }))
          ours.push(...some.map((row) => [...row.cells]))
        assert.deepEqual(ours, others)
      },
    ),
    { numRuns: 600 },
  )
  assert.ok(plain > 100)
})

const wordRelations =
  '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>'

test('what is no table says what it is', async (t) => {
  const cases: readonly (readonly [string | Buffer, RegExp])[] = [
    ['', /no bytes/],
    ['\ufeff', /blank lines/],
    ['\r\n\r\n \n', /blank lines/],
    ['{"payments": [{"amount": 1}]}', /JSON/],
    ['\n[\n {"a": 1}]', /JSON/],
    ['%PDF-1.7\n%âãÏÓ', /PDF/],
    [Buffer.from('89504e470d0a1a0a0000', 'hex'), /picture/],
    [Buffer.from('ffd8ffe000104a464946', 'hex'), /picture/],
    ['<!DOCTYPE html>\n<html><body><table><tr><td>1</td></tr></table></body></html>', /web page/],
    ['<table><tr><td>1</td></tr></table>', /web page/],
    ['<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', /old XML form/],
    ['<?xml version="1.0"?><payments/>', /XML/],
    ['{\\rtf1\\ansi Payments}', /word processor/],
    [Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919) % 251)), /not text/],
    [Buffer.from('377abcaf271c0004', 'hex'), /7z/],
    [gzipSync(gzipSync('a,b\n')), /archive inside/],
    [gzipSync(zipOf({ 'a.csv': 'a,b\n' })), /archive inside/],
    [zipOf({ 'word/document.xml': '', '[Content_Types].xml': '<a/>', '_rels/.rels': wordRelations }), /word processor/],
  ]
  for (const [content, reason] of cases) {
    const { tables, none } = await partsOf(t, content, 'Spend.csv')
    assert.deepEqual([tables.length, none.length], [0, 1], String(reason))
    assert.match(none[0]?.reason ?? '', reason)
    assert.match(none[0]?.sha256 ?? '', /^[0-9a-f]{64}$/)
  }
  assert.equal((await partsOf(t, '[Date],[Amount]\n1,2\n')).tables.length, 1)
})
test('a damaged or locked file in a zip costs only itself', async (t) => {
  const good = zipOf({ 'a.csv': text, 'b.csv': 'x,y\n1,2\n'.repeat(500), 'c.csv': text })
  const at = good.indexOf('b.csv') + 8
  good.fill(0xff, at, at + 12)
  const { tables, none } = await partsOf(t, good)
  assert.deepEqual(
    tables.map(({ inner }) => inner),
    ['a.csv', 'c.csv'],
  )
  assert.match(none[0]?.reason ?? '', /damaged/)
  const changed = zipOf({ 'a.csv': text })
  const sum = Buffer.alloc(4)
  sum.writeUInt32LE(crc32(text))
  changed.fill(0, changed.lastIndexOf(sum), changed.lastIndexOf(sum) + 4)
  assert.match((await partsOf(t, changed)).none[0]?.reason ?? '', /damaged/)
  const locked = await partsOf(t, zipOf({ 'a.csv': text }, { locked: true }))
  assert.match(locked.none[0]?.reason ?? '', /password/)
  await assert.rejects(partsOf(t, zipOf({ 'a.csv': text }).subarray(0, 40)), { reason: 'archive-damaged' })
  await assert.rejects(readParts('/nowhere/x.csv'), { reason: 'file-not-readable' })
})

test('what unpacks without end stops all', async (t) => {
  const path = await fileOf(t, zipOf({ 'a.csv': 'a,b\n'.repeat(100_000), 'b.csv': 'a,b\n'.repeat(100_000) }))
  await assert.rejects(readParts(path, 'x.zip', { maxBytes: 500_000 }), { reason: 'unpacks-too-large' })
  assert.equal((await readParts(path, 'x.zip', { maxBytes: 800_000 })).tables.length, 2)
})
