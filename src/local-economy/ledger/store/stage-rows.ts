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

/** How many records went by, and how many cells the widest of them has. */
export interface Passed {
  readonly rows: number
  readonly columns: number
}

/** @throws Refused `too-many-columns` while they go by; RangeError where one was left out */
export const counted = (
  batches: AsyncIterable<readonly StageRow[]>,
): { readonly rows: AsyncGenerator<readonly StageRow[]>; readonly passed: () => Passed } => {
  let rows = 0
  let columns = 1
  async function* passing() {
    for await (const some of batches) {
      for (const { record, cells } of some) {
        rows += 1
        // Rows are known by their place ever after: one left out would shift all that follow.
        if (record !== rows) throw new RangeError(`Record ${record} came where ${rows} was expected`)
        if (cells.length > mostColumns) throw tooWide(cells.length, record)
        columns = Math.max(columns, cells.length)
      }
      yield some
    }
  }
  return { rows: passing(), passed: () => ({ rows, columns }) }
}
