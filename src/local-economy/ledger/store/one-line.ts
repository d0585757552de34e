// All that is known of one source row: what became of it, in which part, and every field that was read from it.
import { type Asking, files, query } from '../../../platform/analytics/index.ts'
import type { Day, Pence } from '../../../platform/kernel/index.ts'
import type { HeldReason, LineValues, NotDataKind } from '../rules/types.ts'
import type { BatchParts } from './batch-rows.ts'

export interface LineRead extends Omit<LineValues, 'day' | 'supplier'> {
  readonly row: number
  readonly kind: 'accepted' | 'held' | 'not-data'
  readonly reason: HeldReason | NotDataKind | null
  readonly day: Day | null
  readonly supplier: string | null
  readonly pence: Pence
}

/** The row as it counts now: a correction stands above the first reading. Undefined where the file has no such row. */
export const lineAt = async (asking: Asking, batch: BatchParts, row: number): Promise<LineRead | undefined> => {
  const parts = files(batch.parts.map((part) => [batch.id, part, 'lines.parquet']))
  const [found] = await asking.rows<LineRead>(
    query`select "row", kind, reason, day::varchar as day, pence, supplier, description, category, reference,
        supplier_number as "supplierNumber", company_number as "companyNumber", charity_number as "charityNumber",
        vat_number as "vatNumber", postcode, vat_pence as "vatPence"
      from read_parquet(${parts}, filename = true) where "row" = ${row}
      order by kind = 'held', filename desc limit 1`,
  )
  return found
}

/** Sixteen hexadecimal digits: how the address of a supplier's lines names it. */
export const supplierKeyOf = async (asking: Asking, normal: string): Promise<string> =>
  (await asking.one<{ key: string }>(query`select format('{:016x}', md5_number_lower(${normal})) as key`)).key

/** Those of the rows that are lines now. */
export const acceptedAmong = async (
  asking: Asking,
  batch: BatchParts,
  among: readonly number[],
): Promise<readonly number[]> => {
  const parts = files(batch.parts.map((part) => [batch.id, part, 'lines.parquet']))
  const found = await asking.rows<{ row: number }>(
    query`select distinct "row" from read_parquet(${parts}) where kind = 'accepted' and "row" in ${among} order by "row"`,
  )
  return found.map(({ row }) => row)
}
