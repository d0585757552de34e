// A stream of bytes as a stream of rows, in batches: asking for each row by itself would cost more than reading it.
import { readText } from './decode.ts'
import { type Row, splitter } from './split.ts'

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

export interface ReadOptions {
  /** Found out from the beginning of the file where not given. */
  readonly delimiter?: Delimiter
  /** A blank line is a record without cells. Unless told, it is none, and is not counted. */
  readonly blanks?: boolean
}

export const sampleLetters = 65_536

/** How well a delimiter explains the sample: the share of rows that have the commonest number of cells, if that is over one. */
const fit = (sample: string, delimiter: Delimiter, whole: boolean): { share: number; cells: number } => {
  const reading = splitter(delimiter)
  const rows = [...reading.push(sample), ...(whole ? reading.end() : [])].slice(0, 100)
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  const [cells, times] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [1, 0])
  return cells === 1 ? { share: 0, cells } : { share: times / rows.length, cells }
}

/** The delimiter that makes the most even table of a text; a comma where none makes any. */
export const sniff = (sample: string, whole: boolean): Delimiter =>
  delimiters
    .map((delimiter) => ({ delimiter, ...fit(sample, delimiter, whole) }))
    // A title line above the table makes any share less than one, so near-equal shares are decided by the number of cells.
    .reduce((best, one) =>
      one.share > best.share + 0.2 || (one.share > best.share - 0.2 && one.share > 0 && one.cells > best.cells)
        ? one
        : best,
    ).delimiter

/** The rows of a text, in the order of the file. @throws Refused `line-too-long` */
export async function* rowsOfText(text: AsyncIterable<string>, options: ReadOptions = {}): AsyncGenerator<Row[]> {
  let reading = options.delimiter === undefined ? undefined : splitter(options.delimiter, options.blanks)
  let start = ''
  const begin = (whole: boolean): Row[] => {
    const delimiter = sniff(start.slice(0, sampleLetters), whole && start.length <= sampleLetters)
    reading = splitter(delimiter, options.blanks)
    const rows = reading.push(start)
    start = ''
    return rows
  }
  for await (const chunk of text) {
    if (reading === undefined) {
      start += chunk
      if (start.length > sampleLetters) yield begin(false)
    } else yield reading.push(chunk)
  }
  if (reading === undefined) yield begin(true)
  yield reading?.end() ?? []
}

/** The rows of a CSV file of any of the usual encodings and delimiters. */
export const readRows = (bytes: AsyncIterable<Buffer>, options: ReadOptions = {}): AsyncGenerator<Row[]> =>
  rowsOfText(readText(bytes), options)
