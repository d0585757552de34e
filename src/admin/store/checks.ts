// What a check reads of the database's own catalogue: tables with their rows, links between records, changes applied.
import { one, rows, sql } from '../../platform/db/index.ts'
import type { Scope } from '../../platform/kernel/index.ts'

interface ForeignKey {
  readonly name: string
  readonly from_table: string
  readonly from_columns: readonly string[]
  readonly to_table: string
  readonly to_columns: readonly string[]
}

const foreignKeys = (scope: Scope) =>
  rows<ForeignKey>(
    scope,
    sql`select k.conname::text as name, f.relname::text as from_table, t.relname::text as to_table,
          array(select a.attname::text from unnest(k.conkey) with ordinality as u (number, place)
                join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.number order by u.place) as from_columns,
          array(select a.attname::text from unnest(k.confkey) with ordinality as u (number, place)
                join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.number order by u.place) as to_columns
        from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
        where k.contype = 'f' and k.connamespace = 'public'::regnamespace order by f.relname, k.conname`,
  )

export interface Orphans {
  readonly link: string
  readonly table: string
  readonly rows: number
}

/** Rows that name a record which is not there, by the link they break; and how many links were looked at. */
export const brokenLinks = async (
  scope: Scope,
): Promise<{ readonly links: number; readonly broken: readonly Orphans[] }> => {
  const keys = await foreignKeys(scope)
  const broken: Orphans[] = []
  for (const key of keys) {
    const named = key.from_columns.map((column) => sql`f.${sql.id(column)} is not null`)
    const same = key.from_columns.map((column, i) => sql`f.${sql.id(column)} = t.${sql.id(key.to_columns[i] ?? '')}`)
    const { orphans } = await one<{ orphans: number }>(
      scope,
      sql`select count(*) as orphans from ${sql.table(key.from_table)} f
          where ${sql.join(named, sql` and `)}
            and not exists (select from ${sql.table(key.to_table)} t where ${sql.join(same, sql` and `)})`,
    )
    if (orphans > 0) broken.push({ link: key.name, table: key.from_table, rows: orphans })
  }
  return { links: keys.length, broken }
}

export interface TableRows {
  readonly table: string
  readonly rows: number
}

/** Every table of the product with its number of rows. */
export const countRows = async (scope: Scope): Promise<readonly TableRows[]> => {
  const tables = await rows<{ table: string }>(
    scope,
    sql`select c.relname::text as table from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
          and has_table_privilege(c.oid, 'select') order by c.relname`,
  )
  const counted: TableRows[] = []
  for (const { table } of tables) {
    const { found } = await one<{ found: number }>(scope, sql`select count(*) as found from ${sql.table(table)}`)
    counted.push({ table, rows: found })
  }
  return counted
}

export interface DatabaseFacts {
  readonly version: string
  readonly bytes: number
  readonly changes: number
}

export const databaseFacts = (scope: Scope) =>
  one<DatabaseFacts>(
    scope,
    sql`select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
          (select count(*) from migrations_applied) as changes`,
  )
