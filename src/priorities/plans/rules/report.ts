// What becomes of a spreadsheet of goals: before it is taken, as a preview; after, as a receipt.
import { type Change, type Comparison, compare, type GoalNow } from './compare.ts'
import { readGoals } from './read-goals.ts'
import type { FoundFile, FoundTable, HeldRow, LeftOut, Mapping } from './sheet.ts'

export interface ImportReport {
  readonly source: number
  readonly added: number
  readonly changed: number
  readonly same: number
  /** Goals of the plan of which the spreadsheet says nothing. */
  readonly untouched: number
  readonly leftOut: LeftOut
  /** By row, with all its cells. */
  readonly held: readonly HeldRow[]
  /** What was done, by row. */
  readonly done: readonly {
    readonly row: number
    readonly kind: Change['kind']
    readonly code: string | null
    readonly title: string
  }[]
}

export interface Preview<Id extends string = string> {
  readonly table: FoundTable
  readonly headings: readonly string[]
  readonly comparison: Comparison<Id>
  readonly held: readonly HeldRow[]
  readonly report: ImportReport
}

export const headingsOf = (
  table: FoundTable,
  { headerRow, columns }: Pick<Mapping, 'headerRow' | 'columns'>,
): readonly string[] => {
  const cells = table.rows.find(({ row }) => row === headerRow)?.cells ?? []
  return columns.map((_, i) => (cells[i] ?? '').trim())
}

const numberOf = (changes: readonly Change[], kind: Change['kind']): number =>
  changes.filter((one) => one.kind === kind).length

/** Undefined where the file has no such table. */
export const previewOf = <Id extends string>(
  file: FoundFile,
  mapping: Mapping,
  now: readonly GoalNow<Id>[],
): Preview<Id> | undefined => {
  const table = file.tables[mapping.table]
  if (table === undefined) return undefined
  const read = readGoals(table, mapping)
  const comparison = compare(read.goals, now)
  const rows = new Map(table.rows.map((one) => [one.row, one]))
  const unsure = comparison.held.map(({ row, reason }): HeldRow => ({ row, cells: rows.get(row)?.cells ?? [], reason }))
  const held = [...read.held, ...unsure].toSorted((a, b) => a.row - b.row)
  const { changes, untouched } = comparison
  const report: ImportReport = {
    source: read.source,
    added: numberOf(changes, 'new'),
    changed: numberOf(changes, 'changed'),
    same: numberOf(changes, 'same'),
    untouched: untouched.length,
    leftOut: read.leftOut,
    held,
    done: changes.map((one) => {
      const { code, title } = one.kind === 'same' ? one.before : one.next
      return { row: one.row, kind: one.kind, code, title }
    }),
  }
  return { table, headings: headingsOf(table, mapping), comparison, held, report }
}
