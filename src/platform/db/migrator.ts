// Brings the tables up to date from numbered SQL files, each in its own transaction and recorded with the hash of its text.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { Client } from 'pg'
import { DatabaseError } from 'pg'
import { Refused } from '../kernel/index.ts'
import type { MigrationFolder } from './database.ts'

export interface AppliedMigration {
  readonly owner: string
  /** `0001-scope.sql` */
  readonly name: string
  /** Of the file's text, in hexadecimal. */
  readonly sha256: string
}

export interface Migration extends AppliedMigration {
  readonly sql: string
}

/** Any number, the same in every release: two migrators of one database must meet. */
const migratorsLock = 7_300_112

const fileName = /^\d{4}-[a-z0-9-]+\.sql$/

/** The files of the folders: folders in the order given, files in the order of their numbers. A folder that is not there holds none. */
export const readMigrations = async (folders: readonly MigrationFolder[]): Promise<Migration[]> => {
  const found: Migration[] = []
  for (const { owner, folder } of folders) {
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    for (const name of names.filter((one) => one.endsWith('.sql')).sort()) {
      if (!fileName.test(name))
        throw new Error(`The migration ${owner}/${name} is not named like 0001-what-it-does.sql`)
      // Git may turn line ends on Windows; the same file must have the same hash everywhere.
      const sql = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n')
      found.push({ owner, name, sql, sha256: createHash('sha256').update(sql).digest('hex') })
    }
  }
  return found
}

const key = (one: AppliedMigration): string => `${one.owner}/${one.name}`

/** What was applied, in the order it was. */
export const appliedMigrations = async (client: Client): Promise<AppliedMigration[]> => {
  const answer = await client.query<AppliedMigration>(
    'select owner, name, sha256 from migrations_applied order by place_in_order',
  )
  return answer.rows
}

/** Those still to be applied. @throws Refused when the database and the files do not belong together */
export const outstanding = (applied: readonly AppliedMigration[], files: readonly Migration[]): Migration[] => {
  const byKey = new Map(files.map((file) => [key(file), file]))
  for (const one of applied) {
    const file = byKey.get(key(one))
    if (!file)
      throw new Refused(
        'database-is-newer',
        409,
        `The database was made by a newer release of Commonweal: it holds the change “${key(one)}”, which this release does not know.`,
        'Start the newer release, or restore a backup that was taken with this one.',
      )
    if (file.sha256 !== one.sha256)
      throw new Refused(
        'migration-changed',
        409,
        `The file “${key(one)}” was changed after it had been applied to this database.`,
        'Put the file back as it was, and make the change in a new file. While developing, start on an empty data folder.',
      )
  }
  const done = new Set(applied.map(key))
  return files.filter((file) => !done.has(key(file)))
}

const lineAt = (sql: string, error: unknown): string => {
  const position = error instanceof DatabaseError && error.position ? Number(error.position) : 0
  return position > 0 ? `:${sql.slice(0, position).split('\n').length}` : ''
}

/** Applies one file in the transaction that is open. */
export const applyMigration = async (client: Client, file: Migration): Promise<void> => {
  try {
    await client.query(file.sql)
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new Error(`The migration ${key(file)}${lineAt(file.sql, error)} failed: ${words}`, { cause: error })
  }
  await client.query('insert into migrations_applied (owner, name, sha256) values ($1, $2, $3)', [
    file.owner,
    file.name,
    file.sha256,
  ])
}

/** The table that remembers, and the rights that every later table starts with. */
export const prepare = `
  create table if not exists migrations_applied (
    owner text not null,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now(),
    place_in_order integer not null generated always as identity,
    constraint migrations_applied_key primary key (owner, name)
  );
  revoke create on schema public from public;
  grant usage on schema public to commonweal_run;
  grant select on migrations_applied to commonweal_run;
  alter default privileges in schema public grant select, insert, update, delete on tables to commonweal_run;
  alter default privileges in schema public grant usage, select on sequences to commonweal_run;
`

/** @returns how many files were applied */
export const migrate = async (
  client: Client,
  files: readonly Migration[],
  say: (words: string) => void = () => undefined,
): Promise<number> => {
  await client.query('select pg_advisory_lock($1)', [migratorsLock])
  try {
    await client.query(`begin; ${prepare}; commit`)
    const todo = outstanding(await appliedMigrations(client), files)
    if (todo.length > 0) say(`Preparing the database: ${todo.length} steps`)
    for (const file of todo) {
      await client.query('begin')
      try {
        await applyMigration(client, file)
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw error
      }
    }
    return todo.length
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migratorsLock]).catch(() => undefined)
  }
}
