// A mapping as JSON: what `ledger inspect` prints and `--mapping FILE` takes. A person may write one by hand, so a column may be
// given by its number, by its letter, or by its heading alone, and what is wrong is said with the place where it stands.
import { asDay, type FieldErrors, ok, type Result, wrong } from '../../../platform/kernel/index.ts'
import {
  type AmountBasis,
  type ColumnOf,
  type DateOrder,
  type Decimals,
  type FieldName,
  fieldNames,
  type Mapping,
} from './types.ts'

type Json = Readonly<Record<string, unknown>>

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const isField = (name: string): name is FieldName => (fieldNames as readonly string[]).includes(name)

const orders: readonly DateOrder[] = ['day-month-year', 'month-day-year', 'year-month-day']
const bases: readonly AmountBasis[] = ['net', 'gross', 'unknown']
const decimalKinds: readonly Decimals[] = ['point', 'comma']
const known = ['version', 'headerRow', 'headerRows', 'columns', 'dateOrder', 'decimals', 'amountBasis', 'period']

/** `A` is 1, `AA` is 27. */
const numberOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

const isPlace = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 1

/** Column 0 stands for “wherever this heading is”; `fitMapping` finds it. */
const columnFrom = (value: unknown): ColumnOf | undefined => {
  if (isPlace(value)) return { column: value, heading: '' }
  if (typeof value === 'string' && value.trim() !== '')
    return /^[A-Z]{1,3}$/.test(value) ? { column: numberOf(value), heading: '' } : { column: 0, heading: value }
  if (!isJson(value)) return undefined
  const heading = typeof value.heading === 'string' ? value.heading : ''
  const place = value.column === undefined ? undefined : columnFrom(value.column)
  if (value.column !== undefined && (place === undefined || place.column === 0)) return undefined
  return place === undefined && heading.trim() === '' ? undefined : { column: place?.column ?? 0, heading }
}

const columnsFrom = (value: unknown, errors: Record<string, string>): Mapping['columns'] => {
  const columns: Partial<Record<FieldName, ColumnOf>> = {}
  if (!isJson(value)) {
    errors.columns = 'Say under "columns" which column holds what, such as {"supplier": "Supplier Name", "amount": 7}.'
    return columns
  }
  for (const [name, said] of Object.entries(value)) {
    if (said === null || said === undefined) continue
    const column = columnFrom(said)
    if (!isField(name)) errors[`columns.${name}`] = `There is no field "${name}". There are: ${fieldNames.join(', ')}.`
    else if (!column)
      errors[`columns.${name}`] =
        'Give the heading, the number from 1, or the letter of the column, such as "Net Amount", 7 or "G".'
    else columns[name] = column
  }
  for (const field of ['supplier', 'amount'] as const)
    if (!columns[field]) errors[`columns.${field}`] ??= `Say which column holds the ${field}.`
  return columns
}

const oneOf = <T extends string>(
  json: Json,
  name: string,
  values: readonly T[],
  otherwise: T,
  errors: Record<string, string>,
): T => {
  const value = json[name] ?? otherwise
  const found = values.find((one) => one === value)
  if (found === undefined) errors[name] = `Give one of these: ${values.join(', ')}.`
  return found ?? otherwise
}

const periodFrom = (value: unknown, errors: Record<string, string>): Mapping['period'] => {
  if (value === null || value === undefined) return null
  const [from, to] = isJson(value) ? [asDay(String(value.from)), asDay(String(value.to))] : []
  if (from && to && from <= to) return { from, to }
  errors.period = 'Give the first and the last day, such as {"from": "2024-04-01", "to": "2024-06-30"}.'
  return null
}

/** Without a word about headings, they are where detection finds them: the columns then need headings of their own. */
const headerFrom = (json: Json, errors: Record<string, string>): Pick<Mapping, 'headerRow' | 'headerRows'> => {
  const { headerRow } = json
  if (headerRow === null) return { headerRow: null, headerRows: 0 }
  const row = headerRow ?? 1
  if (!isPlace(row))
    errors.headerRow = 'Give the number of the row with the headings, from 1, or null where there are none.'
  const lines = json.headerRows ?? 1
  if (lines !== 1 && lines !== 2) errors.headerRows = 'Give 1, or 2 where the headings stand over two rows.'
  return { headerRow: isPlace(row) ? row : 1, headerRows: lines === 2 ? 2 : 1 }
}

/** Errors are keyed by the place in the file, such as `columns.date`. What is left out is what most files have. */
export const readMapping = (json: unknown): Result<Mapping> => {
  if (!isJson(json)) return wrong({ '': 'A mapping is a JSON object, as "ledger inspect FILE --json" prints it.' })
  const errors: Record<string, string> = {}
  for (const name of Object.keys(json))
    if (!known.includes(name)) errors[name] = `A mapping has no "${name}". It has: ${known.join(', ')}.`
  if (json.version !== undefined && json.version !== 1)
    errors.version = 'This is version 1 of the format: give 1, or leave it out.'
  const header = headerFrom(json, errors)
  const columns = columnsFrom(json.columns, errors)
  const { dateOrder } = json
  if (dateOrder !== null && dateOrder !== undefined && !orders.includes(dateOrder as DateOrder))
    errors.dateOrder = `Give one of these: ${orders.join(', ')}; or null to let the dates decide.`
  const mapping: Mapping = {
    version: 1,
    ...header,
    columns,
    dateOrder: orders.find((order) => order === dateOrder) ?? null,
    decimals: oneOf(json, 'decimals', decimalKinds, 'point', errors),
    amountBasis: oneOf(json, 'amountBasis', bases, 'unknown', errors),
    period: periodFrom(json.period, errors),
  }
  return Object.keys(errors).length > 0 ? wrong(errors as FieldErrors) : ok(mapping)
}

/** In a fixed order, with every part that a person may change. */
export const mappingJson = (mapping: Mapping): unknown => ({
  version: mapping.version,
  headerRow: mapping.headerRow,
  headerRows: mapping.headerRows,
  columns: Object.fromEntries(
    fieldNames.flatMap((field) => {
      const column = mapping.columns[field]
      return column ? [[field, { column: column.column, heading: column.heading }]] : []
    }),
  ),
  dateOrder: mapping.dateOrder,
  decimals: mapping.decimals,
  amountBasis: mapping.amountBasis,
  period: mapping.period,
})
