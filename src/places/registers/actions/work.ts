// What the readers of the four kinds of register share: the work in hand, what it came to, and how a table is opened.
import { Refused, type Scope } from '../../../platform/kernel/index.ts'
import { type GivenFile, type InnerFile, type Row, readRows } from '../../../platform/tabular/index.ts'
import { editionInName } from '../rules/edition.ts'
import { kindWords } from '../rules/recognise.ts'
import type { HeldRow, RegisterKind } from '../rules/types.ts'

export interface ImportCommand {
  readonly file: GivenFile
  readonly kind: RegisterKind
  /** As somebody gave it; otherwise told from the file. */
  readonly edition?: string | undefined
  readonly demonstration?: boolean
}

/** Told every so often: rows read so far. */
export type Progress = (done: number, words: string) => Promise<void>

export interface Work {
  readonly scope: Scope
  readonly load: string
  readonly command: ImportCommand
  readonly progress: Progress
}

/** What reading the file came to. */
export interface Outcome {
  readonly layout: string
  readonly edition: string | null
  readonly accepted: number
  readonly held: number
  readonly skipped: readonly { readonly file: string; readonly reason: string }[]
}

export const editionOf = (work: Work, inner: string, column: string | undefined): string | null =>
  work.command.edition ?? editionInName(work.command.file.name) ?? editionInName(inner) ?? column ?? null

/** A held row's text is kept for looking at, not for reading back: its beginning is enough. */
export const shownText = (text: string): string => (text.length > 1_000 ? `${text.slice(0, 1_000)}…` : text)

/** More than this, and the file is not what it was said to be. */
export const mostHeld = 100_000

export const tooManyHeld = (): Refused =>
  new Refused(
    'register-unreadable',
    422,
    `More than ${mostHeld.toLocaleString('en-GB')} rows could not be read, so nothing of the file was used.`,
    'Check that it is the file you meant, and that it is not damaged.',
  )

/** The batches of a table with its first record in front, without reading any of it twice. */
export const opened = async (inner: InnerFile): Promise<{ first: Row | undefined; batches: AsyncGenerator<Row[]> }> => {
  const batches = readRows(await inner.open())
  let begun: Row[] = []
  while (begun.length === 0) {
    const next = await batches.next()
    if (next.done) break
    begun = next.value
  }
  async function* all(): AsyncGenerator<Row[]> {
    yield begun
    yield* batches
  }
  return { first: begun[0], batches: all() }
}

export const unrecognised = (work: Work, skipped: Outcome['skipped']): Refused =>
  new Refused(
    'register-not-recognised',
    422,
    `“${work.command.file.name}” was not read: ${skipped[0]?.reason ?? 'there is no file in it.'} Nothing was changed.`,
    kindWords[work.command.kind].reads,
  )

export const held = (inner: string, row: Row, reason: string): HeldRow => ({
  file: inner,
  row: row.record,
  text: shownText(row.cells.join(',')),
  reason,
})

export const rowsOf = async (batches: AsyncGenerator<Row[]>): Promise<Row[]> => {
  const all: Row[] = []
  for await (const batch of batches) {
    for (const row of batch) all.push(row)
    if (all.length > 500_000) throw tooManyHeld()
  }
  return all
}
