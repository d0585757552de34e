// Questions put to an engine, each on a connection of its own.
import type { DuckDBConnection } from '@duckdb/node-api'
import { type Access, lists, objects } from './engine.ts'
import type { Pool } from './pool.ts'
import type { Query } from './query.ts'
import type { Asking } from './types.ts'

export interface Opened {
  readonly pool: Pool
  readonly access: Access
  /** The engine may be closed again as far as this question goes. */
  done(): void
}

/** @param open gives the engine for the length of one question */
export const askingOf = (folder: string, open: () => Promise<Opened>): Asking => {
  async function* on<T>(ask: (connection: DuckDBConnection, access: Access) => AsyncGenerator<T>): AsyncGenerator<T> {
    const { pool, access, done } = await open()
    try {
      const connection = await pool.take()
      try {
        yield* ask(connection, access)
      } finally {
        pool.give(connection)
      }
    } finally {
      done()
    }
  }
  const stream = <T>(query: Query): AsyncGenerator<T[]> =>
    on((connection, access) => objects<T>(connection, { ...access, kinds: 'read' }, query))
  const rows = async <T>(query: Query): Promise<T[]> => {
    const found: T[] = []
    for await (const batch of stream<T>(query)) found.push(...batch)
    return found
  }
  return {
    folder,
    rows,
    one: async <T>(query: Query): Promise<T> => {
      const [first, ...more] = await rows<T>(query)
      if (first === undefined || more.length > 0) throw new RangeError('A question for one row had none, or several')
      return first
    },
    stream,
    lists: (query: Query) => on((connection, access) => lists(connection, { ...access, kinds: 'read' }, query)),
  }
}
