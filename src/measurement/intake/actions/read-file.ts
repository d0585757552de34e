// The tables of a spreadsheet as rows of text. A framework has tens of measures, seldom hundreds: a table that is far larger is no
// such list, and is refused with the limit named, before it fills anything.
import { count, Refused } from '../../../platform/kernel/index.ts'
import { type NotATable, type Table, tablesIn } from '../../../platform/tabular/index.ts'
import { cleanCell, type FoundFile, type FoundTable, limits, type NotTable, type SheetRow } from '../rules/sheet.ts'

export interface FileGiven {
  readonly path: string
  /** As the sender called it. */
  readonly name: string
}

const unpacking = { maxBytes: 100_000_000, maxFiles: 100, maxWholeBytes: 30_000_000 }

/** A file that is damaged half way still gives what came before. */
async function* partsOf(file: FileGiven): AsyncGenerator<{ table: Table } | { notATable: NotATable }> {
  try {
    yield* tablesIn(file.path, file.name, unpacking)
  } catch (error) {
    if (!(error instanceof Refused) || error.reason === 'file-not-readable') throw error
    const reason = `${error.message} ${error.tip}`
    yield { notATable: { inner: file.name, packed: false, sheet: null, sha256: '', reason } }
  }
}

const tooMany = (what: string): string =>
  `It has more than ${what}, which no list of measures has. Keep the rows and columns of the measures, and send it again.`

/** Why a table is not used; thrown to stop reading it. */
class TooLarge extends Error {}

interface RowsFound extends Pick<FoundTable, 'rows' | 'blank'> {
  readonly letters: number
}

/** @param before letters of the tables before it: the limit is that of the file */
const rowsOf = async (table: Table, before: number): Promise<RowsFound> => {
  const rows: SheetRow[] = []
  let [blank, letters] = [0, 0]
  for await (const batch of table.rows())
    for (const { record, cells } of batch) {
      const clean = cells.map(cleanCell)
      const last = clean.findLastIndex((cell) => cell.trim() !== '')
      if (last === -1) {
        blank += 1
        continue
      }
      if (last >= limits.columns) throw new TooLarge(tooMany(count(limits.columns, 'column')))
      const kept = clean.slice(0, last + 1)
      letters += kept.reduce((sum, cell) => sum + cell.length, 0)
      rows.push({ row: record, cells: kept })
      if (rows.length > limits.rows) throw new TooLarge(tooMany(count(limits.rows, 'row')))
      if (before + letters > limits.letters)
        throw new TooLarge(tooMany(`${limits.letters.toLocaleString('en-GB')} letters`))
    }
  return { rows, blank, letters }
}

const tableOf = async (table: Table, before: number): Promise<(FoundTable & { letters: number }) | NotTable> => {
  const { sheet } = table
  const inner = cleanCell(table.inner)
  try {
    const found = await rowsOf(table, before)
    return found.rows.length === 0 ? { inner, sheet, reason: 'There is nothing in it.' } : { inner, sheet, ...found }
  } catch (error) {
    if (error instanceof TooLarge) return { inner, sheet, reason: error.message }
    if (error instanceof Refused && error.reason !== 'file-not-readable')
      return { inner, sheet, reason: `${error.message} ${error.tip}` }
    throw error
  }
}

/** @throws Refused `file-not-readable` */
export const readFile = async (file: FileGiven): Promise<FoundFile> => {
  const tables: FoundTable[] = []
  const notTables: NotTable[] = []
  let kept = 0
  for await (const part of partsOf(file)) {
    const found = 'table' in part ? await tableOf(part.table, kept) : part.notATable
    const { inner, sheet } = found
    if ('reason' in found) notTables.push({ inner: cleanCell(inner), sheet, reason: found.reason })
    else if (tables.length >= limits.tables) {
      notTables.push({ inner, sheet, reason: `Only the first ${limits.tables} tables of a file are read.` })
      break
    } else {
      const { letters, ...table } = found
      kept += letters
      tables.push(table)
    }
  }
  return { tables, notTables }
}
