import assert from 'node:assert/strict'
import test from 'node:test'
import { crc32 } from 'node:zlib'
import { type CellObject, utils, type WorkBook, write } from '@e965/xlsx'
import { fileOf, partsOf, readParts, zipOf } from '../made.test.ts'
import { openWhole } from './whole.ts'

const sheetOf = (rows: readonly (readonly (CellObject | string | number | boolean | null)[])[]) =>
  utils.aoa_to_sheet(rows as unknown[][])

const day: CellObject = { t: 'n', v: 45_412, z: 'dd/mm/yyyy' }
const noon: CellObject = { t: 'n', v: 45_412.5, z: 'dd/mm/yyyy"T"hh:mm' }

const book = (): WorkBook => {
  const made = utils.book_new()
  utils.book_append_sheet(
    made,
    sheetOf([
      ['Date', 'Paid to', 'Amount', 'Late'],
      [day, 'Café & Söhne', 1234.5, true],
      [],
      [noon, 'Sam', 0.1 + 0.2, false],
    ]),
    'May',
  )
  utils.book_append_sheet(made, sheetOf([]), 'Sheet2')
  utils.book_append_sheet(made, sheetOf([['hidden']]), 'Old')
  made.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 0 }, { Hidden: 1 }] }
  return made
}
const bytesOf = (made: WorkBook, bookType: 'biff8' | 'biff5' | 'ods'): Buffer => {
  const bytes = write(made, { type: 'buffer', bookType }) as Buffer
  // The library writes no letters of a code page; it has to read them.
  for (const [written, code] of [
    ['Caf_', 0xe9],
    [' S_', 0xf6],
  ] as const)
    if (bookType === 'biff5') bytes[bytes.indexOf(written) + written.length - 1] = code
  return bytes
}

const wanted = [
  ['Date', 'Paid to', 'Amount', 'Late'],
  ['2024-04-30', 'Café & Söhne', '1234.5', 'TRUE'],
  [],
  ['2024-04-30 12:00:00', 'Sam', '0.3', 'FALSE'],
]

for (const [bookType, format] of [
  ['biff8', 'xls'],
  ['biff5', 'xls'],
  ['ods', 'ods'],
] as const)
  test(`a workbook of the form ${bookType} gives its values, sheet by sheet`, async (t) => {
    const { tables, none } = await partsOf(t, bytesOf(book(), bookType), 'Spend')
    const [first] = tables
    assert.deepEqual([first?.sheet, first?.format, first?.hidden, first?.cells], ['May', format, false, wanted])
    assert.deepEqual(first?.records, [1, 2, 3, 4])
    if (bookType !== 'biff5')
      assert.deepEqual(
        tables.map(({ sheet }) => sheet),
        ['May', 'Old'],
      )
    assert.deepEqual(
      none.map(({ sheet, reason }) => [sheet, reason]),
      [['Sheet2', 'The sheet is empty.']],
    )
  })

test('days are the same in every part of the world', async (t) => {
  const { TZ: before } = process.env
  t.after(() => {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  })
  for (const zone of ['Pacific/Auckland', 'America/Los_Angeles']) {
    process.env.TZ = zone
    for (const form of ['biff8', 'ods'] as const)
      assert.deepEqual((await partsOf(t, bytesOf(book(), form))).tables[0]?.cells, wanted, `${zone} ${form}`)
  }
})

test('an old workbook that counts from 1904 gives the same days', async (t) => {
  const made = utils.book_new()
  utils.book_append_sheet(made, sheetOf([[{ t: 'n', v: 43_950, z: 'dd/mm/yyyy' }]]), 'S')
  made.Workbook = { WBProps: { date1904: true } }
  assert.deepEqual((await partsOf(t, bytesOf(made, 'biff8'))).tables[0]?.cells, [['2024-04-30']])
})

const odsFiles = (rows: string) => ({
  mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
  'content.xml':
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">' +
    `<office:body><office:spreadsheet><table:table table:name="S">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
  'styles.xml': '<office:document-styles/>',
  'META-INF/manifest.xml': '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
})
const ods = (rows: string): Buffer => zipOf(odsFiles(rows))
const odsParts = (rows: string) =>
  new Map(Object.entries(odsFiles(rows)).map(([name, xml]) => [name, Buffer.from(xml)]))
const text = (words: string, more = '') =>
  `<table:table-cell office:value-type="string" ${more}><text:p>${words}</text:p></table:table-cell>`

test('repeated rows and cells are written out; a million empty ones are none', async (t) => {
  const rows =
    `<table:table-row table:number-rows-repeated="2">${text('a', 'table:number-columns-repeated="3"')}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>` +
    '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>' +
    `<table:table-row><table:table-cell/>${text('b')}</table:table-row>` +
    '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
  const { tables } = await partsOf(t, ods(rows))
  assert.deepEqual(tables[0]?.cells, [['a', 'a', 'a'], ['a', 'a', 'a'], [], [], [], ['', 'b']])
})

test('repeats without end end the thread that reads them, not the server', { timeout: 60_000 }, async () => {
  const rows = `<table:table-row table:number-rows-repeated="1048576">${text('a', 'table:number-columns-repeated="16384"')}</table:table-row>`
  await assert.rejects(openWhole({ format: 'ods', parts: odsParts(rows) }, { memoryMb: 64 }), {
    reason: 'workbook-too-large',
  })
})

test('a long text that is repeated is refused before it is written out', async (t) => {
  const rows = `<table:table-row>${text('a'.repeat(1_000_000), 'table:number-columns-repeated="5"')}</table:table-row>`
  const { tables, none } = await partsOf(t, ods(rows))
  assert.equal(tables.length, 0)
  assert.match(none[0]?.reason ?? '', /damaged/)
})

test('a zip that holds one thing for who measures it and another for who unpacks it is read as it was measured', async (t) => {
  const bytes = ods(`<table:table-row>${text('a')}</table:table-row>`)
  assert.equal((await partsOf(t, bytes)).tables.length, 1)
  // In the directory: stored, and as long as it is packed. Where it lies it is still said to be packed.
  const head = bytes.indexOf(Buffer.from('504b01021400', 'hex'), bytes.lastIndexOf('content.xml') - 46)
  const body = bytes.indexOf('content.xml')
  const packed = bytes.readUInt32LE(body - 12)
  const start = body + 'content.xml'.length
  bytes.writeUInt16LE(0, head + 10)
  bytes.writeUInt32LE(crc32(bytes.subarray(start, start + packed)), head + 16)
  bytes.writeUInt32LE(packed, head + 24)
  assert.deepEqual((await partsOf(t, bytes)).tables, [])
})

test('a workbook that keeps its reader busy too long is given up', async (t) => {
  const path = await fileOf(t, bytesOf(book(), 'biff8'))
  await assert.rejects(openWhole({ path, format: 'xls' }, { patience: 1 }), { reason: 'workbook-too-large' })
})

test('locked, large, damaged and other old files are refused with words', async (t) => {
  const reasonOf = async (bytes: Buffer, limits = {}): Promise<string | undefined> => {
    const { tables, none } = await readParts(await fileOf(t, bytes), 'x.xls', limits)
    assert.deepEqual(tables, [])
    return none[0]?.reason
  }
  const xls = bytesOf(book(), 'biff8')
  assert.match((await reasonOf(xls, { maxWholeBytes: 1000 })) ?? '', /too large/)
  assert.match((await reasonOf(ods(' '.repeat(5000)), { maxWholeBytes: 1000 })) ?? '', /too large/)
  assert.match((await reasonOf(xls.subarray(0, 600))) ?? '', /damaged|no workbook/)
  const renamed = (name: string): Buffer => {
    const bytes = Buffer.from(xls)
    const at = bytes.indexOf(Buffer.from('Workbook\0', 'utf16le'))
    bytes.fill(0, at, at + 64)
    bytes.write(name, at, 'utf16le')
    return bytes
  }
  assert.match((await reasonOf(renamed('WordDocument'))) ?? '', /word processor/)
  assert.match((await reasonOf(renamed('EncryptedPackage'))) ?? '', /locked/)
  assert.match((await reasonOf(renamed('Something'))) ?? '', /no workbook/)
  // FILEPASS in place of the second record: the first is 8 + 8 or more bytes long.
  const locked = Buffer.from(xls)
  const start = locked.indexOf(Buffer.from('0908', 'hex'))
  locked.writeUInt16LE(0x2f, start + 4 + locked.readUInt16LE(start + 2))
  assert.match((await reasonOf(locked)) ?? '', /locked/)
  const manifest = '<manifest:manifest><manifest:encryption-data/></manifest:manifest>'
  const mimetype = 'application/vnd.oasis.opendocument.spreadsheet'
  assert.match(
    (await reasonOf(zipOf({ mimetype, 'content.xml': 'x', 'META-INF/manifest.xml': manifest }))) ?? '',
    /locked/,
  )
  const letter = zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' })
  assert.match((await reasonOf(letter)) ?? '', /no spreadsheet/)
})
