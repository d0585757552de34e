// From a table as it was sent to raw.parquet: every record with its cells as text, nothing read into them yet. Its number is
// its place in the file; `line` is null where it is the same number.
import { file, joined, literal, named, query, source, type Writing } from '../../../platform/analytics/index.ts'
import { rawFormat } from './stage-formats.ts'
import { writePieces } from './stage-pieces.ts'
import type { StageRow } from './stage-rows.ts'
import { writeAsText } from './stage-text.ts'

/** What is needed of a table found by `tabular`. */
export interface Stageable {
  readonly plain: {
    readonly path: string
    readonly delimiter: string
    readonly records: number
    readonly columns: number
    readonly byteOrderMark: boolean
  } | null
  rows(): AsyncIterable<readonly StageRow[]>
}

export interface Staged {
  readonly rows: number
  readonly columns: number
  /** Who read the file: the engine itself where it is plain, otherwise our own reader. */
  readonly by: 'engine' | 'reader'
}

/** Cells more than this in a plain file are left to our reader: the engine would need too much memory for them. */
const engineColumns = 200

const columnNames = (columns: number): string[] => Array.from({ length: columns }, (_, i) => `c${i + 1}`)

/** The engine's own reader, told everything, so that it guesses nothing. It refuses what is not as told. */
const byEngine = async (writing: Writing, plain: NonNullable<Stageable['plain']>, batch: string): Promise<boolean> => {
  const columns = joined(columnNames(plain.columns).map((name) => query`${named(name)}: 'VARCHAR'`))
  const read = query`read_csv(${source(plain.path)}, auto_detect = false, header = false, delim = ${literal(plain.delimiter)},
    quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = true, strict_mode = true, null_padding = false,
    max_line_size = 1048576, buffer_size = 8388608, columns = {${columns}})`
  const raw = file(batch, 'raw.parquet')
  const copy = query`copy (select null::bigint as line, * from ${read}) to ${raw} ${rawFormat({ columns: plain.columns, densest: 0 })}`
  try {
    await writing.run(copy)
  } catch {
    // It does not see in the file what we saw: our reader, which loses nothing, takes over.
    return false
  }
  const { rows } = await writing.one<{ rows: number }>(query`select count(*) as rows from read_parquet(${raw})`)
  return rows === plain.records
}

/**
 * Writes `<batch>/raw.parquet`. Both ways of reading give the same.
 * @param progress is told how many rows are done so far; of the engine's own reading nothing is known until its end
 * @throws Refused `too-many-columns`, `rows-too-long`, and what the table's own reading refuses
 */
export const stageTable = async (
  writing: Writing,
  table: Stageable,
  batch: string,
  progress?: (rows: number) => Promise<void>,
): Promise<Staged> => {
  const { plain } = table
  if (plain && plain.records > 0 && plain.columns <= engineColumns && (await byEngine(writing, plain, batch))) {
    await progress?.(plain.records)
    return { rows: plain.records, columns: plain.columns, by: 'engine' }
  }
  const { rows, columns } =
    (await writeAsText(writing, table.rows(), batch, progress)) ??
    (await writePieces(writing, table.rows(), batch, progress))
  return { rows, columns, by: 'reader' }
}
