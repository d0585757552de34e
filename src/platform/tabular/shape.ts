// Whether a text is a table beyond doubt: looked at byte by byte while its digest is made, so that another program may be
// trusted to see the same rows in it. The first doubt ends the looking.

/** The longest line, in bytes, of a plain file. Other readers have limits of their own; this lies below them, and ours. */
const longestLine = 65_536
const mostCells = 16_384

const other = 0
const delimiterByte = 1
const quoteByte = 2
const feedByte = 3
const returnByte = 4
const nulByte = 5

const atCellStart = 0
const inBare = 1
const inQuotes = 2
const afterQuotes = 3
const afterReturn = 4

export interface Shape {
  readonly records: number
  readonly columns: number
}

/** The line ends up to where the looking stopped. */
export interface EndsSeen {
  readonly ends: 'lf' | 'crlf' | null
  /** The last byte was a carriage return. */
  readonly open: boolean
}

export interface Shaping {
  /** How many bytes of the chunk were looked at: fewer than all where doubt arose. */
  push(chunk: Uint8Array): number
  seen(): EndsSeen
  end(): Shape | null
}

export const shaping = (delimiter: string): Shaping => {
  const kinds = new Uint8Array(256)
  kinds[delimiter.charCodeAt(0)] = delimiterByte
  kinds[34] = quoteByte
  kinds[10] = feedByte
  kinds[13] = returnByte
  kinds[0] = nulByte

  let state = atCellStart
  let records = 0
  let columns = 0
  let cells = 1
  let passed = 0
  let lineStart = 0
  /** 0 until the first line end is seen; then 1 for \n, 2 for \r\n. */
  let ends = 0
  let doubt = false

  /** The row that has just come to its end; false where it raises doubt. */
  const row = (nextLine: number): boolean => {
    if (columns === 0) columns = cells
    if (cells !== columns || cells > mostCells || nextLine - lineStart > longestLine) return false
    records += 1
    cells = 1
    lineStart = nextLine
    state = atCellStart
    return true
  }
  const isBlank = (): boolean => state === atCellStart && cells === 1

  /** Where doubt arises in the chunk; its length where none does. */
  const look = (chunk: Uint8Array): number => {
    const { length } = chunk
    for (let at = 0; at < length; at += 1) {
      const kind = kinds[chunk[at]!]!
      if (state === inQuotes) {
        if (kind === other || kind === delimiterByte) continue
        if (kind !== quoteByte) return at
        state = afterQuotes
      } else if (kind === other) {
        if (state === atCellStart) state = inBare
        else if (state !== inBare) return at
      } else if (kind === delimiterByte) {
        if (state === afterReturn) return at
        cells += 1
        state = atCellStart
      } else if (kind === quoteByte) {
        // A second quote after one inside quotes is a doubled one.
        if (state !== atCellStart && state !== afterQuotes) return at
        state = inQuotes
      } else if (kind === feedByte) {
        const style = state === afterReturn ? 2 : 1
        if ((ends !== 0 && ends !== style) || (style === 1 && isBlank())) return at
        ends = style
        if (!row(passed + at + 1)) return at
      } else if (kind === returnByte) {
        if (state === afterReturn || isBlank()) return at
        state = afterReturn
      } else return at
    }
    return length
  }

  return {
    push: (chunk) => {
      if (doubt) return 0
      const looked = look(chunk)
      doubt = looked < chunk.length
      passed += chunk.length
      return looked
    },
    seen: () => ({ ends: ends === 0 ? null : ends === 1 ? 'lf' : 'crlf', open: state === afterReturn }),
    end: () => {
      if (doubt || state === inQuotes || state === afterReturn) return null
      // The last row may lack its line end.
      if (!isBlank() && !row(passed)) return null
      return records === 0 ? null : { records, columns }
    },
  }
}
