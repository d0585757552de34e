// A round of corrections as a part of its batch: the same five files, from the few rows that a person put right.
import type { Writing } from '../../../platform/analytics/index.ts'
import type { Amounts, Counts, LineValues, NotDataKind } from '../rules/types.ts'

export interface CorrectedRow {
  readonly row: number
  /** What it says, or that it is no data. */
  readonly outcome: { readonly values: LineValues } | { readonly notData: NotDataKind }
}

/** Writes `<batch>/<part>/` with `part` = `c1`, `c2`…; a row given as no data is written with pence 0. */
export declare const writeCorrections: (
  writing: Writing,
  request: { readonly batch: string; readonly part: string; readonly rows: readonly CorrectedRow[] },
) => Promise<{ readonly counts: Counts; readonly amounts: Amounts }>
