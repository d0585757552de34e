// Every table as text, as of one moment, while the product goes on running. PostgreSQL's COPY format: read back by `load.ts`.
import type { Readable } from 'node:stream'
import { type Client, escapeIdentifier } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { internalsOf, withClient } from '../connections.ts'
import type { Database } from '../database.ts'
import { type AppliedMigration, appliedMigrations } from '../migrator.ts'
import { type Sequence, sequencesOf, type Table, tablesOf } from './catalogue.ts'

export interface DumpedTable extends Table {
  /** Must be read to its end before the next table is asked for. */
  readonly text: Readable
  /** Known once the text has been read. */
  rows(): number
}

export interface Dump {
  /** The files that had made the tables; a restore makes the same ones before it fills them. */
  readonly migrations: readonly AppliedMigration[]
  readonly sequences: readonly Sequence[]
  /** In order of their names. To be gone through once. */
  tables(): AsyncIterable<DumpedTable>
}

const copyEach = async function* (client: Client, tables: readonly Table[]): AsyncGenerator<DumpedTable> {
  for (const { table, columns } of tables) {
    const list = columns.map(escapeIdentifier).join(', ')
    const text = client.query(copyTo(`copy public.${escapeIdentifier(table)} (${list}) to stdout`))
    yield { table, columns, text, rows: () => text.rowCount }
  }
}

/**
 * Runs `work` on one snapshot of the whole database. Reads as the owner: a backup holds what every scope sees.
 * The queue's own schema is not in it; jobs has its own record of what was asked for.
 */
export const dumpTables = <T>(database: Database, work: (dump: Dump) => Promise<T>): Promise<T> =>
  withClient(internalsOf(database).owner, 'commonweal backup', async (client) => {
    await client.query('begin isolation level repeatable read, read only')
    const tables = await tablesOf(client)
    const migrations = await appliedMigrations(client)
    const sequences = await sequencesOf(client)
    const answer = await work({ migrations, sequences, tables: () => copyEach(client, tables) })
    await client.query('commit')
    return answer
  })
