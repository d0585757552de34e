// Putting held rows right: a round of corrections is a new part of its batch, and the batch's sums move with it.
import { normalPostcode } from '../../../places/index.ts'
import { record } from '../../../platform/audit/index.ts'
import {
  type JobId,
  notFound,
  ok,
  type Pence,
  type PlaceId,
  pence,
  Refused,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../../index.ts'
import { correctedLine, type HeldLine } from '../rules/correction.ts'
import type { BatchId, BatchRow, Corrected, CorrectionTyped } from '../rules/records.ts'
import type { Amounts, Counts, HeldReason, LineValues, NotDataKind } from '../rules/types.ts'
import { addPart, lockLiveBatch } from '../store/batches.ts'
import { type CorrectionToSave, correctionsOf, insertCorrections } from '../store/corrections.ts'
import { type CorrectedRow, writeCorrections } from '../store/corrections-files.ts'
import { heldFor, heldLines, type LineRow } from '../store/line.ts'
import { byWhom, need } from './allowed.ts'
import { keepHidden } from './keep-hidden.ts'
import { freePart } from './parts.ts'
import type { Runner } from './runner.ts'

/** The names of the jobs are kept with every run, so they never change. */
export const localitiesJobName = 'ledger.localities'
export const correctJobName = 'ledger.correct'

type Services = Pick<LocalEconomyServices, 'analytics' | 'jobs'>

export interface CorrectRequest {
  readonly place: PlaceId
  readonly batch: BatchId
  readonly rows: readonly CorrectionTyped[]
}

/** More at once are for `dismissHeld`, or for a better file. */
const mostRows = 1_000

const taken = (row: number): Refused =>
  new Refused(
    'row-not-held',
    409,
    `Row ${row} is not held: it never was, or somebody has put it right meanwhile. Nothing was changed.`,
    'Look at the held rows again.',
  )

/** What it came to: the file's part, the record's, and how the sums move. */
interface Decided {
  readonly line: LineRow
  readonly outcome: CorrectedRow['outcome']
  readonly given: Readonly<Record<string, string>>
  readonly why: string | null
}

/** An amount that could not be read was written as 0, and is none. */
const asHeld = (line: LineRow): HeldLine => {
  const unread = line.reason === 'row-damaged' || line.reason?.startsWith('amount')
  return { ...line, pence: unread ? null : line.pence }
}

/** What it was held with goes with it, so that all sums together stay what they were. */
const noData = (line: LineRow, notData: NotDataKind, why: string | null): Decided => ({
  line,
  outcome: { notData, pence: line.pence },
  given: { notData },
  why,
})

const decided = (
  typed: CorrectionTyped,
  line: LineRow,
  { mapping }: BatchRow,
  errors: Record<string, string>,
): readonly Decided[] => {
  const why = typed.why?.trim() || null
  if ('notData' in typed) return [noData(line, typed.notData, why)]
  const read = correctedLine(asHeld(line), typed.values, mapping, normalPostcode)
  if (read.ok) return [{ line, outcome: { values: read.value }, given: { ...typed.values }, why }]
  for (const [field, words] of Object.entries(read.errors)) errors[`${field}-${typed.row}`] = words
  return []
}

const valuesOf = ({ outcome }: Decided): LineValues | undefined => ('values' in outcome ? outcome.values : undefined)

/** Accepted rows count with what they say now; rows that are no data with what they were held with. */
const moved = (batch: BatchRow, all: readonly Decided[]): { readonly rows: Counts; readonly pence: Amounts } => {
  const sum = (amounts: readonly Pence[]): number => amounts.reduce<number>((total, one) => total + one, 0)
  const accepted = all.flatMap((one) => valuesOf(one) ?? [])
  const none = all.filter((one) => valuesOf(one) === undefined)
  const { rows, pence: before } = batch
  return {
    rows: {
      source: rows.source,
      accepted: rows.accepted + accepted.length,
      held: rows.held - all.length,
      notData: rows.notData + none.length,
    },
    pence: {
      accepted: pence(before.accepted + sum(accepted.map((one) => one.pence))),
      held: pence(before.held - sum(all.map(({ line }) => line.pence))),
      notData: pence(before.notData + sum(none.map(({ line }) => line.pence))),
    },
  }
}

const toSave = (one: Decided): CorrectionToSave => ({
  row: one.line.row,
  outcome: 'values' in one.outcome ? 'accepted' : 'not-data',
  given: one.given,
  pence: valuesOf(one)?.pence ?? one.line.pence,
  why: one.why,
})

const toWrite = ({ line, outcome }: Decided): CorrectedRow => ({ row: line.row, outcome })

/** Inside the transaction that holds the batch: first the files, flushed to the disk, then the record that names them. */
const apply = async (
  { scope }: Runner,
  services: Services,
  batch: BatchRow,
  all: readonly Decided[],
): Promise<{ part: string; counts: Counts; amounts: Amounts }> => {
  const part = freePart('c', await services.analytics.folders(scope, batch.placeId, batch.id))
  const writing = await services.analytics.writing(scope, batch.placeId, batch.id)
  try {
    await writeCorrections(writing, { batch: batch.id, part, rows: all.map(toWrite) })
    await writing.sync()
  } finally {
    await writing.close()
  }
  const at = { place: batch.placeId, batch: batch.id, part }
  await insertCorrections(scope, at, all.map(toSave), byWhom(scope))
  const after = moved(batch, all)
  const days = all.flatMap((one) => valuesOf(one)?.day ?? []).sort()
  await addPart(scope, batch.id, part, { ...after, from: days[0] ?? null, to: days.at(-1) ?? null })
  const read = { ...batch, parts: [...batch.parts, part] }
  const rows = all.filter((one) => valuesOf(one) !== undefined).map(({ line }) => line.row)
  await keepHidden(scope, () => services.analytics.reading(scope, batch.placeId), read, rows)
  await record(scope, {
    what: 'ledger rows corrected',
    subject: { kind: 'ledger batch', id: batch.id },
    place: batch.placeId,
    before: { rows: batch.rows, pence: batch.pence },
    after: { ...after, part, corrected: all.slice(0, 100).map(toSave), ofRows: all.length },
  })
  // Lines with postcodes may have come.
  await services.jobs.start(scope, localitiesJobName, { place: batch.placeId }, { place: batch.placeId })
  return { part, counts: after.rows, amounts: after.pence }
}

const heldNow = async (
  { scope }: Runner,
  services: Services,
  batch: BatchRow,
  among: readonly number[],
): Promise<ReadonlyMap<number, LineRow>> => {
  const gone = new Set((await correctionsOf(scope, batch.id, among)).map((one) => one.row))
  const lines = await heldLines(await services.analytics.reading(scope, batch.placeId), batch, among)
  return new Map(lines.filter((line) => !gone.has(line.row)).map((line) => [line.row, line]))
}

const liveBatch = async ({ scope }: Runner, place: PlaceId, id: BatchId): Promise<BatchRow> => {
  const found = await lockLiveBatch(scope, place, id)
  if (found === undefined) throw notFound('batch in the ledger')
  return found
}

/** All rows or none. @throws Refused `row-not-held` where somebody was faster, `not-found` where the batch is not live */
export const correctRows = async (runner: Runner, services: Services, request: CorrectRequest): Promise<Corrected> => {
  const { place, rows } = request
  need(runner.scope, 'ledger.import', place)
  if (rows.length === 0) return wrong({ '': 'There is nothing to put right.' })
  if (rows.length > mostRows) return wrong({ '': `Put at most ${mostRows} rows right at once.` })
  return runner.write(async () => {
    const batch = await liveBatch(runner, place, request.batch)
    const held = await heldNow(
      runner,
      services,
      batch,
      rows.map(({ row }) => row),
    )
    const errors: Record<string, string> = {}
    const once = new Map(rows.map((one) => [one.row, one]))
    const all = [...once.values()].flatMap((typed) => {
      const line = held.get(typed.row)
      if (line === undefined) throw taken(typed.row)
      return decided(typed, line, batch, errors)
    })
    if (Object.keys(errors).length > 0) return wrong(errors)
    return ok(await apply(runner, services, batch, all))
  })
}

export interface DismissRequest {
  readonly place: PlaceId
  readonly batch: BatchId
  readonly reason: HeldReason
  readonly notData: NotDataKind
  readonly why: string | null
}

/** In the open transaction: a job does it, since there may be many. */
export const startDismissing = async (
  scope: Scope,
  { jobs }: Pick<LocalEconomyServices, 'jobs'>,
  request: DismissRequest,
): Promise<JobId> => {
  need(scope, 'ledger.import', request.place)
  return jobs.start(scope, correctJobName, request, { place: request.place })
}

/** Takes all rows that are held for one reason as no data. @returns how many there were */
export const dismissHeld = async (runner: Runner, services: Services, request: DismissRequest): Promise<number> => {
  const { place, reason, notData, why } = request
  need(runner.scope, 'ledger.import', place)
  return runner.write(async () => {
    const batch = await liveBatch(runner, place, request.batch)
    const rows = await heldFor(await services.analytics.reading(runner.scope, place), batch, reason)
    const held = await heldNow(runner, services, batch, rows)
    const all = [...held.values()].map((line) => noData(line, notData, why))
    if (all.length > 0) await apply(runner, services, batch, all)
    return all.length
  })
}
