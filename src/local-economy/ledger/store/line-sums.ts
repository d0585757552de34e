// What a part's lines come to: whether every row is there, how many were taken, what they sum up to, and whether the file's
// own totals say the same.
import { type Asking, joined, type Query, query, whole } from '../../../platform/analytics/index.ts'
import { type Day, pence } from '../../../platform/kernel/index.ts'
import type { Amounts, Counts, HeldReason, TotalRow } from '../rules/types.ts'
import { partFile } from './rollups.ts'

export interface LinesWritten {
  readonly counts: Counts
  readonly amounts: Amounts
  /** The first and last day of accepted lines; null where there are none. */
  readonly period: { readonly from: Day; readonly to: Day } | null
  /** Total rows of the file with the accepted and held sums above them; the first thousand. */
  readonly totals: readonly TotalRow[]
  /** How many rows were held, for each reason that occurred. */
  readonly held: Partial<Record<HeldReason, number>>
  /** How many rows the engine read by itself; the rules read the others one by one. */
  readonly fast: number
}

interface KindSum {
  readonly kind: 'accepted' | 'held' | 'not-data'
  readonly reason: HeldReason | null
  readonly lines: number
  readonly pence: number
  readonly first: Day | null
  readonly last: Day | null
  readonly misplaced: number
  readonly unfit: number
}

const mostTotals = 1000
const totalsAtOnce = 50

const sumOf = (sums: readonly KindSum[], kind: KindSum['kind'], of: 'lines' | 'pence'): number =>
  sums.filter((one) => one.kind === kind).reduce((sum, one) => sum + one[of], 0)

export const countsAndAmounts = (sums: readonly KindSum[]): { counts: Counts; amounts: Amounts } => {
  const counts = {
    accepted: sumOf(sums, 'accepted', 'lines'),
    held: sumOf(sums, 'held', 'lines'),
    notData: sumOf(sums, 'not-data', 'lines'),
  }
  return {
    counts: { source: counts.accepted + counts.held + counts.notData, ...counts },
    amounts: {
      accepted: pence(sumOf(sums, 'accepted', 'pence')),
      held: pence(sumOf(sums, 'held', 'pence')),
      notData: pence(sumOf(sums, 'not-data', 'pence')),
    },
  }
}

/** @param inOrder whether row n stands in place n: so in the first reading, not in corrections */
export const kindSums = (asking: Asking, batch: string, part: string, inOrder: boolean): Promise<KindSum[]> =>
  asking.rows<KindSum>(query`
    select kind, reason, count(*) as lines, coalesce(sum(pence), 0) as pence, min(day) as first, max(day) as last,
      count(*) filter (where ${inOrder ? query`row <> file_row_number + 1` : query`row is null`}) as misplaced,
      count(*) filter (where kind = 'accepted' and (day is null or pence is null or supplier is null)) as unfit
    from read_parquet(${partFile(batch, part, 'lines')}, file_row_number = true) group by kind, reason`)

/** What the lines come to between one total and the next, for some totals one after the other. */
const between = async (lines: Query, asking: Asking, rows: readonly number[], after: number): Promise<number[]> => {
  const sums = rows.map((row, i) => {
    const above = rows[i - 1] ?? after
    return query`coalesce(sum(pence) filter (where row > ${whole(above)} and row < ${whole(row)}), 0)`
  })
  const [found] = await asking.rows<{ sums: string }>(query`
    select concat_ws(' ', ${joined(sums)}) as sums from ${lines}
    where kind <> 'not-data' and row > ${whole(after)} and row < ${whole(rows.at(-1) ?? after)}`)
  return (found?.sums ?? '').split(' ').map(Number)
}

const totalsOf = async (asking: Asking, batch: string, part: string): Promise<TotalRow[]> => {
  const lines = query`read_parquet(${partFile(batch, part, 'lines')})`
  const stated = await asking.rows<{ row: number; pence: number }>(
    query`select row, pence from ${lines} where kind = 'not-data' and reason = 'total' order by row limit ${whole(mostTotals)}`,
  )
  const totals: TotalRow[] = []
  let sinceStart = 0
  for (let from = 0; from < stated.length; from += totalsAtOnce) {
    const some = stated.slice(from, from + totalsAtOnce)
    const sums = await between(
      lines,
      asking,
      some.map(({ row }) => row),
      stated[from - 1]?.row ?? 0,
    )
    some.forEach(({ row, pence: says }, i) => {
      const sinceLast = sums[i] ?? 0
      sinceStart += sinceLast
      totals.push({ row, pence: pence(says), sinceStart: pence(sinceStart), sinceLast: pence(sinceLast) })
    })
  }
  return totals
}

/** @throws Error where a row is missing, doubled or out of its place */
export const summaryOf = async (
  asking: Asking,
  batch: string,
  part: string,
  rows: number,
): Promise<Omit<LinesWritten, 'fast'>> => {
  const sums = await kindSums(asking, batch, part, true)
  const { counts, amounts } = countsAndAmounts(sums)
  const wrong = sums.reduce((sum, one) => sum + one.misplaced + one.unfit, 0)
  if (counts.source !== rows || wrong > 0)
    throw new Error(
      `The lines of ${batch} do not add up: ${counts.source} of ${rows} rows, ${wrong} of them not as they should be`,
    )
  const accepted = sums.find(({ kind }) => kind === 'accepted')
  const period = accepted?.first && accepted.last ? { from: accepted.first, to: accepted.last } : null
  const held = Object.fromEntries(
    sums.filter(({ kind }) => kind === 'held').map(({ reason, lines }) => [reason, lines]),
  )
  return { counts, amounts, period, totals: await totalsOf(asking, batch, part), held }
}
