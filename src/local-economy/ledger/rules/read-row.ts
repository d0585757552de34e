// What one source row is: a line, a row that is held with its reason, or no data.
import type { Mapping, ReadRow, SourceRow } from './types.ts'

/** Keeps nothing from one row to the next: rows may come in any order. */
export interface RowReader {
  readRow(row: SourceRow): ReadRow
}

/**
 * @param headings one for each usual column, as `detect` gives them
 * @param columns the most cells that any row of the table has
 */
export const makeRowReader = (mapping: Mapping, headings: readonly string[], columns: number): RowReader => {
  throw new Error(String([mapping, headings, columns]))
}
