// What `plan import` prints: as data, and in words.
import { count } from '../../../platform/kernel/index.ts'
import type { ImportReport } from '../rules/report.ts'
import { type FoundFile, type Mapping, titleMissing } from '../rules/sheet.ts'
import type { PlanId, PlanImportId } from '../rules/types.ts'
import { heldWords } from '../rules/words.ts'

export interface Outcome {
  readonly plan: { readonly id: PlanId | null; readonly title: string; readonly created: boolean }
  /** The receipt; null where nothing was done. */
  readonly import: PlanImportId | null
  /** The very same file was taken before, and the plan still says what it says. */
  readonly already: boolean
  /** What was done, or with --look what would be; null where no column holds the goals. */
  readonly report: ImportReport | null
}

export const columnsQuestion = {
  about: 'columns',
  words:
    'Which column holds the goals? Say --columns with what each column holds: code, title, words, theme, order, none.',
}

export const questionsOf = (mapping: Mapping | undefined) =>
  mapping !== undefined && titleMissing(mapping) ? [columnsQuestion] : []

const rowsJson = ({ source, added, changed, same, untouched, held, leftOut }: ImportReport) => ({
  ...{ source, added, changed, same, untouched, held: held.length, leftOut },
})

export const answerJson = (file: string, found: FoundFile, mapping: Mapping | undefined, done: Outcome) => ({
  file,
  plan: done.plan,
  import: done.import,
  already: done.already,
  questions: questionsOf(mapping),
  tables: found.tables.map(({ inner, sheet, rows, blank }) => ({ inner, sheet, rows: rows.length + blank })),
  notTables: found.notTables,
  mapping: mapping ?? null,
  rows: done.report === null ? null : rowsJson(done.report),
  goals: done.report?.done ?? [],
  held: (done.report?.held ?? []).map(({ row, reason, cells }) => ({ row, reason, words: heldWords[reason], cells })),
})

const heldLines = ({ held }: ImportReport): readonly string[] =>
  held.map(({ row, reason }) => `  Row ${row}: ${heldWords[reason]}`)

export const answerWords = ({ plan, already, report }: Outcome, looked: boolean): string => {
  if (report === null) return 'Nothing was taken.'
  if (already) return `“${plan.title}”: this spreadsheet was taken already. Nothing was changed.`
  const { added, changed, same, held } = report
  const counts = `${count(added, 'new goal')}, ${changed} changed, ${same} as before, ${count(held.length, 'row')} held back`
  return [
    `“${plan.title}”${plan.created ? ', a new plan' : ''}: ${counts}.${looked ? ' Nothing was changed.' : ''}`,
    ...heldLines(report),
  ].join('\n')
}
