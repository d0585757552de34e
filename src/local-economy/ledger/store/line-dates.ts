// The texts of a date column with the day each is: read by the rules once for each text, not for each row.
import { joined, literal, named, type Query, query, type Writing, whole } from '../../../platform/analytics/index.ts'
import type { Day } from '../../../platform/kernel/index.ts'
import { cleanText } from '../rules/index.ts'
import type { DateOrder, Mapping } from '../rules/types.ts'
import { rawOf } from './sample.ts'

/** How a question over `raw` comes to a row's day. */
export interface Dates {
  /** What goes behind `from … as raw`: nothing where `inPlace`, and rows then stay in their order. */
  readonly join: Query
  readonly inPlace: boolean
  /** Null where the text is no date, or one so rare that the rules have to look. */
  readonly day: Query
}

/** So many are looked up in a list: the engine does that once for each text of a stretch of rows. */
const mostListed = 4000
/** With more than this, the rows with the rarest texts are read one by one: the join stays small. */
const mostJoined = 100_000

type ReadDate = (text: string, order: DateOrder | null) => Day | undefined

/** The texts that are dates, in batches, the most frequent first. */
async function* readTexts(
  writing: Writing,
  batch: string,
  column: number,
  order: DateOrder | null,
  readDate: ReadDate,
) {
  const text = named(`c${column}`)
  const texts = writing.stream<{ text: string }>(query`
    select ${text} as text from ${rawOf(batch)} where ${text} is not null
    group by all order by count(*) desc, text limit ${whole(mostJoined)}`)
  for await (const found of texts)
    yield found.flatMap(({ text: written }) => {
      const day = readDate(cleanText(written) ?? '', order)
      // A zero byte cannot be written in a question.
      return day === undefined || written.includes('\0') ? [] : [[written, day] as const]
    })
}

export const datesOf = async (
  writing: Writing,
  request: { readonly batch: string; readonly mapping: Mapping; readonly columns: number },
  readDate: ReadDate,
): Promise<Dates> => {
  const { batch, mapping, columns } = request
  const column = mapping.columns.date?.column
  if (column === undefined || column > columns)
    return {
      join: query``,
      inPlace: true,
      day: query`${column === undefined ? (mapping.period?.to ?? null) : null}::date`,
    }
  const text = query`raw.${named(`c${column}`)}`
  const listed: (readonly [string, Day])[] = []
  await writing.run(query`create or replace table dates (text varchar, day date)`)
  async function* kept() {
    for await (const some of readTexts(writing, batch, column ?? 0, mapping.dateOrder, readDate)) {
      if (listed.length <= mostListed) listed.push(...some)
      yield some
    }
  }
  await writing.append('dates', kept())
  if (listed.length > mostListed)
    return { join: query`left join dates on dates.text = ${text}`, inPlace: false, day: query`dates.day` }
  if (listed.length === 0) return { join: query``, inPlace: true, day: query`null::date` }
  const texts = joined(listed.map(([written]) => literal(written)))
  const days = joined(listed.map(([, day]) => literal(day)))
  return { join: query``, inPlace: true, day: query`([${days}]::date[])[list_position([${texts}], ${text})]` }
}
