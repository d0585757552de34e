// The last step before a file counts: which of its tables are added, and what becomes of earlier files about the same days.
import { type Body, ok, type Result, textOf, textsOf, wrong } from '../../../platform/kernel/index.ts'
import type { BatchId, LookedTable } from '../rules/records.ts'

export interface AddRead {
  /** The earlier batch whose place it takes. */
  readonly replaces?: BatchId
  /** Tables that were not chosen. */
  readonly without?: readonly BatchId[]
}

/** What is asked of a table. */
export type TableChosen = Pick<LookedTable, 'batch' | 'notLedger' | 'duplicateOf' | 'overlaps'>

/** Whether overlapping files stay must be said: neither is safe to take for granted. */
export const addForm = (body: Body, tables: readonly TableChosen[]): Result<AddRead> => {
  const usable = tables.filter((one) => one.notLedger === null && one.duplicateOf === null)
  // With boxes that could all be cleared the form says that it asked.
  const chosen = 'table' in body || 'asked' in body ? textsOf(body, 'table') : usable.map((one): string => one.batch)
  const without = usable.filter((one) => !chosen.includes(one.batch)).map((one) => one.batch)
  if (usable.length > 0 && without.length === usable.length)
    return wrong({ table: 'Choose at least one table, or throw the file away.' })
  const replaces = textOf(body, 'replaces')
  const earlier = usable
    .filter((one) => !without.includes(one.batch))
    .flatMap((one) => one.overlaps)
    .map((one) => one.batch)
  const batch = earlier.find((one) => one === replaces)
  if (earlier.length > 0 && batch === undefined && replaces !== 'beside')
    return wrong({ replaces: 'Choose whether the earlier files stay beside this one.' })
  return ok({
    ...(batch === undefined ? {} : { replaces: batch }),
    ...(without.length === 0 ? {} : { without }),
  })
}
