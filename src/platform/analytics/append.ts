// Rows from JavaScript into a table of the engine, chunk by chunk: about a million short rows a second.
import type { DuckDBConnection } from '@duckdb/node-api'
import { library } from './engine.ts'
import type { Cell } from './types.ts'
import { toEngine } from './values.ts'

/** What the engine calls a chunk. */
const chunkRows = 2048

/** @returns how many rows were added. @throws TypeError where a value does not fit its column, RangeError where a row is too long or short */
export const append = async (
  connection: DuckDBConnection,
  table: string,
  batches: AsyncIterable<readonly (readonly Cell[])[]>,
): Promise<number> => {
  const duckdb = await library()
  const appender = await connection.createAppender(table)
  try {
    const types = Array.from({ length: appender.columnCount }, (_, i) => appender.columnType(i))
    const converters = types.map((type) => toEngine(duckdb, type))
    let added = 0
    const add = (rows: readonly (readonly Cell[])[]): void => {
      for (const row of rows)
        if (row.length !== types.length) throw new RangeError(`A row of ${row.length} for ${types.length} columns`)
      const chunk = duckdb.DuckDBDataChunk.create(types, rows.length)
      converters.forEach((convert, column) => {
        chunk.setColumnValues(
          column,
          rows.map((row) => convert(row[column] ?? null)),
        )
      })
      appender.appendDataChunk(chunk)
      added += rows.length
    }
    for await (const batch of batches)
      for (let from = 0; from < batch.length; from += chunkRows) add(batch.slice(from, from + chunkRows))
    appender.flushSync()
    return added
  } finally {
    appender.closeSync()
  }
}
