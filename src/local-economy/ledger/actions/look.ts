// Looking into a file that was sent: which tables it holds, how each would be read, and what would become of its rows.
import type { Writing } from '../../../platform/analytics/index.ts'
import { notFound, type PlaceId, Refused } from '../../../platform/kernel/index.ts'
import { digestOf, type NotATable, type Table, tablesIn } from '../../../platform/tabular/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import type { Mapping } from '../rules/index.ts'
import type { BatchId, BatchRow, LookedFile, LookedTable, NotATablePart } from '../rules/records.ts'
import { liveBatches, liveByContent } from '../store/batches.ts'
import { need } from './allowed.ts'
import { chooseFound, chooseRemembered, exactly, giving } from './choose.ts'
import { overlapsOf, spansOf } from './overlaps.ts'
import { freePart, readings } from './parts.ts'
import { type Choose, interpret, readTable } from './read-table.ts'
import { type Progress, type Runner, silent } from './runner.ts'

export interface TableName {
  readonly inner: string
  readonly packed: boolean
  readonly sheet: string | null
}

interface FileGiven {
  /** In the files store, where it is there already: the digest of its content. */
  readonly key?: string
  readonly path: string
  readonly name: string
}

/** What somebody gave, for every table of the file or by table. Undefined leaves it to what is remembered or found. */
export type MappingGiven = Mapping | ((table: TableName) => Mapping | undefined)

export interface LookRequest {
  readonly place: PlaceId
  readonly publisher: string
  readonly file: FileGiven
  readonly mapping?: MappingGiven
  /** The batch whose place it is to take: its content counts as no duplicate. */
  readonly replaces?: BatchId
}

/** What looking needs to know of the world: nothing of it, where a file is only inspected. */
interface World {
  readonly open: (batch: BatchId, sources: readonly string[]) => Promise<Writing>
  readonly usual: Choose
  readonly duplicate: (table: Table) => Promise<BatchRow | undefined>
}

const nothing = {
  warnings: [],
  overlaps: [],
  duplicateOf: null,
}

const asDuplicate = (table: Table, at: number, batch: BatchRow): LookedTable => ({
  batch: crypto.randomUUID() as BatchId,
  at,
  inner: table.inner,
  packed: table.packed,
  sheet: table.sheet,
  sha256: table.sha256,
  format: table.format,
  found: table.found,
  rows: batch.rows.source,
  columns: batch.found.columns,
  mapping: batch.mapping,
  mappingFrom: batch.found.mappingFrom,
  headings: batch.headings,
  sample: [],
  questions: [],
  notLedger: null,
  doubtful: null,
  notes: [],
  warnings: [],
  overlaps: [],
  duplicateOf: batch.id,
})

/** An archive that is damaged half way still gives what came before. */
async function* partsOf(file: FileGiven, sha256: string): AsyncGenerator<{ table: Table } | { notATable: NotATable }> {
  try {
    yield* tablesIn(file.path, file.name, {}, sha256)
  } catch (error) {
    if (!(error instanceof Refused) || error.reason === 'file-not-readable') throw error
    const reason = `${error.message} ${error.tip}`
    yield { notATable: { inner: file.name, packed: false, sheet: null, sha256, reason } }
  }
}

const named = (one: Table | NotATable): string => (one.sheet === null ? one.inner : `${one.inner}, ${one.sheet}`)

const lookAt = async (
  world: Pick<World, 'open'>,
  file: FileGiven,
  table: Table,
  at: number,
  choose: Choose,
  progress: Progress,
): Promise<LookedTable | NotATablePart> => {
  const batch = crypto.randomUUID() as BatchId
  const { inner, packed, sheet, sha256, format, found } = table
  const writing = await world.open(batch, table.plain === null ? [] : [table.plain.path])
  try {
    const read = await readTable(writing, table, {
      batch,
      part: freePart('p', []),
      fileName: packed ? inner : file.name,
      sheet,
      choose,
      progress: (done, total, words) => progress(done, total, `${named(table)}: ${words}`),
    })
    if ('refused' in read) return { at, inner, packed, sheet, sha256, reason: read.refused }
    return { ...nothing, ...read, batch, at, inner, packed, sheet, sha256, format, found }
  } finally {
    await writing.close()
  }
}

/** Letters of what is found in a file: all of it is one record, and every page about the file reads it whole. */
const mostFound = 20_000_000

const tooMuchFound = (): Refused =>
  new Refused(
    'too-much-found',
    422,
    'There are too many tables in it, or too many words in their headings, to be shown together.',
    'Unpack it, and send its files a few at a time.',
  )

const lookWith = async (
  world: World,
  file: FileGiven,
  given: MappingGiven | undefined,
  progress: Progress,
): Promise<LookedFile> => {
  const sha256 = file.key ?? (await digestOf(file)).sha256
  const tables: LookedTable[] = []
  const notTables: NotATablePart[] = []
  const gave = giving()
  let at = 0
  let letters = 0
  for await (const part of partsOf(file, sha256)) {
    if ('notATable' in part) notTables.push({ ...part.notATable, at })
    else {
      const { table } = part
      const before = await world.duplicate(table)
      const mapping = typeof given === 'function' ? given(table) : given
      const choose = mapping === undefined ? world.usual : gave.choose(mapping, world.usual)
      const looked =
        before === undefined ? await lookAt(world, file, table, at, choose, progress) : asDuplicate(table, at, before)
      if ('reason' in looked) notTables.push(looked)
      else tables.push(looked)
      letters += JSON.stringify(looked).length
      if (letters > mostFound) throw tooMuchFound()
    }
    at += 1
  }
  gave.done()
  return { file: file.name, sha256, key: file.key ?? null, tables, notTables }
}

/**
 * Stages and reads every table into folders that nobody counts yet; writes nothing to the records.
 * @throws Refused where the file cannot be opened, or a given mapping fits no heading
 */
export const look = async (
  runner: Runner,
  services: Pick<LocalEconomyServices, 'analytics'>,
  request: LookRequest,
  progress: Progress = silent,
): Promise<LookedFile> => {
  const { scope } = runner
  const { place, publisher, replaces } = request
  need(scope, 'ledger.import', place)
  const made: BatchId[] = []
  const world: World = {
    open: (batch, sources) => {
      made.push(batch)
      return services.analytics.writing(scope, place, batch, sources)
    },
    usual: chooseRemembered(runner, place, publisher),
    duplicate: async ({ sha256, sheet }) => {
      const found = await runner.read(() => liveByContent(scope, place, sha256, sheet))
      return found?.id === replaces ? undefined : found
    },
  }
  const looked = await lookWith(world, request.file, request.mapping, progress).catch(async (error: unknown) => {
    await forget(runner, services, place, made)
    throw error
  })
  const earlier = spansOf(await runner.read(() => liveBatches(scope, place)), publisher, replaces)
  return { ...looked, tables: looked.tables.map((table) => ({ ...table, overlaps: overlapsOf(table, earlier) })) }
}

/** Takes folders away that will not be added. What cannot be removed now, the sweep takes. */
export const forget = async (
  { scope }: Pick<Runner, 'scope'>,
  { analytics }: Pick<LocalEconomyServices, 'analytics'>,
  place: PlaceId,
  batches: readonly BatchId[],
): Promise<void> => {
  for (const batch of batches) await analytics.remove(scope, place, batch).catch(() => undefined)
}

/**
 * One table of a file again, exactly as somebody said it is to be read. It was staged before, unless it was a duplicate.
 * @throws Refused `not-found` where the file no longer has it
 */
export const lookAgain = async (
  runner: Runner,
  services: Pick<LocalEconomyServices, 'analytics'>,
  request: Omit<LookRequest, 'mapping'>,
  before: LookedTable,
  progress: Progress = silent,
): Promise<LookedTable> => {
  const { scope } = runner
  const { place, publisher, replaces, file } = request
  need(scope, 'ledger.import', place)
  const choose = exactly(before.mapping)
  const staged = (await services.analytics.folders(scope, place)).some(({ name }) => name === before.batch)
  const open = (batch: BatchId, sources: readonly string[] = []) =>
    services.analytics.writing(scope, place, batch, sources)
  const earlier = spansOf(await runner.read(() => liveBatches(scope, place)), publisher, replaces)
  const whole = (table: LookedTable): LookedTable => ({ ...table, overlaps: overlapsOf(table, earlier) })
  if (staged) {
    const { batch, sheet, rows, columns, inner, packed } = before
    const writing = await open(batch)
    try {
      const fileName = packed ? inner : file.name
      const { result: _, ...rest } = before
      const there = await services.analytics.folders(scope, place, batch)
      const part = freePart('p', there)
      const read = await interpret(writing, { rows, columns }, { batch, part, fileName, sheet, choose, progress })
      if (read.result !== undefined) for (const name of readings(there)) await writing.discard(name)
      return whole({ ...rest, ...read })
    } finally {
      await writing.close()
    }
  }
  let at = 0
  for await (const part of tablesIn(file.path, file.name, {}, file.key)) {
    if (at === before.at && 'table' in part) {
      const looked = await lookAt({ open }, file, part.table, at, choose, progress)
      if ('batch' in looked) return whole({ ...looked, duplicateOf: before.duplicateOf })
    }
    at += 1
  }
  throw notFound('table in this file')
}

/** The same for no place: nothing is a duplicate, and nothing stays. */
export const inspect = (
  services: Pick<LocalEconomyServices, 'analytics'>,
  file: Omit<FileGiven, 'key'>,
  mapping: MappingGiven | undefined,
  usual: Choose = chooseFound,
  progress: Progress = silent,
): Promise<LookedFile> =>
  lookWith(
    {
      open: (batch, sources) => services.analytics.scratch(batch, sources),
      usual,
      duplicate: async () => undefined,
    },
    file,
    mapping,
    progress,
  )
