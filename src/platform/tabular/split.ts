// Text to records. A file whose quotes are in order is read by RFC 4180. Where they are not, a record is its line: a quote
// that was never closed must not swallow the rest of the file. Lines without a quote, nearly all of a large file, take the
// short way (docs/decisions/0025).
import { Refused } from '../kernel/index.ts'

export interface Row {
  /** From 1, as a spreadsheet counts. Blank lines are records only where that was asked for. */
  readonly record: number
  /** The line in the file on which the record begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** Its quotes were not in order: the cells are the best reading of the line. */
  readonly damaged: boolean
}

export interface Splitter {
  push(text: string): Row[]
  end(): Row[]
}

/** Letters a quoted cell may hold before its opening quote is taken for a slip; and a whole record before it is refused. */
export const longestQuoted = 65_536
const longestRecord = 4_194_304
export const mostCells = 16_384

const tooLong = (line: number): Refused =>
  new Refused(
    'line-too-long',
    422,
    `Line ${line} is too long to be a row of a table, so the file was not read.`,
    'Check that this is a CSV file. Nothing was changed.',
  )

interface Found {
  readonly cells: string[]
  /** Where the record ends: its line end, or the end of the text. */
  readonly end: number
}
type Reading = Found | 'more' | 'damaged'

const undouble = (text: string): string => (text.includes('"') ? text.replaceAll('""', '"') : text)
const isEnd = (letter: string | undefined): boolean => letter === '\n' || letter === '\r'

/** A record whose quotes are in order, or word that they are not, or that more text is needed to tell. */
const strict = (text: string, from: number, lineEnd: number, delimiter: string, final: boolean): Reading => {
  const cells: string[] = []
  let at = from
  let end = lineEnd
  for (;;) {
    if (text[at] !== '"') {
      const comma = text.indexOf(delimiter, at)
      if (comma !== -1 && comma < end) {
        cells.push(text.slice(at, comma))
        at = comma + 1
        continue
      }
      cells.push(text.slice(at, end))
      return { cells, end }
    }
    let close = at + 1
    for (;;) {
      close = text.indexOf('"', close)
      if (close === -1 || close - at > longestQuoted)
        return final || text.length - at > longestQuoted ? 'damaged' : 'more'
      if (close + 1 === text.length && !final) return 'more'
      if (text[close + 1] !== '"') break
      close += 2
    }
    const after = text[close + 1]
    if (after !== undefined && after !== delimiter && !isEnd(after)) return 'damaged'
    cells.push(undouble(text.slice(at + 1, close)))
    at = close + 2
    if (after !== delimiter) return { cells, end: close + 1 }
    if (at > end) {
      // The cell ran over a line end: look for the next one.
      end = lineEndFrom(text, at)
      if (end === -1) {
        if (!final) return 'more'
        end = text.length
      }
    }
  }
}

const lineEndFrom = (text: string, from: number): number => {
  const feed = text.indexOf('\n', from)
  const back = text.slice(from, feed === -1 ? undefined : feed).indexOf('\r')
  return back === -1 ? feed : from + back
}

/** One line, whatever its quotes: a cell is quoted only where a closing quote stands before a delimiter or the line's end. */
const lenient = (line: string, delimiter: string): string[] => {
  const cells: string[] = []
  let at = 0
  for (;;) {
    let close = -1
    if (line[at] === '"')
      for (let quote = line.indexOf('"', at + 1); quote !== -1; quote = line.indexOf('"', quote + 1))
        if (quote + 1 === line.length || line[quote + 1] === delimiter) {
          close = quote
          break
        }
    const comma = line.indexOf(delimiter, close === -1 ? at : close + 1)
    const end = comma === -1 ? line.length : comma
    cells.push(close === -1 ? line.slice(at, end) : undouble(line.slice(at + 1, close)))
    if (comma === -1) return cells
    at = comma + 1
  }
}

const countEnds = (text: string, from: number, to: number): number => {
  let ends = 0
  for (let at = from; at < to; at += 1) if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) ends += 1
  return ends
}

/**
 * @param blanks whether a blank line is a record, one without cells
 * @throws Refused `line-too-long` where the text is no table at all
 */
export const splitter = (delimiter: string, blanks = false): Splitter => {
  let rest = ''
  let line = 1
  let record = 0

  const split = (final: boolean): Row[] => {
    const found: Row[] = []
    let at = 0
    // The next of each mark at or after `at`, looked up once for many lines.
    let feed = rest.indexOf('\n')
    let back = rest.indexOf('\r')
    let quote = rest.indexOf('"')
    while (at < rest.length) {
      if (feed !== -1 && feed < at) feed = rest.indexOf('\n', at)
      if (back !== -1 && back < at) back = rest.indexOf('\r', at)
      if (quote !== -1 && quote < at) quote = rest.indexOf('"', at)
      let end = back === -1 || (feed !== -1 && feed < back) ? feed : back
      const open = end === -1
      if (open) end = rest.length
      const quoted = quote !== -1 && quote < end
      if (open && !quoted && !final) break
      let damaged = false
      let cells: string[]
      let last = end
      if (!quoted) {
        cells = at === end ? [] : rest.slice(at, end).split(delimiter)
      } else {
        const reading = strict(rest, at, end, delimiter, final)
        if (reading === 'more' || (reading === 'damaged' && open && !final)) break
        damaged = reading === 'damaged'
        cells = reading === 'damaged' ? lenient(rest.slice(at, end), delimiter) : reading.cells
        last = reading === 'damaged' ? end : reading.end
      }
      // A carriage return at the very end may be half of a line end.
      if (!final && last >= rest.length - 1 && rest[last] !== '\n') break
      if (last - at > longestRecord || cells.length > mostCells) throw tooLong(line)
      if (blanks || cells.length > 0) {
        record += 1
        found.push({ record, line, cells, damaged })
      }
      const next = rest[last] === '\r' && rest[last + 1] === '\n' ? last + 2 : last + 1
      line += quoted ? countEnds(rest, at, Math.min(next, rest.length)) : 1
      at = next
    }
    rest = rest.slice(at)
    if (rest.length > longestRecord) throw tooLong(line)
    return found
  }

  return {
    push: (text) => {
      rest += text
      return split(false)
    },
    end: () => split(true),
  }
}
