// How many rows stand together in a group of a Parquet file. A group is in memory as a whole while it is written, one for each of
// the engine's two threads: where two do not fit, one thread waits for the other; where one does not, nothing can be written.
import { type Asking, file, type Query, query, whole } from '../../../platform/analytics/index.ts'
import { densestRows, type Passed } from './stage-rows.ts'

const groupRows = { most: 30_720, least: 2048 }
/** So many cells, or letters, that a group stays small however wide or long its rows are. */
const most = { cells: 1_000_000, letters: 32_000_000 }
/** In a wider table, the room for each column's dictionary would take all the memory there is. */
const mostWithDictionary = 100

const rowsWithin = (rows: number): number =>
  Math.max(groupRows.least, Math.min(groupRows.most, Math.floor(rows / groupRows.least) * groupRows.least))

/** How raw.parquet is written: it is read several times on the way, and faster where it is packed less tightly. */
export const rawFormat = ({ columns, densest }: Pick<Passed, 'columns' | 'densest'>): Query => {
  const group = rowsWithin(Math.min(most.cells / columns, (most.letters * densestRows) / Math.max(1, densest)))
  const dictionary =
    columns > mostWithDictionary ? query`, dictionary_size_limit 1, string_dictionary_page_size_limit 1024` : query``
  return query`(format parquet, parquet_version v2, compression snappy, row_group_size ${whole(group)} ${dictionary})`
}

/** How lines.parquet is written: in groups as large as those of raw.parquet, which holds the same texts. */
export const linesFormat = async (asking: Asking, batch: string): Promise<Query> => {
  const { rows } = await asking.one<{ rows: number | null }>(
    query`select max(row_group_num_rows) as rows from parquet_metadata(${file(batch, 'raw.parquet')})`,
  )
  return query`(format parquet, parquet_version v2, compression zstd, row_group_size ${whole(rowsWithin(rows ?? 0))})`
}
