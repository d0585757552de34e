// Where the money went, by the postcodes on the lines: inside the place, next to it, elsewhere, or not known.
import { type Asking, file, query } from '../../../platform/analytics/index.ts'
import type { YearNumber } from '../rules/years.ts'
import { basisSums, type Counting, rolledUp, type Sum, type SumRow, sumOf } from './rolled-up.ts'

/** Not known has two kinds: the line carries no postcode, or one that no register places. */
export const whereabouts = ['inside', 'neighbour', 'elsewhere', 'no-postcode', 'not-found'] as const
export type Whereabouts = (typeof whereabouts)[number]

export interface LocalitySum extends Sum {
  readonly year: YearNumber
  readonly where: Whereabouts
  /** The code of the district, where the register has it. */
  readonly district: string | null
}

/** @param localities the file that says where postcodes lie; without one nothing is known */
export const localitySums = async (
  asking: Asking,
  live: readonly Counting[],
  localities: readonly string[] | undefined,
): Promise<LocalitySum[]> => {
  const postcodes = rolledUp(live, 'postcodes')
  if (postcodes === undefined) return []
  const known =
    localities === undefined
      ? query`select null::varchar as postcode, null::varchar as locality, null::varchar as district where false`
      : query`select postcode, locality, district from read_parquet(${file(...localities)})`
  const found = await asking.rows<SumRow & Pick<LocalitySum, 'year' | 'where' | 'district'>>(
    query`with added as (
        select (year(month) - case when month(month) < 4 then 1 else 0 end)::integer as year, postcode, basis,
          sum(lines)::bigint as lines, sum(pence)::bigint as pence
        from ${postcodes} group by all
      )
      select a.year, coalesce(k.locality, case when a.postcode is null then 'no-postcode' else 'not-found' end) as "where",
        k.district, sum(a.lines)::bigint as lines, sum(a.pence)::bigint as pence, ${basisSums}
      from added a left join (${known}) k on k.postcode = a.postcode
      group by all order by 1, 2, 3`,
  )
  return found.map((one) => ({ year: one.year, where: one.where, district: one.district, ...sumOf(one) }))
}
