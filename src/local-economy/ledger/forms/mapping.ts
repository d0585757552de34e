// The form that says how a table is to be read. A question on another page sends one answer: the rest stays as it was.
import {
  type Body,
  type DayTyped,
  dayFrom,
  dayTyped,
  errorsOf,
  ok,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import { fieldTitles } from '../rules/index.ts'
import {
  type AmountBasis,
  type ColumnOf,
  type DateOrder,
  type Decimals,
  type FieldName,
  fieldNames,
  type Mapping,
  type SourceRow,
} from '../rules/types.ts'

export interface MappingTyped {
  /** `0`, `1` or `2` */
  readonly headerRows: string
  readonly headerRow: string
  /** The column's number, or empty. */
  readonly columns: Readonly<Record<FieldName, string>>
  /** Empty: the column itself decides. */
  readonly dateOrder: string
  readonly decimals: string
  readonly amountBasis: string
  readonly from: DayTyped
  readonly to: DayTyped
}

export const columnField = (field: FieldName): string => `column-${field}`

const dayBoxes = (day: string | undefined): DayTyped => {
  const [year = '', month = '', date = ''] = day?.split('-') ?? []
  return { day: date.replace(/^0/, ''), month: month.replace(/^0/, ''), year }
}

const forEachField = (value: (field: FieldName) => string): Record<FieldName, string> =>
  Object.fromEntries(fieldNames.map((field) => [field, value(field)])) as Record<FieldName, string>

/** A mapping as the form shows it. */
export const mappingShown = (mapping: Mapping): MappingTyped => ({
  headerRows: String(mapping.headerRows),
  headerRow: mapping.headerRow === null ? '' : String(mapping.headerRow),
  columns: forEachField((field) => String(mapping.columns[field]?.column ?? '')),
  dateOrder: mapping.dateOrder ?? '',
  decimals: mapping.decimals,
  amountBasis: mapping.amountBasis,
  from: dayBoxes(mapping.period?.from),
  to: dayBoxes(mapping.period?.to),
})

/**
 * The answers to questions, as the form's own fields: on the page of the file each is named for its table, `columns` asks who was
 * paid, and `period` is `from/to`.
 */
export const answersFor = (body: Body, table: string): Body => {
  const mine = Object.entries(body).map(([name, value]) => [name.replace(`-${table}`, ''), value])
  const named: Body = Object.fromEntries(mine)
  const [from, to] = textOf(named, 'period').split('/')
  return {
    ...named,
    ...('columns' in named ? { [columnField('supplier')]: textOf(named, 'columns') } : {}),
    ...(from !== undefined && to !== undefined ? { from, to } : {}),
  }
}

/** What was sent; what was not asked stays as the mapping has it. */
export const mappingTyped = (body: Body, mapping: Mapping): MappingTyped => {
  const now = mappingShown(mapping)
  const text = (name: string, otherwise: string): string => (name in body ? textOf(body, name) : otherwise)
  const day = (name: 'from' | 'to'): DayTyped =>
    [name, `${name}-day`, `${name}-month`, `${name}-year`].some((one) => one in body)
      ? textOf(body, name) === ''
        ? dayTyped(body, name)
        : dayBoxes(textOf(body, name))
      : now[name]
  return {
    headerRows: text('headerRows', now.headerRows),
    headerRow: text('headerRow', now.headerRow),
    columns: forEachField((field) => text(columnField(field), now.columns[field])),
    dateOrder: text('dateOrder', now.dateOrder),
    decimals: text('decimals', now.decimals),
    amountBasis: text('amountBasis', now.amountBasis),
    from: day('from'),
    to: day('to'),
  }
}

/** What is known of the table, to check what was typed. */
export interface TableKnown {
  readonly mapping: Mapping
  readonly headings: readonly string[]
  readonly rows: number
  readonly columns: number
  readonly sample: readonly SourceRow[]
}

const orders: readonly string[] = ['day-month-year', 'month-day-year', 'year-month-day'] satisfies DateOrder[]
const bases: readonly string[] = ['net', 'gross', 'unknown'] satisfies AmountBasis[]
const decimalKinds: readonly string[] = ['point', 'comma'] satisfies Decimals[]
const isOrder = (text: string): text is DateOrder => orders.includes(text)
const isBasis = (text: string): text is AmountBasis => bases.includes(text)
const isDecimals = (text: string): text is Decimals => decimalKinds.includes(text)

const wholeNumber = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined)

interface Header {
  readonly headerRow: number | null
  readonly headerRows: 0 | 1 | 2
}

const headerFrom = (typed: MappingTyped, rows: number): Header | string => {
  if (typed.headerRows === '0') return { headerRow: null, headerRows: 0 }
  const headerRows = typed.headerRows === '2' ? 2 : 1
  const row = wholeNumber(typed.headerRow)
  if (row === undefined) return 'Enter the number of the row with the headings, such as 1.'
  if (row < headerRows || row > rows)
    return `Enter a row from ${headerRows} to ${rows.toLocaleString('en-GB')}: the file has no other.`
  return { headerRow: row, headerRows }
}

/** The heading of a column, where the row that holds it is known; the mapping is read again against the file in any case. */
const headingOf = (column: number, header: Header, { mapping, headings, sample }: TableKnown): string => {
  if (header.headerRow === mapping.headerRow && header.headerRows === mapping.headerRows)
    return headings[column - 1] ?? ''
  const parts = sample
    .filter(
      ({ row }) => header.headerRow !== null && row <= header.headerRow && row > header.headerRow - header.headerRows,
    )
    .map(({ cells }) => cells[column - 1]?.trim() ?? '')
  return parts.filter((part) => part !== '').join(' ')
}

/** One column cannot hold two of these. */
const apart: readonly FieldName[] = ['date', 'supplier', 'amount']

const columnErrors = (typed: MappingTyped, columns: number): Record<string, string | undefined> => {
  const errors: Record<string, string | undefined> = {}
  if (typed.columns.supplier === '') errors[columnField('supplier')] = 'Choose the column that says who was paid.'
  if (typed.columns.amount === '') errors[columnField('amount')] = 'Choose the column that says how much was paid.'
  for (const field of fieldNames) {
    const text = typed.columns[field]
    const column = wholeNumber(text)
    if (text !== '' && (column === undefined || column < 1 || column > columns))
      errors[columnField(field)] = 'Choose a column of this file.'
  }
  for (const [i, field] of apart.entries()) {
    const same = apart
      .slice(0, i)
      .find((other) => typed.columns[other] !== '' && typed.columns[other] === typed.columns[field])
    if (same !== undefined)
      errors[columnField(field)] ??=
        `This column is taken for “${fieldTitles[same]}” already. Choose another, or change that one.`
  }
  return errors
}

const notADay = 'Enter a real day, such as 1 4 2024.'

/** Errors are keyed by the names of the form's fields. */
export const mappingForm = (typed: MappingTyped, known: TableKnown): Result<Mapping> => {
  const header = headerFrom(typed, known.rows)
  const dated = typed.columns.date !== ''
  const [from, to] = dated ? [undefined, undefined] : [dayFrom(typed.from), dayFrom(typed.to)]
  const { dateOrder, decimals, amountBasis } = typed
  const errors = errorsOf({
    headerRow: typeof header === 'string' ? header : undefined,
    ...columnErrors(typed, known.columns),
    dateOrder: dateOrder === '' || isOrder(dateOrder) ? undefined : 'Choose in which order the dates are written.',
    decimals: isDecimals(decimals) ? undefined : 'Choose how pence are written.',
    amountBasis: isBasis(amountBasis) ? undefined : 'Choose whether VAT is in the amounts.',
    from:
      from === 'wrong'
        ? notADay
        : !dated && from === undefined
          ? 'No column has dates, so enter the first day that the payments are from.'
          : undefined,
    to:
      to === 'wrong'
        ? notADay
        : !dated && to === undefined
          ? 'No column has dates, so enter the last day that the payments are from.'
          : from !== undefined && to !== undefined && to < from
            ? 'The last day must not be before the first.'
            : undefined,
  })
  if (Object.keys(errors).length > 0 || typeof header === 'string') return wrong(errors)
  if (from === 'wrong' || to === 'wrong' || !isDecimals(decimals) || !isBasis(amountBasis)) return wrong(errors)
  const columns: Partial<Record<FieldName, ColumnOf>> = {}
  for (const field of fieldNames) {
    const column = wholeNumber(typed.columns[field])
    if (column !== undefined) columns[field] = { column, heading: headingOf(column, header, known) }
  }
  return ok({
    version: 1,
    ...header,
    columns,
    dateOrder: dated && isOrder(dateOrder) ? dateOrder : null,
    decimals,
    amountBasis,
    period: from === undefined || to === undefined ? null : { from, to },
  })
}
