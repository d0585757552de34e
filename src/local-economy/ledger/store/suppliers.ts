// Who was paid: the list of suppliers, searched and paged, and one of them with its spellings and years. Names that are
// alike but for capitals and spaces are one. What is hidden leaves its supplier, and is found by nobody.
import { type Asking, joined, type Query, query, whole } from '../../../platform/analytics/index.ts'
import { cleanText, supplierNormal } from '../rules/index.ts'
import type { HiddenRow, LiveBatch } from '../rules/records.ts'
import type { YearNumber } from '../rules/years.ts'
import {
  addSums,
  basisSums,
  type Counting,
  lessSum,
  noBasis,
  rolledUp,
  type Sum,
  type SumRow,
  sumOf,
} from './rolled-up.ts'

export interface SupplierSum extends Sum {
  /** Sixteen hexadecimal digits. */
  readonly key: string
  /** As a file writes it. */
  readonly supplier: string
}

export interface SupplierFilter {
  /** Every word must be in the name. */
  readonly text?: string | undefined
  readonly year?: YearNumber | undefined
}

export interface Page {
  readonly skip: number
  readonly most: number
}

export interface SuppliersFound {
  readonly suppliers: readonly SupplierSum[]
  /** Of all that were found, not only of these. */
  readonly found: Sum & { readonly suppliers: number }
  /** What is hidden, in these years; nothing while something is searched for. */
  readonly notShown: Sum
}

const of = (live: readonly Pick<LiveBatch, 'id' | 'amountBasis'>[], hidden: readonly HiddenRow[]): Sum => {
  const bases = new Map<string, LiveBatch['amountBasis']>(live.map(({ id, amountBasis }) => [id, amountBasis]))
  return addSums(
    hidden.map(({ batch, pence }) => ({
      lines: 1,
      pence,
      basis: { ...noBasis, [bases.get(batch) ?? 'unknown']: 1 },
    })),
  )
}

const inYear = (hidden: readonly HiddenRow[], year: YearNumber | undefined): readonly HiddenRow[] =>
  year === undefined ? hidden : hidden.filter(({ financialYear }) => financialYear === year)

/** What each supplier is to lose, as a table. */
const hiddenSums = (live: readonly Counting[], hidden: readonly HiddenRow[]): Query => {
  const rows = [...Map.groupBy(hidden, ({ normal }) => normal)].map(([normal, all]) => {
    const { lines, pence, basis } = of(live, all)
    return query`(${normal}, ${lines}, ${pence}, ${basis.net}, ${basis.gross}, ${basis.unknown})`
  })
  return query`select md5_number_lower(normal)::ubigint as supplier_key, lines, pence, net, gross, unknown
    from (values ${joined(rows)}) t (normal, lines, pence, net, gross, unknown)`
}

const wordsOf = (text: string): readonly string[] =>
  supplierNormal(text)
    .split(' ')
    .filter((word) => word !== '')

interface Named {
  readonly key: string
  readonly supplier: string
}
type Totals = Readonly<
  Record<'suppliers' | 'all_lines' | 'all_pence' | 'all_net' | 'all_gross' | 'all_unknown', number>
>

const shownKey = query`format('{:016x}', supplier_key)`

/** The largest first. */
export const suppliersFound = async (
  asking: Asking,
  live: readonly Counting[],
  hidden: readonly HiddenRow[],
  { text = '', year }: SupplierFilter,
  { skip, most }: Page,
): Promise<SuppliersFound> => {
  const suppliers = rolledUp(live, 'suppliers')
  const gone = inYear(hidden, year)
  const notShown = text === '' ? of(live, gone) : of(live, [])
  const none = { suppliers: [], found: { ...addSums([]), suppliers: 0 }, notShown }
  if (suppliers === undefined) return none
  const words = wordsOf(text).map((word) => query` and contains(normal, ${word})`)
  const chosen = query`year = ${whole(year ?? 0)}${joined(words, query``)}`
  const columns = [query`lines`, query`pence`, query`net`, query`gross`, query`unknown`]
  const minus = (column: Query): Query => query`(c.${column} - coalesce(h.${column}, 0))::bigint as ${column}`
  const total = (column: Query): Query => query`coalesce(sum(${column}), 0)::bigint as all_${column}`
  // Names are looked up for one page only: adding up 100,000 of them would take most of the time. Where some are searched for,
  // they have been looked at anyway. Of several spellings the greatest is the one with most small letters, and always the same.
  const searching = words.length > 0
  const name = searching ? query`, max(supplier) as supplier` : query``
  const names = searching
    ? query`select supplier_key, supplier from top`
    : query`select supplier_key, max(supplier) as supplier from ${suppliers}
        where ${chosen} and supplier_key in (select supplier_key from top) group by supplier_key`
  const shown =
    gone.length === 0
      ? query`from counted`
      : query`select c.* replace (${joined(columns.map(minus))})
          from counted c left join (${hiddenSums(live, gone)}) h on h.supplier_key = c.supplier_key
          where c.lines > coalesce(h.lines, 0)`
  const rows = await asking.rows<Totals & { [K in keyof (SumRow & Named)]: (SumRow & Named)[K] | null }>(
    query`with counted as (
        select supplier_key, sum(lines)::bigint as lines, sum(pence)::bigint as pence, ${basisSums}${name}
        from ${suppliers} where ${chosen} group by supplier_key
      ), shown as materialized (${shown}
      ), top as materialized (
        from shown order by pence desc, supplier_key limit ${whole(most)} offset ${whole(skip)}
      ), names as (${names}), totals as (select count(*) as suppliers, ${joined(columns.map(total))} from shown)
      select totals.*, ${shownKey} as key, names.supplier, lines, pence, net, gross, unknown
      from totals left join (top join names using (supplier_key)) on true order by pence desc, supplier_key`,
  )
  const [first] = rows
  if (first === undefined) return none
  return {
    suppliers: rows.flatMap(({ key, supplier, lines, pence, net, gross, unknown }) =>
      key === null || supplier === null
        ? []
        : [
            {
              key,
              supplier,
              ...sumOf({
                lines: lines ?? 0,
                pence: pence ?? 0,
                net: net ?? 0,
                gross: gross ?? 0,
                unknown: unknown ?? 0,
              }),
            },
          ],
    ),
    found: {
      suppliers: first.suppliers,
      lines: first.all_lines,
      pence: first.all_pence,
      basis: { net: first.all_net, gross: first.all_gross, unknown: first.all_unknown },
    },
    notShown,
  }
}

export interface OneSupplier extends Sum {
  readonly key: string
  readonly supplier: string
  readonly spellings: readonly string[]
  /** In order. */
  readonly years: readonly (Sum & { readonly year: YearNumber })[]
  /** In these batches it was paid. */
  readonly batches: readonly string[]
}

/** Undefined where nobody has this key, or all of its lines are hidden. */
export const supplierByKey = async (
  asking: Asking,
  live: readonly Counting[],
  hidden: readonly HiddenRow[],
  key: string,
): Promise<OneSupplier | undefined> => {
  const suppliers = rolledUp(live, 'suppliers')
  if (suppliers === undefined || !/^[0-9a-f]{16}$/.test(key)) return undefined
  const rows = await asking.rows<SumRow & { batch: string; supplier: string; normal: string; year: number }>(
    query`select batch, supplier, normal, year, sum(lines)::bigint as lines, sum(pence)::bigint as pence, ${basisSums}
      from ${suppliers} where supplier_key = ${BigInt(`0x${key}`).toString()}::ubigint group by all`,
  )
  const [first] = rows
  if (first === undefined) return undefined
  const gone = hidden.filter(({ normal }) => normal === first.normal)
  const without = (all: readonly SumRow[], less: readonly HiddenRow[]): Sum =>
    lessSum(addSums(all.map(sumOf)), of(live, less))
  const all = rows.filter(({ year }) => year === 0)
  const sum = without(all, gone)
  if (sum.lines <= 0) return undefined
  const spellings = [...new Set(all.map(({ supplier }) => supplier))].sort().reverse()
  const years = [
    ...Map.groupBy(
      rows.filter(({ year }) => year !== 0),
      ({ year }) => year,
    ),
  ]
    .map(([year, ofYear]) => ({ year, ...without(ofYear, inYear(gone, year)) }))
    .filter(({ lines }) => lines > 0)
    .sort((a, b) => a.year - b.year)
  const batches = [...new Set(all.map(({ batch }) => batch))]
  return { key, supplier: spellings[0] ?? first.supplier, spellings, years, batches, ...sum }
}

/** What was typed, with single spaces; empty where it was nothing. */
export const searchedFor = (text: string | undefined): string => cleanText(text ?? '') ?? ''

/** The keys of names as they are written. */
export const supplierKeysOf = async (
  asking: Asking,
  suppliers: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (suppliers.length === 0) return new Map()
  const rows = suppliers.map((one, i) => query`(${i}, ${supplierNormal(one)})`)
  const found = await asking.rows<{ readonly i: number; readonly key: string }>(
    query`select i, format('{:016x}', md5_number_lower(normal)::ubigint) as key from (values ${joined(rows)}) t (i, normal)`,
  )
  return new Map(found.map(({ i, key }) => [suppliers[i] ?? '', key]))
}
