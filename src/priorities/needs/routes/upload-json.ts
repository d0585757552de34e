// What programs get of a file of indicators.
import { boxOf } from '../forms/choose.ts'
import { tableTitle } from '../pages/found-table.ts'
import { fullName } from '../rules/indicator.ts'
import type { UploadRow } from '../rules/records.ts'

export const uploadJson = ({ id, fileName, source, state, found, report }: UploadRow) => ({
  upload: id,
  file: fileName,
  source,
  state,
  tables: (found?.tables ?? []).map((one) => ({
    table: one.id,
    title: tableTitle(fileName, one),
    layout: one.layout,
    mapping: one.mapping,
    headings: one.headings,
    questions: one.questions,
    doubt: one.doubt,
    rows: one.counts,
    region: one.region?.name ?? null,
    areas: one.areas,
    indicators: one.indicators.map((indicator, i) => ({
      choose: boxOf(one, i),
      key: indicator.key,
      name: fullName(indicator),
      figures: indicator.figures,
      notKnown: indicator.notKnown,
      first: indicator.first,
      last: indicator.last,
    })),
  })),
  notTables: found?.notTables ?? [],
  loads: (report ?? []).flatMap(({ load }) => (load === null ? [] : [load])),
})
