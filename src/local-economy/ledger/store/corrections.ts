// What people made of rows that were held: their values, or that they are no data.
import { rows, run, sql } from '../../../platform/db/index.ts'
import type { PersonId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { BatchId, CorrectionRow } from '../rules/records.ts'

/** In the order of the file. All of the batch, or those of these rows. */
export const correctionsOf = (scope: Scope, batch: BatchId, among?: readonly number[]): Promise<CorrectionRow[]> =>
  rows<CorrectionRow>(
    scope,
    sql`select batch_id as batch, row_number as row, part, outcome, given, pence, why, corrected_by as "correctedBy",
        corrected_at as "correctedAt"
      from ledger_corrections where batch_id = ${batch}
        and (${among === undefined} or row_number = any(${[...(among ?? [])]}::int8[])) order by row_number`,
  )

export type CorrectionToSave = Pick<CorrectionRow, 'row' | 'outcome' | 'given' | 'pence' | 'why'>

export const insertCorrections = (
  scope: Scope,
  at: { readonly place: PlaceId; readonly batch: BatchId; readonly part: string },
  corrected: readonly CorrectionToSave[],
  by: PersonId | null,
): Promise<number> =>
  run(
    scope,
    sql`insert into ledger_corrections (place_id, batch_id, row_number, part, outcome, given, pence, why, corrected_by)
      select ${at.place}, ${at.batch}, t.row, ${at.part}, t.outcome, t.given, t.pence, t.why, ${by}
      from jsonb_to_recordset(${JSON.stringify(corrected)}::jsonb)
        as t (row int8, outcome text, given jsonb, pence int8, why text)`,
  )
