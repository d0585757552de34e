// Looking into raw.parquet: rows for finding out how a table is to be read, and all the texts of one column.
import { type Asking, file, named, type Query, query, type Value, whole } from '../../../platform/analytics/index.ts'
import type { CountedText, Sample, SourceRow } from '../rules/types.ts'

const firstRows = 300
const spreadRows = 200
const lastRows = 50
/** A column with more texts than this is none of dates. The most frequent speak for it. */
const mostTexts = 200_000

/** raw.parquet with each row's number. */
export const rawOf = (batch: string): Query =>
  query`(select file_row_number + 1 as row, * exclude (file_row_number) from read_parquet(${file(batch, 'raw.parquet')}, file_row_number = true))`

/** A list of the columns of `rawOf`, as the rules take a row. */
export const asSourceRow = ([row, line, ...cells]: readonly Value[]): SourceRow => ({
  row: Number(row),
  line: Number(line ?? row),
  cells: cells.map((cell) => (cell === null ? null : String(cell))),
})

/** Rows where this holds, in their order, in batches. */
export async function* rawRows(asking: Asking, batch: string, where: Query): AsyncGenerator<SourceRow[]> {
  for await (const lists of asking.lists(query`from ${rawOf(batch)} where ${where}`)) yield lists.map(asSourceRow)
}

const allOf = async (asking: Asking, batch: string, where: Query): Promise<SourceRow[]> => {
  const found: SourceRow[] = []
  for await (const rows of rawRows(asking, batch, where)) found.push(...rows)
  return found.sort((a, b) => a.row - b.row)
}

/** The first 300 rows, about 200 spread over the middle, and the last 50, in order. */
export const sampleOf = async (asking: Asking, batch: string, about: Omit<Sample, 'rows'>): Promise<Sample> => {
  const { records } = about
  const middle = records - lastRows - firstRows
  const step = Math.max(1, Math.ceil(middle / spreadRows))
  const numbers = Array.from({ length: Math.max(0, Math.ceil(middle / step)) }, (_, i) => firstRows + 1 + i * step)
  const ends = query`row <= ${whole(firstRows)} or row > ${whole(Math.max(0, records - lastRows))}`
  const rows = await allOf(asking, batch, query`${ends} or row in ${numbers}`)
  return { ...about, rows }
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
  if (found.length === 0) return []
  return allOf(asking, batch, query`row in ${found.map(({ row }) => row)}`)
}

/** Rows by number, for a page: `from` to `to`, both included. */
export const sourceRows = (asking: Asking, batch: string, from: number, to: number): Promise<SourceRow[]> =>
  allOf(asking, batch, query`row between ${whole(from)} and ${whole(to)}`)

/** A time of day after a date says nothing about the order of day and month, and would make each text another. */
const withoutTime = (column: Query): Query =>
  query`regexp_replace(${column}, '^(.*[0-9])[ T][0-9]{1,2}:[0-9]{2}.*$', '\\1')`

/** The distinct texts of a column below the headings with how often each occurs, the most frequent first, in batches. Time of day is left out. */
export const dateValues = (
  asking: Asking,
  batch: string,
  column: number,
  belowRow: number,
): AsyncGenerator<CountedText[]> =>
  asking.stream<CountedText>(query`
    select ${withoutTime(named(`c${column}`))} as text, count(*) as count from ${rawOf(batch)}
    where row > ${whole(belowRow)} and ${named(`c${column}`)} is not null
    group by all order by count desc, text limit ${whole(mostTexts)}`)
