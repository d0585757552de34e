// The questions a store may put. Each takes the Scope first, and runs in the transaction that is open under it.

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely'
import { from as copyFrom } from 'pg-copy-streams'
import { notFound, type Scope } from '../kernel/index.ts'
import { inTurn } from './transactions.ts'

/** Turns tagged SQL into text and values; never runs anything itself. */
const compiler = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

export interface Answered<T> {
  readonly rows: T[]
  /** Rows read or changed. */
  readonly count: number
}

/** SQL as text, for a library that writes its own. Everything of ours uses the tagged `sql`. */
export const execute = <T>(scope: Scope, text: string, values: readonly unknown[] = []): Promise<Answered<T>> =>
  inTurn(scope, async (client) => {
    const answer = await client.query(text, [...values])
    return { rows: answer.rows as T[], count: answer.rowCount ?? 0 }
  })

const ask = <T>(scope: Scope, query: RawBuilder<unknown>): Promise<Answered<T>> => {
  const { sql, parameters } = query.compile(compiler)
  return execute<T>(scope, sql, parameters)
}

/** All rows of the answer. Say the row's type here, `rows<Place>(…)`, or by the function's own answer; not on `sql`. */
export const rows = async <T>(scope: Scope, query: RawBuilder<unknown>): Promise<T[]> =>
  (await ask<T>(scope, query)).rows

/** The first row, or undefined where there is none. */
export const maybe = async <T>(scope: Scope, query: RawBuilder<unknown>): Promise<T | undefined> =>
  (await ask<T>(scope, query)).rows[0]

/** The first row. @throws Refused `not-found` (404) where there is none, or the scope does not see it */
export const one = async <T>(scope: Scope, query: RawBuilder<unknown>): Promise<T> => {
  const found = await maybe<T>(scope, query)
  if (found === undefined) throw notFound('record')
  return found
}

/** Changes something; the number of rows changed. */
export const run = async (scope: Scope, query: RawBuilder<unknown>): Promise<number> => (await ask(scope, query)).count

/**
 * `copy t (a, b) from stdin …`, fed as fast as the server takes it; the number of rows copied.
 * PostgreSQL refuses COPY into a table with row-level security: copy into a temporary table, then `insert … select`.
 */
export const copyIn = (scope: Scope, statement: string, chunks: AsyncIterable<string>): Promise<number> =>
  inTurn(scope, async (client) => {
    const sink = client.query(copyFrom(statement))
    await pipeline(Readable.from(chunks), sink)
    return sink.rowCount
  })
