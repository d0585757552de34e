// The lines of a part, in the order of the rows: the odd ones pass through the rules, the plain ones stay in the engine.
import {
  joined,
  literal,
  named,
  type Query,
  query,
  type Value,
  type Writing,
  whole,
} from '../../../platform/analytics/index.ts'
import type { RowReader } from '../rules/index.ts'
import type { FastLane } from './fast-lane.ts'
import { createLineTable, type LineColumn, lineColumns, lineSelect, rowValues } from './line-columns.ts'
import type { Dates } from './line-dates.ts'
import { partFile } from './rollups.ts'
import { asSourceRow, rawOf } from './sample.ts'
import { linesFormat } from './stage-formats.ts'

export interface PartOf {
  readonly batch: string
  readonly part: string
  readonly lane: FastLane
  readonly dates: Dates
  readonly reader: RowReader
  /** Of raw.parquet. */
  readonly rows: number
}

/** So few odd rows are written into the question itself, and the engine then keeps the order of the file by itself. */
const mostWritten = 2000
/** Rows of which the odd ones stand in one list, so that each row is looked for in a short one. */
const stretch = 4096

/** Rows at the beginning of a file that tell what to expect of the others. */
const beginning = 30_720

/** How a question over `raw` comes to what the rules said of a row. */
interface Odd {
  readonly from: Query
  readonly isPlain: Query
  of(column: LineColumn): Query
  readonly order: Query
}

const spelt = (value: Value): Query =>
  typeof value === 'string' ? literal(value) : typeof value === 'number' ? whole(value) : query`null`

/** In lists: without a join, rows come out as they went in. @param besides more columns of `raw` */
const written = (raw: Query, found: readonly (readonly Value[])[], besides: Query = query``): Odd => {
  const rows = found.toSorted(([a], [b]) => Number(a) - Number(b))
  const list = (column: LineColumn): Query => {
    const at = lineColumns.findIndex(({ name }) => name === column)
    return query`([${joined(rows.map((row) => spelt(row[at] ?? null)))}]::${lineColumns[at]?.type ?? query`varchar`}[])`
  }
  const numbers = rows.map(([row]) => Number(row))
  const stretches = Array.from({ length: Math.floor((numbers.at(-1) ?? 0) / stretch) + 1 }, (_, i) =>
    numbers.filter((row) => Math.floor(row / stretch) === i),
  )
  const here = query`(raw.row // ${whole(stretch)} + 1)`
  const lists = joined(stretches.map((some) => query`[${joined(some.map(whole))}]`))
  const before = joined(stretches.map((_, i) => whole(stretches.slice(0, i).flat().length)))
  return {
    from: query`(select raw.*, [${before}][${here}] + nullif(list_position(([${lists}]::bigint[][])[${here}], raw.row), 0)
      as odd_at ${besides} from ${raw}) as raw`,
    isPlain: query`raw.odd_at is null`,
    of: (column) => query`${list(column)}[raw.odd_at]`,
    order: query``,
  }
}

/** In a table: joined rows come in no order, and are put back into the file's, through the disk where there are many. */
const tabled = (raw: Query, join: Query): Odd => ({
  from: query`${raw} ${join} left join odd on odd.row = raw.row`,
  isPlain: query`odd.row is null`,
  of: (column) => query`odd.${named(column)}`,
  order: query`order by raw.row`,
})

/** Reads the odd rows into the table `odd`. Gives their number, and the rows themselves where they are few. */
const readOdd = async (
  writing: Writing,
  { batch, lane, dates, reader }: PartOf,
  which: Query,
  passed: (row: number) => Promise<void>,
): Promise<{ count: number; few: Value[][] | null }> => {
  const few: Value[][] = []
  async function* oddRows(): AsyncGenerator<Value[][]> {
    const odd = query`select raw.* from ${rawOf(batch, which)} as raw ${dates.join} where ${lane.odd}`
    for await (const lists of writing.lists(odd)) {
      const rows = lists.map(asSourceRow)
      const read = rows.map((row) => rowValues(row.row, reader.readRow(row)))
      if (few.length <= mostWritten) few.push(...read)
      yield read
      await passed(rows.at(-1)?.row ?? 0)
    }
  }
  await writing.run(createLineTable('odd'))
  const count = await writing.append('odd', oddRows())
  // A zero byte cannot be written in a question.
  const writable = few.every((row) => row.every((value) => typeof value !== 'string' || !value.includes('\0')))
  return { count, few: count <= mostWritten && writable ? few : null }
}

/** @param plain what a plain row says in a column */
const copyLines = async (
  writing: Writing,
  { batch, part }: PartOf,
  odd: Odd,
  plain: (column: LineColumn) => Query,
): Promise<void> => {
  const select = lineSelect(batch, (column) => {
    if (column === 'row') return query`raw.row`
    return query`case when ${odd.isPlain} then ${plain(column)} else ${odd.of(column)} end`
  })
  await writing.run(query`copy (select ${select} from ${odd.from} ${odd.order})
    to ${partFile(batch, part, 'lines')} ${await linesFormat(writing, batch)}`)
}

/**
 * In a long file that begins with headings and then with plain rows alone, nearly always all others are plain as well. So they
 * are written and looked at in one pass, which says of an odd one nothing at all.
 * @returns undefined where it is no such file: then what was written, if anything was, is to be written over
 */
const allAtOnce = async (
  writing: Writing,
  request: PartOf,
  passed: (row: number) => Promise<void>,
  copying: () => Promise<void>,
): Promise<number | undefined> => {
  const { batch, part, lane, dates, rows } = request
  if (rows <= beginning || !dates.inPlace) return undefined
  const { count, few } = await readOdd(writing, request, query`where file_row_number < ${whole(beginning)}`, passed)
  if (few === null || few.some(([row]) => Number(row) > count)) return undefined
  await copying()
  const odd = written(query`${rawOf(batch)} as raw`, few, query`, (${lane.odd}) as is_odd, (${dates.day}) as its_day`)
  await copyLines(writing, request, odd, (column) => {
    if (column === 'kind') return query`case when raw.is_odd then null else ${lane.of(column)} end`
    return column === 'day' ? query`raw.its_day` : lane.of(column)
  })
  const { left } = await writing.one<{ left: number }>(
    query`select count(*) as left from read_parquet(${partFile(batch, part, 'lines')}) where kind is null`,
  )
  return left === 0 ? count : undefined
}

/** @returns how many rows the rules have read */
export const writePart = async (
  writing: Writing,
  request: PartOf,
  passed: (row: number) => Promise<void>,
  copying: () => Promise<void>,
): Promise<number> => {
  const { batch, lane, dates } = request
  const few = await allAtOnce(writing, request, passed, copying)
  if (few !== undefined) return few
  const { count, few: all } = await readOdd(writing, request, query``, passed)
  await copying()
  const raw = query`${rawOf(batch)} as raw`
  const odd = all !== null && dates.inPlace ? written(raw, all) : tabled(raw, dates.join)
  await copyLines(writing, request, odd, lane.of)
  await writing.run(query`drop table odd`)
  return count
}
