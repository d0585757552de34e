// The lines themselves, filtered and paged: the last step from a sum to a row in a file. Hidden lines are never among them.
import { type Asking, file, files, joined, literal, type Query, query } from '../../../platform/analytics/index.ts'
import type { Day } from '../../../platform/kernel/index.ts'
import type { HiddenRow, LiveBatch } from '../rules/records.ts'
import { monthSpan } from '../rules/years.ts'
import { basisSums, lessSum, noSum, partsOf, rolledUp, type Sum, type SumRow, sumOf } from './rolled-up.ts'
import type { PartFile } from './rollups.ts'
import type { Page } from './suppliers.ts'

export interface LineFound {
  readonly batch: string
  readonly row: number
  readonly day: Day
  readonly pence: number
  readonly supplier: string
  readonly description: string | null
  readonly category: string | null
  readonly reference: string | null
  readonly postcode: string | null
}

export interface LineFilter {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  /** Null: those that state none. */
  readonly category?: string | null | undefined
  readonly where?: 'inside' | 'neighbour' | 'elsewhere' | 'not-known' | undefined
  /** Every word must be in the supplier or the description; one with a digit may be in the reference. */
  readonly text?: string | undefined
  /** One of these, as written. */
  readonly spellings?: readonly string[] | undefined
}

/** Where to look: the batches that count, what is hidden, and where postcodes lie. */
export interface LinesAsked {
  readonly live: readonly Pick<LiveBatch, 'id' | 'parts' | 'amountBasis' | 'periodFrom' | 'periodTo'>[]
  readonly hidden: readonly HiddenRow[]
  readonly localities: readonly string[] | undefined
}

const known = (localities: readonly string[] | undefined): Query =>
  localities === undefined
    ? query`select null::varchar as postcode, null::varchar as locality where false`
    : query`select postcode, locality from read_parquet(${file(...localities)})`

/** The engine is fastest with a pattern that it knows beforehand, and without a sign that takes others' meaning away. */
const wordIn = (word: string): Query => {
  const plain = word.replace(/[\\%_]/g, '\\$&')
  const pattern = literal(`%${plain}%`)
  const within = (column: Query): Query =>
    plain === word ? query`${column} ilike ${pattern}` : query`${column} ilike ${pattern} escape '\\'`
  const columns = [query`supplier`, query`description`, ...(/\d/.test(word) ? [query`reference`] : [])]
  return query`(${joined(columns.map(within), query` or `)})`
}

const and = query` and `

const daysOf = (column: Query, { from, to }: LineFilter): Query[] => [
  ...(from === undefined ? [] : [query`${column} >= ${from}::date`]),
  ...(to === undefined ? [] : [query`${column} <= ${to}::date`]),
]

const kindOf = ({ category, where }: LineFilter, localities: readonly string[] | undefined): Query[] => {
  const lies = query`(${known(localities)})`
  return [
    ...(category === undefined ? [] : [category === null ? query`category is null` : query`category = ${category}`]),
    ...(where === undefined
      ? []
      : where === 'not-known'
        ? [query`(postcode is null or postcode not in (select postcode from ${lies}))`]
        : [query`postcode in (select postcode from ${lies} where locality = ${where})`]),
  ]
}

const whereOf = (filter: LineFilter, localities: readonly string[] | undefined): Query => {
  const { text = '', spellings } = filter
  const words = text.split(/\s+/).filter((word) => word !== '')
  const all = [
    query`kind = 'accepted'`,
    ...daysOf(query`day`, filter),
    ...kindOf(filter, localities),
    ...(spellings === undefined ? [] : [query`supplier in ${spellings}`]),
    ...words.map(wordIn),
  ]
  return joined(all, and)
}

interface Place {
  readonly batch: string
  readonly row: number
}

const rowsIn = (among: readonly Place[]): Query =>
  joined(
    [...Map.groupBy(among, ({ batch }) => batch)].map(
      ([batch, all]) => query`(batch = ${batch} and "row" in ${all.map(({ row }) => row)})`,
    ),
    query` or `,
  )

/** Batches without a day between these two have nothing to say. */
const between = ({ live }: LinesAsked, { from, to }: LineFilter): LinesAsked['live'] =>
  live.filter(
    ({ periodFrom, periodTo }) =>
      periodFrom !== null &&
      periodTo !== null &&
      (to === undefined || periodFrom <= to) &&
      (from === undefined || from <= periodTo),
  )

/** Only where they are: to sort whole lines takes many times the memory. */
const placesFound = (
  asking: Asking,
  { live, hidden, localities }: LinesAsked,
  filter: LineFilter,
  { skip, most }: Page,
): Promise<Place[]> => {
  const shown = hidden.length === 0 ? query`` : query` and not (${rowsIn(hidden)})`
  return asking.rows<Place>(
    query`select batch, "row" from read_parquet(${files(partsOf(live, 'lines'))})
      where ${whereOf(filter, localities)}${shown} order by day desc, batch, "row" limit ${most} offset ${skip}`,
  )
}

/** The latest first; those of one day in the order of their files. */
export const linesFound = async (
  asking: Asking,
  asked: LinesAsked,
  filter: LineFilter,
  page: Page,
): Promise<LineFound[]> => {
  const live = between(asked, filter)
  if (live.length === 0) return []
  const places = await placesFound(asking, { ...asked, live }, filter, page)
  if (places.length === 0) return []
  const touched = live.filter(({ id }) => places.some(({ batch }) => batch === id))
  return asking.rows<LineFound>(
    query`select batch, "row", day::varchar as day, pence, supplier, description, category, reference, postcode
      from read_parquet(${files(partsOf(touched, 'lines'))})
      where kind = 'accepted' and (${rowsIn(places)}) order by day desc, batch, "row"`,
  )
}

export interface LinesSum {
  readonly shown: Sum
  /** Lines that the filter finds and nobody is shown. None while words are searched for: that would tell whose they are. */
  readonly notShown: Sum
}

const summed = async (asking: Asking, live: LinesAsked['live'], where: Query): Promise<Sum> => {
  const lines = rolledUp(live, 'lines')
  if (lines === undefined) return noSum
  const found = await asking.one<SumRow>(
    query`select coalesce(sum(lines), 0)::bigint as lines, coalesce(sum(pence), 0)::bigint as pence, ${basisSums}
      from (select basis, count(*) as lines, sum(pence) as pence from ${lines} where ${where} group by basis)`,
  )
  return sumOf(found)
}

/** Whole months, and at most one thing asked of them: the sums made at import answer that without looking at lines. */
const rolledUpWhere = (
  filter: LineFilter,
  localities: readonly string[] | undefined,
): [PartFile, Query] | undefined => {
  const { from, to, category, where, text = '', spellings } = filter
  const months = (from?.endsWith('-01') ?? true) && (to === undefined || monthSpan(to.slice(0, 7))?.to === to)
  if (!months || text !== '' || spellings !== undefined || (category !== undefined && where !== undefined))
    return undefined
  const name = category !== undefined ? 'categories' : where !== undefined ? 'postcodes' : 'months'
  return [name, joined([query`true`, ...daysOf(query`month`, filter), ...kindOf({ category, where }, localities)], and)]
}

const quickly = async (
  asking: Asking,
  live: LinesAsked['live'],
  filter: LineFilter,
  localities: readonly string[] | undefined,
): Promise<Sum> => {
  const [name, where] = rolledUpWhere(filter, localities) ?? []
  const sums = name && rolledUp(live, name)
  if (sums === undefined || where === undefined) return summed(asking, live, whereOf(filter, localities))
  const found = await asking.one<SumRow>(
    query`select coalesce(sum(lines), 0)::bigint as lines, coalesce(sum(pence), 0)::bigint as pence, ${basisSums}
      from ${sums} where ${where}`,
  )
  return sumOf(found)
}

/** How many lines the filter finds, and what they add up to. */
export const linesSum = async (asking: Asking, asked: LinesAsked, filter: LineFilter): Promise<LinesSum> => {
  const live = between(asked, filter)
  const { hidden, localities } = asked
  const all = await quickly(asking, live, filter, localities)
  const touched = live.filter(({ id }) => hidden.some(({ batch }) => batch === id))
  if (touched.length === 0) return { shown: all, notShown: noSum }
  const notShown = await summed(asking, touched, query`${whereOf(filter, localities)} and (${rowsIn(hidden)})`)
  const telling = (filter.text ?? '') !== '' || filter.spellings !== undefined
  return { shown: lessSum(all, notShown), notShown: telling ? noSum : notShown }
}

/** A hidden line says when it was and how much it is; the record of it says why it is hidden. */
export type HiddenFound = Pick<LineFound, 'batch' | 'row' | 'day' | 'pence'>

/** Hidden lines of these days and this area, the latest first. Of a category or a supplier nobody is told which they are. */
export const hiddenFound = async (
  asking: Asking,
  asked: LinesAsked,
  { from, to, where }: Pick<LineFilter, 'from' | 'to' | 'where'>,
  most: number,
): Promise<HiddenFound[]> => {
  const touched = between(asked, { from, to }).filter(({ id }) => asked.hidden.some(({ batch }) => batch === id))
  if (touched.length === 0) return []
  return asking.rows<HiddenFound>(
    query`select batch, "row", day::varchar as day, pence from read_parquet(${files(partsOf(touched, 'lines'))})
      where ${whereOf({ from, to, where }, asked.localities)} and (${rowsIn(asked.hidden)})
      order by day desc, batch, "row" limit ${most}`,
  )
}
