// The sums of a ledger for the command line, over the lines themselves.
import { type Asking, file, files, type Query, query } from '../../../platform/analytics/index.ts'
import type { Day } from '../../../platform/kernel/index.ts'

export interface Between {
  readonly from: Day | null
  readonly to: Day | null
}
export type Parts = readonly (readonly [batch: string, part: string])[]

const accepted = (parts: Parts, { from, to }: Between): Query =>
  query`(select batch, day, pence, postcode from read_parquet(${files(parts.map((one) => [...one, 'lines.parquet']))})
    where kind = 'accepted' and day >= coalesce(${from}::date, day) and day <= coalesce(${to}::date, day))`

export interface MonthOfBatch {
  readonly batch: string
  /** `2024-04` */
  readonly month: string
  readonly rows: number
  readonly pence: number
}

/** @param parts at least one */
export const monthsOfBatches = (asking: Asking, parts: Parts, between: Between): Promise<MonthOfBatch[]> =>
  asking.rows<MonthOfBatch>(
    query`select batch, strftime(day, '%Y-%m') as month, count(*) as rows, sum(pence)::bigint as pence
      from ${accepted(parts, between)} group by all order by month, batch`,
  )

export interface LocalityOfBatch {
  readonly batch: string
  readonly locality: 'inside' | 'neighbour' | 'elsewhere' | 'not-known'
  readonly rows: number
  readonly pence: number
}

/** @param localities the file that says where postcodes lie; without one nothing is known */
export const localitiesOfBatches = (
  asking: Asking,
  parts: Parts,
  between: Between,
  localities: readonly string[] | undefined,
): Promise<LocalityOfBatch[]> => {
  const known =
    localities === undefined
      ? query`select null::varchar as postcode, null::varchar as locality where false`
      : query`select postcode, locality from read_parquet(${file(...localities)})`
  return asking.rows<LocalityOfBatch>(
    query`select batch, coalesce(locality, 'not-known') as locality, count(*) as rows, sum(pence)::bigint as pence
      from ${accepted(parts, between)} l left join (${known}) k using (postcode) group by all order by batch, locality`,
  )
}
