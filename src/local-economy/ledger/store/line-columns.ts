// The columns of lines.parquet, for those that write them: what became of each row, and what an accepted line says.
import { joined, named, type Query, query, type Value } from '../../../platform/analytics/index.ts'
import type { LineValues, ReadRow } from '../rules/types.ts'

const text = query`varchar`
const amount = query`bigint`

/** Without `batch`, which is the same in all rows of a file and stands before them. `key`: where a line's values have it. */
export const lineColumns = [
  { name: 'row', type: amount, key: null },
  { name: 'kind', type: text, key: null },
  { name: 'reason', type: text, key: null },
  { name: 'day', type: query`date`, key: 'day' },
  { name: 'pence', type: amount, key: null },
  { name: 'supplier', type: text, key: 'supplier' },
  { name: 'description', type: text, key: 'description' },
  { name: 'category', type: text, key: 'category' },
  { name: 'reference', type: text, key: 'reference' },
  { name: 'supplier_number', type: text, key: 'supplierNumber' },
  { name: 'company_number', type: text, key: 'companyNumber' },
  { name: 'charity_number', type: text, key: 'charityNumber' },
  { name: 'vat_number', type: text, key: 'vatNumber' },
  { name: 'postcode', type: text, key: 'postcode' },
  { name: 'vat_pence', type: amount, key: 'vatPence' },
] as const satisfies readonly { readonly name: string; readonly type: Query; readonly key: keyof LineValues | null }[]

export type LineColumn = (typeof lineColumns)[number]['name']

/** Makes an empty table for rows that the rules have read: `rowValues` are its rows. */
export const createLineTable = (table: string): Query =>
  query`create or replace table ${named(table)} (${joined(lineColumns.map(({ name, type }) => query`${named(name)} ${type}`))})`

/** What became of one row, in the order of the columns. */
export const rowValues = (row: number, read: ReadRow): Value[] => {
  const values: Partial<LineValues> = read.kind === 'not-data' ? {} : read.values
  const own: Partial<Record<LineColumn, Value>> = {
    row,
    kind: read.kind,
    reason: read.kind === 'held' ? read.reason : read.kind === 'not-data' ? read.what : null,
    pence: read.kind === 'accepted' ? read.values.pence : read.pence,
  }
  return lineColumns.map(({ name, key }) => (key === null ? own[name] : values[key]) ?? null)
}

/** All columns of lines.parquet, each but the first given by this. */
export const lineSelect = (batch: string, of: (column: LineColumn) => Query): Query =>
  joined([
    query`${batch}::varchar as batch`,
    ...lineColumns.map(({ name, type }) => query`(${of(name)})::${type} as ${named(name)}`),
  ])
