// Rows that the engine may read by itself: those that are plain beyond doubt, by the patterns that the rules give. What they
// then say is what the rules would say of them (a property test holds the two against each other). All others are odd, and
// the rules read them one by one.
import { joined, literal, named, type Query, query, whole } from '../../../platform/analytics/index.ts'
import type { FieldName, Mapping } from '../rules/types.ts'
import type { LineColumn } from './line-columns.ts'
import type { Dates } from './line-dates.ts'

/** The patterns of the rules (`rules/simple.ts`), in RE2. */
export interface Simple {
  readonly amountPattern: string
  readonly groupedPattern: string
  readonly bracketPattern: string
  readonly plainText: string
  readonly oddSupplier: string
  readonly plainCompanyNumber: string
  readonly plainPostcode: string
}

export interface FastLane {
  /** Holds for every row that is not plain. */
  readonly odd: Query
  /** What a plain row says in this column. */
  of(column: LineColumn): Query
}

const fits = (text: Query, pattern: string): Query => query`regexp_matches(${text}, ${literal(pattern)})`
/**
 * The same for a pattern that no empty text fits. Where a stretch of rows has few different texts, the engine asks this once for each
 * of them and not for each row, which it does not do for `fits`; where they are all different, it takes longer.
 */
const fitsOften = (text: Query, pattern: string): Query => query`(regexp_extract(${text}, ${literal(pattern)}) <> '')`
const nothing = query`null`

/**
 * Exact: twelve digits and two decimals are all that a plain amount has, and a hundred times that is still a small number to the
 * engine. Nearly all are numbers as they stand. Never fails, since the plan may ask it of odd rows, too.
 */
const penceOf = (text: Query): Query => {
  const pounds = (written: Query): Query => query`try_cast(${written} as decimal(14, 2))`
  const bare = query`replace(replace(replace(replace(${text}, ',', ''), '£', ''), '(', '-'), ')', '')`
  return query`(coalesce(${pounds(text)}, ${pounds(bare)}) * 100::decimal(3, 0))::bigint`
}

/** In these columns the same texts come again and again. */
const repeating: readonly FieldName[] = ['category', 'description', 'companyNumber', 'postcode']

/** Taken as they stand where they are plain text. */
const textFields: readonly (readonly [FieldName, LineColumn])[] = [
  ['description', 'description'],
  ['category', 'category'],
  ['reference', 'reference'],
  ['supplierNumber', 'supplier_number'],
]
/** Brought to a form that no pattern here tells: where a row has one, the rules read it. */
const unread: readonly FieldName[] = ['charityNumber', 'vatNumber']

export const fastLane = (
  { mapping, headings, columns }: { mapping: Mapping; headings: readonly string[]; columns: number },
  dates: Dates,
  simple: Simple,
): FastLane => {
  const cell = (field: FieldName): Query | null => {
    const at = mapping.columns[field]?.column
    return at === undefined || at > columns ? null : query`raw.${named(`c${at}`)}`
  }
  const supplier = cell('supplier')
  const amount = cell('amount')
  const vatAmount = cell('vatAmount')
  const isAmount = (text: Query): Query =>
    query`(${fits(text, simple.amountPattern)} or ${fits(text, simple.groupedPattern)} or ${fits(text, simple.bracketPattern)})`
  const never: FastLane = { odd: query`true`, of: () => nothing }
  if (supplier === null || amount === null || mapping.decimals !== 'point') return never

  const below = mapping.headerRow === null ? [] : [query`raw.row > ${whole(mapping.headerRow)}`]
  const width = headings.length === 0 ? columns : headings.length
  const beyond = Array.from({ length: Math.max(0, columns - width) }, (_, i) => width + 1 + i)
  const optional = (field: FieldName, pattern: string): Query[] => {
    const text = cell(field)
    const asked = repeating.includes(field) ? fitsOften : fits
    return text === null ? [] : [query`(${text} is null or ${asked(text, pattern)})`]
  }
  const plain: Query[] = [
    ...below,
    query`${dates.day} is not null`,
    isAmount(amount),
    query`not ${fits(supplier, simple.oddSupplier)}`,
    ...textFields.flatMap(([field]) => optional(field, simple.plainText)),
    ...(vatAmount === null ? [] : [query`(${vatAmount} is null or ${isAmount(vatAmount)})`]),
    ...optional('companyNumber', simple.plainCompanyNumber),
    ...optional('postcode', simple.plainPostcode),
    ...unread.map(cell).flatMap((text) => (text === null ? [] : [query`${text} is null`])),
    ...beyond.map((at) => query`raw.${named(`c${at}`)} is null`),
  ]

  const postcode = cell('postcode')
  const said: Partial<Record<LineColumn, Query | null>> = {
    kind: query`'accepted'`,
    day: dates.day,
    pence: penceOf(amount),
    supplier,
    vat_pence: vatAmount && penceOf(vatAmount),
    company_number: cell('companyNumber'),
    postcode: postcode && query`replace(${postcode}, ' ', '')`,
    ...Object.fromEntries(textFields.map(([field, column]) => [column, cell(field)])),
  }
  return {
    // Each on its own, not one long condition: the engine can then ask it once for each text that comes again and again.
    odd: joined(
      plain.map((condition) => query`(${condition}) is not true`),
      query` or `,
    ),
    of: (column) => said[column] ?? nothing,
  }
}
