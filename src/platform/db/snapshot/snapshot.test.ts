import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { pathToFileURL } from 'node:url'
import { freshDatabase, migrationFolders, type TestDatabase } from '../../../../test/support/database.ts'
import { withClient } from '../connections.ts'
import { migrate, readMigrations } from '../migrator.ts'
import { databaseOn } from '../open.ts'
import { type Dump, dumpTables } from './dump.ts'
import { loadTables, type TableToLoad } from './load.ts'

/** Everything that stands in the way of putting rows back in any order: keys both ways, triggers, computed columns, rules for rows. */
const first = `
  create table trial_a (id int generated always as identity, parent int, b int, words text, bytes bytea, at timestamptz,
    loud text generated always as (upper(words)) stored,
    constraint trial_a_key primary key (id), constraint trial_a_parent foreign key (parent) references trial_a (id));
  create table trial_b (id int, a int, constraint trial_b_key primary key (id),
    constraint trial_b_a foreign key (a) references trial_a (id) deferrable);
  alter table trial_a add constraint trial_a_b foreign key (b) references trial_b (id);
  alter table trial_a enable row level security;
  insert into trial_b (id) values (1);
  create function trial_refuse() returns trigger language plpgsql as $$ begin raise exception 'rows stay as they are'; end $$;
  create trigger trial_stays before update or delete on trial_b for each row execute function trial_refuse();
  create view trial_view as select id from trial_a;
  create sequence trial_numbers start 7;`
const second = `
  alter table trial_a add column added text not null default 'by the newer release';
  create table trial_c (id int);`

/** A database of a product that has our tables too. */
const withTrial = async (t: TestContext, ...files: readonly string[]): Promise<TestDatabase> => {
  const folder = await mkdtemp(join(tmpdir(), 'commonweal-snapshot-'))
  t.after(() => rm(folder, { recursive: true }))
  for (const [index, text] of files.entries()) await writeFile(join(folder, `000${index + 1}-trial.sql`), text)
  const migrations = [...migrationFolders, { owner: 'trial', folder: pathToFileURL(`${folder}/`) }]
  const base = await freshDatabase(t)
  const { owner, run } = base.info
  await withClient(owner, 'a test', async (client) => migrate(client, await readMigrations(migrations)))
  const options = { installation: base.info.name, migrations, connections: 2, say: () => undefined }
  const database = databaseOn({ owner, run, release: async () => undefined }, options)
  t.after(() => database.close())
  return Object.assign(database, { info: base.info, asOwner: base.asOwner })
}

interface Kept extends Pick<Dump, 'migrations' | 'sequences'> {
  readonly tables: readonly (Omit<TableToLoad, 'text'> & { readonly words: string })[]
}

const keep = (database: TestDatabase, meanwhile?: () => Promise<unknown>): Promise<Kept> =>
  dumpTables(database, async (dump) => {
    await meanwhile?.()
    const tables: Kept['tables'][number][] = []
    for await (const { table, columns, text, rows } of dump.tables()) {
      const parts: Buffer[] = []
      for await (const part of text) parts.push(part as Buffer)
      tables.push({ table, columns, words: Buffer.concat(parts).toString(), rows: rows() })
    }
    return { migrations: dump.migrations, sequences: dump.sequences, tables }
  })

const give = async function* (kept: Kept): AsyncGenerator<TableToLoad> {
  for (const { table, columns, rows, words } of kept.tables)
    yield {
      table,
      columns,
      rows,
      text: (async function* () {
        yield words
      })(),
    }
}

const filled = async (t: TestContext): Promise<TestDatabase> => {
  const database = await withTrial(t, first)
  await database.asOwner(`
    insert into trial_b (id, a) values (2, null);
    insert into trial_a (parent, b, words, bytes, at) values (null, 2, E'Ynys Môn\\t"a"\\n\\\\.', '\\x00ff', '2026-03-29 01:30+00');
    insert into trial_a (parent, words) values (1, null);
    select nextval('trial_numbers'), nextval('trial_numbers');`)
  return database
}

const look = async (database: TestDatabase) => ({
  a: await database.asOwner('select id, parent, b, words, bytes, at, loud from trial_a order by id'),
  b: await database.asOwner('select * from trial_b order by id'),
})

test('what was dumped comes back whole, with numbers going on where they were, and every rule in force again', async (t) => {
  const from = await filled(t)
  const kept = await keep(from)
  const to = await withTrial(t, first)
  await to.asOwner(`insert into trial_a (words) values ('to be replaced')`)
  const loaded = await loadTables(to, kept, give(kept))
  assert.deepEqual(
    loaded,
    kept.tables.map(({ table, rows }) => ({ table, rows })),
  )
  assert.deepEqual(await look(to), await look(from))
  assert.deepEqual(await to.asOwner(`insert into trial_a (words) values ('next') returning id`), [{ id: 3 }])
  assert.deepEqual(await to.asOwner(`select nextval('trial_numbers')`), [{ nextval: 9 }])
  await assert.rejects(to.asOwner('delete from trial_b'), /rows stay as they are/)
  await assert.rejects(to.asOwner('insert into trial_a (parent) values (99)'), { constraint: 'trial_a_parent' })
  const rules = `select relrowsecurity from pg_class where relname = 'trial_a'`
  assert.deepEqual(await to.asOwner(rules), [{ relrowsecurity: true }])
  assert.deepEqual(await to.asOwner(`select has_table_privilege('commonweal_run', 'trial_a', 'insert') as may`), [
    { may: true },
  ])
})

test('a dump is of one moment, whatever is written meanwhile', async (t) => {
  const database = await filled(t)
  const kept = await keep(database, () => database.asOwner(`insert into trial_b (id) values (3)`))
  assert.equal(kept.tables.find(({ table }) => table === 'trial_b')?.rows, 2)
})

test('a dump of an older release is filled in as it was, and then brought up to this one', async (t) => {
  const kept = await keep(await filled(t))
  const newer = await withTrial(t, first, second)
  await loadTables(newer, kept, give(kept))
  assert.deepEqual(await newer.asOwner('select distinct added from trial_a'), [{ added: 'by the newer release' }])
  assert.deepEqual(await newer.asOwner(`select count(*) n from migrations_applied where owner = 'trial'`), [{ n: 2 }])
})

test('a dump that lacks rows, a table, or was made by a newer release changes nothing', async (t) => {
  const from = await filled(t)
  const kept = await keep(from)
  const before = await look(from)
  const damaged = (change: (one: Kept['tables'][number]) => Kept['tables'][number][]): Kept => ({
    ...kept,
    tables: kept.tables.flatMap((one) => (one.table === 'trial_b' ? change(one) : [one])),
  })
  const fewer = damaged((one) => [{ ...one, words: one.words.slice(0, one.words.indexOf('\n') + 1) }])
  const none = damaged(() => [])
  const strange = damaged((one) => [{ ...one, columns: ['id', 'nothing'] }])
  for (const bad of [fewer, none, strange])
    await assert.rejects(loadTables(from, bad, give(bad)), { reason: 'backup-damaged' })
  const broken = damaged((one) => [{ ...one, words: one.words.replace(/^2/m, '5') }])
  await assert.rejects(loadTables(from, broken, give(broken)), { constraint: 'trial_a_b' })
  const older = await withTrial(t)
  await assert.rejects(loadTables(older, kept, give(kept)), { reason: 'database-is-newer' })
  assert.deepEqual(await look(from), before)
})
