// The port: stored files, named by what is in them. One implementation keeps them on this machine's disk.
import type { Readable } from 'node:stream'
import type { FileKind } from './kind.ts'

export interface StoredFile {
  /** The name it is kept under: the SHA-256 of its content, 64 hexadecimal digits. */
  readonly key: string
  readonly sha256: string
  readonly bytes: number
}

/** A file that has arrived whole but is not kept yet. */
export interface ReceivedFile extends StoredFile {
  /** By its content, never by its name. */
  readonly kind: FileKind
  /** A path on this machine to read it from, until it is kept or thrown away. */
  readonly path: string
}

export interface Limits {
  readonly maxBytes: number
}

export interface Files {
  /**
   * Takes a stream to temporary storage and measures it on the way.
   * @throws Refused `file-too-large` as soon as the limit is passed
   */
  receive(stream: AsyncIterable<Buffer>, limits: Limits): Promise<ReceivedFile>
  /** Moves what was received into the store. The same content twice is kept once. */
  keep(received: ReceivedFile): Promise<StoredFile & { readonly kind: FileKind }>
  /** Throws away what was received, if it is still there. */
  discard(received: ReceivedFile): Promise<void>
  /** Receives and keeps at once. */
  put(stream: AsyncIterable<Buffer>, limits: Limits): Promise<StoredFile & { readonly kind: FileKind }>
  /** @throws Refused `not-found` */
  open(key: string): Promise<Readable>
  /** A path on this machine to read a stored file from, for readers that jump about in it (zip). @throws Refused `not-found` */
  pathOf(key: string): Promise<string>
  has(key: string): Promise<boolean>
  /** Nothing happens when it is not there. */
  remove(key: string): Promise<void>
  /** Every stored file, in the order of their keys. */
  list(): AsyncIterable<StoredFile>
  /** Removes what unfinished uploads left behind before this moment; gives how many. */
  sweep(before: Date): Promise<number>
  /** Reads a stored file again and compares it with its name: false means the disk changed it. @throws Refused `not-found` */
  intact(key: string): Promise<boolean>
}
