// Reading a whole table into a room: every row of it has one fate, and all of them together are the file.
import type { Writing } from '../../../platform/analytics/index.ts'
import type { Table } from '../../../platform/tabular/index.ts'
import { makeAreaBook, type OwnArea, regionNames } from '../rules/areas.ts'
import { type Counts, keyOf, type Region } from '../rules/found.ts'
import type { Mapping } from '../rules/mapping.ts'
import { type HeldReason, type LeftOut, makeRowReader, type Reading } from '../rules/read-row.ts'
import { type Recognised, recognise } from '../rules/recognise.ts'
import {
  fatesStaged,
  regionsStaged,
  type StagedReading,
  sortStaged,
  stageReadings,
  twiceStaged,
} from '../store/staged.ts'
import type { Progress } from './runner.ts'

export interface HeldRow {
  readonly row: number
  readonly cells: readonly string[]
  readonly reason: HeldReason
}

export interface TableRead {
  readonly counts: Counts
  readonly regions: readonly Region[]
  readonly region: Region | null
  readonly held: readonly HeldRow[]
}

/** Rows that are looked at to find out what the columns hold. */
const lookedAt = 2_000
/** Of one table. More are counted, and stand in the file that is kept. */
const mostHeld = 20_000
/** Of what is kept of a held row's cell. */
const longestKept = 200

export const shortCells = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, 60).map((cell) => (cell.length > longestKept ? `${cell.slice(0, longestKept)}…` : cell))

const firstRows = async (table: Table): Promise<readonly (readonly string[])[]> => {
  const found: (readonly string[])[] = []
  for await (const rows of table.rows()) {
    for (const { cells } of rows) found.push(cells)
    if (found.length >= lookedAt) break
  }
  return found.slice(0, lookedAt)
}

export interface Understood extends Recognised {
  readonly sample: readonly (readonly string[])[]
}

/** @param given how a person says it is read; found out where nobody does */
export const understand = async (table: Table, given?: Mapping): Promise<Understood> => {
  const rows = await firstRows(table)
  const found = recognise(rows)
  const mapping = given ?? found.mapping
  const headings = given === undefined ? found.headings : (rows[given.headerRow - 1] ?? []).map((cell) => cell.trim())
  const sample = rows.slice(mapping.headerRow, mapping.headerRow + 5).map(shortCells)
  return given === undefined
    ? { ...found, sample }
    : { layout: found.layout, mapping: given, headings, doubt: null, sample }
}

interface Tally {
  source: number
  notOurs: number
  readonly leftOut: Partial<Record<LeftOut, number>>
  readonly heldCounts: Partial<Record<HeldReason, number>>
  readonly held: HeldRow[]
}

const withKey = (row: number, cells: readonly string[], reading: Reading): StagedReading => ({
  row,
  cells: shortCells(cells),
  key: keyOf(reading),
  reading,
})

async function* readingsOf(
  table: Table,
  reader: ReturnType<typeof makeRowReader>,
  tally: Tally,
  progress: Progress,
): AsyncGenerator<readonly StagedReading[]> {
  for await (const rows of table.rows()) {
    const found: StagedReading[] = []
    for (const row of rows) {
      tally.source += 1
      const read = reader(row)
      if ('readings' in read) for (const one of read.readings) found.push(withKey(row.record, row.cells, one))
      else if ('notOurs' in read) tally.notOurs += 1
      else if ('leftOut' in read) tally.leftOut[read.leftOut] = (tally.leftOut[read.leftOut] ?? 0) + 1
      else {
        tally.heldCounts[read.held] = (tally.heldCounts[read.held] ?? 0) + 1
        if (tally.held.length < mostHeld)
          tally.held.push({ row: row.record, cells: shortCells(row.cells), reason: read.held })
      }
    }
    await progress(tally.source, undefined, 'Reading rows')
    yield found
  }
}

/** The one the file says, or the one that was chosen; the only one there is otherwise. */
const regionIn = (
  found: { regions: readonly Region[]; own: readonly string[] },
  chosen: Region | null,
): Region | null => {
  if (chosen !== null) return chosen
  const [own, ...more] = found.own
  const code = more.length === 0 ? own : undefined
  const named = code === undefined ? undefined : found.regions.find((one) => one.code === code)
  if (code !== undefined) return named ?? { code, name: regionNames.get(code) ?? code }
  return found.regions.length === 1 ? (found.regions[0] ?? null) : null
}

/** Into an empty room. Afterwards its `figures` are all that the table says of this place, its region and England. */
export const readTable = async (
  room: Writing,
  table: Table,
  given: {
    readonly mapping: Mapping
    readonly headings: readonly string[]
    readonly own: readonly OwnArea[]
    readonly region: Region | null
  },
  progress: Progress,
): Promise<TableRead> => {
  const tally: Tally = { source: 0, notOurs: 0, leftOut: {}, heldCounts: {}, held: [] }
  const reader = makeRowReader(given.mapping, given.headings, makeAreaBook(given.own))
  await stageReadings(room, readingsOf(table, reader, tally, progress))
  const found = await regionsStaged(room)
  const region = regionIn(found, given.region)
  await sortStaged(room, region?.code ?? null)
  const fates = await fatesStaged(room)
  const of = (fate: 'ours' | 'statistic' | 'repeated' | 'twice' | 'far'): number => fates.get(fate) ?? 0
  const { held, heldCounts, leftOut } = tally
  for await (const batch of twiceStaged(room, Math.max(0, mostHeld - held.length)))
    held.push(...batch.map((one) => ({ ...one, reason: 'twice' as const })))
  const plus = (before: number | undefined, more: number): number => (before ?? 0) + more
  return {
    counts: {
      source: tally.source,
      ours: of('ours'),
      notOurs: tally.notOurs + of('far'),
      leftOut: some({ ...leftOut, statistic: plus(leftOut.statistic, of('statistic')), repeated: of('repeated') }),
      held: some({ ...heldCounts, twice: of('twice') }),
    },
    regions: found.regions,
    region,
    held: held.toSorted((a, b) => a.row - b.row),
  }
}

const some = <K extends string>(counts: Partial<Record<K, number>>): Partial<Record<K, number>> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => (count as number) > 0)) as Partial<Record<K, number>>
