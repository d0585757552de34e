// How to reach the server, as its owner and as the role that runs the product; known for each Database to this folder alone.
import { Client, type ClientConfig, Pool } from 'pg'
import type { Database, MigrationFolder } from './database.ts'
import { typeParsers } from './types.ts'

/** A server that is ready: the private one, or one by address. */
export interface Server {
  /** May make tables; exempt from row-level security. */
  readonly owner: ClientConfig
  /** May read and change rows as far as row-level security lets it. */
  readonly run: ClientConfig
  /** Lets go of the server; the last one out stops a private one. */
  release(): Promise<void>
}

export interface Internals extends Server {
  readonly migrations: readonly MigrationFolder[]
}

const known = new WeakMap<Database, Internals>()

export const remember = (database: Database, internals: Internals): void => {
  known.set(database, internals)
}

export const internalsOf = (database: Database): Internals => {
  const found = known.get(database)
  if (!found) throw new Error('This database was not opened by openDatabase')
  return found
}

/** The same settings on every connection, whatever the server's own are: dates as ISO, UTC, and no stray schema. */
const session = '-c TimeZone=UTC -c DateStyle=ISO -c search_path=public'

/** @param role taken on from the first statement, where the user that signs in is another */
export const settingsFor = (base: ClientConfig, role?: string): ClientConfig => ({
  ...base,
  types: typeParsers,
  keepAlive: true,
  options: [base.options, session, role && `-c role=${role}`].filter(Boolean).join(' '),
})

export const connect = async (config: ClientConfig, name: string): Promise<Client> => {
  const client = new Client({ ...config, application_name: name, connectionTimeoutMillis: 10_000 })
  // A connection that breaks while idle says so by an event; the next question fails and tells the one who asked.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

export const withClient = async <T>(
  config: ClientConfig,
  name: string,
  work: (client: Client) => Promise<T>,
): Promise<T> => {
  const client = await connect(config, name)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export const makePool = (config: ClientConfig, connections: number): Pool => {
  const pool = new Pool({
    ...config,
    application_name: 'commonweal',
    max: connections,
    // Long enough for a burst to pass; then the visitor is told instead of waiting for ever.
    connectionTimeoutMillis: 30_000,
    idleTimeoutMillis: 60_000,
  })
  pool.on('error', () => undefined)
  // In use but between two statements, a connection is nobody's to listen to; unheard, its end would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

export interface JobsConnection {
  /** For the queue's daily work: may use the schema, not change it. */
  readonly run: ClientConfig
  /** Only for making and upgrading the schema. */
  readonly owner: ClientConfig
  /** Where the queue's tables stand, apart from ours: not in backups, made again from our own record of jobs. */
  readonly schema: 'jobs_queue'
  /** To run as the owner once the schema stands. */
  readonly grants: string
}

/** What the job queue needs to make its own connections to the same server. */
export const connectionForJobs = (database: Database): JobsConnection => {
  const { owner, run } = internalsOf(database)
  const schema = 'jobs_queue'
  return {
    run,
    owner,
    schema,
    grants: `
      grant usage on schema ${schema} to commonweal_run;
      grant select, insert, update, delete on all tables in schema ${schema} to commonweal_run;
      grant usage, select on all sequences in schema ${schema} to commonweal_run;
      grant execute on all functions in schema ${schema} to commonweal_run;
      alter default privileges in schema ${schema} grant select, insert, update, delete on tables to commonweal_run;`,
  }
}
