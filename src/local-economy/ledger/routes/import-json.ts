// What programs get of a file that was sent.
import type { Scope } from '../../../platform/kernel/index.ts'
import type { LookedTable, UploadRow } from '../rules/records.ts'
import { batchesOfUpload } from '../store/batches.ts'

const tableJson = (one: LookedTable) => ({
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
  warnings: one.warnings,
  result: one.result ?? null,
  duplicateOf: one.duplicateOf,
  overlaps: one.overlaps,
})

export const uploadJson = async (scope: Scope, upload: UploadRow) => ({
  upload: upload.id,
  file: upload.fileName,
  publisher: upload.publisher,
  state: upload.state,
  tables: (upload.found?.tables ?? []).map(tableJson),
  notTables: (upload.found?.notTables ?? []).map(({ inner, sheet, reason }) => ({ inner, sheet, reason })),
  batches: upload.state === 'done' ? (await batchesOfUpload(scope, upload.id)).map(({ id }) => id) : [],
})
