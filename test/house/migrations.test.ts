// What the database itself says about the tables: names of constraints, row-level security, and the rights of the running role.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../support/database.ts'
import { projectFiles } from '../support/project.ts'

/** Our tables: not the queue's, which makes its own. */
const ours = `n.nspname = 'public' and c.relkind in ('r', 'p') and not exists (
  select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`

test('every constraint has a name of its own, so that a broken one can be told to the reader', async (t) => {
  const database = await freshDatabase(t)
  const constraints = await database.asOwner<{ table: string; name: string; kind: string }>(`
    select c.relname as table, k.conname as name, k.contype::text as kind
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and k.contype in ('u', 'f', 'c', 'x')`)
  assert.ok(constraints.length > 10)
  const unnamed = constraints.filter(
    ({ table, name }) => name.startsWith(table) && /_(key|fkey|check|excl)\d*$/.test(name),
  )
  assert.deepEqual(unnamed, [])
})

test('every table that belongs to a place, an organisation or a person is kept by row-level security', async (t) => {
  const database = await freshDatabase(t)
  const open = await database.asOwner<{ table: string }>(`
    select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and not c.relrowsecurity and exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
      and a.attname in ('place_id', 'organisation_id', 'person_id', 'place_ids', 'organisation_ids'))`)
  assert.deepEqual(open, [])
  const empty = await database.asOwner<{ table: string }>(`
    select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relrowsecurity and not exists (select from pg_policy p where p.polrelid = c.oid)`)
  assert.deepEqual(empty, [], 'row-level security without a policy')
})

test('the running role owns nothing, passes by no policy, and may not change the tables', async (t) => {
  const database = await freshDatabase(t)
  const [role] = await database.asOwner<Record<string, boolean>>(
    `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = 'commonweal_run'`,
  )
  assert.deepEqual(role, { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false })
  const owned = await database.asOwner(
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and pg_get_userbyid(c.relowner) = 'commonweal_run'`,
  )
  assert.deepEqual(owned, [])
  const [create] = await database.asOwner<{ may: boolean }>(
    `select has_schema_privilege('commonweal_run', 'public', 'create') as may`,
  )
  assert.equal(create?.may, false)
})

test('a migration is named by its number and words, each number once in its folder', () => {
  const migrations = projectFiles().filter((path) => path.endsWith('.sql') && path.includes('/migrations/'))
  assert.deepEqual(
    migrations.filter((path) => !/\/migrations\/\d{4}-[a-z0-9-]+\.sql$/.test(path)),
    [],
  )
  const numbered = migrations.map((path) => path.replace(/-[a-z0-9-]+\.sql$/, ''))
  assert.deepEqual(
    numbered.filter((path, i) => numbered.indexOf(path) !== i),
    [],
  )
})
