// What stands in the schema `public`, as PostgreSQL's own catalogue tells it. Extensions' own things are left out.
import type { Client } from 'pg'

export interface Table {
  readonly table: string
  /** Those that hold a value of their own: computed columns are left out. */
  readonly columns: readonly string[]
}

export interface Sequence {
  readonly name: string
  readonly value: number
  /** False where the value has not been given out yet. */
  readonly called: boolean
}

const notOfAnExtension = (catalogue: string, id: string): string =>
  `not exists (select from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = ${id} and d.deptype = 'e')`

/** Tables with rows, by name. `migrations_applied` is the migrator's, and belongs to no backup. */
export const tablesOf = async (client: Client): Promise<Table[]> => {
  const answer = await client.query<Table>(`
    select c.relname as table,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations_applied'
      and ${notOfAnExtension('pg_class', 'c.oid')}
    order by c.relname`)
  return answer.rows
}

export const sequencesOf = async (client: Client): Promise<Sequence[]> => {
  const answer = await client.query<{ name: string; start: number; value: number | null }>(`
    select s.sequencename as name, s.start_value as start, s.last_value as value
    from pg_sequences s
    where s.schemaname = 'public' and s.sequencename not like 'migrations_applied_%'
    order by s.sequencename`)
  return answer.rows.map(({ name, start, value }) => ({ name, value: value ?? start, called: value !== null }))
}

export interface ForeignKey {
  readonly table: string
  readonly name: string
  readonly definition: string
}

export const foreignKeysOf = async (client: Client): Promise<ForeignKey[]> => {
  const answer = await client.query<ForeignKey>(`
    select k.conrelid::regclass::text as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conparentid = 0
    order by 1, 2`)
  return answer.rows
}

/** Takes away every table, view, sequence, function and type of ours, and leaves the schema and its extensions. */
export const clear = async (client: Client): Promise<void> => {
  const answer = await client.query<{ statement: string }>(`
    select format('drop %s if exists %s cascade', case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S'
        then 'sequence' else 'table' end, c.oid::regclass) as statement
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
        and ${notOfAnExtension('pg_class', 'c.oid')}
        -- The sequence of an identity column goes with its table, and only so.
        and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'i')
    union all
    select format('drop routine if exists %s cascade', p.oid::regprocedure) from pg_proc p
      where p.pronamespace = 'public'::regnamespace and ${notOfAnExtension('pg_proc', 'p.oid')}
    union all
    select format('drop type if exists %s cascade', t.oid::regtype) from pg_type t
      where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd') and ${notOfAnExtension('pg_type', 't.oid')}`)
  for (const { statement } of answer.rows) await client.query(statement)
}
