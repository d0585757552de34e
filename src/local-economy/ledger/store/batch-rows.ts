// The rows of one batch with what became of each: for its receipt, and for the pages of held rows and of all rows.
import {
  type Asking,
  file,
  files,
  joined,
  named,
  type Query,
  query,
  type Value,
  whole,
} from '../../../platform/analytics/index.ts'
import type { Day, Pence } from '../../../platform/kernel/index.ts'
import type { HeldReason, NotDataKind, SourceRow } from '../rules/types.ts'

/** Where a batch's files are: its folder, and the parts that count. */
export interface BatchParts {
  readonly id: string
  readonly parts: readonly string[]
}

export type RowKind = 'accepted' | 'held' | 'not-data'

/** What became of a row, and what could be read of it. */
export interface Outcome {
  readonly row: number
  readonly kind: RowKind
  readonly reason: HeldReason | NotDataKind | null
  readonly day: Day | null
  readonly pence: Pence
  readonly supplier: string | null
  readonly description: string | null
  readonly category: string | null
  readonly reference: string | null
  readonly postcode: string | null
}

export interface RowFilter {
  readonly kind?: RowKind
  readonly reason?: string
}

const linesOf = (batch: string, part: string): readonly string[] => [batch, part, 'lines.parquet']

const columns = query`"row", kind, reason, day, pence, supplier, description, category, reference, postcode`

/** Every source row once: a row that was put right counts as its correction says. */
const outcomes = ({ id, parts }: BatchParts): Query => {
  const [first = 'p1', ...corrections] = parts
  const read = query`select ${columns} from read_parquet(${file(...linesOf(id, first))})`
  if (corrections.length === 0) return query`(${read})`
  const corrected = query`read_parquet(${files(corrections.map((part) => linesOf(id, part)))})`
  return query`(${read} where "row" not in (select "row" from ${corrected})
    union all select ${columns} from ${corrected})`
}

const matching = ({ kind, reason }: RowFilter): Query =>
  joined(
    [
      query`true`,
      ...(kind === undefined ? [] : [query`kind = ${kind}`]),
      ...(reason === undefined ? [] : [query`reason = ${reason}`]),
    ],
    query` and `,
  )

/** In the order of the file. */
export const outcomesOf = (
  asking: Asking,
  batch: BatchParts,
  filter: RowFilter,
  { skip, most }: { readonly skip: number; readonly most: number },
): Promise<Outcome[]> =>
  asking.rows<Outcome>(
    query`select * replace (day::varchar as day) from ${outcomes(batch)} where ${matching(filter)}
      order by "row" limit ${whole(most)} offset ${whole(skip)}`,
  )

/** Those of the rows with these numbers that are held now. */
export const heldAmong = (asking: Asking, batch: BatchParts, among: readonly number[]): Promise<Outcome[]> =>
  asking.rows<Outcome>(
    query`select * replace (day::varchar as day) from ${outcomes(batch)} where kind = 'held' and "row" in ${among}
      order by "row"`,
  )

export interface ReasonCount {
  readonly reason: HeldReason
  readonly count: number
  readonly pence: Pence
}

/** What is held now, by reason; the commonest first. */
export const heldByReason = (asking: Asking, batch: BatchParts): Promise<ReasonCount[]> =>
  asking.rows<ReasonCount>(
    query`select reason, count(*) as count, sum(pence)::bigint as pence from ${outcomes(batch)}
      where kind = 'held' group by reason order by count(*) desc, reason`,
  )

export interface KindCount {
  readonly what: NotDataKind
  readonly count: number
}

/** What the rows are that are not data. */
export const notDataByKind = (asking: Asking, batch: BatchParts): Promise<KindCount[]> =>
  asking.rows<KindCount>(
    query`select reason as what, count(*) as count from ${outcomes(batch)}
      where kind = 'not-data' group by reason order by count(*) desc, reason`,
  )

/** Rows as they stand in the file, by their numbers. */
export const cellsOf = async (
  asking: Asking,
  batch: string,
  width: number,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, SourceRow>> => {
  if (numbers.length === 0) return new Map()
  const cells = joined(Array.from({ length: width }, (_, i) => named(`c${i + 1}`)))
  const found = await asking.rows<Readonly<Record<string, Value>>>(
    query`select file_row_number + 1 as "row", coalesce(line, file_row_number + 1) as line${width > 0 ? query`, ${cells}` : query``}
      from read_parquet(${file(batch, 'raw.parquet')}, file_row_number = true)
      where file_row_number in ${numbers.map((one) => one - 1)}`,
  )
  return new Map(
    found.map((one) => {
      const texts = Array.from({ length: width }, (_, i) => {
        const cell = one[`c${i + 1}`]
        return typeof cell === 'string' ? cell : null
      })
      const row = Number(one.row)
      return [row, { row, line: Number(one.line), cells: texts }]
    }),
  )
}
