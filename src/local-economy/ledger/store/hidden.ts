// Lines that are not shown. They count in every total; whose they are is said only to those who may hide lines. What is hidden
// is a row of a text or sheet: it stays so in every batch that the same content was ever read into.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { PersonId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { BatchId, BatchRow, HiddenDetail, HiddenRow } from '../rules/records.ts'

const hidden = sql`h.batch_id as batch, h.row_number as row, h.supplier as normal, h.financial_year as "financialYear", h.pence`
const why = sql`h.reason, h.hidden_by as "hiddenBy", h.hidden_at as "hiddenAt"`

/** Of a batch `b`, what was hidden in it and in every other reading `o` of the same content. */
const ofSameContent = sql`ledger_batches b join ledger_batches o on o.place_id = b.place_id
    and o.content_sha256 = b.content_sha256 and coalesce(o.sheet, '') = coalesce(b.sheet, '')
  join ledger_hidden h on h.batch_id = o.id`

/** Of batches that count, those that are lines there: what a sum has to take from its supplier. */
export const hiddenOf = (scope: Scope, place: PlaceId): Promise<HiddenRow[]> =>
  rows<HiddenRow>(
    scope,
    sql`select ${hidden} from ledger_hidden h join ledger_batches b on b.id = h.batch_id
      where h.place_id = ${place} and b.state = 'live' order by h.batch_id, h.row_number`,
  )

/** Also where the row was hidden in another reading of the same content. */
export const hiddenLine = (scope: Scope, batch: BatchId, row: number): Promise<HiddenDetail | undefined> =>
  maybe<HiddenDetail>(
    scope,
    sql`select ${hidden}, ${why} from ${ofSameContent}
      where b.id = ${batch} and h.row_number = ${row} order by h.batch_id = b.id desc, h.hidden_at limit 1`,
  )

/** Why a row is hidden, by whom and since when: what goes with it from one reading to the next. */
export interface HiddenWhy {
  readonly row: number
  readonly reason: string
  readonly hiddenBy: PersonId | null
  readonly hiddenAt: Date
}

/** The rows of this content that are not shown, whether or not they are lines in any batch that counts. */
export const hiddenRowsIn = (
  scope: Scope,
  place: PlaceId,
  { contentSha256, sheet }: Pick<BatchRow, 'contentSha256' | 'sheet'>,
): Promise<HiddenWhy[]> =>
  rows<HiddenWhy>(
    scope,
    sql`select distinct on (h.row_number) h.row_number as row, ${why}
      from ledger_hidden h join ledger_batches b on b.id = h.batch_id
      where h.place_id = ${place} and b.content_sha256 = ${contentSha256} and coalesce(b.sheet, '') = ${sheet ?? ''}
      order by h.row_number, h.hidden_at`,
  )

/**
 * Whether a hidden row may stand in the file that a batch came from. An archive holds more than what was taken from it, which is
 * not known here: while anything of the place is hidden, it may be in it.
 */
export const fileHoldsHidden = async (
  scope: Scope,
  { placeId, fileKey, innerName }: Pick<BatchRow, 'placeId' | 'fileKey' | 'innerName'>,
): Promise<boolean> =>
  (
    await one<{ holds: boolean }>(
      scope,
      sql`select exists (select from ledger_hidden h join ledger_batches b on b.id = h.batch_id
          where h.place_id = ${placeId} and (${innerName !== null} or b.file_key = ${fileKey} or b.content_sha256 in (
            select content_sha256 from ledger_batches where place_id = ${placeId} and file_key = ${fileKey}))) as holds`,
    )
  ).holds

/** Nothing happens when it is hidden already: gives how many were hidden now. */
export const insertHidden = (
  scope: Scope,
  place: PlaceId,
  given: HiddenRow & { readonly reason: string },
  by: PersonId | null,
  at?: Date,
): Promise<number> =>
  run(
    scope,
    sql`insert into ledger_hidden (place_id, batch_id, row_number, reason, supplier, financial_year, pence, hidden_by, hidden_at)
      values (${place}, ${given.batch}, ${given.row}, ${given.reason}, ${given.normal}, ${given.financialYear}, ${given.pence},
        ${by}, coalesce(${at ?? null}, now()))
      on conflict (batch_id, row_number) do nothing`,
  )

/** In every reading of the same content: hidden in one of them, it would be hidden in all. */
export const deleteHidden = (scope: Scope, place: PlaceId, batch: BatchId, row: number): Promise<number> =>
  run(
    scope,
    sql`delete from ledger_hidden where row_number = ${row} and batch_id in (
        select o.id from ${ofSameContent} where b.id = ${batch} and b.place_id = ${place} and h.row_number = ${row})`,
  )
