// What the files of a batch hold, counted anew: for comparing with its record.
import { type Asking, file, files, query } from '../../../platform/analytics/index.ts'

export interface Counted {
  readonly raw: number
  readonly source: number
  readonly accepted: number
  readonly held: number
  readonly notData: number
  readonly penceAccepted: number
  readonly penceHeld: number
  readonly penceNotData: number
  readonly months: number
  readonly penceMonths: number
}

/** A row that was put right counts by its correction, and no longer as held. @throws where a file is missing or damaged */
export const countedAnew = (asking: Asking, batch: string, parts: readonly string[]): Promise<Counted> => {
  const lines = (part: string): string[] => [batch, part, 'lines.parquet']
  const months = parts.map((part) => [batch, part, 'months.parquet'])
  const [first = 'p1', ...corrections] = parts
  const corrected =
    corrections.length === 0
      ? query`select 0::bigint as "row", '' as kind, 0::bigint as pence where false`
      : query`select "row", kind, pence from read_parquet(${files(corrections.map(lines))})`
  return asking.one<Counted>(query`
    with first as (select "row", kind, pence from read_parquet(${file(...lines(first))})),
      later as (${corrected}),
      now as (select kind, pence from first anti join later using ("row") union all select kind, pence from later)
    select (select count(*) from read_parquet(${file(batch, 'raw.parquet')})) as raw,
      count(*) as source,
      count(*) filter (where kind = 'accepted') as accepted,
      count(*) filter (where kind = 'held') as held,
      count(*) filter (where kind = 'not-data') as "notData",
      coalesce(sum(pence) filter (where kind = 'accepted'), 0)::bigint as "penceAccepted",
      coalesce(sum(pence) filter (where kind = 'held'), 0)::bigint as "penceHeld",
      coalesce(sum(pence) filter (where kind = 'not-data'), 0)::bigint as "penceNotData",
      (select coalesce(sum(lines), 0)::bigint from read_parquet(${files(months)})) as months,
      (select coalesce(sum(pence), 0)::bigint from read_parquet(${files(months)})) as "penceMonths"
    from now`)
}
