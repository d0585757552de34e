// The connections of one engine. A question has one to itself: the engine then answers several at once.
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

export interface Pool {
  take(): Promise<DuckDBConnection>
  give(connection: DuckDBConnection): void
  /** Stops what is running, and ends the engine. */
  close(): void
}

const kept = 4

export const poolOf = (instance: DuckDBInstance): Pool => {
  const idle: DuckDBConnection[] = []
  const taken = new Set<DuckDBConnection>()
  let closed = false
  return {
    take: async () => {
      if (closed) throw new Error('The engine is closed')
      const connection = idle.pop() ?? (await instance.connect())
      taken.add(connection)
      return connection
    },
    give: (connection) => {
      taken.delete(connection)
      if (closed || idle.length >= kept) connection.closeSync()
      else idle.push(connection)
    },
    close: () => {
      closed = true
      for (const connection of taken) connection.interrupt()
      for (const connection of idle.splice(0)) connection.closeSync()
      instance.closeSync()
    },
  }
}
