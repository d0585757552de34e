// Looking into a file that was sent: which tables it holds, how each is read, and what it says of this place. Keeps nothing.
import type { PlaceId } from '../../../platform/kernel/index.ts'
import { Refused } from '../../../platform/kernel/index.ts'
import { type NotATable, type Table, tablesIn } from '../../../platform/tabular/index.ts'
import type { PrioritiesServices } from '../../index.ts'
import type { OwnArea } from '../rules/areas.ts'
import type { FoundFile, FoundTable, NotATablePart, Region } from '../rules/found.ts'
import { type Mapping, questionsOf } from '../rules/mapping.ts'
import type { NeedLoadId } from '../rules/types.ts'
import { areasStaged, indicatorsStaged } from '../store/staged.ts'
import { needEdit } from './allowed.ts'
import { ownAreas } from './own-areas.ts'
import { readTable, shortCells, understand } from './read-table.ts'
import { type Progress, type Runner, silent } from './runner.ts'

export interface FileGiven {
  readonly path: string
  readonly name: string
}

type Services = Pick<PrioritiesServices, 'analytics'>

const mostTables = 60
const mostSampleHeld = 10

/** An archive that is damaged half way still gives what came before. */
export async function* partsOf(file: FileGiven): AsyncGenerator<{ table: Table } | { notATable: NotATable }> {
  try {
    yield* tablesIn(file.path, file.name)
  } catch (error) {
    if (!(error instanceof Refused) || error.reason === 'file-not-readable') throw error
    const reason = `${error.message} ${error.tip}`
    yield { notATable: { inner: file.name, packed: false, sheet: null, sha256: '', reason } }
  }
}

interface TableGiven {
  readonly own: readonly OwnArea[]
  readonly at: number
  readonly mapping?: Mapping
  readonly region?: Region | null
  readonly id?: NeedLoadId
}

const nothingRead = {
  counts: { source: 0, ours: 0, notOurs: 0, leftOut: {}, held: {} },
  regions: [],
  region: null,
  areas: [],
  indicators: [],
  heldSample: [],
}

const lookAtTable = async (
  services: Services,
  table: Table,
  given: TableGiven,
  progress: Progress,
): Promise<FoundTable> => {
  const { inner, packed, sheet, sha256 } = table
  const understood = await understand(table, given.mapping)
  const { mapping, headings } = understood
  const questions = questionsOf(mapping)
  const id = given.id ?? (crypto.randomUUID() as NeedLoadId)
  const about = { id, at: given.at, inner, packed, sheet, sha256, ...understood, questions }
  // A name or a time that is missing leaves the rest readable: what is there is shown, and asked for.
  if (questions.some((one) => one.about === 'area' || one.about === 'value')) return { ...about, ...nothingRead }
  const room = await services.analytics.scratch('needs')
  try {
    const asked = {
      ...mapping,
      indicator: questions.some((one) => one.about === 'indicator') ? table.inner : mapping.indicator,
      period: questions.some((one) => one.about === 'period') ? 'not said' : mapping.period,
    }
    const read = await readTable(
      room,
      table,
      { mapping: asked, headings, own: given.own, region: given.region ?? null },
      progress,
    )
    return {
      ...about,
      counts: read.counts,
      regions: read.regions,
      region: read.region,
      areas: await areasStaged(room),
      indicators: await indicatorsStaged(room),
      heldSample: read.held.slice(0, mostSampleHeld).map((one) => ({ ...one, cells: shortCells(one.cells) })),
    }
  } finally {
    await room.close()
  }
}

export interface LookRequest {
  readonly place: PlaceId
  readonly file: FileGiven
  /** How somebody says its tables are read. */
  readonly mapping?: Mapping
}

/** @throws Refused where the file cannot be opened, or holds too many tables */
export const look = async (
  runner: Runner,
  services: Services,
  { place, file, mapping }: LookRequest,
  progress: Progress = silent,
): Promise<FoundFile> => {
  needEdit(runner.scope, place)
  const own = await runner.read(() => ownAreas(runner.scope, place))
  const tables: FoundTable[] = []
  const notTables: NotATablePart[] = []
  let at = 0
  for await (const part of partsOf(file)) {
    if ('notATable' in part) notTables.push(part.notATable)
    else if (tables.length >= mostTables)
      notTables.push({
        inner: part.table.inner,
        sheet: part.table.sheet,
        reason: 'There are too many tables in one file.',
      })
    else tables.push(await lookAtTable(services, part.table, { own, at, ...(mapping ? { mapping } : {}) }, progress))
    at += 1
  }
  return { tables, notTables }
}

/** One table again, as somebody says it is read. @returns undefined where the file no longer has it */
export const lookAgain = async (
  runner: Runner,
  services: Services,
  { place, file }: Pick<LookRequest, 'place' | 'file'>,
  before: FoundTable,
  progress: Progress = silent,
): Promise<FoundTable | undefined> => {
  needEdit(runner.scope, place)
  const own = await runner.read(() => ownAreas(runner.scope, place))
  const given = { own, at: before.at, mapping: before.mapping, region: before.region, id: before.id }
  let at = 0
  for await (const part of partsOf(file)) {
    if (at === before.at && 'table' in part) return lookAtTable(services, part.table, given, progress)
    at += 1
  }
  return undefined
}
