// Looking into raw.parquet: rows for finding out how a table is to be read, and all the texts of one column.
import type { Asking } from '../../../platform/analytics/index.ts'
import type { SourceRow } from '../rules/types.ts'

/** As the rules' own `Sample`. */
export interface Sampled {
  readonly rows: readonly SourceRow[]
  readonly records: number
  readonly columns: number
  readonly fileName: string
  readonly sheet: string | null
}

/** The first 300 rows, about 200 spread over the middle, and the last 50, in order. */
export declare const sampleOf: (asking: Asking, batch: string, about: Omit<Sampled, 'rows'>) => Promise<Sampled>

/** Rows by number, for a page: `from` to `to`, both included. */
export declare const sourceRows: (asking: Asking, batch: string, from: number, to: number) => Promise<SourceRow[]>

/** The distinct texts of a column below the headings with how often each occurs, the most frequent first, in batches. Time of day is left out. */
export declare const dateValues: (
  asking: Asking,
  batch: string,
  column: number,
  belowRow: number,
) => AsyncGenerator<{ readonly text: string; readonly count: number }[]>
