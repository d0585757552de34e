// One engine behind its fence: it opens the files under one folder, and a few named ones, and nothing else on this machine.
// The engine keeps the fence itself, whatever the SQL says; what kinds of statement are run at all is decided here as well.
import { realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { DuckDBConnection, DuckDBInstance, DuckDBPreparedStatement, DuckDBResult } from '@duckdb/node-api'
import { Refused } from '../kernel/index.ts'
import { type Query, rendered } from './query.ts'
import type { Value } from './types.ts'
import { type FromEngine, fromEngine } from './values.ts'

/** Loading it takes about a tenth of a second and 30 MB: only where a ledger is asked. */
export const library = () => import('@duckdb/node-api')

export interface Fence {
  /** Everything under it can be read and written. An absolute path without symbolic links. */
  readonly folder: string
  /** Single files outside it: the path each was named by, and where it really lies. */
  readonly sources: ReadonlyMap<string, string>
  readonly megabytes: number
  /** No file changes once it is read: what stands at its end is then read once, and not for every question. */
  readonly settled: boolean
  /** A folder in `folder` for what does not fit in memory; made when first needed. */
  readonly temporary: string
}

const threads = 2
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

export const openEngine = async ({
  folder,
  sources,
  megabytes,
  temporary,
  settled,
}: Fence): Promise<DuckDBInstance> => {
  const { DuckDBInstance } = await library()
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: `${megabytes}MB`,
    temp_directory: temporary,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    // The system keeps files it has read in memory by itself, and gives that back when it is needed.
    enable_external_file_cache: 'false',
  })
  const connection = await instance.connect()
  if (settled) await connection.run('set global parquet_metadata_cache = true')
  await connection.run(`set allowed_directories = [${quoted(folder)}]`)
  await connection.run(`set allowed_paths = [${[...sources.values()].map(quoted).join(', ')}]`)
  await connection.run('set enable_external_access = false')
  await connection.run('set lock_configuration = true')
  connection.closeSync()
  return instance
}

const segment = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,200}$/u

const outside = (): Refused =>
  new Refused(
    'file-outside-place',
    403,
    'A file outside the place’s own folder was asked for.',
    'This should not happen: tell whoever runs this installation.',
  )

const real = (path: string): string | undefined => {
  try {
    return realpathSync.native(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** The path of a file by the names on the way to it. A link that leads out of the folder is refused. */
export const pathIn = (folder: string, segments: readonly string[]): string => {
  if (segments.length === 0 || segments.some((name) => !segment.test(name))) throw outside()
  const path = join(folder, ...segments)
  const found = real(path)
  if (found !== undefined && found !== path && !found.startsWith(`${folder}${sep}`)) throw outside()
  return path
}

export type Kinds = 'read' | 'write'

const mayRun = async (statement: DuckDBPreparedStatement, kinds: Kinds): Promise<boolean> => {
  const { StatementType: type } = await library()
  const kind = statement.statementType
  if (kind === type.SELECT) return true
  return kinds === 'write' && [type.COPY, type.CREATE, type.INSERT, type.UPDATE, type.DELETE, type.DROP].includes(kind)
}

const bind = (statement: DuckDBPreparedStatement, values: readonly Value[]): void => {
  values.forEach((value, i) => {
    const at = i + 1
    if (value === null) statement.bindNull(at)
    else if (typeof value === 'string') statement.bindVarchar(at, value)
    else if (typeof value === 'boolean') statement.bindBoolean(at, value)
    else if (Number.isSafeInteger(value)) statement.bindBigInt(at, BigInt(value))
    else statement.bindDouble(at, value)
  })
}

export interface Access {
  readonly fence: Fence
  readonly kinds: Kinds
}

const prepared = async <T>(
  connection: DuckDBConnection,
  { fence, kinds }: Access,
  asked: Query,
  work: (statement: DuckDBPreparedStatement) => Promise<T>,
): Promise<T> => {
  const { text, values } = rendered(asked, (segments, isSource) => {
    if (!isSource) return pathIn(fence.folder, segments)
    const path = fence.sources.get(segments[0] ?? '')
    if (path === undefined) throw outside()
    return path
  })
  const statement = await connection.prepare(text)
  try {
    if (!(await mayRun(statement, kinds))) throw new TypeError('This kind of statement is not run here')
    bind(statement, values)
    return await work(statement)
  } finally {
    statement.destroySync()
  }
}

/** The rows of a result as lists, one chunk of the engine's at a time. */
async function* listsOf(result: DuckDBResult): AsyncGenerator<Value[][]> {
  const duckdb = await library()
  const readers: FromEngine[] = result.columnTypes().map((type) => fromEngine(duckdb, type))
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const lists: Value[][] = Array.from({ length: chunk.rowCount }, () => [])
    readers.forEach((read, column) => {
      chunk?.visitColumnValues(column, (value, row) => lists[row]?.push(read(value)))
    })
    yield lists
  }
}

/** What a statement does to the files, without an answer. */
export const execute = (connection: DuckDBConnection, access: Access, asked: Query): Promise<void> =>
  prepared(connection, access, asked, async (statement) => {
    await statement.run()
  })

/** Nothing of the answer is held but the chunk in hand. */
export async function* lists(connection: DuckDBConnection, access: Access, asked: Query): AsyncGenerator<Value[][]> {
  yield* listsOf(await prepared(connection, access, asked, (statement) => statement.stream()))
}

export const objects = async function* <T>(
  connection: DuckDBConnection,
  access: Access,
  asked: Query,
): AsyncGenerator<T[]> {
  const result = await prepared(connection, access, asked, (statement) => statement.stream())
  const names = result.columnNames()
  for await (const batch of listsOf(result))
    yield batch.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? null])) as T)
}
