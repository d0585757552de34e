// Lines that are not shown. They count in every total; whose they are is said only to those who may hide lines.
import { maybe, rows, run, sql } from '../../../platform/db/index.ts'
import type { PersonId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { BatchId, HiddenDetail, HiddenRow } from '../rules/records.ts'

const hidden = sql`h.batch_id as batch, h.row_number as row, h.supplier as normal, h.financial_year as "financialYear", h.pence`

/** Of batches that count. */
export const hiddenOf = (scope: Scope, place: PlaceId): Promise<HiddenRow[]> =>
  rows<HiddenRow>(
    scope,
    sql`select ${hidden} from ledger_hidden h join ledger_batches b on b.id = h.batch_id
      where h.place_id = ${place} and b.state = 'live' order by h.batch_id, h.row_number`,
  )

export const hiddenLine = (scope: Scope, batch: BatchId, row: number): Promise<HiddenDetail | undefined> =>
  maybe<HiddenDetail>(
    scope,
    sql`select ${hidden}, h.reason, h.hidden_by as "hiddenBy", h.hidden_at as "hiddenAt"
      from ledger_hidden h where batch_id = ${batch} and row_number = ${row}`,
  )

/** Nothing happens when it is hidden already: gives how many were hidden now. */
export const insertHidden = (
  scope: Scope,
  place: PlaceId,
  given: HiddenRow & { readonly reason: string },
  by: PersonId | null,
): Promise<number> =>
  run(
    scope,
    sql`insert into ledger_hidden (place_id, batch_id, row_number, reason, supplier, financial_year, pence, hidden_by)
      values (${place}, ${given.batch}, ${given.row}, ${given.reason}, ${given.normal}, ${given.financialYear}, ${given.pence}, ${by})
      on conflict (batch_id, row_number) do nothing`,
  )

export const deleteHidden = (scope: Scope, place: PlaceId, batch: BatchId, row: number): Promise<number> =>
  run(scope, sql`delete from ledger_hidden where place_id = ${place} and batch_id = ${batch} and row_number = ${row}`)
