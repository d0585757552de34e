import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { personScope, publicScope, systemScope } from '../../../test/support/scopes.ts'
import { type PlaceId, Refused } from '../kernel/index.ts'
import { file, files, joined, literal, named, openAnalytics, query, source, whole } from './index.ts'
import type { Analytics, AnalyticsOptions, Value } from './types.ts'

const place = '11111111-1111-4111-8111-111111111111' as PlaceId
const other = '22222222-2222-4222-8222-222222222222' as PlaceId
const inPlace = personScope({ places: [place] })

const opened = async (
  t: TestContext,
  options: Partial<AnalyticsOptions> = {},
): Promise<Analytics & { root: string }> => {
  const root = await mkdtemp(join(tmpdir(), 'analytics-'))
  const analytics = openAnalytics({ folder: join(root, 'ledger'), ...options })
  t.after(async () => {
    await analytics.close()
    await rm(root, { recursive: true, force: true })
  })
  return { ...analytics, root }
}

const refusedWith = (reason: string) => (error: unknown) => error instanceof Refused && error.reason === reason
async function* inOne(rows: readonly (readonly Value[])[]) {
  yield rows
}

test('what is written is read back, value by value', async (t) => {
  const analytics = await opened(t)
  const writing = await analytics.writing(inPlace, place, 'b1')
  await writing.run(
    query`create table t (name varchar, day date, pence bigint, share double, yes boolean, small integer)`,
  )
  const rows = [
    ['O’Brien "& Söhne" \'; drop', '2024-02-29', -123_456_789_012, 0.25, true, 7],
    [null, null, null, null, null, null],
    ['a\0b', '1999-12-31', 0, -1, false, -7],
    ['', '2000-01-01', Number.MAX_SAFE_INTEGER, 0, true, 0],
  ]
  const many = Array.from({ length: 5000 }, () => rows).flat()
  assert.equal(await writing.append('t', inOne(many)), 20_000)
  await writing.makeFolder('p1')
  await writing.run(
    query`copy (select * from t) to ${file('b1', 'p1', 'lines.parquet')} (format parquet, compression zstd)`,
  )
  await writing.sync()
  await writing.close()
  await writing.close()

  const asking = await analytics.reading(inPlace, place)
  const lines = query`read_parquet(${file('b1', 'p1', 'lines.parquet')})`
  const found: Value[][] = []
  for await (const batch of asking.lists(query`from ${lines}`)) found.push(...batch)
  assert.deepEqual(found, many)
  assert.deepEqual(
    await asking.one(
      query`select count(*) as lines, sum(pence) as pence, max(day) as day from ${lines} where name = ${rows[0]?.[0] ?? null}`,
    ),
    { lines: 5000, pence: -617_283_945_060_000, day: '2024-02-29' },
  )
  const streamed: unknown[] = []
  for await (const batch of asking.stream(query`select small from ${lines} limit ${3}`)) streamed.push(...batch)
  assert.deepEqual(streamed, [{ small: 7 }, { small: null }, { small: -7 }])
  await assert.rejects(asking.rows(query`select sum(pence) * 1000 from ${lines}`), RangeError)
  await assert.rejects(asking.one(query`from ${lines}`), RangeError)
  await assert.rejects(asking.rows(query`select [1, 2]`), TypeError)
})

test('values in a query are values; what cannot be one is checked and quoted', async (t) => {
  const asking = await (await opened(t)).reading(inPlace, place)
  const nasty = `'); drop table x; --`
  assert.deepEqual(
    await asking.one(
      query`select ${nasty} as ${named('odd "name"')}, ${literal(nasty)} as literal, ${1.5} as half, ${true} as yes,
        ${null} as nothing, ${whole(-4)} as four, 3 in ${[1, 2, 3]} as listed, 3 in ${[]} as empty,
        ${joined([query`${1}`, query`${2}`], query` + `)} as three`,
    ),
    {
      'odd "name"': nasty,
      literal: nasty,
      half: 1.5,
      yes: true,
      nothing: null,
      four: -4,
      listed: true,
      empty: null,
      three: 3,
    },
  )
  assert.throws(() => named(''), TypeError)
  assert.throws(() => literal('\0'), TypeError)
  assert.throws(() => whole(1.5), RangeError)
  assert.throws(() => files([]), RangeError)
})

test('a value that does not fit its column stops the writing', async (t) => {
  const writing = await (await opened(t)).writing(inPlace, place, 'b1')
  await writing.run(query`create table t (day date, pence bigint)`)
  for (const row of [
    ['2024-02-30', 1],
    ['30/01/2024', 1],
    ['2024-01-30', 1.5],
    ['2024-01-30', '1'],
    [5, 5],
    ['2024-01-30'],
  ])
    await assert.rejects(writing.append('t', inOne([row])), /TypeError|RangeError/, JSON.stringify(row))
  await writing.close()
  await assert.rejects(writing.run(query`select 1`))
})

test('an engine opens its own place’s folder and nothing else', async (t) => {
  const analytics = await opened(t)
  const foreign = await analytics.writing(personScope({ places: [other] }), other, 'b2')
  await foreign.run(query`copy (select 1 as one) to ${file('b2', 'x.parquet')} (format parquet)`)
  const theirs = join(foreign.folder, 'b2', 'x.parquet')
  const secret = join(analytics.root, 'secret.csv')
  await writeFile(secret, 'a\n1\n')
  const writing = await analytics.writing(inPlace, place, 'b1', [])
  const reading = await analytics.reading(inPlace, place)
  await symlink(join(foreign.folder, 'b2'), join(writing.folder, 'way-out'))
  await symlink(theirs, join(writing.folder, 'b1', 'link.parquet'))

  const outside = [theirs, `${writing.folder}/../${other}/b2/x.parquet`, join(writing.folder, 'way-out', 'x.parquet')]
  for (const path of outside) {
    const asked = query`select * from read_parquet(${literal(path)})`
    await assert.rejects(reading.rows(asked), /Permission Error/)
    await assert.rejects(writing.rows(asked), /Permission Error/)
    await assert.rejects(writing.run(query`copy (select 1) to ${literal(path)} (format parquet)`), /Permission Error/)
  }
  for (const sql of [
    query`select * from read_text('/etc/passwd')`,
    query`select * from read_blob('/proc/self/environ')`,
    query`select * from glob('/etc/*')`,
    query`select * from read_csv(${literal(secret)})`,
    query`select getenv('HOME')`,
    query`select * from read_parquet('https://example.org/x.parquet')`,
  ]) {
    await assert.rejects(reading.rows(sql))
    await assert.rejects(writing.rows(sql))
  }
  for (const sql of [
    query`attach ${literal(join(writing.folder, 'z.db'))}`,
    query`install httpfs`,
    query`load httpfs`,
    query`set memory_limit = '8GB'`,
    query`reset lock_configuration`,
    query`pragma enable_profiling`,
    query`call pragma_version()`,
    query`export database ${literal(analytics.root)}`,
    query`create secret (type s3, key_id 'a', secret 'b')`,
    query`select 1; select 2`,
  ]) {
    await assert.rejects(reading.rows(sql))
    await assert.rejects(writing.run(sql))
  }
  for (const names of [
    ['..', other, 'b2', 'x.parquet'],
    ['way-out', 'x.parquet'],
    ['b1', 'link.parquet'],
    ['*'],
    ['b1/x'],
    [''],
  ])
    await assert.rejects(reading.rows(query`from read_parquet(${file(...names)})`), refusedWith('file-outside-place'))
  await assert.rejects(writing.rows(query`from read_csv(${source(secret)})`), refusedWith('file-outside-place'))
  await assert.rejects(writing.makeFolder('..', 'b9'), refusedWith('file-outside-place'))
  await assert.rejects(analytics.writing(inPlace, place, '../b9'), refusedWith('file-outside-place'))
  await assert.rejects(analytics.remove(inPlace, place, '..'), refusedWith('file-outside-place'))
})

test('a reading engine writes nothing, even in its own folder', async (t) => {
  const reading = await (await opened(t)).reading(inPlace, place)
  for (const sql of [
    query`copy (select 1) to ${file('x.parquet')} (format parquet)`,
    query`create table t (a int)`,
    query`set variable x = 1`,
  ])
    await assert.rejects(reading.rows(sql), TypeError)
  assert.deepEqual(await readdir(reading.folder), [])
})

test('a file outside is read only where the writing was opened with it', async (t) => {
  const analytics = await opened(t)
  const sent = join(analytics.root, 'sent.csv')
  await writeFile(sent, 'a\n1\n')
  await symlink(sent, join(analytics.root, 'alias.csv'))
  const writing = await analytics.writing(inPlace, place, 'b1', [join(analytics.root, 'alias.csv')])
  assert.deepEqual(await writing.rows(query`from read_csv(${source(join(analytics.root, 'alias.csv'))})`), [{ a: 1 }])
})

test('who may not see the place is told that it is not there', async (t) => {
  const published = async (_scope: unknown, id: PlaceId) => id === other
  const analytics = await opened(t, { published })
  for (const scope of [publicScope(), personScope(), personScope({ places: [other] })]) {
    await assert.rejects(analytics.reading(scope, place), refusedWith('not-found'))
    await assert.rejects(analytics.writing(scope, place, 'b1'), refusedWith('not-found'))
    await assert.rejects(analytics.folders(scope, place), refusedWith('not-found'))
    await assert.rejects(analytics.remove(scope, place, 'b1'), refusedWith('not-found'))
  }
  // Published pages are read by everybody and written by nobody else.
  assert.deepEqual(await (await analytics.reading(publicScope(), other)).rows(query`select 1 as a`), [{ a: 1 }])
  await assert.rejects(analytics.writing(publicScope(), other, 'b1'), refusedWith('not-found'))
  await assert.rejects(analytics.reading(systemScope(), '../x' as PlaceId), refusedWith('not-found'))
  assert.deepEqual(await (await analytics.reading(systemScope(), place)).rows(query`select 2 as a`), [{ a: 2 }])
})

test('folders are listed, private, and taken away', async (t) => {
  const analytics = await opened(t)
  assert.deepEqual(await analytics.folders(inPlace, place), [])
  const writing = await analytics.writing(inPlace, place, 'b1')
  await writing.run(query`copy (select 1) to ${file('b1', 'raw.parquet')} (format parquet)`)
  await writing.makeFolder('p1')
  await writing.run(query`copy (select 1) to ${file('b1', 'p1', 'lines.parquet')} (format parquet)`)
  await writing.discard('p1', 'lines.parquet')
  await writing.close()
  const [batch, ...more] = await analytics.folders(inPlace, place)
  assert.equal(batch?.name, 'b1')
  assert.ok((batch?.bytes ?? 0) > 100 && batch?.changedAt instanceof Date)
  assert.deepEqual(more, [])
  assert.deepEqual((await analytics.folders(inPlace, place, 'b1')).map(({ name }) => name).sort(), [
    'p1',
    'raw.parquet',
  ])
  assert.equal((await stat(writing.folder)).mode & 0o777, 0o700)
  await analytics.remove(inPlace, place, 'b1', 'raw.parquet')
  await analytics.remove(inPlace, place, 'b1')
  await analytics.remove(inPlace, place, 'b1')
  assert.deepEqual(await analytics.folders(inPlace, place), [])
})

test('a writing larger than its memory spills into its own folder, and leaves nothing of that', async (t) => {
  const analytics = await opened(t, { writingMegabytes: 64 })
  const writing = await analytics.writing(inPlace, place, 'b1')
  await writing.run(query`create table t as select md5(range::varchar) as name from range(2000000)`)
  assert.ok((await readdir(join(writing.folder, 'b1'))).some((name) => name.startsWith('.spill')))
  const { names } = await writing.one<{ names: number }>(query`select count(distinct name) as names from t`)
  assert.equal(names, 2_000_000)
  await writing.close()
  assert.deepEqual(await readdir(join(writing.folder, 'b1')), [])
})

test('many questions at once, about more places than engines are kept for', async (t) => {
  const analytics = await opened(t)
  const places = Array.from({ length: 5 }, () => crypto.randomUUID() as PlaceId)
  const answers = await Promise.all(
    Array.from({ length: 40 }, async (_, i) => {
      const asking = await analytics.reading(systemScope(), places[i % 5] as PlaceId)
      return asking.one<{ sum: number }>(query`select sum(range) + ${i} as sum from range(100000)`)
    }),
  )
  assert.deepEqual(
    answers.map(({ sum }) => sum - 4_999_950_000),
    Array.from({ length: 40 }, (_, i) => i),
  )
  // A stream that was left early gives its connection back.
  const asking = await analytics.reading(systemScope(), places[0] as PlaceId)
  for await (const _ of asking.stream(query`from range(10000000)`)) break
  assert.deepEqual(await asking.rows(query`select 1 as a`), [{ a: 1 }])
})

test('nothing is made or started before the first question', async (t) => {
  const analytics = await opened(t)
  await assert.rejects(stat(join(analytics.root, 'ledger')))
  await mkdir(join(analytics.root, 'ledger'))
  await analytics.close()
  await assert.rejects((await analytics.reading(inPlace, place)).rows(query`select 1`), /closed/)
})

test('a room of no place is gone when it is closed; places are known by their folders, and go whole', async (t) => {
  const analytics = await opened(t)
  const room = await analytics.scratch('b1')
  await room.run(query`copy (select 1 as a) to ${file('b1', 'raw.parquet')} (format parquet)`)
  assert.deepEqual(await room.rows(query`from read_parquet(${file('b1', 'raw.parquet')})`), [{ a: 1 }])
  assert.deepEqual(await analytics.places(systemScope()), [])
  await room.close()
  assert.deepEqual(await readdir(join(analytics.root, 'ledger', 'scratch')), [])
  await (await analytics.writing(inPlace, place, 'b1')).close()
  assert.deepEqual(await analytics.places(inPlace), [place])
  assert.deepEqual(await analytics.places(personScope()), [])
  await analytics.remove(inPlace, place)
  assert.deepEqual(await analytics.places(systemScope()), [])
})
