// What became of each table of a file, as one shape for the receipt, the command line and the audit.
import { addPence, type Pence } from '../../../platform/kernel/index.ts'
import type {
  BatchId,
  BatchRow,
  ImportedTable,
  ImportReport,
  LookedFile,
  LookedTable,
  NotATablePart,
} from '../rules/records.ts'
import type { Amounts, Counts } from '../rules/types.ts'

const none: Amounts = { accepted: 0 as Pence, held: 0 as Pence, notData: 0 as Pence }
const rows = (source: number, accepted: number, held: number, notData: number): Counts => ({
  source,
  accepted,
  held,
  notData,
})

/** `2024.zip!April.csv` */
export const fullName = (
  file: string,
  { inner, packed }: { readonly inner: string; readonly packed: boolean },
): string => (packed ? `${file}!${inner}` : file)

interface About {
  readonly looked: LookedFile
  readonly publisher: string
}

const base = ({ looked, publisher }: About, part: LookedTable | NotATablePart) => ({
  file: fullName(looked.file, part),
  sheet: part.sheet,
  sha256: looked.sha256,
  publisher,
  batch: null,
  period: null,
  amountBasis: 'unknown' as const,
  amountPence: none,
  duplicateOf: null,
  warnings: [],
  refused: null,
  questions: [],
})

export const notTableReport = (about: About, part: NotATablePart): ImportedTable => ({
  ...base(about, part),
  rows: rows(0, 0, 0, 0),
  refused: part.reason,
})

/** A table that was read, or refused, or waits for an answer: its rows then all wait with it. */
export const tableReport = (about: About, table: LookedTable, batch: BatchId | null): ImportedTable => {
  const { notLedger, questions, result, rows: source } = table
  const said = base(about, table)
  const warnings = [...(table.doubtful === null ? [] : [table.doubtful]), ...table.notes, ...table.warnings]
  if (notLedger !== null) return { ...said, rows: rows(source, 0, 0, source), refused: notLedger }
  if (result === undefined) return { ...said, rows: rows(source, 0, source, 0), warnings, questions }
  return {
    ...said,
    batch,
    period: result.period,
    amountBasis: table.mapping.amountBasis,
    rows: result.counts,
    amountPence: result.amounts,
    warnings,
  }
}

/** Nothing was changed: the figures are those of the batch that has it already. */
export const duplicateReport = (about: About, table: LookedTable, before: BatchRow, words: string): ImportedTable => ({
  ...base(about, table),
  period:
    before.periodFrom === null || before.periodTo === null ? null : { from: before.periodFrom, to: before.periodTo },
  amountBasis: before.amountBasis,
  rows: before.rows,
  amountPence: before.pence,
  duplicateOf: before.id,
  warnings: [words],
})

/** All that was in a file, in its order. */
export const partsInOrder = (looked: LookedFile): readonly (LookedTable | NotATablePart)[] =>
  [...looked.tables, ...looked.notTables].sort((a, b) => a.at - b.at)

const summed = (all: readonly ImportedTable[]): ImportReport['total'] => {
  const sum = (of: keyof Counts): number => all.reduce((total, one) => total + one.rows[of], 0)
  const pence = (of: keyof Amounts): Pence => addPence(...all.map((one) => one.amountPence[of]))
  return {
    files: all.length,
    rows: rows(sum('source'), sum('accepted'), sum('held'), sum('notData')),
    amountPence: { accepted: pence('accepted'), held: pence('held'), notData: pence('notData') },
  }
}

/** The sum is of what was added alone. */
export const reportOf = (files: readonly ImportedTable[]): ImportReport => ({
  files,
  total: summed(files.filter((one) => one.batch !== null)),
})
