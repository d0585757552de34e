// The shapes of the analytics port: questions about one place's Parquet files, and a room in which new ones are written.
import type { PlaceId, Scope } from '../kernel/index.ts'
import type { Cell, Query, Value } from './query.ts'

export type { Cell, Value }

/** An engine that can open one place's folder and nothing else on this machine. */
export interface Asking {
  /** The place's folder. A file in it is named in a query by `file(...)`, never by its path. */
  readonly folder: string
  rows<T>(query: Query): Promise<T[]>
  /** Exactly one row; anything else is a bug. */
  one<T>(query: Query): Promise<T>
  /** In batches, for what does not fit in memory. */
  stream<T>(query: Query): AsyncGenerator<T[]>
  /** The same with each row as a list, in the order of the columns: for tables of any width. */
  lists(query: Query): AsyncGenerator<Value[][]>
}

/** A batch in the making: an engine of its own with a bound on its memory, and a folder that nobody reads yet. */
export interface Writing extends Asking {
  run(query: Query): Promise<void>
  /** Adds rows to a table made by `run`, in the order of its columns; gives how many. Such a table ends with the engine. */
  append(table: string, batches: AsyncIterable<readonly (readonly Cell[])[]>): Promise<number>
  /** Writes a text file into the batch's own folder, piece by piece: for the engine to read, and to be discarded. */
  write(name: string, pieces: AsyncIterable<string>): Promise<void>
  /** Makes a folder in the batch's own, by the names on the way to it. */
  makeFolder(...segments: readonly string[]): Promise<void>
  /** Takes a file or folder in the batch's own away again: what was only needed on the way. */
  discard(...segments: readonly string[]): Promise<void>
  /** Flushes new files to the disk, so that a record may name them. */
  sync(): Promise<void>
  /** Ends the engine. The folder stays: `remove` takes it away, or a record makes it live. */
  close(): Promise<void>
}

/** A folder or file, with the time of its last change. */
export interface FolderEntry {
  readonly name: string
  readonly bytes: number
  readonly changedAt: Date
}

export interface Analytics {
  /** @throws Refused `not-found` where the scope may not read this place's data */
  reading(scope: Scope, place: PlaceId): Promise<Asking>
  /**
   * @param name the folder to be made in the place's (a batch's id)
   * @param sources files outside it that may be read as well, such as the one being imported
   * @throws Refused `not-found` where the place is not within the scope
   */
  writing(scope: Scope, place: PlaceId, name: string, sources?: readonly string[]): Promise<Writing>
  /** What stands in the place's folder, or in a folder inside it. */
  folders(scope: Scope, place: PlaceId, inside?: string): Promise<readonly FolderEntry[]>
  /** Takes a folder or file of the place away, by the names on the way to it; without a name, all of the place. */
  remove(scope: Scope, place: PlaceId, ...names: readonly string[]): Promise<void>
  /** The places within the scope that have a folder, whether or not there still is such a place. */
  places(scope: Scope): Promise<readonly PlaceId[]>
  /** A room that belongs to no place, for looking into a file that goes nowhere. It is gone when it is closed. */
  scratch(name: string, sources?: readonly string[]): Promise<Writing>
  /** Stops what is being asked and ends every engine. */
  close(): Promise<void>
}

export interface AnalyticsOptions {
  /** `<data>/ledger` */
  readonly folder: string
  /** Whether somebody outside the place may read it all the same: its pages are published. Asked in the open transaction. */
  readonly published?: (scope: Scope, place: PlaceId) => Promise<boolean>
  /** For one import. 300 unless told. */
  readonly writingMegabytes?: number
  /** For all questions together. 256 unless told. */
  readonly readingMegabytes?: number
}
