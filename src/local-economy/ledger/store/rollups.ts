// Sums made of a part's accepted lines when they are written, so that pages need not add up millions of them.
import { file, type Query, query, type Writing } from '../../../platform/analytics/index.ts'
import { supplierNormal } from '../rules/index.ts'

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
  await writing.run(query`create or replace table spellings as
    select supplier, ${financialYear} as year, ${sums} from ${lines} group by all`)
  await writeNormals(writing)
  await write(
    'suppliers',
    query`with years as (
        from spellings union all by name
        select supplier, 0 as year, ${sumsOfSums} from spellings group by supplier
      )
      select ${named}, md5_number_lower(normal)::ubigint as supplier_key, normal, supplier, year, lines, pence
      from years join normals using (supplier) order by year, normal, supplier`,
  )
  await writing.run(query`drop table spellings`)
  await writing.run(query`drop table normals`)
}
