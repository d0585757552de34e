// Sums made of a part's accepted lines when they are written, so that pages need not add up millions of them.
import { file, type Query, query, type Writing } from '../../../platform/analytics/index.ts'

/** Of these files a part consists. */
export const partFiles = ['lines', 'months', 'categories', 'suppliers', 'postcodes'] as const
export type PartFile = (typeof partFiles)[number]

export const partFile = (batch: string, part: string, name: PartFile): Query => file(batch, part, `${name}.parquet`)

const format = query`(format parquet, compression zstd)`
const month = query`date_trunc('month', day)::date`
/** 2024 for the financial year from April 2024 to March 2025. */
const financialYear = query`(year(day) - case when month(day) < 4 then 1 else 0 end)::integer`
/** A sum that no longer fits makes the writing fail, rather than be wrong. */
const sums = query`count(*)::bigint as lines, sum(pence)::bigint as pence`
const sumsOfSums = query`sum(lines)::bigint as lines, sum(pence)::bigint as pence`

/** Writes the four roll-ups beside lines.parquet. */
export const writeRollUps = async (writing: Writing, batch: string, part: string): Promise<void> => {
  const to = (name: PartFile): Query => partFile(batch, part, name)
  const lines = query`(from read_parquet(${to('lines')}) where kind = 'accepted')`
  const write = (name: PartFile, select: Query): Promise<void> =>
    writing.run(query`copy (${select}) to ${to(name)} ${format}`)
  const named = query`${batch}::varchar as batch`

  await write(
    'categories',
    query`select ${named}, ${month} as month, category, ${sums} from ${lines} group by all order by month, category nulls last`,
  )
  await write(
    'months',
    query`select ${named}, month, ${sumsOfSums} from read_parquet(${to('categories')}) group by all order by month`,
  )
  await write(
    'postcodes',
    query`select ${named}, ${month} as month, postcode, ${sums} from ${lines} group by all order by month, postcode nulls last`,
  )
  // Names are made alike once for each spelling, not for each line.
  await writing.run(query`create or replace table spellings as
    select supplier, ${financialYear} as year, ${sums} from ${lines} group by all`)
  await write(
    'suppliers',
    query`with names as (
        select supplier, upper(trim(regexp_replace(supplier, '\\s+', ' ', 'g'))) as normal from (select distinct supplier from spellings)
      ), keyed as (select supplier, normal, md5_number_lower(normal) as supplier_key from names),
      years as (
        from spellings union all by name
        select supplier, 0 as year, ${sumsOfSums} from spellings group by supplier
      )
      select ${named}, supplier_key, normal, supplier, year, lines, pence
      from years join keyed using (supplier) order by year, normal, supplier`,
  )
  await writing.run(query`drop table spellings`)
}
