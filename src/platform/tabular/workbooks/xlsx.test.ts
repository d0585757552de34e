import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { type CellObject, read, type WorkSheet } from '@e965/xlsx'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { Refused } from '../../kernel/index.ts'
import {
  emptyTemporaryFolder,
  fileOf,
  partsOf,
  readParts,
  type WorkbookMade,
  xlsxOf,
  xlsxParts,
  zipOf,
} from '../made.test.ts'
import { tablesIn } from '../tables.ts'

const cellsOf = async (t: TestContext, made: WorkbookMade) => {
  const { tables, none } = await partsOf(t, xlsxOf(made))
  assert.deepEqual(none, [])
  return tables[0]?.cells
}
const sheetOf = (t: TestContext, data: string, more: Omit<WorkbookMade, 'sheets'> = {}) =>
  cellsOf(t, { ...more, sheets: [{ data }] })
/** Said before a sheet is given out, or while it is read. */
const reasonOf = async (t: TestContext, bytes: Buffer): Promise<string> => {
  try {
    const { tables, none } = await partsOf(t, bytes)
    assert.deepEqual(tables, [])
    return none.map(({ reason }) => reason).join(' ')
  } catch (error) {
    if (error instanceof Refused) return error.message
    throw error
  }
}
const textRow = (number: number, text: string) =>
  `<row r="${number}"><c r="A${number}" t="inlineStr"><is><t>${text}</t></is></c></row>`

test('texts are found wherever they stand: shared, rich, in the cell, of a formula', async (t) => {
  const strings =
    '<si><t>Pat &amp; Sons</t></si><si><r><rPr><b/></rPr><t>North</t></r><r><t xml:space="preserve"> gate</t></r></si>' +
    '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si><t>a_x000D_b<![CDATA[<c>]]></t></si>'
  const data =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>' +
    '<row r="2"><c r="A2" t="inlineStr"><is><r><t>one</t></r><r><t> two</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>' +
    '<c r="B2" t="str"><f>A1&amp;"x"</f><v>Pat x</v></c></row>'
  assert.deepEqual(await sheetOf(t, data, { strings }), [
    ['Pat & Sons', 'North gate', '東京', 'a\rb<c>'],
    ['one two', 'Pat x'],
  ])
})

test('truths, errors, numbers, and a formula that nobody worked out', async (t) => {
  const data =
    '<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c><c><v>0.30000000000000004</v></c>' +
    '<c><f>SUM(A1:A2)</f><v>12.5</v></c><c><f>SUM(A1:A2)</f></c><c t="str"><f>""</f><v></v></c><c t="d"><v>2024-04-30T00:00:00</v></c></row>'
  assert.deepEqual(await sheetOf(t, data), [['TRUE', 'FALSE', '#REF!', '0.3', '12.5', '=SUM(A1:A2)', '', '2024-04-30']])
})

test('numbers that their style shows as dates are days, in both calendars', async (t) => {
  const styles =
    '<numFmts count="1"><numFmt numFmtId="170" formatCode="dd\\-mmm\\-yy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="4"/></cellXfs><dxfs><dxf><font><color rgb="FFnotAColour"/></font></dxf></dxfs>'
  const data =
    '<row><c s="0"><v>45412</v></c><c s="1"><v>45412</v></c><c s="2"><v>45412.572916666664</v></c><c s="3"><v>45412</v></c>' +
    '<c s="-1"><v>45412</v></c><c s="999"><v>45412</v></c><c s="x"><v>45412</v></c><c s="1"><v>-5</v></c></row>'
  const rest = ['45412', '45412', '45412', '45412', '-5']
  assert.deepEqual(await sheetOf(t, data, { styles }), [['45412', '2024-04-30', '2024-04-30 13:45:00', ...rest]])
  const properties = '<workbookPr date1904="1"/>'
  assert.deepEqual(await sheetOf(t, '<row><c s="1"><v>43950</v></c></row>', { styles, properties }), [['2024-04-30']])
})

test('cells and rows that are left out are blank; what is empty at the end is none', async (t) => {
  const data =
    `${textRow(2, 'title')}<row r="3" s="1"><c r="B3"/></row><row r="5"><c r="B5"><v>1</v></c><c r="D5"><v>2</v></c><c><v>3</v></c><c r="Z5" s="1"/></row>` +
    '<row><c><v>4</v></c></row><row r="1000"><c r="A1000" s="1"/></row>'
  const found = await sheetOf(t, data)
  assert.deepEqual(found, [[], ['title'], [], [], ['', '1', '', '2', '3'], ['4']])
})

test('a sheet of one cell far down keeps its number, in little memory', async (t) => {
  const { tables } = await partsOf(t, xlsxOf({ sheets: [{ data: textRow(1_048_576, 'last') }] }))
  assert.equal(tables[0]?.cells.length, 1_048_576)
  assert.equal(tables[0]?.records.at(-1), 1_048_576)
})

test('rows of which only the last cell is full come a few at a time', async (t) => {
  const data = Array.from({ length: 400 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`).join('')
  for await (const part of tablesIn(await fileOf(t, xlsxOf({ sheets: [{ data }] })), 'far.xlsx')) {
    assert.ok('table' in part)
    const pieces = []
    for await (const rows of part.table.rows()) pieces.push(rows.length)
    assert.equal(
      pieces.reduce((sum, rows) => sum + rows, 0),
      400,
    )
    assert.ok(Math.max(...pieces) < 100, String(pieces))
  }
})

test('sheets come in the order of the workbook: hidden ones too, empty and chart sheets by name', async (t) => {
  const { tables, none } = await partsOf(
    t,
    xlsxOf({
      sheets: [
        { name: 'May', data: textRow(1, 'may') },
        { name: 'Sheet2' },
        { name: 'Old &amp; gone', state: 'veryHidden', data: textRow(1, 'old') },
        { name: 'Chart', type: 'chartsheet', xml: '<chartsheet/>' },
        { name: 'Jun', data: textRow(1, 'june') },
      ],
    }),
    'Spend 2024.xlsx',
  )
  assert.deepEqual(
    tables.map(({ inner, sheet, hidden, format, cells }) => [inner, sheet, hidden, format, cells[0]?.[0]]),
    [
      ['Spend 2024.xlsx', 'May', false, 'xlsx', 'may'],
      ['Spend 2024.xlsx', 'Old & gone', true, 'xlsx', 'old'],
      ['Spend 2024.xlsx', 'Jun', false, 'xlsx', 'june'],
    ],
  )
  assert.deepEqual(
    none.map(({ sheet, reason }) => [sheet, reason]),
    [
      ['Sheet2', 'The sheet is empty.'],
      ['Chart', 'The sheet is a chart: it has no rows.'],
    ],
  )
  assert.equal(new Set(tables.map(({ sha256 }) => sha256)).size, 1)
})

test('the strict form, prefixes, large headers and UTF-16 are all the same workbook', async (t) => {
  const wanted = [['name', '5']]
  const body =
    '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>name</x:t></x:is></x:c><x:c r="B1"><x:v>5</x:v></x:c></x:row>'
  const xml = `<x:worksheet xmlns:x="urn:x"><x:sheetData>${body}</x:sheetData></x:worksheet>`
  assert.deepEqual(await cellsOf(t, { strict: true, sheets: [{ xml }] }), wanted)
  const parts = xlsxParts({ sheets: [{ xml }] })
  assert.deepEqual((await partsOf(t, zipOf(parts, { zip64: true }))).tables[0]?.cells, wanted)
  const wide = Buffer.from(`\ufeff<?xml version="1.0" encoding="utf-16"?>${xml}`, 'utf16le')
  assert.deepEqual((await partsOf(t, zipOf({ ...parts, 'xl/worksheets/sheet1.xml': wide }))).tables[0]?.cells, wanted)
  const back = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name.replaceAll('/', '\\'), part]))
  assert.deepEqual((await partsOf(t, zipOf(back))).tables[0]?.cells, wanted)
})

test('letters that XML forbids are passed over, as most programs do', async (t) => {
  assert.deepEqual(await sheetOf(t, textRow(1, 'a\u0001b\u000bc')), [['abc']])
})

test('a workbook inside a zip is read, and nothing of it stays, also where nobody reads on', async (t) => {
  const bytes = zipOf({ 'in/Spend.xlsx': xlsxOf({ sheets: [{ data: textRow(1, 'x') }] }), 'b.csv': 'a,b\n1,2\n' })
  const path = await fileOf(t, bytes)
  const left = await emptyTemporaryFolder(t)
  const { tables } = await readParts(path, 'all.zip')
  assert.deepEqual(
    tables.map(({ inner, packed, sheet, format }) => [inner, packed, sheet, format]),
    [
      ['Spend.xlsx', true, 'Sheet1', 'xlsx'],
      ['b.csv', true, null, 'text'],
    ],
  )
  assert.deepEqual(await left(), [])
  for await (const part of tablesIn(path, 'all.zip')) {
    assert.ok('table' in part)
    assert.equal((await left()).length, 1)
    break
  }
  assert.deepEqual(await left(), [])
})

test('hostile and broken workbooks are refused with words', async (t) => {
  const good = textRow(1, 'x')
  const broken: Readonly<Record<string, WorkbookMade>> = {
    'a row number past the last': { sheets: [{ data: textRow(1_048_577, 'x') }] },
    'a row number of no row': { sheets: [{ data: '<row r="0"><c><v>1</v></c></row>' }] },
    'a row number that is none': { sheets: [{ data: '<row r="1e9x"><c><v>1</v></c></row>' }] },
    'a column past the last': { sheets: [{ data: '<row r="1"><c r="XFE1"><v>1</v></c></row>' }] },
    'rows out of order': { sheets: [{ data: textRow(2, 'x') + textRow(1, 'y') }] },
    'a shared text that is not there': { sheets: [{ data: '<row><c t="s"><v>7</v></c></row>' }] },
    'XML that breaks off': { sheets: [{ xml: `<worksheet><sheetData>${good}` }] },
    'XML that is none': { sheets: [{ xml: 'rows' }] },
    'entities that grow': {
      sheets: [
        {
          xml: `<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData>${textRow(1, '&b;')}</sheetData></worksheet>`,
        },
      ],
    },
    'an entity of no meaning': { sheets: [{ data: textRow(1, '&lol;') }] },
  }
  for (const [what, made] of Object.entries(broken)) assert.match(await reasonOf(t, xlsxOf(made)), /damaged/, what)
  const parts = xlsxParts({ sheets: [{ data: good }] })
  const { 'xl/worksheets/sheet1.xml': _, ...without } = parts
  assert.match(await reasonOf(t, zipOf(without)), /damaged/)
  assert.match(await reasonOf(t, zipOf({ ...parts, 'xl/workbook.xml': '<workbook/>' })), /damaged/)
  assert.match(await reasonOf(t, zipOf({ ...parts, 'xl/workbook.xml': 'nothing' })), /damaged/)
  assert.match(await reasonOf(t, xlsxOf({ sheets: [{ data: good }] }).subarray(0, 700)), /damaged/)
  const { 'xl/workbook.xml': __, ...binary } = parts
  const rels = { '_rels/.rels': String(parts['_rels/.rels']).replace('workbook.xml', 'workbook.bin') }
  assert.match(await reasonOf(t, zipOf({ ...binary, ...rels, 'xl/workbook.bin': '' })), /XLSB/)
})

test('damage after the first rows is told while they are read', async (t) => {
  const rows = Array.from({ length: 5000 }, (_, i) => textRow(i + 1, `row ${i}`)).join('')
  const bytes = xlsxOf({ sheets: [{ xml: `<worksheet><sheetData>${rows}</wrong>` }] })
  await assert.rejects(partsOf(t, bytes), { reason: 'workbook-damaged' })
})

test('what unpacks to far too much is refused', async (t) => {
  const path = await fileOf(t, xlsxOf({ sheets: [{ data: ' '.repeat(3_000_000) + textRow(1, 'x') }] }))
  await assert.rejects(readParts(path, 'x.xlsx', { maxBytes: 1_000_000 }), { reason: 'unpacks-too-large' })
  const endless = xlsxOf({ sheets: [{ data: textRow(1, 'x'.repeat(20_000_000)) }] })
  assert.match(await reasonOf(t, endless), /damaged/)
})

test('a small workbook that says a long text again and again is refused, not written out', async (t) => {
  const long = `<si><t>${'x'.repeat(100_000)}</t></si>`
  const cell = '<c t="s"><v>0</v></c>'
  const wide = { strings: long, sheets: [{ data: `<row>${cell.repeat(50)}</row>` }] }
  assert.match(await reasonOf(t, xlsxOf(wide)), /too large/)
  const tall = { strings: long, sheets: [{ data: `<row>${cell.repeat(40)}</row>`.repeat(300) }] }
  assert.match(await reasonOf(t, xlsxOf(tall)), /too large/)
  // In pieces small enough to be handed on one by one.
  const good = { strings: long, sheets: [{ data: `<row>${cell.repeat(10)}</row>`.repeat(50) }] }
  for await (const part of tablesIn(await fileOf(t, xlsxOf(good)), 'good.xlsx')) {
    assert.ok('table' in part)
    for await (const rows of part.table.rows())
      assert.ok(rows.reduce((sum, { cells }) => sum + cells.join('').length, 0) < 8_500_000)
  }
})

test('a text without end and tags without end are refused, however they are cut up', async (t) => {
  const piece = 'x'.repeat(1_000_000)
  const shared = {
    strings: `<si>${`<t>${piece}</t>`.repeat(6)}</si>`,
    sheets: [{ data: '<row><c t="s"><v>0</v></c></row>' }],
  }
  assert.match(await reasonOf(t, xlsxOf(shared)), /too large/)
  const value = `<row><c t="inlineStr"><is>${`<t>${piece}</t>`.repeat(6)}</is></c></row>`
  assert.match(await reasonOf(t, xlsxOf({ sheets: [{ data: value }] })), /too large/)
  assert.match(await reasonOf(t, xlsxOf({ sheets: [{ data: '<a>'.repeat(300) }] })), /damaged/)
})

const value = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'Z', '9', ' ', '&', '<', '"', '£', 'é', '\n', '😀', '_'), maxLength: 12 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
  fc.integer(),
  fc.boolean(),
  fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
  fc.constant(null),
)

/** What an independent reader finds in a sheet. */
const oracle = (bytes: Buffer): string[][] => {
  const book = read(bytes, { dense: true, cellNF: true, UTC: true })
  const rows = ((book.Sheets[book.SheetNames[0] ?? ''] as WorkSheet)['!data'] ?? []) as (CellObject | undefined)[][]
  const text = ({ t: type, v, z }: CellObject): string => {
    if (v === undefined || v === null || type === 'z') return ''
    if (type === 'b') return v ? 'TRUE' : 'FALSE'
    if (type !== 'n') return String(v)
    if (z !== 'yyyy-mm-dd') return String(Number(Number(v).toPrecision(15)))
    return new Date(Math.round((Number(v) - 25_569) * 86_400_000)).toISOString().slice(0, 10)
  }
  const all = Array.from(rows, (row) => Array.from(row ?? [], (cell) => (cell ? text(cell) : '')))
  for (const row of all) while (row.at(-1) === '') row.pop()
  while (all.at(-1)?.length === 0) all.pop()
  return all
}

test('any table that another program writes is read as a third one reads it', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(value, { maxLength: 5 }), { maxLength: 8 }),
      fc.boolean(),
      async (rows, shared) => {
        const book = new ExcelJS.Workbook()
        const sheet = book.addWorksheet('S')
        rows.forEach((row, r) => {
          row.forEach((one, c) => {
            const cell = sheet.getCell(r + 1, c + 1)
            const isDay = one instanceof Date
            cell.value = isDay ? new Date(Math.floor(one.getTime() / 86_400_000) * 86_400_000) : one
            if (isDay) cell.numFmt = 'yyyy-mm-dd'
          })
        })
        const bytes = Buffer.from(await book.xlsx.writeBuffer({ useSharedStrings: shared }))
        const { tables, none } = await partsOf(t, bytes)
        const wanted = oracle(bytes).map((row) => row.map((cell) => cell.replaceAll('\r\n', '\n')))
        const bare = (cells: readonly (readonly string[])[]) =>
          cells.map((row) => row.map((cell) => Number(cell) || cell))
        assert.deepEqual(bare(tables[0]?.cells ?? []), bare(wanted))
        assert.equal(tables.length + none.length, 1)
      },
    ),
    { numRuns: 120 },
  )
})
