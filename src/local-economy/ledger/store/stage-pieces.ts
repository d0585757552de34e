// Records from our own reader into Parquet. How many cells the widest has is known only at the end, and all of them may not
// fit in memory: so they are written in pieces, each as wide as was needed by then, and put together at last.
import {
  file,
  files,
  joined,
  named,
  type Query,
  query,
  type Value,
  type Writing,
  whole,
} from '../../../platform/analytics/index.ts'

export interface StageRow {
  readonly record: number
  readonly line: number
  readonly cells: readonly string[]
}

/** So many rows that a group of them stays small in memory, however wide they are. */
export const rowGroup = (columns: number): Query =>
  whole(Math.max(2048, Math.min(122_880, Math.floor(1_000_000 / columns / 2048) * 2048)))

/** A piece is closed when it holds as many rows, or as many letters. */
const pieceRows = 500_000
const pieceLetters = 100_000_000
const smallestWidth = 16

/** One record at a time makes a promise for each: they go on in the batches they came in. */
export async function* readerRows(batches: AsyncIterable<readonly StageRow[]>): AsyncGenerator<readonly StageRow[]> {
  let expected = 1
  for await (const batch of batches) {
    for (const { record } of batch) {
      // Rows are known by their place ever after: one left out would shift all that follow.
      if (record !== expected) throw new RangeError(`Record ${record} came where ${expected} was expected`)
      expected += 1
    }
    yield batch
  }
}

const columnsUpTo = (width: number): Query[] => Array.from({ length: width }, (_, i) => named(`c${i + 1}`))

const valuesOf = ({ record, line, cells }: StageRow, width: number): Value[] => {
  const values: Value[] = [line === record ? null : line]
  for (let i = 0; i < width; i += 1) values.push(cells[i] || null)
  return values
}

/** How many of these rows belong to the piece: none that is wider than it. */
const fitting = (batch: readonly StageRow[], width: number): number => {
  const wider = batch.findIndex(({ cells }) => cells.length > width)
  return wider === -1 ? batch.length : wider
}

const lettersOf = (batch: readonly StageRow[]): number =>
  batch.reduce((sum, { cells }) => cells.reduce((letters, cell) => letters + cell.length, sum), 0)

export const writePieces = async (
  writing: Writing,
  batches: AsyncGenerator<readonly StageRow[]>,
  batch: string,
  progress?: (rows: number) => Promise<void>,
): Promise<{ rows: number; columns: number }> => {
  let waiting: readonly StageRow[] = []
  let ended = false
  let columns = 1
  let rows = 0

  const next = async (): Promise<boolean> => {
    while (waiting.length === 0 && !ended) {
      const { value, done } = await batches.next()
      ended = done === true
      waiting = value ?? []
    }
    return waiting.length > 0
  }

  async function* piece(width: number): AsyncGenerator<Value[][]> {
    let inPiece = 0
    let letters = 0
    while (inPiece < pieceRows && letters < pieceLetters && (await next())) {
      const taken = waiting.slice(0, fitting(waiting, width))
      if (taken.length === 0) return
      waiting = waiting.slice(taken.length)
      for (const { cells } of taken) columns = Math.max(columns, cells.length)
      inPiece += taken.length
      letters += lettersOf(taken)
      rows += taken.length
      yield taken.map((row) => valuesOf(row, width))
      await progress?.(rows)
    }
  }

  const names: string[] = []
  const select = (): Query => query`select ${joined([named('line'), ...columnsUpTo(columns)])}`
  const copy = (inner: Query, to: Query, width: number): Promise<void> =>
    writing.run(query`copy (${inner}) to ${to} (format parquet, compression zstd, row_group_size ${rowGroup(width)})`)

  do {
    const needed = (await next()) ? (waiting[0]?.cells.length ?? 0) : 1
    const width = Math.max(needed > smallestWidth ? needed * 2 : smallestWidth, columns)
    const text = joined(columnsUpTo(width).map((column) => query`${column} varchar`))
    await writing.run(query`create or replace table staged (line bigint, ${text})`)
    await writing.append('staged', piece(width))
    if (names.length === 0 && !(await next())) {
      await copy(query`${select()} from staged`, file(batch, 'raw.parquet'), columns)
    } else {
      const name = `raw-${names.length + 1}.parquet`
      await copy(query`from staged`, file(batch, name), width)
      names.push(name)
    }
  } while (await next())
  await writing.run(query`drop table staged`)

  if (names.length > 0) {
    const pieces = query`read_parquet(${files(names.map((name) => [batch, name]))}, union_by_name = true)`
    await copy(query`${select()} from ${pieces}`, file(batch, 'raw.parquet'), columns)
    for (const name of names) await writing.discard(name)
  }
  return { rows, columns }
}
