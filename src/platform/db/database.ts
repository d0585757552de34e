// What the rest of the product holds of the database: one object that opens transactions under a Scope.
import type { Scope } from '../kernel/index.ts'

/** Runs after the transaction has committed. What it throws goes to `say`, never to the caller: the write is already true. */
export type AfterCommit = () => Promise<void>

/** Held while a server runs on this data folder. The kernel lets it go when the process dies, however it dies. */
export interface ServerLock {
  release(): Promise<void>
}

export interface Database {
  /**
   * One READ ONLY, REPEATABLE READ transaction: everything inside sees one moment.
   * A Scope carries one open transaction at a time, so each request makes its own Scope.
   * @throws Error when a transaction is already open on this very Scope object
   */
  read<T>(scope: Scope, work: () => Promise<T>): Promise<T>
  /** One read-write transaction, committed when `work` resolves and rolled back when it throws. Not to be nested. */
  write<T>(scope: Scope, work: () => Promise<T>): Promise<T>
  /** Runs `work` once the scope's open transaction has committed; forgotten when it rolls back. */
  afterCommit(scope: Scope, work: AfterCommit): void
  /**
   * Makes this process the one server of the data folder.
   * @param lost called when the lock was lost to another process after the database had gone away for a while
   * @throws Refused `server-already-running`
   */
  lockServer(lost?: () => void): Promise<ServerLock>
  /** Ends the connections, waits for those in use, and stops the private server when nobody else holds it. */
  close(): Promise<void>
}

/** The numbered SQL files of one part: `{ owner: 'places', folder: new URL('./migrations/', import.meta.url) }` */
export interface MigrationFolder {
  readonly owner: string
  readonly folder: URL
}

export interface OpenOptions {
  readonly dataFolder: string
  /** A PostgreSQL server instead of the private one; its user owns the tables. */
  readonly url?: string | undefined
  /** A second user of that server, with fewer rights, for everything but migrations. */
  readonly runUrl?: string | undefined
  /** In the order in which they are to be applied. */
  readonly migrations: readonly MigrationFolder[]
  /** Words on progress and trouble, one line each. */
  readonly say?: ((words: string) => void) | undefined
  /** Connections kept for requests, at most. 10 where not given. */
  readonly connections?: number | undefined
}
