// Single rows out of a batch's files, with every field that was read from them: for a line's page, for putting rows right and
// for hiding one.
import { type Asking, files, joined, type Query, query } from '../../../platform/analytics/index.ts'
import type { Day, Pence } from '../../../platform/kernel/index.ts'
import type { HeldReason, LineValues, NotDataKind } from '../rules/types.ts'
import type { BatchParts } from './batch-rows.ts'

/** As it stands in lines.parquet. */
export interface LineRow extends Omit<LineValues, 'day' | 'supplier'> {
  readonly row: number
  readonly kind: 'accepted' | 'held' | 'not-data'
  readonly reason: HeldReason | NotDataKind | null
  readonly day: Day | null
  readonly supplier: string | null
}

const columns = query`"row", kind, reason, day, pence, supplier, description, category, reference,
  supplier_number as "supplierNumber", company_number as "companyNumber", charity_number as "charityNumber",
  vat_number as "vatNumber", postcode, vat_pence as "vatPence"`

const linesOf = (batch: string, parts: readonly string[]) =>
  query`read_parquet(${files(parts.map((part) => [batch, part, 'lines.parquet']))})`

/** The row as it counts now: a correction stands above the first reading. Undefined where the file has no such row. */
export const lineAt = async (asking: Asking, { id, parts }: BatchParts, row: number): Promise<LineRow | undefined> => {
  const all = query`read_parquet(${files(parts.map((part) => [id, part, 'lines.parquet']))}, filename = true)`
  const [found] = await asking.rows<LineRow>(
    query`select ${columns} from ${all} where "row" = ${row} order by kind = 'held', filename desc limit 1`,
  )
  return found
}

/** Sixteen hexadecimal digits: how the address of a supplier's lines names it. */
export const supplierKeyOf = async (asking: Asking, normal: string): Promise<string> =>
  (await asking.one<{ key: string }>(query`select format('{:016x}', md5_number_lower(${normal})) as key`)).key

/** The part with what was read of the file; the others hold corrections. */
const reading = ({ id, parts: [first = 'p1'] }: BatchParts) => linesOf(id, [first])

/** The held rows among these, as first read. */
export const heldLines = (asking: Asking, batch: BatchParts, among: readonly number[]): Promise<LineRow[]> =>
  asking.rows<LineRow>(
    query`select ${columns} from ${reading(batch)} where kind = 'held' and "row" in ${among} order by "row"`,
  )

/** The rows held for this reason, by number. */
export const heldFor = async (asking: Asking, batch: BatchParts, reason: HeldReason): Promise<number[]> =>
  (
    await asking.rows<{ row: number }>(
      query`select "row" from ${reading(batch)} where kind = 'held' and reason = ${reason} order by "row"`,
    )
  ).map((one) => one.row)

export interface AcceptedLine {
  readonly row: number
  readonly day: Day
  readonly pence: Pence
  readonly supplier: string
}

const acceptedWhere = (
  asking: Asking,
  batch: string,
  parts: readonly string[],
  where: Query,
): Promise<AcceptedLine[]> =>
  asking.rows<AcceptedLine>(
    query`select "row", day, pence, supplier from ${linesOf(batch, parts)} where kind = 'accepted' and (${where}) order by "row"`,
  )

/** The lines that these rows became, in whichever part; a row that is held or no data is not among them. */
export const acceptedLines = (
  asking: Asking,
  batch: string,
  parts: readonly string[],
  among: readonly number[],
): Promise<AcceptedLine[]> => acceptedWhere(asking, batch, parts, query`"row" in ${among}`)

/** Lines of one of these days with the amount it has there. */
export const linesLike = (
  asking: Asking,
  batch: string,
  parts: readonly string[],
  like: readonly Pick<AcceptedLine, 'day' | 'pence'>[],
): Promise<AcceptedLine[]> => {
  const any = like.map(({ day, pence }) => query`(day = ${day}::date and pence = ${pence})`)
  return acceptedWhere(asking, batch, parts, joined(any, query` or `))
}
