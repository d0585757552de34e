// Which tables are about days that others are about too: in the ledger already, or among those that come together.
import { overlapping, overlapWords, togetherWords } from '../rules/index.ts'
import type { BatchId, BatchRow, LookedFile, LookedTable, Overlap } from '../rules/records.ts'

const nameOf = (file: string, sheet: string | null): string => (sheet === null ? file : `${file}, ${sheet}`)

type Placed = Pick<BatchRow, 'id' | 'publisher' | 'fileName' | 'innerName' | 'sheet' | 'periodFrom' | 'periodTo'>

/** The live batches of a publisher as spans of days. */
export const spansOf = (batches: readonly Placed[], publisher: string, except?: BatchId): readonly Overlap[] =>
  batches.flatMap(({ id, publisher: other, fileName, innerName, sheet, periodFrom: from, periodTo: to }) =>
    other !== publisher || id === except || from === null || to === null
      ? []
      : [{ batch: id, file: nameOf(innerName ?? fileName, sheet), from, to }],
  )

/** The earlier batches of the publisher that share days with this table. */
export const overlapsOf = (table: LookedTable, earlier: readonly Overlap[]): readonly Overlap[] =>
  table.result?.period && table.duplicateOf === null ? overlapping(table.result.period, earlier) : []

export const overlapWarnings = (table: LookedTable, earlier: readonly Overlap[]): readonly string[] => {
  const period = table.result?.period
  return period ? overlapsOf(table, earlier).map((one) => overlapWords(period, one)) : []
}

/**
 * Tables that come in one import and are about some of the same days: each is held against those before it. The very same table
 * twice is another matter: it is added once.
 * @param without tables that are left out
 */
export const togetherWarnings = (
  looked: readonly LookedFile[],
  without: readonly BatchId[] = [],
): ReadonlyMap<BatchId, readonly string[]> => {
  const warnings = new Map<BatchId, readonly string[]>()
  const before: (Overlap & { readonly content: string })[] = []
  for (const { file, tables } of looked)
    for (const table of tables) {
      const { batch, result, notLedger, duplicateOf, sheet } = table
      const content = `${table.sha256} ${sheet ?? ''}`
      if (!result?.period || notLedger !== null || duplicateOf !== null || without.includes(batch)) continue
      if (before.some((one) => one.content === content)) continue
      const shared = overlapping(result.period, before)
      if (shared.length > 0) warnings.set(batch, [togetherWords(shared.map((one) => one.file))])
      before.push({ batch, content, file: nameOf(table.packed ? table.inner : file, sheet), ...result.period })
    }
  return warnings
}
