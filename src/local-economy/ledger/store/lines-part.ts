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
import { linesFormat } from './stage-pieces.ts'

export interface PartOf {
  readonly batch: string
  readonly part: string
  readonly lane: FastLane
  readonly dates: Dates
  readonly reader: RowReader
}

/** So few odd rows are written into the question itself, and the engine then keeps the order of the file by itself. */
const mostWritten = 2000
/** Rows of which the odd ones stand in one list, so that each row is looked for in a short one. */
const stretch = 4096

/** How a question over `raw` comes to what the rules said of a row. */
interface Odd {
  readonly from: Query
  readonly isPlain: Query
  of(column: LineColumn): Query
  readonly order: Query
}

const spelt = (value: Value): Query =>
  typeof value === 'string' ? literal(value) : typeof value === 'number' ? whole(value) : query`null`

/** In lists: without a join, rows come out as they went in. */
const written = (raw: Query, found: readonly (readonly Value[])[]): Odd => {
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
      as odd_at from ${raw}) as raw`,
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
  passed: (row: number) => Promise<void>,
): Promise<{ count: number; few: Value[][] | null }> => {
  const few: Value[][] = []
  async function* oddRows(): AsyncGenerator<Value[][]> {
    const odd = query`select raw.* from ${rawOf(batch)} as raw ${dates.join} where ${lane.odd}`
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

/** @returns how many rows the rules have read */
export const writePart = async (
  writing: Writing,
  request: PartOf,
  passed: (row: number) => Promise<void>,
  copying: () => Promise<void>,
): Promise<number> => {
  const { batch, part, lane, dates } = request
  const { count, few } = await readOdd(writing, request, passed)
  await copying()
  const raw = query`${rawOf(batch)} as raw`
  const inPlace = few !== null && dates.inPlace
  const odd = inPlace ? written(raw, few) : tabled(raw, dates.join)
  const select = lineSelect(batch, (column) => {
    if (column === 'row') return query`raw.row`
    return query`case when ${odd.isPlain} then ${lane.of(column)} else ${odd.of(column)} end`
  })
  await writing.run(query`copy (select ${select} from ${odd.from} ${odd.order})
    to ${partFile(batch, part, 'lines')} ${linesFormat}`)
  await writing.run(query`drop table odd`)
  return count
}
