// Single lines out of a batch's files: for putting rows right and for hiding one.
import { type Asking, files, query } from '../../../platform/analytics/index.ts'
import type { Day, Pence } from '../../../platform/kernel/index.ts'
import type { HeldReason, LineValues } from '../rules/types.ts'

/** As it stands in lines.parquet. */
export interface LineRow extends Omit<LineValues, 'day' | 'supplier'> {
  readonly row: number
  readonly kind: 'accepted' | 'held' | 'not-data'
  readonly reason: string | null
  readonly day: Day | null
  readonly supplier: string | null
}

const columns = query`"row", kind, reason, day, pence, supplier, description, category, reference,
  supplier_number as "supplierNumber", company_number as "companyNumber", charity_number as "charityNumber",
  vat_number as "vatNumber", postcode, vat_pence as "vatPence"`

const linesOf = (batch: string, parts: readonly string[]) =>
  query`read_parquet(${files(parts.map((part) => [batch, part, 'lines.parquet']))})`

/** The held rows among these, as first read. */
export const heldLines = (asking: Asking, batch: string, among: readonly number[]): Promise<LineRow[]> =>
  asking.rows<LineRow>(
    query`select ${columns} from ${linesOf(batch, ['p1'])} where kind = 'held' and "row" in ${among} order by "row"`,
  )

/** The rows held for this reason, by number. */
export const heldFor = async (asking: Asking, batch: string, reason: HeldReason): Promise<number[]> =>
  (
    await asking.rows<{ row: number }>(
      query`select "row" from ${linesOf(batch, ['p1'])} where kind = 'held' and reason = ${reason} order by "row"`,
    )
  ).map((one) => one.row)

export interface AcceptedLine {
  readonly day: Day
  readonly pence: Pence
  readonly supplier: string
}

/** The line that a row became, in whichever part. */
export const acceptedLine = async (
  asking: Asking,
  batch: string,
  parts: readonly string[],
  row: number,
): Promise<AcceptedLine | undefined> =>
  (
    await asking.rows<AcceptedLine>(
      query`select day, pence, supplier from ${linesOf(batch, parts)} where kind = 'accepted' and "row" = ${row} limit 1`,
    )
  )[0]
