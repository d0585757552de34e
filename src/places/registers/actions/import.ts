// Loading a register file: recognise it, read it, take what can be taken, hold the rest with reasons, and write it down.
import { record } from '../../../platform/audit/index.ts'
import { may, notAllowed, type Scope } from '../../../platform/kernel/index.ts'
import { digestOf } from '../../../platform/tabular/index.ts'
import type { RegisterKind } from '../rules/types.ts'
import { countLoad, heldRows, insertLoad, loadOfFile, lockRegister } from '../store.ts'
import { loadBoundaries } from './boundaries.ts'
import { loadLists } from './lists.ts'
import { loadPostcodes } from './postcodes.ts'
import type { ImportCommand, Outcome, Progress, Work } from './work.ts'

export interface ImportedFile {
  readonly file: string
  readonly sha256: string
  readonly kind: RegisterKind
  readonly layout: string
  readonly edition: string | null
  readonly rows: { readonly source: number; readonly accepted: number; readonly held: number }
  /** The first twenty. */
  readonly held: readonly { readonly file: string; readonly row: number; readonly reason: string }[]
  readonly skipped: readonly { readonly file: string; readonly reason: string }[]
  /** The load that brought this very file before: then nothing was changed. */
  readonly duplicateOf: string | null
  readonly load: string
  readonly seconds: number
}

const readers: Readonly<Record<RegisterKind, (work: Work) => Promise<Outcome>>> = {
  postcodes: loadPostcodes,
  authorities: loadLists,
  boundaries: loadBoundaries,
  nhs: loadLists,
}

/**
 * Loads one file in the open transaction. The same file a second time changes nothing and says which load had it.
 * @throws Refused where the file is not recognised, damaged, or older than what is there: nothing was changed then
 */
export const importRegister = async (
  scope: Scope,
  command: ImportCommand,
  progress: Progress = async () => undefined,
): Promise<ImportedFile> => {
  // Asked here too: a job may be tried again by somebody who may load no longer, and registers belong to no place.
  if (!may(scope, 'registers.import')) throw notAllowed('load registers')
  const began = Date.now()
  const { sha256 } = await digestOf(command.file)
  await lockRegister(scope, command.kind)
  const base = { file: command.file.name, sha256, kind: command.kind }
  const before = await loadOfFile(scope, command.kind, sha256)
  const seconds = () => Math.round((Date.now() - began) / 100) / 10
  if (before !== undefined) {
    const { source, accepted, held: back } = before
    return {
      ...base,
      layout: before.layout,
      edition: before.edition,
      rows: { source, accepted, held: back },
      held: await firstHeld(scope, before.id),
      skipped: before.skipped,
      duplicateOf: before.id,
      load: before.id,
      seconds: seconds(),
    }
  }
  const load = crypto.randomUUID()
  const none = { layout: '', edition: null, source: 0, accepted: 0, held: 0, skipped: [] }
  await insertLoad(scope, {
    id: load,
    kind: command.kind,
    fileName: command.file.name,
    sha256,
    demonstration: command.demonstration ?? false,
    ...none,
  })
  const outcome = await readers[command.kind]({ scope, load, command, progress })
  const source = outcome.accepted + outcome.held
  await countLoad(scope, load, { ...outcome, source })
  const rows = { source, accepted: outcome.accepted, held: outcome.held }
  await record(scope, {
    what: 'register loaded',
    subject: { kind: 'register', id: load },
    after: { file: command.file.name, sha256, kind: command.kind, edition: outcome.edition, ...rows },
  })
  return {
    ...base,
    layout: outcome.layout,
    edition: outcome.edition,
    rows,
    held: await firstHeld(scope, load),
    skipped: outcome.skipped,
    duplicateOf: null,
    load,
    seconds: seconds(),
  }
}

const firstHeld = async (scope: Scope, load: string) =>
  (await heldRows(scope, load, 20)).map(({ file, row, reason }) => ({ file, row, reason }))
