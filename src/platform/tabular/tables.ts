// The door for "what is in this file?": text or workbook, alone or packed, told by its content and never by its name.
import { createHash } from 'node:crypto'
import { kindOf } from '../files/index.ts'
import { Refused } from '../kernel/index.ts'
import { guess } from './decode.ts'
import { digestOf } from './file.ts'
import { firstBytes, type InnerFile, innerOf, innerOfFile, isGzip, shownUnpacked } from './packed.ts'
import { archiveInsideReason, blankReason, damagedReason, emptyReason, lookAtBytes, lookAtText } from './recognise.ts'
import { rowsOfText } from './rows.ts'
import { letters, scanText } from './scan.ts'
import type { Part, PlainText, TableLimits } from './table.ts'
import { unpackedTo } from './unpacked.ts'
import { type WorkbookFile, workbookParts } from './workbook.ts'
import type { ZipPart } from './zip.ts'

/** What stands in the same way for every part of one inner file. */
interface Named {
  readonly inner: string
  readonly packed: boolean
}

const notATable = (named: Named, sha256: string, reason: string): Part => ({
  notATable: { ...named, sheet: null, sha256, reason },
})

const digestOfBytes = async (bytes: AsyncIterable<Buffer>): Promise<string> => {
  const digest = createHash('sha256')
  for await (const chunk of bytes) digest.update(chunk)
  return digest.digest('hex')
}

const beginningOf = async (bytes: AsyncIterable<Buffer>): Promise<Buffer> => {
  const parts: Buffer[] = []
  let length = 0
  for await (const chunk of bytes) {
    parts.push(chunk)
    length += chunk.length
    if (length >= 4096) break
  }
  return Buffer.concat(parts).subarray(0, 4096)
}

/** A file on disk just as it is. */
interface OnDisk {
  readonly path: string
  readonly sha256: string | undefined
}

const textPart = async (inner: InnerFile, named: Named, onDisk: OnDisk | null): Promise<Part> => {
  const { sha256, found, shape, blank, beginning } = await scanText(await inner.open(), onDisk?.sha256)
  const reason = blank ? blankReason : lookAtText(beginning)
  if (reason !== null) return notATable(named, sha256, reason)
  const { delimiter, byteOrderMark } = found
  const plain: PlainText | null =
    onDisk === null || shape === null ? null : { path: onDisk.path, delimiter, ...shape, byteOrderMark }
  const rows = async function* () {
    for await (const some of rowsOfText(letters(await inner.open()), { delimiter, blanks: true }))
      if (some.length > 0) yield some
  }
  return { table: { ...named, sheet: null, hidden: false, format: 'text', sha256, found, plain, rows } }
}

async function* partsOfInner(
  inner: InnerFile,
  named: Named,
  onDisk: OnDisk | null,
  limits: TableLimits,
): AsyncGenerator<Part> {
  const start = await beginningOf(await inner.open())
  const look = lookAtBytes(start, guess(start) !== 'utf-8')
  if (start.length === 0) yield notATable(named, await digestOfBytes(await inner.open()), emptyReason)
  else if (look === 'text') yield await textPart(inner, named, onDisk)
  else if (typeof look === 'object') yield notATable(named, await digestOfBytes(await inner.open()), look.reason)
  else if (look === 'gzip') yield notATable(named, await digestOfBytes(await inner.open()), archiveInsideReason)
  else {
    const { remove, ...unpacked } = await unpackedTo(await inner.open())
    try {
      yield* workbookParts({ ...named, ...unpacked, zip: look === 'zip' }, limits)
    } finally {
      await remove()
    }
  }
}

/** One file of a zip may be damaged or locked; the others are read all the same. */
async function* partsOfZipped(part: ZipPart, limits: TableLimits): AsyncGenerator<Part> {
  const inner = innerOf(part)
  const named = { inner: inner.name, packed: true }
  try {
    yield* partsOfInner(inner, named, null, limits)
  } catch (error) {
    if (!(error instanceof Refused) || !['archive-damaged', 'archive-locked'].includes(error.reason)) throw error
    const sha256 = await digestOfBytes(await part.openRaw())
    yield notATable(named, sha256, `${error.message} ${error.tip}`)
  }
}

/**
 * The tables in a file on this machine, in the order of the file, and what in it is none. Each must be used before the next is
 * asked for; what was unpacked for it is removed then, and also where nobody asks on.
 * @param known the digest of the file, where somebody made it already
 * @throws Refused `archive-damaged`, `unpacks-too-large`, `file-not-readable`
 */
export async function* tablesIn(
  path: string,
  name: string,
  limits: TableLimits = {},
  known?: string,
): AsyncGenerator<Part> {
  const first = await firstBytes(path)
  const gzip = isGzip(first.start)
  const named = { inner: shownUnpacked(name, gzip), packed: false }
  const look = lookAtBytes(first.start, guess(first.start) !== 'utf-8')
  if (look !== 'zip' && look !== 'ole') {
    yield* partsOfInner(innerOfFile(path, name, first, limits), named, gzip ? null : { path, sha256: known }, limits)
    return
  }
  const sha256 = known ?? (await digestOf({ path, name })).sha256
  const file: WorkbookFile = { ...named, path, sha256, zip: look === 'zip' }
  try {
    yield* workbookParts(file, limits, async function* (zip) {
      for (const part of zip.parts) yield* partsOfZipped(part, limits)
    })
  } catch (error) {
    // A workbook that is cut short has lost the directory of its zip, but still begins as one.
    const isOffice = ['xlsx', 'ods', 'docx'].includes(kindOf(first.start))
    if (!(isOffice && error instanceof Refused && error.reason === 'archive-damaged')) throw error
    yield notATable(named, sha256, damagedReason)
  }
}
