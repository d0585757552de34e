// Small files made for the tests: zips of both sizes of header, workbooks part by part, and what the reader finds in them.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { crc32, deflateRawSync } from 'node:zlib'
import type { NotATable, Table, TableLimits } from './table.ts'
import { tablesIn } from './tables.ts'

type Content = Readonly<Record<string, Buffer | string>>

/** Sizes and places as eight bytes each, with the mark in their old place that says so (APPNOTE 4.5.3). */
const wide = (...values: readonly number[]): Buffer => {
  const extra = Buffer.alloc(4 + 8 * values.length)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8 * values.length, 2)
  values.forEach((value, i) => {
    extra.writeBigUInt64LE(BigInt(value), 4 + 8 * i)
  })
  return extra
}

/** A zip as the format says it (PKWARE's APPNOTE 4.3), made here so that the reader is not checked against its own family. */
export const zipOf = (files: Content, { zip64 = false, locked = false } = {}): Buffer => {
  const heads: Buffer[] = []
  const bodies: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const extra = zip64 ? wide(bytes.length, packed.length) : Buffer.alloc(0)
    const headExtra = zip64 ? wide(bytes.length, packed.length, at) : extra
    const common = Buffer.alloc(26)
    common.writeUInt16LE(zip64 ? 45 : 20, 0)
    common.writeUInt16LE(0x0800 + Number(locked), 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(zip64 ? 0xffffffff : packed.length, 14)
    common.writeUInt32LE(zip64 ? 0xffffffff : bytes.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    common.writeUInt16LE(extra.length, 24)
    const body = Buffer.concat([Buffer.from('504b0304', 'hex'), common, Buffer.from(name), extra, packed])
    common.writeUInt16LE(headExtra.length, 24)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(zip64 ? 0xffffffff : at, 10)
    heads.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, tail, Buffer.from(name), headExtra]))
    bodies.push(body)
    at += body.length
  }
  const central = Buffer.concat(heads)
  const end = Buffer.alloc(22)
  end.write('504b0506', 0, 'hex')
  end.writeUInt16LE(zip64 ? 0xffff : heads.length, 8)
  end.writeUInt16LE(zip64 ? 0xffff : heads.length, 10)
  end.writeUInt32LE(zip64 ? 0xffffffff : central.length, 12)
  end.writeUInt32LE(zip64 ? 0xffffffff : at, 16)
  return Buffer.concat([...bodies, central, ...(zip64 ? wideEnd(heads.length, central.length, at) : []), end])
}

const wideEnd = (count: number, length: number, at: number): Buffer[] => {
  const record = Buffer.alloc(56)
  record.write('504b0606', 0, 'hex')
  record.writeBigUInt64LE(44n, 4)
  record.writeUInt16LE(45, 12)
  record.writeUInt16LE(45, 14)
  record.writeBigUInt64LE(BigInt(count), 24)
  record.writeBigUInt64LE(BigInt(count), 32)
  record.writeBigUInt64LE(BigInt(length), 40)
  record.writeBigUInt64LE(BigInt(at), 48)
  const locator = Buffer.alloc(20)
  locator.write('504b0607', 0, 'hex')
  locator.writeBigUInt64LE(BigInt(at + length), 8)
  locator.writeUInt32LE(1, 16)
  return [record, locator]
}

export const fileOf = async (t: TestContext, bytes: Buffer | string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'tabular-'))
  t.after(() => rm(folder, { recursive: true }))
  const path = join(folder, 'given')
  await writeFile(path, bytes)
  return path
}

/** Makes temporary files lie in a folder of the test's own. @returns what lies in it now */
export const emptyTemporaryFolder = async (t: TestContext): Promise<() => Promise<string[]>> => {
  const folder = await mkdtemp(join(tmpdir(), 'tabular-'))
  const { TMPDIR: before } = process.env
  process.env.TMPDIR = folder
  t.after(async () => {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    await rm(folder, { recursive: true })
  })
  return () => readdir(folder)
}

export interface SheetMade {
  readonly name?: string
  readonly state?: string
  /** Inside `sheetData`. */
  readonly data?: string
  /** In place of the whole part. */
  readonly xml?: string
  readonly type?: string
}

export interface WorkbookMade {
  readonly sheets: readonly SheetMade[]
  /** The items of the shared strings. */
  readonly strings?: string
  readonly styles?: string
  readonly properties?: string
  readonly strict?: boolean
}

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const strictTypes = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** The parts of a workbook, shared strings last. */
export const xlsxParts = ({ sheets, strings, styles, properties = '', strict = false }: WorkbookMade): Content => {
  const base = strict ? strictTypes : types
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${base}/${type}" Target="${target}"/>`
  const wrap = (items: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items}</Relationships>`
  const listed = sheets.map(
    ({ name = 'Sheet1', state }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}" ${state ? `state="${state}"` : ''} r:id="rId${i + 1}"/>`,
  )
  const relations = [
    ...sheets.map(({ type = 'worksheet' }, i) => relation(`rId${i + 1}`, type, `worksheets/sheet${i + 1}.xml`)),
    relation('rIdStyles', 'styles', '/xl/styles.xml'),
    relation('rIdStrings', 'sharedStrings', 'sharedStrings.xml'),
  ]
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': wrap(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${base}">${properties}<sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': wrap(relations.join('')),
    'xl/styles.xml': `<styleSheet xmlns="${main}">${styles ?? ''}</styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ data = '', xml }, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        xml ?? `<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`,
      ]),
    ),
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings ?? ''}</sst>`,
  }
}

export const xlsxOf = (made: WorkbookMade): Buffer => zipOf(xlsxParts(made))

/** The whole of a table, read while it may be. */
export interface TableRead extends Omit<Table, 'rows'> {
  readonly cells: readonly (readonly string[])[]
  readonly records: readonly number[]
}
export interface PartsRead {
  readonly tables: readonly TableRead[]
  readonly none: readonly NotATable[]
}

export const readParts = async (path: string, name = 'given', limits?: TableLimits): Promise<PartsRead> => {
  const tables: TableRead[] = []
  const none: NotATable[] = []
  for await (const part of tablesIn(path, name, limits)) {
    if ('notATable' in part) {
      none.push(part.notATable)
      continue
    }
    const { rows, ...table } = part.table
    const all = []
    for await (const some of rows()) all.push(...some)
    tables.push({ ...table, cells: all.map(({ cells }) => cells), records: all.map(({ record }) => record) })
  }
  return { tables, none }
}

export const partsOf = async (t: TestContext, bytes: Buffer | string, name?: string): Promise<PartsRead> =>
  readParts(await fileOf(t, bytes), name)
