import type { Database } from '../database.ts'
import type { Dump } from './dump.ts'
export interface TableToLoad {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: number
  readonly text: AsyncIterable<Buffer>
}
export interface LoadedTable {
  readonly table: string
  readonly rows: number
}
export const loadTables = (
  _database: Database,
  _dump: Pick<Dump, 'migrations' | 'sequences'>,
  _tables: AsyncIterable<TableToLoad>,
): Promise<readonly LoadedTable[]> => {
  throw new Error('not yet')
}
