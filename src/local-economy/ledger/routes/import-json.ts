// What programs get of a file that was sent.
import type { Scope } from '../../../platform/kernel/index.ts'
import { togetherWarnings } from '../actions/overlaps.ts'
import type { LookedTable, UploadRow } from '../rules/records.ts'
import { batchesOfUpload } from '../store/batches.ts'

const tableJson = (one: LookedTable, together: readonly string[]) => ({
  table: one.batch,
  inner: one.inner,
  sheet: one.sheet,
  format: one.format,
  rows: one.rows,
  mapping: one.mapping,
  mappingFrom: one.mappingFrom,
  headings: one.headings,
  questions: one.questions,
  notLedger: one.notLedger,
  doubtful: one.doubtful,
  notes: one.notes,
  warnings: [...one.warnings, ...together],
  result: one.result ?? null,
  duplicateOf: one.duplicateOf,
  overlaps: one.overlaps,
})

export const uploadJson = async (scope: Scope, upload: UploadRow) => {
  const together = togetherWarnings(upload.found === null ? [] : [upload.found])
  return {
    upload: upload.id,
    file: upload.fileName,
    publisher: upload.publisher,
    state: upload.state,
    tables: (upload.found?.tables ?? []).map((one) => tableJson(one, together.get(one.batch) ?? [])),
    notTables: (upload.found?.notTables ?? []).map(({ inner, sheet, reason }) => ({ inner, sheet, reason })),
    batches: upload.state === 'done' ? (await batchesOfUpload(scope, upload.id)).map(({ id }) => id) : [],
  }
}
