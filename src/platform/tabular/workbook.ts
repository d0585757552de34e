// A zip or an old Office file on disk: which kind of workbook it is, or what else, and its sheets as parts of what was sent.
import { readFile, stat } from 'node:fs/promises'
import { Refused } from '../kernel/index.ts'
import { archiveInsideReason, emptySheetReason, lockedReason } from './recognise.ts'
import type { Row } from './split.ts'
import type { Part, Table, TableLimits } from './table.ts'
import { asRefusal, damagedWorkbook, tooLargeWorkbook } from './workbooks/refusals.ts'
import type { Sheet } from './workbooks/sheets.ts'
import { openDocumentParts, openWhole } from './workbooks/whole.ts'
import { byName, mainPart, xlsxSheets } from './workbooks/xlsx.ts'
import { openZip, type Zip } from './zip.ts'

export interface WorkbookFile {
  readonly inner: string
  readonly packed: boolean
  readonly path: string
  readonly sha256: string
  /** Otherwise the old container of Office files. */
  readonly zip: boolean
}

export interface Workbook {
  readonly format: Exclude<Table['format'], 'text'>
  readonly sheets: readonly Sheet[]
  close(): Promise<void>
}

/** A workbook; or the reason why it is none that is read here. */
type Found = Workbook | { readonly reason: string }

const reasons = {
  xlsb: 'It is a workbook in the binary form (XLSB), which is not read here. Save it as XLSX and send that.',
  word: 'It is a document of a word processor, not a table. Send the table as CSV or as a workbook.',
  slides: 'It is a presentation, not a table. Send the table as CSV or as a workbook.',
  numbers: 'It is a workbook of Apple Numbers, which is not read here. Export it as XLSX or CSV and send that.',
  openDocument: 'It is an OpenDocument file, but no spreadsheet. Send the table as CSV or as a workbook.',
  oldOffice: 'It is an old Office file, but no workbook. Send the table as CSV or as a workbook.',
}

const usualWholeBytes = 60 * 1024 * 1024

/** @throws Refused `workbook-too-large`: the sizes that a zip states about itself prove nothing */
const bytesOf = async (bytes: AsyncIterable<Buffer>, most: number): Promise<Buffer> => {
  const parts: Buffer[] = []
  let length = 0
  for await (const chunk of bytes) {
    length += chunk.length
    if (length > most) throw tooLargeWorkbook()
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}

const inOpenDocument = async (zip: Zip, type: string, limits: TableLimits): Promise<Found> => {
  if (!type.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return { reason: reasons.openDocument }
  const find = byName(zip)
  let left = limits.maxWholeBytes ?? usualWholeBytes
  const unpacked = async (name: string): Promise<Buffer> => {
    const part = find(name.toLowerCase())
    const bytes = part === undefined ? Buffer.alloc(0) : await bytesOf(await part.open(), left)
    left -= bytes.length
    return bytes
  }
  const parts = new Map<string, Buffer>()
  for (const name of openDocumentParts) parts.set(name, await unpacked(name))
  if (parts.get('META-INF/manifest.xml')?.includes('encryption-data')) return { reason: lockedReason }
  return { format: 'ods', ...(await openWhole({ format: 'ods', parts })) }
}

/** @returns null for a zip that is only a zip */
const inZip = async (zip: Zip, limits: TableLimits): Promise<Found | null> => {
  const find = byName(zip)
  const mimetype = find('mimetype')
  if (mimetype && find('content.xml'))
    return inOpenDocument(zip, (await bytesOf(await mimetype.open(), 1000)).toString().trim(), limits)
  if (zip.parts.some(({ name }) => name.endsWith('.iwa'))) return { reason: reasons.numbers }
  if (!find('[content_types].xml') && !find('_rels/.rels')) return null
  const main = await mainPart(find)
  if (main === undefined) return null
  if (main.startsWith('word/')) return { reason: reasons.word }
  if (main.startsWith('ppt/')) return { reason: reasons.slides }
  if (main.endsWith('.bin')) return { reason: reasons.xlsb }
  return { format: 'xlsx', sheets: await xlsxSheets(find, main), close: async () => undefined }
}

/** The names of the streams in an old container: its directory's entries are 128 bytes each, and start with the name. */
const hasStream = (bytes: Buffer, name: string): boolean => {
  const wanted = Buffer.from(`${name}\0`, 'utf16le')
  for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 1)) if (at % 128 === 0) return true
  return false
}

const inOldOffice = async (path: string, limits: TableLimits): Promise<Found> => {
  if ((await stat(path)).size > (limits.maxWholeBytes ?? usualWholeBytes)) throw tooLargeWorkbook()
  const bytes = await readFile(path)
  if (hasStream(bytes, 'EncryptedPackage')) return { reason: lockedReason }
  if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book'))
    return { format: 'xls', ...(await openWhole({ format: 'xls', path })) }
  if (hasStream(bytes, 'WordDocument')) return { reason: reasons.word }
  return { reason: hasStream(bytes, 'PowerPoint Document') ? reasons.slides : reasons.oldOffice }
}

const words = (error: Refused): string => `${error.message} ${error.tip}`

/** Errors of the content become a reason; a bomb is refused whole, as in any archive. */
const reasonOf = (error: unknown): string => {
  const refusal = asRefusal(error)
  if (!(refusal instanceof Refused) || refusal.reason === 'unpacks-too-large') throw refusal
  return words(refusal)
}

/** The first rows, or why there are none. Looked at before a sheet is given out as a table. */
const whyNone = async (sheet: Sheet): Promise<string | null> => {
  if (sheet.kind === 'chart') return 'The sheet is a chart: it has no rows.'
  try {
    for await (const _ of sheet.rows()) return null
    return emptySheetReason
  } catch (error) {
    return reasonOf(error)
  }
}

async function* refusing(rows: AsyncGenerator<Row[]>): AsyncGenerator<Row[]> {
  try {
    yield* rows
  } catch (error) {
    throw asRefusal(error)
  }
}

async function* partsOf(workbook: Workbook, file: WorkbookFile): AsyncGenerator<Part> {
  const { inner, packed, sha256 } = file
  const { format, sheets } = workbook
  if (sheets.length === 0) yield { notATable: { inner, packed, sheet: null, sha256, reason: words(damagedWorkbook()) } }
  for (const sheet of sheets) {
    const named = { inner, packed, sheet: sheet.name, sha256 }
    const reason = await whyNone(sheet)
    if (reason !== null) yield { notATable: { ...named, reason } }
    else {
      const rows = () => refusing(sheet.rows())
      yield { table: { ...named, hidden: sheet.hidden, format, found: null, plain: null, rows } }
    }
  }
}

const openFound = async (file: WorkbookFile, zip: Zip | undefined, limits: TableLimits): Promise<Found | null> => {
  try {
    return zip === undefined ? await inOldOffice(file.path, limits) : await inZip(zip, limits)
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}

/**
 * The sheets of a workbook as parts of what was sent; or the one reason why there are none.
 * @param otherZip what to do with a zip that is no workbook; unless given, it is an archive inside another
 * @throws Refused `archive-damaged` where a zip cannot be opened at all, `unpacks-too-large`
 */
export async function* workbookParts(
  file: WorkbookFile,
  limits: TableLimits,
  otherZip?: (zip: Zip) => AsyncGenerator<Part>,
): AsyncGenerator<Part> {
  const { inner, packed, sha256 } = file
  const none = (reason: string): Part => ({ notATable: { inner, packed, sheet: null, sha256, reason } })
  const zip = file.zip ? await openZip(file.path, (await stat(file.path)).size, limits) : undefined
  try {
    const found = await openFound(file, zip, limits)
    if (found === null) {
      if (zip && otherZip) yield* otherZip(zip)
      else yield none(archiveInsideReason)
    } else if ('reason' in found) yield none(found.reason)
    else
      try {
        yield* partsOf(found, file)
      } finally {
        await found.close()
      }
  } finally {
    zip?.close()
  }
}
