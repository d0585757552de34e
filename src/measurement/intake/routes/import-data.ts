// What programs get of a spreadsheet of measures; and the rows held back as a table that can be put right and sent again.
import type { DataTable } from '../../../platform/http/index.ts'
import { isPrivate, type Licence, type Named } from '../rules/licence.ts'
import type { MeasureImport } from '../rules/records.ts'
import { headingsOf, type ImportReport, type Preview } from '../rules/report.ts'
import type { Role } from '../rules/sheet.ts'
import { heldWords } from '../rules/words.ts'

export interface Seen {
  readonly sheet: MeasureImport
  readonly preview: Preview | undefined
  readonly licence: Licence | null
  readonly named: readonly Named[]
}

const reportOf = ({ sheet, preview }: Seen): ImportReport | undefined => sheet.report ?? preview?.report

const rowsJson = ({ source, added, changed, same, untouched, held, leftOut }: ImportReport) => ({
  ...{ source, added, changed, same, untouched, held: held.length, leftOut },
})

export const importJson = (seen: Seen) => {
  const { sheet, licence, named } = seen
  const report = reportOf(seen)
  return {
    ...{ id: sheet.id, file: sheet.fileName, title: sheet.title, state: sheet.state, framework: sheet.framework },
    mapping: sheet.mapping,
    licence: licence && { ...licence, private: isPrivate(licence) },
    named: named.map(({ name, holder }) => ({ name, holder })),
    tables: sheet.found.tables.map(({ inner, sheet: name, rows, blank }) => ({
      inner,
      sheet: name,
      rows: rows.length + blank,
    })),
    notTables: sheet.found.notTables.map(({ inner, sheet: name, reason }) => ({ inner, sheet: name, reason })),
    rows: report === undefined ? null : rowsJson(report),
    measures: report?.done ?? [],
    held: (report?.held ?? []).map(({ row, reason, cells }) => ({ row, reason, words: heldWords[reason], cells })),
  }
}

/** Where a column has no heading of its own, one by which it is recognised when it comes again. */
const headingFor: Readonly<Partial<Record<Role, string>>> = {
  ...{ code: 'Code', title: 'Measure', definition: 'Definition', unit: 'Unit', who: 'Who counts', theme: 'Theme' },
  ...{ outcome: 'Outcome', evidence: 'Evidence', frequency: 'How often', direction: 'Direction' },
  ...{ level: 'Output or outcome', whose: 'Whose wellbeing', objectives: 'Objectives served' },
}

export const heldTable = (seen: Seen): DataTable => {
  const { mapping, found } = seen.sheet
  const table = mapping === null ? undefined : found.tables[mapping.table]
  const headings = table && mapping ? headingsOf(table, mapping) : []
  const columns = headings.map(
    (heading, i) => heading || headingFor[mapping?.columns[i] ?? 'none'] || `Column ${i + 1}`,
  )
  const held = reportOf(seen)?.held ?? []
  return {
    columns: [...columns, 'Row in the file', 'Why it was held back'].map((name) => ({ name, title: name })),
    rows: held.map(({ row, reason, cells }) => [...columns.map((_, i) => cells[i] ?? ''), row, heldWords[reason]]),
  }
}
