// What programs get of a spreadsheet of goals; and the rows held back as a table that can be put right and sent again.
import type { DataTable } from '../../../platform/http/index.ts'
import type { PlanImport } from '../rules/records.ts'
import { headingsOf, type ImportReport, type Preview } from '../rules/report.ts'
import type { Role } from '../rules/sheet.ts'
import { heldWords } from '../rules/words.ts'

const reportOf = (sheet: PlanImport, preview: Preview | undefined): ImportReport | undefined =>
  sheet.report ?? preview?.report

export const importJson = (sheet: PlanImport, preview: Preview | undefined) => {
  const report = reportOf(sheet, preview)
  return {
    id: sheet.id,
    file: sheet.fileName,
    state: sheet.state,
    mapping: sheet.mapping,
    tables: sheet.found.tables.map(({ inner, sheet: name, rows, blank }) => ({
      inner,
      sheet: name,
      rows: rows.length + blank,
    })),
    notTables: sheet.found.notTables,
    rows:
      report === undefined
        ? null
        : {
            ...{ source: report.source, added: report.added, changed: report.changed, same: report.same },
            held: report.held.length,
            leftOut: Object.values(report.leftOut).reduce((sum, rows) => sum + rows, 0),
          },
    goals: report?.done ?? [],
    held: (report?.held ?? []).map(({ row, reason, cells }) => ({ row, reason, words: heldWords[reason], cells })),
  }
}

/** Where a column has no heading of its own, one by which it is recognised when it comes again. */
const headingFor: Readonly<Record<Role, string>> = {
  ...{ none: '', code: 'Code', title: 'Goal', words: 'Description', theme: 'Theme', order: 'Order' },
}

export const heldTable = (sheet: PlanImport, preview: Preview | undefined): DataTable => {
  const { mapping, found } = sheet
  const table = mapping === null ? undefined : found.tables[mapping.table]
  const headings = table && mapping ? headingsOf(table, mapping) : []
  const columns = headings.map(
    (heading, i) => heading || headingFor[mapping?.columns[i] ?? 'none'] || `Column ${i + 1}`,
  )
  const held = reportOf(sheet, preview)?.held ?? []
  return {
    columns: [...columns, 'Row in the file', 'Why it was held back'].map((name) => ({ name, title: name })),
    rows: held.map(({ row, reason, cells }) => [...columns.map((_, i) => cells[i] ?? ''), row, heldWords[reason]]),
  }
}
