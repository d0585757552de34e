// Puts a dump back, all of it or nothing: one transaction makes the tables as they were at the time of the dump, fills them,
// and then brings them up to this release. A restore that fails leaves the database as it was.
import { pipeline } from 'node:stream/promises'
import { type Client, escapeIdentifier } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { Refused } from '../../kernel/index.ts'
import { internalsOf, withClient } from '../connections.ts'
import type { Database } from '../database.ts'
import {
  type AppliedMigration,
  applyMigration,
  type Migration,
  outstanding,
  prepare,
  readMigrations,
} from '../migrator.ts'
import { clear, foreignKeysOf, type Table, tablesOf } from './catalogue.ts'
import type { Dump } from './dump.ts'

export interface TableToLoad extends Table {
  /** As counted when it was dumped. */
  readonly rows: number
  readonly text: AsyncIterable<Buffer | string>
}

export interface LoadedTable {
  readonly table: string
  readonly rows: number
}

const damaged = (words: string): Refused =>
  new Refused(
    'backup-damaged',
    422,
    `The backup cannot be restored: ${words}. Nothing was changed.`,
    'Use another backup.',
  )

/** The files that the dump was made under, in the order they were applied then. */
const filesThen = (then: readonly AppliedMigration[], files: readonly Migration[]): Migration[] => {
  outstanding(then, files)
  return then.flatMap((one) => files.filter((file) => file.owner === one.owner && file.name === one.name))
}

const fill = async (client: Client, known: readonly Table[], from: TableToLoad): Promise<LoadedTable> => {
  const table = known.find((one) => one.table === from.table)
  const strange = from.columns.filter((column) => !table?.columns.includes(column))
  if (!table || strange.length > 0)
    throw damaged(`it holds ${strange.join(', ') || 'a table'} of “${from.table}”, which its own release did not have`)
  const list = from.columns.map(escapeIdentifier).join(', ')
  const sink = client.query(copyFrom(`copy public.${escapeIdentifier(from.table)} (${list}) from stdin`))
  await pipeline(from.text, sink)
  if (sink.rowCount !== from.rows)
    throw damaged(`the table “${from.table}” should have ${from.rows} rows and has ${sink.rowCount}`)
  return { table: from.table, rows: sink.rowCount }
}

/** Fills tables in any order: their foreign keys are taken away first, and put back when all is in, which checks every row. */
const fillAll = async (client: Client, tables: AsyncIterable<TableToLoad>): Promise<LoadedTable[]> => {
  const known = await tablesOf(client)
  const keys = await foreignKeysOf(client)
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { table } of known) {
    await client.query(`alter table public.${escapeIdentifier(table)} disable trigger user`)
    // What the files themselves put in is in the dump, too.
    await client.query(`delete from public.${escapeIdentifier(table)}`)
  }
  const loaded: LoadedTable[] = []
  for await (const table of tables) loaded.push(await fill(client, known, table))
  const missing = known.filter(({ table }) => !loaded.some((one) => one.table === table))
  if (missing.length > 0) throw damaged(`it lacks ${missing.map(({ table }) => `“${table}”`).join(', ')}`)
  for (const { table } of known) await client.query(`alter table public.${escapeIdentifier(table)} enable trigger user`)
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  return loaded
}

/**
 * Replaces everything in the database by what the dump holds. Nobody else should be at work in it: lock the server first.
 * @throws Refused `database-is-newer` for a dump of a newer release, `backup-damaged` where rows are missing
 */
export const loadTables = (
  database: Database,
  dump: Pick<Dump, 'migrations' | 'sequences'>,
  tables: AsyncIterable<TableToLoad>,
): Promise<readonly LoadedTable[]> => {
  const { owner, migrations } = internalsOf(database)
  return withClient(owner, 'commonweal restore', async (client) => {
    const files = await readMigrations(migrations)
    const then = filesThen(dump.migrations, files)
    await client.query('begin')
    try {
      await clear(client)
      await client.query(prepare)
      for (const file of then) await applyMigration(client, file)
      const loaded = await fillAll(client, tables)
      for (const { name, value, called } of dump.sequences)
        await client.query('select setval($1::regclass, $2, $3)', [`public.${escapeIdentifier(name)}`, value, called])
      for (const file of outstanding(dump.migrations, files)) await applyMigration(client, file)
      await client.query('commit')
      return loaded
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      throw error
    }
  })
}
