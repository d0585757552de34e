import assert from 'node:assert/strict'
import test from 'node:test'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { personScope, publicScope, systemScope } from '../../../test/support/scopes.ts'
import { run, sql, violated } from '../db/index.ts'
import type { PersonId, PlaceId, Scope } from '../kernel/index.ts'
import {
  type AuditEntry,
  auditEntry,
  beginDemonstrationChain,
  erasePersonalDetail,
  record,
  removeDemonstrationChain,
  searchAudit,
  verifyChains,
} from './index.ts'

const oldham = crypto.randomUUID() as PlaceId
const bury = crypto.randomUUID() as PlaceId
const did = (what: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
  what,
  subject: { kind: 'thing', id: '1' },
  ...more,
})
const write = (database: TestDatabase, scope: Scope, ...entries: AuditEntry[]) =>
  database.write(scope, async () => {
    for (const entry of entries) await record(scope, entry)
  })
const seen = async (database: TestDatabase, scope: Scope, filter = {}) =>
  database.read(scope, async () => (await searchAudit(scope, filter)).entries.map((entry) => entry.what))
const reports = (database: TestDatabase) => {
  const scope = systemScope()
  return database.read(scope, () => verifyChains(scope))
}

test('what was done is read back with who did it, before, after and why', async (t) => {
  const database = await freshDatabase(t)
  const ada = personScope({ name: 'Ada Example', places: [oldham] })
  await write(
    database,
    ada,
    did('place renamed', {
      place: oldham,
      before: { name: 'A' },
      after: { name: 'B', n: [1, null] },
      why: 'it was wrong',
    }),
  )
  const entry = await database.read(ada, async () => auditEntry(ada, `${oldham}:1`))
  assert.deepEqual(
    { what: entry.what, before: entry.before, after: entry.after, why: entry.why, actor: entry.actor },
    {
      what: 'place renamed',
      before: { name: 'A' },
      after: { name: 'B', n: [1, null] },
      why: 'it was wrong',
      actor: { kind: 'person', id: ada.actor.kind === 'person' ? ada.actor.id : '', name: 'Ada Example' },
    },
  )
})

test('text that PostgreSQL cannot keep does not stop an act, nor break its chain', async (t) => {
  const database = await freshDatabase(t)
  await write(database, systemScope(), did('odd\0text \ud800', { before: { a: '\0\udfff' }, why: '\0' }))
  assert.ok((await reports(database)).every((one) => one.ok))
})

test('no actor, no write; someone with a link is told in words', async (t) => {
  const database = await freshDatabase(t)
  await assert.rejects(write(database, publicScope(), did('password reset')), { reason: 'no-actor' })
  await write(database, publicScope(), did('password reset', { actorWords: 'someone with a reset link' }))
  const all = systemScope()
  const [entry] = await database.read(all, async () => (await searchAudit(all, {})).entries)
  assert.deepEqual(entry?.actor, { kind: 'public', name: 'someone with a reset link' })
})

test('an act that may be done without a name leads to nobody, and the chain holds', async (t) => {
  const database = await freshDatabase(t)
  const ada = personScope({ name: 'Ada Example', places: [oldham] })
  await write(database, ada, did('idea added', { place: oldham, unnamed: 'somebody who takes part' }))
  const [entry] = await database.read(ada, async () => (await searchAudit(ada, {})).entries)
  assert.deepEqual(entry?.actor, { kind: 'public', name: 'somebody who takes part' })
  const kept = await database.asOwner(
    'select row_to_json(e)::text, row_to_json(d)::text from audit_entries e, audit_details d',
  )
  const { id } = ada.actor as { id: string }
  for (const trace of ['Ada', id]) assert.ok(!JSON.stringify(kept).includes(trace))
  assert.ok((await reports(database)).every((one) => one.ok))
  // Nobody signed in is still nobody.
  await assert.rejects(write(database, publicScope(), did('idea added', { unnamed: 'somebody' })), {
    reason: 'no-actor',
  })
})

test('what fails with its transaction is in no chain', async (t) => {
  const database = await freshDatabase(t)
  const scope = systemScope()
  await assert.rejects(
    database.write(scope, async () => {
      await record(scope, did('never'))
      throw new Error('no')
    }),
  )
  await write(database, systemScope(), did('once'))
  assert.deepEqual(await seen(database, systemScope()), ['once'])
  assert.ok((await reports(database)).every((one) => one.ok))
})

test('writers at the same time make one chain', async (t) => {
  const database = await freshDatabase(t)
  await Promise.all(
    Array.from({ length: 25 }, (_, n) =>
      write(database, systemScope(), did(`n ${n}`), did('place', { place: oldham })),
    ),
  )
  const found = await reports(database)
  assert.deepEqual(
    found.map(({ chain, entries, ok }) => ({ chain, entries, ok })),
    [
      { chain: 'system', entries: 25, ok: true },
      { chain: oldham, entries: 25, ok: true },
    ],
  )
})

test('a place’s acts are seen in that place, the installation’s by whoever sees everything, one’s own by oneself', async (t) => {
  const database = await freshDatabase(t)
  const ada = personScope({ places: [oldham] })
  await write(
    database,
    systemScope(),
    did('in oldham', { place: oldham }),
    did('in bury', { place: bury }),
    did('installed'),
  )
  await write(database, ada, did('own password changed'))
  assert.deepEqual((await seen(database, systemScope())).sort(), [
    'in bury',
    'in oldham',
    'installed',
    'own password changed',
  ])
  assert.deepEqual((await seen(database, ada)).sort(), ['in oldham', 'own password changed'])
  assert.deepEqual(await seen(database, personScope({ places: [bury] })), ['in bury'])
  assert.deepEqual(await seen(database, publicScope()), [])
  // And round the store: the details follow their entries, the heads their places.
  const stranger = personScope()
  const { execute } = await import('../db/index.ts')
  const left = await database.read(stranger, async () => [
    await execute(stranger, 'select * from audit_details'),
    await execute(stranger, 'select * from audit_heads'),
  ])
  assert.deepEqual(
    left.map((answer) => answer.count),
    [0, 0],
  )
})

test('the running role can neither change nor remove nor reorder nor sign for another', async (t) => {
  const database = await freshDatabase(t)
  const { execute } = await import('../db/index.ts')
  await write(database, systemScope(), did('one'))
  const tried = (text: string, scope = systemScope()) => database.write(scope, () => execute(scope, text))
  for (const text of [
    'update audit_entries set what = $$x$$',
    'delete from audit_entries',
    'truncate audit_entries cascade',
    'update audit_details set why = $$x$$',
    'delete from audit_details',
    'update audit_heads set sequence = 0',
    'delete from audit_heads',
    'insert into audit_heads (chain, sequence, digest) values ($$x$$, 0, $$$$)',
  ])
    await assert.rejects(tried(text), { code: '42501' }, text)
  const copy = (changes: string) =>
    `insert into audit_entries select (jsonb_populate_record(e, ${changes})).* from audit_entries e`
  await assert.rejects(tried(copy(`'{"sequence": 3}'`)), (error) => violated(error) === 'audit_entries_is_next')
  await assert.rejects(tried(copy(`'{"sequence": 2}'`)), (error) => violated(error) === 'audit_entries_is_next')
  const ada = personScope()
  await assert.rejects(
    tried(
      `insert into audit_entries (chain, sequence, at, what, subject_kind, subject_id, actor_kind, actor_id, details_digest, previous, digest)
       values ('system', 2, now(), 'x', 'x', 'x', 'person', gen_random_uuid(), '', '', '')`,
      ada,
    ),
    { code: '42501' },
  )
})

test('erasing personal detail leaves the chain whole and is itself written down', async (t) => {
  const database = await freshDatabase(t)
  const ada = crypto.randomUUID() as PersonId
  await write(
    database,
    personScope({ id: ada, name: 'Ada Example' }),
    did('signed a charter', { after: { by: 'Ada' }, why: 'Ada asked' }),
  )
  const admin = systemScope()
  const erased = await database.write(admin, () =>
    erasePersonalDetail(admin, { person: ada, why: 'asked to be forgotten' }),
  )
  assert.equal(erased, 1)
  assert.ok((await reports(database)).every((one) => one.ok))
  const rows = await database.asOwner('select * from audit_details order by sequence')
  assert.ok(!JSON.stringify(rows[0]).includes('Ada'))
  assert.deepEqual(await seen(database, systemScope()), ['personal detail erased', 'signed a charter'])
  await assert.rejects(
    database.write(personScope(), () => erasePersonalDetail(personScope(), { person: ada, why: 'x' })),
    { reason: 'not-allowed' },
  )
})

test('an invented place goes with its chain and leaves a note; a real one’s chain stays', async (t) => {
  const database = await freshDatabase(t)
  const scope = systemScope()
  await database.write(scope, async () => {
    await beginDemonstrationChain(scope, oldham)
    await record(scope, did('made up', { place: oldham }))
    await record(scope, did('real', { place: bury }))
  })
  assert.equal(await database.write(scope, () => removeDemonstrationChain(scope, oldham, 'demo removed')), 1)
  await assert.rejects(
    database.write(scope, () => removeDemonstrationChain(scope, bury, 'x')),
    { reason: 'chain-stays' },
  )
  assert.deepEqual(await seen(database, systemScope()), ['demonstration record removed', 'real'])
  assert.ok((await reports(database)).every((one) => one.ok))
})

test('paging gives every entry once, newest first, whatever is added meanwhile', async (t) => {
  const database = await freshDatabase(t)
  await write(
    database,
    systemScope(),
    ...Array.from({ length: 23 }, (_, n) => did(`n ${n}`, n % 2 ? { place: oldham } : {})),
  )
  const got: string[] = []
  let after: string | undefined
  do {
    const scope = systemScope()
    const page = await database.read(scope, () => searchAudit(scope, { limit: 5, ...(after ? { after } : {}) }))
    got.push(...page.entries.map((entry) => entry.id))
    after = page.next
    await write(database, systemScope(), did('later'))
  } while (after)
  assert.equal(got.length, 23)
  assert.equal(new Set(got).size, 23)
  const scope = systemScope()
  await assert.rejects(
    database.read(scope, () => searchAudit(scope, { after: 'x' })),
    { reason: 'bad-cursor' },
  )
})

test('search finds by words, person, place and time, and takes % as a plain letter', async (t) => {
  const database = await freshDatabase(t)
  const ada = crypto.randomUUID() as PersonId
  await write(database, personScope({ id: ada, name: 'Ada Example' }), did('plan made', { why: '100% agreed' }))
  await write(database, systemScope('the clock'), did('old jobs cleared', { place: oldham }))
  assert.deepEqual(await seen(database, systemScope(), { text: 'ada' }), ['plan made'])
  assert.deepEqual(await seen(database, systemScope(), { text: '0% a' }), ['plan made'])
  assert.deepEqual(await seen(database, systemScope(), { text: '%clock%' }), [])
  assert.deepEqual(await seen(database, systemScope(), { text: 'clock' }), ['old jobs cleared'])
  assert.deepEqual(await seen(database, systemScope(), { person: ada }), ['plan made'])
  assert.deepEqual(await seen(database, systemScope(), { place: oldham }), ['old jobs cleared'])
  assert.deepEqual(await seen(database, systemScope(), { from: new Date(Date.now() + 60_000) }), [])
  assert.deepEqual((await seen(database, systemScope(), { to: new Date(Date.now() + 60_000) })).length, 2)
})

test('a temporary table of the running role’s own is not taken for the heads of the chains', async (t) => {
  const database = await freshDatabase(t)
  const scope = systemScope()
  const forged = database.write(scope, async () => {
    await record(scope, { what: 'first', subject: { kind: 'trial', id: '1' } })
    await run(
      scope,
      sql`create temp table audit_heads (chain text primary key, place_id uuid, sequence int8, digest text)`,
    )
    await run(scope, sql`insert into pg_temp.audit_heads values ('system', null, 41, 'made up')`)
    await run(scope, sql`grant all on pg_temp.audit_heads to public`)
    await run(
      scope,
      sql`insert into public.audit_entries
            (chain, sequence, at, what, subject_kind, subject_id, actor_kind, actor_words, details_digest, previous, digest)
          values ('system', 42, now(), 'forged', 'trial', '2', 'system', 'nobody', 'x', 'made up', 'y')`,
    )
  })
  await assert.rejects(forged, /audit_entries_is_next|not the next one/)
})

test('the chain of a place is marked as invented, and removed, by nobody who does not see all', async (t) => {
  const database = await freshDatabase(t)
  const place = crypto.randomUUID() as PlaceId
  const lead = personScope({ places: [place] })
  await assert.rejects(database.write(lead, () => beginDemonstrationChain(lead, place)))
  const scope = systemScope()
  await database.write(scope, () => beginDemonstrationChain(scope, place))
  await assert.rejects(database.write(lead, () => removeDemonstrationChain(lead, place, 'trial')))
})
