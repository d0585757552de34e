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
  const row = (count: number, nextLine: number): boolean => {
    if (columns === 0) columns = count
    if (count !== columns || count > mostCells || nextLine - lineStart > longestLine) return false
    records += 1
    lineStart = nextLine
    return true
  }

  /**
   * Where doubt arises in the chunk; its length where none does. Most bytes are letters of a cell, and are run over in loops of
   * their own: that halves the time.
   */
  const look = (chunk: Uint8Array): number => {
    const { length } = chunk
    let now = state
    let count = cells
    let at = 0
    for (; at < length; at += 1) {
      let kind = kinds[chunk[at]!]!
      if (now === inQuotes) {
        while (kind === other || kind === delimiterByte) {
          at += 1
          if (at === length) break
          kind = kinds[chunk[at]!]!
        }
        if (at === length || kind !== quoteByte) break
        now = afterQuotes
        continue
      }
      if (kind === other) {
        if (now !== atCellStart && now !== inBare) break
        now = inBare
        do {
          at += 1
          if (at === length) break
          kind = kinds[chunk[at]!]!
        } while (kind === other)
        if (at === length) break
      }
      if (kind === delimiterByte) {
        if (now === afterReturn) break
        count += 1
        now = atCellStart
      } else if (kind === feedByte) {
        const style = now === afterReturn ? 2 : 1
        if ((ends !== 0 && ends !== style) || (now === atCellStart && count === 1)) break
        ends = style
        if (!row(count, passed + at + 1)) break
        count = 1
        now = atCellStart
      } else if (kind === returnByte) {
        if (now === afterReturn || (now === atCellStart && count === 1)) break
        now = afterReturn
      } else if (kind === quoteByte) {
        // A second quote after one inside quotes is a doubled one.
        if (now !== atCellStart && now !== afterQuotes) break
        now = inQuotes
      } else break
    }
    state = now
    cells = count
    return at
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
      const isBlank = state === atCellStart && cells === 1
      if (!isBlank && !row(cells, passed)) return null
      return records === 0 ? null : { records, columns }
    },
  }
}
