// What a file that was sent holds: tables, and parts that are none. Whoever asks need not know the format.

import type { Delimiter } from './rows.ts'
import type { Row } from './split.ts'
import type { UnpackLimits } from './unpack.ts'

/** What was found out about a text file. */
export interface TextFound {
  /** `mixed`: some stretches are UTF-8 and some are Windows-1252. Plain ASCII is `utf-8`. */
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'mixed'
  /** Also true for a mark that was itself encoded once too often. */
  readonly byteOrderMark: boolean
  readonly delimiter: Delimiter
  /** Of the whole file, also inside quotes. */
  readonly lineEnds: 'lf' | 'crlf' | 'cr' | 'mixed' | 'none'
}

/** A text file of which another program, told the delimiter, sees the very same rows. */
export interface PlainText {
  readonly path: string
  readonly delimiter: Delimiter
  readonly records: number
  /** The same in every record. */
  readonly columns: number
  readonly byteOrderMark: boolean
}

export interface Table {
  /** A name for showing: the inner file's, or the given file's own. It is no path. */
  readonly inner: string
  /** Inside a zip. */
  readonly packed: boolean
  readonly sheet: string | null
  /** A sheet that its makers hid. It is read as any other. */
  readonly hidden: boolean
  readonly format: 'text' | 'xlsx' | 'xls' | 'ods'
  /** Of the inner file's bytes, unpacked. All sheets of a workbook have the same. */
  readonly sha256: string
  /** Text only. */
  readonly found: TextFound | null
  /**
   * Only for a plain file on disk in valid UTF-8 with at most one byte-order mark, every row ended alike by \n or by \r\n, no
   * blank row, quotes in order, no line end inside quotes, no NUL, no line over 65,536 bytes, as many cells in every row.
   */
  readonly plain: PlainText | null
  /**
   * Every record in order, blank ones included (`cells` is empty); records count from 1 without gaps. May be called again.
   * @throws Refused `line-too-long`, `archive-damaged`, `unpacks-too-large`, `workbook-damaged`, `workbook-too-large` while reading
   */
  rows(): AsyncIterable<readonly Row[]>
}

export interface NotATable {
  readonly inner: string
  readonly packed: boolean
  readonly sheet: string | null
  readonly sha256: string
  /** Why, in whole sentences for a reader. */
  readonly reason: string
}

export type Part = { readonly table: Table } | { readonly notATable: NotATable }

export interface TableLimits extends UnpackLimits {
  /** Of one .xls or .ods workbook, unpacked, since these are read as a whole. 60 MB unless told. */
  readonly maxWholeBytes?: number
}
