// Records on their way into raw.parquet, whichever way they go: counted, and held against what a table may be.
import { Refused } from '../../../platform/kernel/index.ts'

export interface StageRow {
  readonly record: number
  readonly line: number
  readonly cells: readonly string[]
}

/** No list of payments is wider, and the engine needs memory for each column. */
const mostColumns = 1000

const tooWide = (columns: number, row: number): Refused =>
  new Refused(
    'too-many-columns',
    422,
    `Row ${row} has ${columns} cells, so this is no list of payments.`,
    `Take out the columns that are not needed: ${mostColumns} can be read.`,
  )

/** Letters: no payment is longer, and a small workbook may say a long text again and again. */
const longest = { row: 300_000, together: 32_000_000 }
/** So many rows are in memory together, whatever is done with them. */
export const densestRows = 2048

const tooLong = (record: number): Refused =>
  new Refused(
    'rows-too-long',
    422,
    `The texts in row ${record}, or in the rows around it, are too long for a list of payments.`,
    'Take out the columns with long texts.',
  )

/** Of what went by. */
export interface Passed {
  readonly rows: number
  /** Cells of the widest row. */
  readonly columns: number
  /** Letters of the longest stretch of 2,048 rows. */
  readonly densest: number
}

export const lettersOf = (cells: readonly string[]): number => {
  let letters = 0
  for (const cell of cells) letters += cell.length
  return letters
}

/** @throws Refused `too-many-columns`, `rows-too-long` while they go by; RangeError where one was left out */
export const counted = (
  batches: AsyncIterable<readonly StageRow[]>,
): { readonly rows: AsyncGenerator<readonly StageRow[]>; readonly passed: () => Passed } => {
  let rows = 0
  let columns = 1
  let densest = 0
  let together = 0
  async function* passing() {
    for await (const some of batches) {
      for (const { record, cells } of some) {
        rows += 1
        // Rows are known by their place ever after: one left out would shift all that follow.
        if (record !== rows) throw new RangeError(`Record ${record} came where ${rows} was expected`)
        if (cells.length > mostColumns) throw tooWide(cells.length, record)
        columns = Math.max(columns, cells.length)
        const letters = lettersOf(cells)
        together = (record - 1) % densestRows === 0 ? letters : together + letters
        if (letters > longest.row || together > longest.together) throw tooLong(record)
        densest = Math.max(densest, together)
      }
      yield some
    }
  }
  return { rows: passing(), passed: () => ({ rows, columns, densest }) }
}
