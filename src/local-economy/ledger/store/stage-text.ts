// Records from our own reader into Parquet, by way of a text that leaves the engine nothing to guess: one line for each record, no
// quotes, and a sign between cells that stands in no cell. The engine reads it in half the time that handing over every cell
// takes, and neither of the two holds more than a piece of it.
import {
  file,
  joined,
  literal,
  named,
  type Query,
  query,
  type Writing,
  whole,
} from '../../../platform/analytics/index.ts'
import { rawFormat } from './stage-formats.ts'
import { counted, type Passed, type StageRow } from './stage-rows.ts'

const between = '\x1f'
const sign = '\x1b'
/** What would end a cell or a line, and the sign itself: a letter for each stands behind the sign instead. */
const signs: readonly (readonly [letter: string, text: string])[] = [
  ['n', '\n'],
  ['r', '\r'],
  ['u', between],
  ['z', '\0'],
  // The last to be put back: what it gives begins no other.
  ['e', sign],
]
const letterOf = new Map(signs.map(([letter, text]) => [text, letter]))
const control = /\p{Cc}/u
const controls = /\p{Cc}/gu
const withSigns = (cell: string): string =>
  cell.replace(controls, (found) => (letterOf.has(found) ? sign + letterOf.get(found) : found))

/** As the engine takes a column in which any cell had a sign. */
const withoutSigns = (column: Query): Query =>
  signs.reduce(
    (text, [letter, own]) => query`replace(${text}, ${literal(sign + letter)}, chr(${whole(own.charCodeAt(0))}))`,
    column,
  )

/** Where a record has more cells, the engine would need too much memory to read it from a text. */
const mostCells = 200
/** More than the longest record has, and what is read at once. */
const engineBytes = query`max_line_size = 1048576, buffer_size = 8388608`

const name = 'records.txt'

class NotAsText extends Error {}

/**
 * Writes `<batch>/raw.parquet`.
 * @returns undefined where the table is too wide for this way
 * @throws Refused `too-many-columns`, `rows-too-long`
 */
export const writeAsText = async (
  writing: Writing,
  batches: AsyncIterable<readonly StageRow[]>,
  batch: string,
  progress?: (rows: number) => Promise<void>,
): Promise<Passed | undefined> => {
  const { rows, passed } = counted(batches)
  const signed = new Set<number>()

  /** The line is 0 where it is the record's own number: so no line of the text is empty, which the engine would pass over. */
  const lineOf = ({ record, line, cells }: StageRow): string => {
    let text = line === record ? '0' : String(line)
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at] ?? ''
      text += between
      if (control.test(cell)) {
        signed.add(at)
        text += withSigns(cell)
      } else text += cell
    }
    if (cells.length > mostCells) throw new NotAsText()
    return text
  }
  async function* lines(): AsyncGenerator<string> {
    for await (const some of rows) {
      if (some.length > 0) yield `${some.map(lineOf).join('\n')}\n`
      await progress?.(passed().rows)
    }
  }

  try {
    await writing.write(name, lines())
    const { columns } = passed()
    const cells = Array.from({ length: columns }, (_, at) => named(`c${at + 1}`))
    const read = query`read_csv(${file(batch, name)}, auto_detect = false, header = false, delim = ${literal(between)}, quote = '',
      escape = '', comment = '', nullstr = '', new_line = '\\n', strict_mode = true, null_padding = true, ${engineBytes},
      columns = {line: 'BIGINT', ${joined(cells.map((cell) => query`${cell}: 'VARCHAR'`))}})`
    const taken = cells.map((cell, at) => (signed.has(at) ? query`${withoutSigns(cell)} as ${cell}` : cell))
    const raw = file(batch, 'raw.parquet')
    await writing.run(
      query`copy (select nullif(line, 0) as line, ${joined(taken)} from ${read}) to ${raw} ${rawFormat(passed())}`,
    )
    const found = await writing.one<{ rows: number }>(query`select count(*) as rows from read_parquet(${raw})`)
    if (found.rows !== passed().rows) throw new Error(`${found.rows} of ${passed().rows} records arrived`)
    return passed()
  } catch (error) {
    if (error instanceof NotAsText) return undefined
    throw error
  } finally {
    await writing.discard(name)
  }
}
