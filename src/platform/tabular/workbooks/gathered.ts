// Rows of a sheet in order, with the gaps between them as blank rows. Sheets leave out what is empty: a thousand rows that were
// once coloured are no records, so what is blank after the last cell with something in it is left out, and only there.
import type { Row } from '../split.ts'
import { damagedWorkbook, tooLargeWorkbook } from './refusals.ts'

/** What the format itself allows. */
export const mostRows = 1_048_576
export const mostColumns = 16_384
/** All cells up to the last full one of each row, of a sheet. */
const mostCells = 200_000_000
/** Letters in a row, as in a text (`split.ts`). Texts are shared: a small workbook may say a long one again and again. */
export const longestRow = 4_194_304
/** And in a sheet. */
const mostLetters = 1024 * 1024 * 1024

/** A piece is given out when it has as many rows, cells or letters. */
export const pieceUpTo = { rows: 1000, cells: 1_000_000, letters: longestRow }

export interface Gathering {
  /** @param cells may end in empty ones; it is kept */
  add(number: number, cells: string[]): void
  /** Whether rows wait to be taken. */
  waiting(): boolean
  /** What waits, in pieces. */
  take(): Generator<Row[]>
}

export const gathering = (): Gathering => {
  let last = 0
  let given = 0
  let cellsSeen = 0
  let lettersSeen = 0
  let full: { number: number; letters: number; cells: string[] }[] = []
  return {
    add: (number, cells) => {
      if (!(Number.isInteger(number) && number > last && number <= mostRows)) throw damagedWorkbook()
      last = number
      while (cells.length > 0 && cells[cells.length - 1] === '') cells.pop()
      cellsSeen += cells.length
      const letters = cells.reduce((sum, cell) => sum + cell.length, 0)
      lettersSeen += letters
      if (cellsSeen > mostCells || letters > longestRow || lettersSeen > mostLetters) throw tooLargeWorkbook()
      if (cells.length > 0) full.push({ number, letters, cells })
    },
    waiting: () => full.length > 0,
    take: function* () {
      const rows = full
      full = []
      let some: Row[] = []
      let waiting = { cells: 0, letters: 0 }
      for (const { number, letters, cells } of rows)
        while (given < number) {
          given += 1
          some.push({ record: given, line: given, cells: given === number ? cells : [], damaged: false })
          if (given === number) waiting = { cells: waiting.cells + cells.length, letters: waiting.letters + letters }
          if (some.length < pieceUpTo.rows && waiting.cells < pieceUpTo.cells && waiting.letters < pieceUpTo.letters)
            continue
          yield some
          some = []
          waiting = { cells: 0, letters: 0 }
        }
      if (some.length > 0) yield some
    },
  }
}
