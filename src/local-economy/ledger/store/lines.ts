// From raw.parquet to lines.parquet: what became of each source row, in its order, and the sums made of the accepted ones.
import { query, type Writing } from '../../../platform/analytics/index.ts'
import { makeRowReader, readDate, simple } from '../rules/index.ts'
import type { Mapping } from '../rules/types.ts'
import { fastLane, type Simple } from './fast-lane.ts'
import { datesOf } from './line-dates.ts'
import { type LinesWritten, summaryOf } from './line-sums.ts'
import { writePart } from './lines-part.ts'
import { writeRollUps } from './rollups.ts'
import { rawOf } from './sample.ts'

export interface LinesRequest {
  /** The batch's folder, with raw.parquet in it. */
  readonly batch: string
  /** The folder to be made in it. */
  readonly part: string
  readonly mapping: Mapping
  readonly headings: readonly string[]
  /** Of raw.parquet. */
  readonly columns: number
}

export type LinesStep = 'dates' | 'rows' | 'lines' | 'sums'
/** Told at the beginning of each step, and as rows go by: how many of how many. */
export type LinesProgress = (step: LinesStep, done: number, of: number) => Promise<void>

/** What rows mean; the rules of the ledger unless a test has its own. */
export interface LineRules {
  readonly makeRowReader: typeof makeRowReader
  readonly readDate: typeof readDate
  readonly simple: Simple
}
const ledgerRules: LineRules = { makeRowReader, readDate, simple }

/**
 * Writes `<batch>/<part>/` with its five files, from raw.parquet. Every source row is in lines.parquet exactly once.
 * @throws Error where the rows do not add up, which would be a fault of ours
 */
export const writeLines = async (
  writing: Writing,
  request: LinesRequest,
  progress: LinesProgress = async () => undefined,
  rules: LineRules = ledgerRules,
): Promise<LinesWritten> => {
  const { batch, part, mapping, headings, columns } = request
  const { rows } = await writing.one<{ rows: number }>(query`select count(*) as rows from ${rawOf(batch)}`)
  // Of a reading that was broken off nothing may stay.
  await writing.discard(part)
  await writing.makeFolder(part)
  await progress('dates', 0, rows)
  const dates = await datesOf(writing, request, rules.readDate)
  await progress('rows', 0, rows)
  const lane = fastLane(request, dates, rules.simple)
  const reader = rules.makeRowReader(mapping, headings, columns)
  const read = await writePart(
    writing,
    { batch, part, lane, dates, reader, rows },
    (done) => progress('rows', done, rows),
    () => progress('lines', 0, rows),
  )
  await progress('sums', 0, rows)
  const summary = await summaryOf(writing, batch, part, rows)
  await writeRollUps(writing, batch, part)
  await progress('sums', rows, rows)
  return { ...summary, fast: rows - read }
}
