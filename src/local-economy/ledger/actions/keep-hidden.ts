// What was hidden stays hidden, whatever becomes of its file: undone and added again, read another way, or replaced by a better
// one. In the transaction in which the new lines come to count.
import type { Asking } from '../../../platform/analytics/index.ts'
import type { Scope } from '../../../platform/kernel/index.ts'
import { hiddenTooWords, hiddenUnlikeWords, supplierNormal } from '../rules/index.ts'
import type { BatchId, BatchRow } from '../rules/records.ts'
import { yearOf } from '../rules/years.ts'
import { type HiddenWhy, hiddenRowsIn, insertHidden } from '../store/hidden.ts'
import { type AcceptedLine, acceptedLines, linesLike } from '../store/line.ts'

type Reading = Pick<BatchRow, 'id' | 'placeId' | 'parts' | 'contentSha256' | 'sheet'>

/** Opens the engine only where there is something to ask. */
type Open = () => Promise<Asking>

const hide = (scope: Scope, batch: Reading, line: AcceptedLine, why: HiddenWhy): Promise<number> => {
  const { row, day, pence, supplier } = line
  const hidden = { batch: batch.id, row, normal: supplierNormal(supplier), financialYear: yearOf(day), pence }
  return insertHidden(scope, batch.placeId, { ...hidden, reason: why.reason }, why.hiddenBy, why.hiddenAt)
}

/** A hidden row that is a line of this reading. */
type HiddenLine = AcceptedLine & { readonly why: HiddenWhy }

const hiddenLines = async (
  scope: Scope,
  open: Open,
  batch: Reading,
  among?: readonly number[],
): Promise<readonly HiddenLine[]> => {
  const hidden = await hiddenRowsIn(scope, batch.placeId, batch)
  const before = new Map(hidden.map((one) => [one.row, one]))
  const rows = among === undefined ? [...before.keys()] : among.filter((row) => before.has(row))
  if (rows.length === 0) return []
  const lines = await acceptedLines(await open(), batch.id, batch.parts, rows)
  return lines.flatMap((line) => {
    const why = before.get(line.row)
    return why === undefined ? [] : [{ ...line, why }]
  })
}

/**
 * Rows of this content that were hidden before, in a new reading of it or after a round of corrections: those that are lines now
 * leave their supplier's sums. Those that are none are known by their content, and not shown either.
 */
export const keepHidden = async (
  scope: Scope,
  open: Open,
  batch: Reading,
  among?: readonly number[],
): Promise<void> => {
  for (const line of await hiddenLines(scope, open, batch, among)) await hide(scope, batch, line, line.why)
}

const alike = (a: Omit<AcceptedLine, 'row'>, b: Omit<AcceptedLine, 'row'>): boolean =>
  a.day === b.day && a.pence === b.pence && supplierNormal(a.supplier) === supplierNormal(b.supplier)

/** The hidden payments of a batch, found again in the tables that take its place. */
export interface HiddenAgain {
  readonly warningsOf: (batch: BatchId) => readonly string[]
  /** Once the batch is there. */
  readonly hideIn: (batch: Reading) => Promise<void>
}

/** Of another file the rows say nothing: a payment is known again by its day, its supplier and its amount. */
export const hiddenAgain = async (
  scope: Scope,
  open: Open,
  replaced: Reading | undefined,
  by: readonly Reading[],
): Promise<HiddenAgain> => {
  const isSame = (one: Reading): boolean =>
    one.contentSha256 === replaced?.contentSha256 && (one.sheet ?? '') === (replaced.sheet ?? '')
  const before = replaced === undefined || by.some(isSame) ? [] : await hiddenLines(scope, open, replaced)
  const found = new Map<BatchId, HiddenLine[]>()
  for (const { id, parts } of before.length === 0 ? [] : by) {
    const lines = await linesLike(await open(), id, parts, before)
    const again = lines.flatMap((line) => before.filter((one) => alike(one, line)).map(({ why }) => ({ ...line, why })))
    found.set(id, again)
  }
  const all = [...found.values()].flat()
  const unlike = before.filter((one) => !all.some((line) => alike(one, line))).length
  return {
    warningsOf: (batch) => {
      const rows = new Set(found.get(batch)?.map(({ row }) => row)).size
      return [
        ...(rows > 0 ? [hiddenTooWords(rows)] : []),
        ...(unlike > 0 && batch === by[0]?.id ? [hiddenUnlikeWords(unlike)] : []),
      ]
    },
    hideIn: async (batch) => {
      for (const line of found.get(batch.id) ?? []) await hide(scope, batch, line, line.why)
    },
  }
}
