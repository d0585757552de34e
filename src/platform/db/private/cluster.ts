// Making the private cluster: the files, the two roles, the database. All of it stands under a draft name until it is whole.
import { spawn } from 'node:child_process'
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refused } from '../../kernel/index.ts'
import { type Binaries, environment, program } from './binaries.ts'
import type { Passwords } from './record.ts'
import type { Address } from './socket.ts'
import { commandAs, makerFor, type Place, type RunAs, spawnAs } from './user.ts'

/** What differs in tests: less care for power cuts, more rights to make databases. */
export interface ClusterOptions {
  readonly settings: Readonly<Record<string, string>>
  readonly ownerMayMakeDatabases: boolean
}

export const clusterIn = (home: string): string => join(home, 'postgres')

const notMade = (name: string, words: string): Refused =>
  new Refused(
    'database-not-made',
    500,
    `The database could not be made. PostgreSQL’s ${name} says:\n${words.trim()}`,
    'Put that right and start again: what was half made is made anew.',
  )

const runToEnd = (binaries: Binaries, as: RunAs, name: 'initdb' | 'postgres', args: string[], input: string) =>
  new Promise<void>((resolve, reject) => {
    const child = spawn(...commandAs(as, program(binaries, name), args), {
      ...spawnAs(as),
      env: environment(binaries),
      stdio: ['pipe', 'ignore', 'pipe'],
    })
    let words = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text))
    child.stdin.on('error', () => undefined).end(input)
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(notMade(name, words || `It ended with ${code}.`))))
  })

/**
 * Run in PostgreSQL's single-user mode, so its superuser is never given a password: nobody can sign in as it, ever.
 * One statement to a line.
 */
const setUp = (passwords: Passwords, options: ClusterOptions): string =>
  [
    `create role commonweal_owner login ${options.ownerMayMakeDatabases ? 'createdb' : ''} password '${passwords.owner}';`,
    `create role commonweal_run login password '${passwords.run}';`,
    // To drop a database under a connection that has not quite gone.
    ...(options.ownerMayMakeDatabases ? ['grant pg_signal_backend to commonweal_owner;'] : []),
    'create database commonweal owner commonweal_owner template template0;',
    'revoke all on database commonweal from public;',
    'grant connect, temporary on database commonweal to commonweal_run;',
    '',
  ].join('\n')

/** Text order and letter case by PostgreSQL's own tables, so that no upgrade of the machine can change an index's order. */
const initOptions = [
  '--username=postgres',
  // Only until the first start, which writes its own rules: initdb would want a password for the superuser.
  '--auth=trust',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
  '--no-instructions',
]

/** @throws Refused with initdb's own words */
export const makeCluster = async (
  binaries: Binaries,
  place: Place,
  passwords: Passwords,
  options: ClusterOptions,
): Promise<void> => {
  const { as, home } = place
  const maker = await makerFor(place, binaries)
  const draft = join(home, 'postgres.new')
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  if (as.uid !== undefined) await chown(draft, as.uid, as.gid ?? as.uid)
  const careless = options.settings.fsync === 'off'
  await runToEnd(binaries, maker, 'initdb', ['-D', draft, ...initOptions, ...(careless ? ['--no-sync'] : [])], '')
  const single = ['--single', '-D', draft, '-c', 'exit_on_error=on', '-c', `fsync=${careless ? 'off' : 'on'}`]
  await runToEnd(binaries, maker, 'postgres', [...single, 'postgres'], setUp(passwords, options))
  await rename(draft, clusterIn(home))
}

/** @throws Refused when the files were made by another major version of PostgreSQL */
export const checkMajor = async (home: string, binaries: Binaries): Promise<void> => {
  const made = (await readFile(join(clusterIn(home), 'PG_VERSION'), 'utf8')).trim()
  const carried = binaries.version.split('.')[0]
  if (made === carried) return
  throw new Refused(
    'database-of-another-version',
    409,
    `The database was made with PostgreSQL ${made}; this release of Commonweal carries PostgreSQL ${carried}.`,
    'With the release you used before, run “commonweal backup FILE”. Then restore that file with this one on an empty data folder.',
  )
}

/** For two cores and a machine shared with much else. */
const usual: Readonly<Record<string, string>> = {
  max_connections: '60',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '12MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '1GB',
  min_wal_size: '80MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  wal_compression: 'on',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  max_parallel_workers_per_gather: '1',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  default_text_search_config: 'pg_catalog.english',
  cluster_name: 'commonweal',
  log_min_messages: 'warning',
  log_line_prefix: '%m [%p] %u@%d ',
}

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`

const door = `# Written again at each start. Everyone signs in by password; the superuser has none.
local all all scram-sha-256
host all all 127.0.0.1/32 scram-sha-256
`

/** Written at each start, so that a new release brings its own settings. */
export const writeSettings = async (
  home: string,
  as: RunAs,
  address: Address,
  options: ClusterOptions,
): Promise<void> => {
  const settings = {
    ...usual,
    listen_addresses: address.socketFolder === undefined ? '127.0.0.1' : '',
    port: String(address.port),
    unix_socket_directories: address.socketFolder ?? '',
    unix_socket_permissions: '0700',
    ...options.settings,
  }
  const text = Object.entries(settings).map(([name, value]) => `${name} = ${quoted(value)}\n`)
  for (const [name, content] of [
    ['postgresql.conf', `# Written again at each start.\n${text.join('')}`],
    ['pg_hba.conf', door],
  ] as const) {
    const file = join(clusterIn(home), name)
    await writeFile(file, content, { mode: 0o600 })
    if (as.uid !== undefined) await chown(file, as.uid, as.gid ?? as.uid)
  }
}
