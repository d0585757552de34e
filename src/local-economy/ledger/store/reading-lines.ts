// The lines themselves, filtered and paged: the last step from a sum to a row in a file. Hidden lines are never among them.
import {
  type Asking,
  file,
  files,
  joined,
  literal,
  type Query,
  query,
  whole,
} from '../../../platform/analytics/index.ts'
import { addDays, type Day } from '../../../platform/kernel/index.ts'
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

/** Written out, not bound: the engine then passes over every stretch of a file that has no such day. */
const daysOf = (column: Query, { from, to }: LineFilter): Query[] => [
  ...(from === undefined ? [] : [query`${column} >= ${literal(from)}::date`]),
  ...(to === undefined ? [] : [query`${column} <= ${literal(to)}::date`]),
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
interface DatedPlace extends Place {
  readonly day: Day
}

/** So that the engine passes over what holds none of them. */
const around = (among: readonly DatedPlace[]): Query => {
  const rows = among.map(({ row }) => row)
  const days = among.map(({ day }) => day).toSorted()
  const [from, to] = [days[0], days.at(-1)]
  const near = query`"row" between ${whole(Math.min(...rows))} and ${whole(Math.max(...rows))}`
  return joined([near, ...daysOf(query`day`, { from, to })], and)
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

const inOrder = query`order by lines.day desc, batch, "row"`
const place = query`batch, "row", day::varchar as day`
const line = query`${place}, pence, supplier, description, category, reference, postcode`

/** These columns of a page of lines. The engine keeps no more of them than the page where it knows beforehand how long that is. */
const pageOf = <T>(
  asking: Asking,
  { live, hidden, localities }: LinesAsked,
  columns: Query,
  filter: LineFilter,
  { skip, most }: Page,
): Promise<T[]> => {
  const shown = hidden.length === 0 ? query`` : query` and not (${rowsIn(hidden)})`
  return asking.rows<T>(
    query`select ${columns} from read_parquet(${files(partsOf(live, 'lines'))}) as lines
      where ${whereOf(filter, localities)}${shown} ${inOrder} limit ${whole(most)} offset ${whole(skip)}`,
  )
}

const fewDays = 100
const fewSkipped = 1000

/** So few days hold few of all lines, and these are then better looked at once than twice. */
const isNarrow = ({ from, to }: LineFilter, { skip }: Page): boolean =>
  from !== undefined && to !== undefined && addDays(from, fewDays) >= to && skip <= fewSkipped

/** The latest first; those of one day in the order of their files. */
export const linesFound = async (
  asking: Asking,
  asked: LinesAsked,
  filter: LineFilter,
  page: Page,
): Promise<LineFound[]> => {
  const live = between(asked, filter)
  if (live.length === 0) return []
  if (isNarrow(filter, page)) return pageOf<LineFound>(asking, { ...asked, live }, line, filter, page)
  // Only where they are, at first: nearly all that is looked at is not on the page.
  const places = await pageOf<DatedPlace>(asking, { ...asked, live }, place, filter, page)
  if (places.length === 0) return []
  const touched = live.filter(({ id }) => places.some(({ batch }) => batch === id))
  return asking.rows<LineFound>(
    query`select ${line} from read_parquet(${files(partsOf(touched, 'lines'))}) as lines
      where kind = 'accepted' and ${around(places)} and (${rowsIn(places)}) ${inOrder}`,
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
      order by day desc, batch, "row" limit ${whole(most)}`,
  )
}
