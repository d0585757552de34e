// A PostgreSQL server that somebody else keeps: checked, and given the role that runs the product.
import { type Client, type ClientConfig, escapeIdentifier } from 'pg'
import { Refused } from '../kernel/index.ts'
import { connect, type Server, settingsFor, withClient } from './connections.ts'
import { sqlState, systemCode } from './errors.ts'

const setting = 'DATABASE_URL'
const setUp = 'commonweal set-up'

const configOf = (address: string, name: string): ClientConfig => {
  if (!URL.canParse(address))
    throw new Refused(
      'database-address-wrong',
      400,
      `${name} is not an address of a database.`,
      'Write it like postgres://user:password@server:5432/database',
    )
  const url = new URL(address)
  const options = url.searchParams.get('options')
  url.searchParams.delete('options')
  return { connectionString: url.href, ...(options ? { options } : {}) }
}

/** Why no connection came about, in words that name no password. */
const unreachable = (error: unknown, name: string): Refused => {
  const why: Record<string, string> = {
    '28P01': 'the server refused the user name or password',
    '28000': 'the server does not let this user in from here',
    '3D000': 'the server has no database of that name',
    ENOTFOUND: 'there is no server of that name',
    ECONNREFUSED: 'nothing listens at that address',
  }
  const code = sqlState(error) ?? systemCode(error) ?? ''
  const words = error instanceof Error ? error.message : 'unknown'
  return new Refused(
    'database-unreachable',
    503,
    `The database of ${name} cannot be reached: ${why[code] ?? words}.`,
    'Check the address, and that the server runs and lets this machine in.',
  )
}

const checkVersion = async (client: Client): Promise<void> => {
  const answer = await client.query<{ number: number; words: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as words`,
  )
  const [version] = answer.rows
  if (version && version.number < 150_000)
    throw new Refused(
      'database-too-old',
      400,
      `The database server is PostgreSQL ${version.words}. Commonweal needs PostgreSQL 15 or newer.`,
      'Upgrade the server, or leave DATABASE_URL empty: then Commonweal keeps its own.',
    )
}

/** A server's administrator may have given the role already, and not the right to give it on. */
const holdsRole = async (client: Client, user: string | undefined): Promise<boolean> => {
  if (user === undefined)
    return client
      .query('set role commonweal_run; reset role')
      .then(() => true)
      .catch(() => false)
  const answer = await client.query<{ holds: boolean }>(`select pg_has_role($1, 'commonweal_run', 'member') as holds`, [
    user,
  ])
  return answer.rows[0]?.holds === true
}

/** Makes the running role where it is missing, and sees that it cannot go round row-level security. */
const ensureRole = async (client: Client, runsAs: string | undefined): Promise<void> => {
  const member = runsAs === undefined ? 'current_user' : escapeIdentifier(runsAs)
  try {
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = 'commonweal_run') then create role commonweal_run nologin; end if;
      exception when duplicate_object or unique_violation then null;
    end $$`)
    if (!(await holdsRole(client, runsAs))) await client.query(`grant commonweal_run to ${member}`)
  } catch (error) {
    throw new Refused(
      'database-role-missing',
      403,
      `The user of ${setting} may not make the role commonweal_run (${error instanceof Error ? error.message : 'unknown'}).`,
      `Let the server’s administrator run: create role commonweal_run; grant commonweal_run to ${member} — with the user’s name in place of current_user.`,
    )
  }
  const answer = await client.query<{ strong: boolean; makes: boolean }>(`
    select rolsuper or rolbypassrls as strong, has_schema_privilege('public', 'create') as makes
      from pg_roles where rolname = 'commonweal_run'`)
  if (answer.rows[0]?.strong)
    throw new Refused(
      'database-role-too-strong',
      403,
      'The role commonweal_run can see every row, whatever the rules for rows say.',
      'Let the server’s administrator run: alter role commonweal_run nosuperuser nobypassrls',
    )
  if (!answer.rows[0]?.makes)
    throw new Refused(
      'database-not-ours',
      403,
      `The user of ${setting} may not make tables in the database’s schema “public”.`,
      'Give the user a database of its own: create database commonweal owner the_user',
    )
}

const userOf = async (config: ClientConfig, name: string): Promise<string | undefined> => {
  const client = await connect(config, setUp).catch((error: unknown) => {
    throw unreachable(error, name)
  })
  await client.end()
  return client.user ?? undefined
}

/** @throws Refused in plain words, when the server is not there, too old, or gives too few rights */
export const serverByUrl = async (url: string, runUrl?: string): Promise<Server> => {
  const owner = settingsFor(configOf(url, setting))
  const runBase = runUrl === undefined ? undefined : configOf(runUrl, 'DATABASE_RUN_URL')
  const runsAs = runBase && (await userOf(runBase, 'DATABASE_RUN_URL'))
  const client = await connect(owner, setUp).catch((error: unknown) => {
    throw unreachable(error, setting)
  })
  try {
    await checkVersion(client)
    await ensureRole(client, runsAs)
  } finally {
    await client.end()
  }
  const run = settingsFor(runBase ?? configOf(url, setting), 'commonweal_run')
  await withClient(run, setUp, (one) => one.query('select 1')).catch((error: unknown) => {
    throw unreachable(error, runUrl === undefined ? setting : 'DATABASE_RUN_URL')
  })
  return { owner, run, release: async () => undefined }
}
