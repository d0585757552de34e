// What becomes of a spreadsheet of measures: before it is taken, as a preview; after, as a receipt.
import type { FrameworkContent } from '../../framework/rules/types.ts'
import { type Change, merge } from './merge.ts'
import { readMeasures } from './read-measures.ts'
import type { FoundFile, FoundTable, HeldRow, LeftOut, Mapping } from './sheet.ts'

export interface ImportReport {
  readonly source: number
  readonly added: number
  readonly changed: number
  readonly same: number
  /** Measures of the draft that the spreadsheet does not name. */
  readonly untouched: number
  readonly leftOut: LeftOut
  /** By row, with all its cells. */
  readonly held: readonly HeldRow[]
  /** What was done, by row. */
  readonly done: readonly {
    readonly row: number
    readonly kind: Change['kind']
    readonly code: string
    readonly title: string
  }[]
}

export interface Preview {
  readonly table: FoundTable
  readonly headings: readonly string[]
  readonly changes: readonly Change[]
  readonly content: FrameworkContent
  readonly report: ImportReport
}

export const headingsOf = (
  table: FoundTable,
  { headerRow, columns }: Pick<Mapping, 'headerRow' | 'columns'>,
): readonly string[] => {
  const cells = table.rows.find(({ row }) => row === headerRow)?.cells ?? []
  return columns.map((_, i) => (cells[i] ?? '').replace(/\s+/g, ' ').trim())
}

const numberOf = (changes: readonly Change[], kind: Change['kind']): number =>
  changes.filter((one) => one.kind === kind).length

/** Undefined where the file has no such table. @param held whether it came under a licence */
export const previewOf = (
  file: FoundFile,
  mapping: Mapping,
  before: FrameworkContent,
  held: boolean,
): Preview | undefined => {
  const table = file.tables[mapping.table]
  if (table === undefined) return undefined
  const read = readMeasures(table, mapping)
  const merged = merge(before, read.measures, held)
  const rows = new Map(table.rows.map((one) => [one.row, one]))
  const unsure = merged.held.map(({ row, reason }): HeldRow => ({ row, cells: rows.get(row)?.cells ?? [], reason }))
  const { changes, content, untouched } = merged
  const report: ImportReport = {
    source: read.source,
    ...{ added: numberOf(changes, 'new'), changed: numberOf(changes, 'changed'), same: numberOf(changes, 'same') },
    untouched,
    leftOut: read.leftOut,
    held: [...read.held, ...unsure].toSorted((a, b) => a.row - b.row),
    done: changes.map(({ row, kind, measure }) => ({ row, kind, code: measure.code, title: measure.title })),
  }
  return { table, headings: headingsOf(table, mapping), changes, content, report }
}
