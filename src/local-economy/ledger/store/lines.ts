// From raw.parquet to lines.parquet: what became of each source row, in its order, and the sums made of the accepted ones.
import type { Writing } from '../../../platform/analytics/index.ts'
import type { Day, Pence } from '../../../platform/kernel/index.ts'
import type { Amounts, Counts, HeldReason, Mapping } from '../rules/types.ts'

export interface LinesRequest {
  /** The batch's folder, with raw.parquet in it. */
  readonly batch: string
  /** The folder to be made in it: `p1` for the reading. */
  readonly part: string
  readonly mapping: Mapping
  readonly headings: readonly string[]
  /** Of raw.parquet. */
  readonly columns: number
}

/** A total row of the file with the sums above it: since the start, and since the total before. Accepted and held. */
export interface TotalRow {
  readonly row: number
  readonly pence: Pence
  readonly sinceStart: Pence
  readonly sinceLast: Pence
}

export interface LinesWritten {
  readonly counts: Counts
  readonly amounts: Amounts
  /** The first and last day of accepted lines; null where there are none. */
  readonly period: { readonly from: Day; readonly to: Day } | null
  readonly totals: readonly TotalRow[]
  /** How many rows were held, for each reason that occurred. */
  readonly held: Partial<Record<HeldReason, number>>
  /** How many rows the engine read by itself; the rules read the others one by one. */
  readonly fast: number
}

export type LinesStep = 'dates' | 'rows' | 'lines' | 'sums'
/** Told at the beginning of each step, and as rows go by: how many of how many. */
export type LinesProgress = (step: LinesStep, done: number, of: number) => Promise<void>

export declare const writeLines: (
  writing: Writing,
  request: LinesRequest,
  progress?: LinesProgress,
) => Promise<LinesWritten>
