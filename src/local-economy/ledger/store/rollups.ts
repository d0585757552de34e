// Sums made of a part's accepted lines when they are written, so that pages need not add up millions of them.
import { file, type Query, query, type Writing } from '../../../platform/analytics/index.ts'
import { supplierNormal } from '../rules/index.ts'

/** Of these files a part consists. */
export const partFiles = ['lines', 'months', 'categories', 'suppliers', 'postcodes'] as const
export type PartFile = (typeof partFiles)[number]

export const partFile = (batch: string, part: string, name: PartFile): Query => file(batch, part, `${name}.parquet`)

const format = query`(format parquet, parquet_version v2, compression zstd)`
const month = query`date_trunc('month', day)::date`
/** 2024 for the financial year from April 2024 to March 2025. */
const financialYear = query`(year(day) - case when month(day) < 4 then 1 else 0 end)::integer`
/** A sum that no longer fits makes the writing fail, rather than be wrong. */
const sums = query`count(*)::bigint as lines, sum(pence)::bigint as pence`
const sumsOfSums = query`sum(lines)::bigint as lines, sum(pence)::bigint as pence`

/** Names are made alike once for each spelling, not for each line; the engine does it where its capitals are surely the rules'. */
const writeNormals = async (writing: Writing): Promise<void> => {
  const ascii = query`length(supplier) = strlen(supplier)`
  await writing.run(query`create or replace table normals as
    select supplier, upper(trim(regexp_replace(supplier, '\\s+', ' ', 'g'))) as normal
    from (select distinct supplier from spellings) where ${ascii}`)
  const others = writing.stream<{ supplier: string }>(
    query`select distinct supplier from spellings where not (${ascii})`,
  )
  async function* normals() {
    for await (const some of others) yield some.map(({ supplier }) => [supplier, supplierNormal(supplier)])
  }
  await writing.append('normals', normals())
  // A place in the order, so that what is sorted is numbers, for each year of a supplier, and not names.
  await writing.run(query`create or replace table names as
    select supplier, normal, md5_number_lower(normal)::ubigint as supplier_key,
      row_number() over (order by normal, supplier) as place from normals`)
  await writing.run(query`drop table normals`)
}

/** Writes the four roll-ups beside lines.parquet. */
export const writeRollUps = async (writing: Writing, batch: string, part: string): Promise<void> => {
  const to = (name: PartFile): Query => partFile(batch, part, name)
  const lines = query`(from read_parquet(${to('lines')}) where kind = 'accepted')`
  const write = (name: PartFile, select: Query): Promise<void> =>
    writing.run(query`copy (${select}) to ${to(name)} ${format}`)
  const named = query`${batch}::varchar as batch`

  await write(
    'categories',
    // Days first: to find the month of a day takes longer than to add a line up.
    query`select ${named}, ${month} as month, category, ${sumsOfSums} from (
        select day, category, ${sums} from ${lines} group by all)
      group by all order by month, category nulls last`,
  )
  await write(
    'months',
    query`select ${named}, month, ${sumsOfSums} from read_parquet(${to('categories')}) group by all order by month`,
  )
  await write(
    'postcodes',
    query`select ${named}, ${month} as month, postcode, ${sums} from ${lines} group by all order by month, postcode nulls last`,
  )
  await writing.run(query`create or replace table spellings as
    select supplier, ${financialYear} as year, ${sums} from ${lines} group by all`)
  await writeNormals(writing)
  await write(
    'suppliers',
    query`with years as (
        from spellings union all by name
        select supplier, 0 as year, ${sumsOfSums} from spellings group by supplier
      )
      select ${named}, supplier_key, normal, supplier, year, lines, pence
      from years join names using (supplier) order by year, place`,
  )
  await writing.run(query`drop table spellings`)
  await writing.run(query`drop table names`)
}
