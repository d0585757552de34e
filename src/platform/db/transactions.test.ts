import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { personScope, publicScope, systemScope } from '../../../test/support/scopes.ts'
import type { OrganisationId, PersonId, PlaceId } from '../kernel/index.ts'
import { connect } from './connections.ts'
import { sqlState } from './errors.ts'
import { copyIn, execute, maybe, one, rows, run, sql, violated } from './index.ts'

const here = '0190a0b0-0000-7000-8000-000000000001' as PlaceId
const there = '0190a0b0-0000-7000-8000-000000000002' as PlaceId
const us = '0190a0b0-0000-7000-8000-000000000003' as OrganisationId
const me = '0190a0b0-0000-7000-8000-000000000004' as PersonId

/** A table as the parts make theirs: under row-level security, with named constraints. */
const withNotes = async (t: TestContext): Promise<TestDatabase> => {
  const database = await freshDatabase(t)
  await database.asOwner(`
    create table notes (
      place_id uuid, person_id uuid, organisation_id uuid, words text,
      constraint notes_words_unique unique (words), constraint notes_words_short check (length(words) < 20));
    alter table notes enable row level security;
    create policy notes_scope on notes using (scope_everything() or place_id = any(scope_places())
      or organisation_id = any(scope_organisations()) or person_id = scope_person());
    create table codes (code text, number bigint);`)
  await database.asOwner(
    `insert into notes (place_id, person_id, organisation_id, words)
      values ($1, null, null, 'here'), ($2, null, null, 'there'), (null, null, $3, 'ours'), (null, $4, null, 'mine')`,
    [here, there, us, me],
  )
  return database
}

test('a scope sees its own rows and no others', async (t) => {
  const database = await withNotes(t)
  const seen = (scope: ReturnType<typeof personScope>) =>
    database.read(scope, async () =>
      (await rows<{ words: string }>(scope, sql`select words from notes order by words`)).map(({ words }) => words),
    )
  assert.deepEqual(await seen(systemScope()), ['here', 'mine', 'ours', 'there'])
  assert.deepEqual(await seen(publicScope()), [])
  assert.deepEqual(await seen(personScope({ places: [here] })), ['here'])
  assert.deepEqual(await seen(personScope({ places: [here, there] })), ['here', 'there'])
  assert.deepEqual(await seen(personScope({ organisations: [us] })), ['ours'])
  assert.deepEqual(await seen(personScope({ id: me })), ['mine'])
})

test('a row cannot be written into a place that the scope does not hold', async (t) => {
  const database = await withNotes(t)
  const scope = personScope({ places: [here] })
  const write = (place: PlaceId) =>
    database.write(scope, () =>
      run(scope, sql`insert into notes (place_id, words) values (${place}, ${`to ${place}`.slice(0, 9)})`),
    )
  assert.equal(await write(here), 1)
  await assert.rejects(write(there), (error) => sqlState(error) === '42501')
  assert.equal(
    await database.write(scope, () => run(scope, sql`update notes set words = 'x' where place_id = ${there}`)),
    0,
  )
})

test('going round the store: the running role on a connection of its own sees nothing, and can change no table', async (t) => {
  const database = await withNotes(t)
  const client = await connect(database.info.run, 'a test')
  try {
    assert.deepEqual((await client.query('select current_user::text as name')).rows, [{ name: 'commonweal_run' }])
    assert.deepEqual((await client.query('select * from notes')).rows, [])
    await client.query(`begin; select set_config('commonweal.everything', 'on', true)`)
    assert.equal((await client.query('select * from notes')).rowCount, 4)
    await client.query('commit')
    // The settings end with the transaction, though PostgreSQL then leaves '' where there had been nothing.
    assert.deepEqual((await client.query('select * from notes')).rows, [])
    assert.deepEqual(
      (await client.query('select scope_everything() e, scope_person() p, scope_places() l, scope_organisations() o'))
        .rows,
      [{ e: false, p: null, l: [], o: [] }],
    )
    for (const statement of [
      'create table mine (a int)',
      'alter table notes disable row level security',
      'drop table notes',
      'truncate notes',
      'create policy all_of_it on notes using (true)',
      `insert into migrations_applied (owner, name, sha256) values ('a', 'b', 'c')`,
      // Where the owner's own connection took the role on, it may also lay it down: DATABASE_RUN_URL is for those who mind.
      ...(process.env.COMMONWEAL_TEST_DATABASE_URL === undefined ? ['set role commonweal_owner'] : []),
    ])
      await assert.rejects(
        client.query(statement),
        (error) => ['42501', '22023'].includes(sqlState(error) ?? ''),
        statement,
      )
    const [role] = (
      await client.query(`select rolbypassrls or rolsuper as strong from pg_roles where rolname = current_user`)
    ).rows
    assert.deepEqual(role, { strong: false })
  } finally {
    await client.end()
  }
})

test('a read cannot write, and sees one moment', async (t) => {
  const database = await withNotes(t)
  const scope = systemScope()
  await assert.rejects(
    database.read(scope, () => run(scope, sql`insert into notes (words) values ('no')`)),
    (error) => sqlState(error) === '25006',
  )
  await database.read(scope, async () => {
    const before = await one<{ n: number }>(scope, sql`select count(*) n from notes`)
    await database.asOwner(`insert into notes (words) values ('meanwhile')`)
    assert.deepEqual(await one(scope, sql`select count(*) n from notes`), before)
  })
})

test('a write that throws leaves nothing behind, and nothing to do afterwards', async (t) => {
  const database = await withNotes(t)
  const scope = systemScope()
  const done: string[] = []
  await assert.rejects(
    database.write(scope, async () => {
      await run(scope, sql`insert into notes (words) values ('lost')`)
      database.afterCommit(scope, async () => void done.push('never'))
      throw new Error('no')
    }),
    /^Error: no$/,
  )
  assert.equal(await database.read(scope, () => maybe(scope, sql`select from notes where words = 'lost'`)), undefined)
  assert.deepEqual(done, [])
})

test('an error of the database that was swallowed does not pass for a save', async (t) => {
  const database = await withNotes(t)
  const scope = systemScope()
  await assert.rejects(
    database.write(scope, () => run(scope, sql`insert into notes (words) values ('here')`).catch(() => 0)),
    /Nothing was saved/,
  )
})

test('what follows a commit runs once it is true, and may open a transaction', async (t) => {
  const database = await withNotes(t)
  const scope = systemScope()
  let found: unknown
  await database.write(scope, async () => {
    await run(scope, sql`insert into notes (words) values ('kept')`)
    database.afterCommit(scope, async () => {
      found = await database.read(scope, () => maybe(scope, sql`select words from notes where words = 'kept'`))
    })
    database.afterCommit(scope, () => Promise.reject(new Error('not the caller’s trouble')))
  })
  assert.deepEqual(found, { words: 'kept' })
})

test('transactions are not nested, and a scope without one asks in vain', async (t) => {
  const database = await withNotes(t)
  const scope = systemScope()
  await assert.rejects(rows(scope, sql`select 1`), /No transaction is open/)
  const inner = database.write(scope, () => database.read(scope, () => rows(scope, sql`select 1`)))
  await assert.rejects(inner, /not nested/)
  const both = await Promise.allSettled(
    [1, 2].map(() => database.read(scope, () => rows(scope, sql`select pg_sleep(0.05)`))),
  )
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
})

test('a question that was not awaited does not reach the next one’s transaction', async (t) => {
  const database = await withNotes(t)
  const scope = systemScope()
  let forgotten: Promise<unknown> = Promise.resolve()
  await database.write(scope, async () => {
    forgotten = new Promise((resolve) => setTimeout(resolve, 20)).then(() => rows(scope, sql`select 1`))
    forgotten.catch(() => undefined)
  })
  await assert.rejects(forgotten, /No transaction is open/)
})

test('questions asked side by side wait their turn', async (t) => {
  const database = await withNotes(t)
  const scope = systemScope()
  const answers = await database.read(scope, () =>
    Promise.all([3, 1, 2].map((n) => one<{ n: number }>(scope, sql`select ${n}::int as n`))),
  )
  assert.deepEqual(answers, [{ n: 3 }, { n: 1 }, { n: 2 }])
})

test('values arrive as what they are', async (t) => {
  const database = await freshDatabase(t)
  const scope = systemScope()
  await database.read(scope, async () => {
    assert.deepEqual(
      await one(
        scope,
        sql`select 9007199254740991::int8 as big, '{1,2,null}'::int8[] as bigs, date '2026-02-28' as day, '{2026-02-28}'::date[] as days,
          12.30::numeric as amount, '{0.1,2}'::numeric[] as amounts, '{"a":[1]}'::jsonb as value, ${here}::uuid as id,
          ${[here, there]}::uuid[] as ids, timestamptz '2026-07-01 00:00:00+01' as moment, null::int8 as nothing`,
      ),
      {
        ...{ big: 9007199254740991, bigs: [1, 2, null], day: '2026-02-28', days: ['2026-02-28'], amount: '12.30' },
        ...{ amounts: ['0.1', '2'], value: { a: [1] }, id: here, ids: [here, there], nothing: null },
        moment: new Date('2026-06-30T23:00:00Z'),
      },
    )
  })
  await assert.rejects(
    database.read(scope, () => rows(scope, sql`select 9007199254740992::int8`)),
    RangeError,
  )
})

test('the broken constraint is known by name', async (t) => {
  const database = await withNotes(t)
  const broken = async (words: string) => {
    const scope = systemScope()
    return database
      .write(scope, () => run(scope, sql`insert into notes (words) values (${words})`))
      .then(() => undefined, violated)
  }
  assert.equal(await broken('here'), 'notes_words_unique')
  assert.equal(await broken('far too many words to keep'), 'notes_words_short')
  assert.equal(await broken('new'), undefined)
  assert.equal(violated(new Error('notes_words_unique')), undefined)
})

test('rows are copied in a stream, and a bad one takes all of them with it', async (t) => {
  const database = await withNotes(t)
  const lines = async function* (last: string) {
    for (let n = 0; n < 20_000; n++) yield `code ${n}\t${n}\n`
    yield last
  }
  const copy = (last: string) => {
    const scope = systemScope()
    return database.write(scope, () => copyIn(scope, 'copy codes (code, number) from stdin', lines(last)))
  }
  await assert.rejects(copy('code\tnot a number\n'), (error) => sqlState(error) === '22P02')
  assert.equal(await copy('last\t1\n'), 20_001)
  assert.deepEqual(await database.asOwner('select count(*) n, sum(number)::int8 s from codes'), [
    { n: 20_001, s: 199_990_001 },
  ])
})

test('text written by a library runs in the same transaction, with values beside it', async (t) => {
  const database = await withNotes(t)
  const scope = systemScope()
  const answer = await database.read(scope, () =>
    execute(scope, 'select words from notes where words = $1', [`' or true --`]),
  )
  assert.deepEqual(answer, { rows: [], count: 0 })
})

test('a record that is not there is refused as not found', async (t) => {
  const database = await withNotes(t)
  const scope = publicScope()
  await assert.rejects(
    database.read(scope, () => one(scope, sql`select * from notes`)),
    { name: 'Refused', reason: 'not-found', status: 404 },
  )
})

test('a second server on one database is refused, until the first lets go', async (t) => {
  const database = await freshDatabase(t)
  const lock = await database.lockServer()
  await assert.rejects(database.lockServer(), { reason: 'server-already-running' })
  await lock.release()
  await (await database.lockServer()).release()
})
