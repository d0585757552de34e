// From a table as it was sent to raw.parquet: every record with its cells as text, nothing read into them yet.
import type { Writing } from '../../../platform/analytics/index.ts'

/** What is needed of a table found by `tabular`. */
export interface Stageable {
  readonly plain: {
    readonly path: string
    readonly delimiter: string
    readonly records: number
    readonly columns: number
    readonly byteOrderMark: boolean
  } | null
  rows(): AsyncIterable<
    readonly { readonly record: number; readonly line: number; readonly cells: readonly string[] }[]
  >
}

export interface Staged {
  readonly rows: number
  readonly columns: number
  /** Who read the file: the engine itself where it is plain, otherwise our own reader. */
  readonly by: 'engine' | 'reader'
}

/** Writes `<batch>/raw.parquet`. @param progress is told how many rows are done so far, of our own reader's */
export declare const stageTable: (
  writing: Writing,
  table: Stageable,
  batch: string,
  progress?: (rows: number) => Promise<void>,
) => Promise<Staged>
