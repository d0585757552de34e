// Looking into raw.parquet: rows for finding out how a table is to be read, and all the texts of one column.
import {
  type Asking,
  file,
  joined,
  named,
  type Query,
  query,
  type Value,
  whole,
} from '../../../platform/analytics/index.ts'
import type { CountedText, Sample, SourceRow } from '../rules/types.ts'

const firstRows = 300
const spreadRows = 200
const lastRows = 50
/** A column with more texts than this is none of dates. The most frequent speak for it. */
const mostTexts = 200_000

/** raw.parquet with each row's number; only where the engine's own number, which begins at 0, is one of these. */
export const rawOf = (batch: string, which: Query = query``): Query =>
  query`(select file_row_number + 1 as row, * exclude (file_row_number)
    from read_parquet(${file(batch, 'raw.parquet')}, file_row_number = true) ${which})`

/** A list of the columns of `rawOf`, as the rules take a row. */
export const asSourceRow = ([row, line, ...cells]: readonly Value[]): SourceRow => ({
  row: Number(row),
  line: Number(line ?? row),
  cells: cells.map((cell) => (cell === null ? null : String(cell))),
})

/** The engine passes over what it need not look at only where it is asked by its own number. */
const rowsWhere = async (asking: Asking, batch: string, which: Query): Promise<SourceRow[]> => {
  const found: SourceRow[] = []
  for await (const lists of asking.lists(query`from ${rawOf(batch, query`where file_row_number ${which}`)}`))
    found.push(...lists.map(asSourceRow))
  return found.sort((a, b) => a.row - b.row)
}

const numbered = (asking: Asking, batch: string, rows: readonly number[]): Promise<SourceRow[]> =>
  rows.length === 0
    ? Promise.resolve([])
    : rowsWhere(asking, batch, query`in (${joined(rows.map((row) => whole(row - 1)))})`)

/** Rows by number, for a page: `from` to `to`, both included. */
export const sourceRows = (asking: Asking, batch: string, from: number, to: number): Promise<SourceRow[]> =>
  rowsWhere(asking, batch, query`between ${whole(from - 1)} and ${whole(to - 1)}`)

/** The first 300 rows, about 200 spread over the middle, and the last 50, in order. */
export const sampleOf = async (asking: Asking, batch: string, about: Omit<Sample, 'rows'>): Promise<Sample> => {
  const { records } = about
  const middle = records - lastRows - firstRows
  const step = Math.max(1, Math.ceil(middle / spreadRows))
  const numbers = Array.from({ length: Math.max(0, Math.ceil(middle / step)) }, (_, i) => firstRows + 1 + i * step)
  const first = await sourceRows(asking, batch, 1, firstRows)
  const spread = await numbered(asking, batch, numbers)
  const last = await sourceRows(asking, batch, Math.max(firstRows, records - lastRows) + 1, records)
  return { ...about, rows: [...first, ...spread, ...last] }
}

const mostHeadings = 100

/** Rows below the headings that were taken for headings again; the first hundred. */
export const headingsAgain = async (
  asking: Asking,
  batch: string,
  part: string,
  belowRow: number,
): Promise<SourceRow[]> => {
  const found = await asking.rows<{ row: number }>(query`
    select row from read_parquet(${file(batch, part, 'lines.parquet')})
    where kind = 'not-data' and reason = 'header' and row > ${whole(belowRow)} order by row limit ${whole(mostHeadings)}`)
  return numbered(
    asking,
    batch,
    found.map(({ row }) => row),
  )
}

/** A time of day after a date says nothing about the order of day and month, and would make each text another. */
const withoutTime = (column: Query): Query =>
  query`regexp_replace(${column}, '^(.*[0-9])[ T][0-9]{1,2}:[0-9]{2}.*$', '\\1')`

/**
 * The distinct texts of a column below the headings with how often each occurs, the most frequent first, in batches. Time of
 * day is left out, once for each text and not for each row.
 */
export const dateValues = (
  asking: Asking,
  batch: string,
  column: number,
  belowRow: number,
): AsyncGenerator<CountedText[]> =>
  asking.stream<CountedText>(query`
    select ${withoutTime(query`written`)} as text, sum(count)::bigint as count from (
      select ${named(`c${column}`)} as written, count(*) as count from ${rawOf(batch)}
      where row > ${whole(belowRow)} and ${named(`c${column}`)} is not null group by all)
    group by all order by count desc, text limit ${whole(mostTexts)}`)
