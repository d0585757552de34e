import type { Readable } from 'node:stream'
import type { Database } from '../database.ts'
import type { AppliedMigration } from '../migrator.ts'
export interface DumpedTable {
  readonly table: string
  readonly columns: readonly string[]
  readonly text: Readable
  rows(): number
}
export interface Dump {
  readonly migrations: readonly AppliedMigration[]
  readonly sequences: readonly { readonly name: string; readonly value: number; readonly called: boolean }[]
  tables(): AsyncIterable<DumpedTable>
}
export const dumpTables = <T>(_database: Database, _work: (dump: Dump) => Promise<T>): Promise<T> => {
  throw new Error('not yet')
}
