// Agreement as equals through the whole product: who speaks for a seat, what is refused, and that what was typed is kept.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Part } from '../../../test/support/conversation-room.ts'
import { type DocumentRoom, documentRoom } from '../../../test/support/document-room.ts'
import { searchAudit } from '../../platform/audit/index.ts'
import type { PersonId } from '../../platform/kernel/index.ts'
import { versionSubject } from '../priority/actions/views.ts'
import { agreementOf, agreementStates, settleAll } from './actions/agree.ts'
import { agreementNeeds } from './actions/needs.ts'
import { agreementJobs } from './jobs.ts'

const near = '/places/near'

/** A priority laid before the seats: where one agrees or objects, and how it stands. */
const proposed = async (room: DocumentRoom) => {
  const typed = { title: 'Warm homes', want: 'Homes without mould' }
  const { number } = await room.done<{ number: number }>('council', `${near}/priorities/new`, typed)
  await room.done('council', `${near}/priorities/${number}/propose`)
  const [row] = await room.database.asOwner<{ id: string; subject: string }>(
    'select id, subject_id as subject from agreements where place_id = $1',
    [room.place],
  )
  const at = `${near}/agreements/${row!.id}`
  const view = (who: Part = 'reader') =>
    room.as(who, (scope) => agreementOf(scope, room.place, { kind: versionSubject, id: row!.subject }))
  const state = async () => (await view())?.state
  const refused = async (who: Part, act: string, form = {}) => {
    const { status, reason } = await room.visitors[who].ask('POST', `${at}/${act}`, form)
    return reason ?? status
  }
  return { at, number, view, state, refused, subject: row!.subject }
}

test('every seat with a lead agrees, and then it is agreed; nobody speaks for another seat, and no chair votes', async (t) => {
  const room = await documentRoom(t)
  const { at, state, view, refused, subject } = await proposed(room)
  for (const who of ['facilitator', 'administrator', 'reader', 'partner'] as const)
    assert.equal(await refused(who, 'agree'), 'not-allowed', who)
  assert.notEqual(await refused('stranger', 'agree'), 200)
  assert.equal((await view('facilitator'))?.mayAct, false)
  // The form has no field for a seat: what is sent as one changes nothing.
  await room.done('council', `${at}/agree`, { seat: 'vcse', sector: 'vcse' })
  assert.deepEqual(
    (await view())?.seats.map(({ sector, stand, by }) => [sector, stand, by]),
    [
      ['local-authority', 'agreed', 'Nora Townhall'],
      ['nhs-commissioner', 'silent', null],
      ['vcse', 'silent', null],
    ],
  )
  assert.equal(await refused('council', 'agree'), 'said-already')
  await room.done('health', `${at}/agree`)
  assert.equal(await state(), 'open')
  await room.done('charity', `${at}/agree`)
  assert.equal(await state(), 'agreed')
  const states = await room.as('reader', (scope) => agreementStates(scope, room.place, versionSubject))
  assert.equal(states.get(subject)?.state, 'agreed')
  const { entries } = await room.as('council', (scope) =>
    searchAudit(scope, { place: room.place, text: 'priority agreed' }),
  )
  assert.equal(entries.length, 4, 'each of three words, and the moment at which all had agreed')
})

test('of the last two leads at the same moment neither is lost, and it ends agreed', async (t) => {
  const room = await documentRoom(t)
  const { at, state, view } = await proposed(room)
  await room.done('council', `${at}/agree`)
  await Promise.all((['health', 'charity'] as const).map((who) => room.done(who, `${at}/agree`)))
  assert.equal(await state(), 'agreed')
  assert.deepEqual(
    (await view())?.log.map(({ kind }) => kind),
    ['agreed', 'agreed', 'agreed', 'reached'],
  )
})

test('an objection without words, or with too many, is refused on a page that keeps them; one with words blocks', async (t) => {
  const room = await documentRoom(t)
  const { at, state, view, refused } = await proposed(room)
  const empty = await room.visitors.health.send(`${at}/object`, { objection: '  ' })
  assert.equal(empty.status, 422)
  assert.match(empty.body, /Say it in words/)
  assert.match(empty.body, new RegExp(`action="${at}/object"`))
  const long = await room.visitors.health.send(`${at}/object`, { objection: 'too dear '.repeat(500) })
  assert.equal(long.status, 422)
  assert.match(long.body, /This has 4,499 letters\. Use at most 4,000\./)
  assert.match(long.body, /(too dear ){400}/)
  assert.equal(await refused('facilitator', 'object', { objection: '' }), 'not-allowed')
  assert.deepEqual((await view())?.log, [])

  await room.done('health', `${at}/object`, { objection: 'Not <b>before</b> we know the cost.' })
  for (const who of ['council', 'charity'] as const) await room.done(who, `${at}/agree`)
  assert.equal(await state(), 'objected')
  const { body } = await room.visitors.reader.look(`${near}/priorities/1`)
  assert.match(body, /Not &lt;b&gt;before&lt;\/b&gt; we know the cost\./)
  assert.equal(await refused('council', 'withdraw-objection'), 'not-found')
  await room.done('health', `${at}/withdraw`)
  assert.equal(await state(), 'open')
  assert.equal(await refused('health', 'withdraw'), 'nothing-to-take-back')
  await room.done('health', `${at}/agree`)
  assert.equal(await state(), 'agreed')
  assert.ok(
    (await view())?.log.some(({ kind }) => kind === 'objected'),
    'what was objected stays to be read',
  )
  const [granted] = await room.database.asOwner<{ may: boolean }>(
    `select has_table_privilege('commonweal_run', 'agreement_events', 'update, delete') as may`,
  )
  assert.equal(granted?.may, false, 'nobody changes what was said or takes it out, the product neither')
})

test('what is agreed is opened again in words alone; a successor finds it standing', async (t) => {
  const room = await documentRoom(t)
  const { at, state, view, refused } = await proposed(room)
  assert.equal(await refused('council', 'reopen', { reason: 'Too soon' }), 'not-agreed')
  for (const who of ['council', 'health', 'charity'] as const) await room.done(who, `${at}/agree`)
  assert.equal(await refused('health', 'withdraw'), 'nothing-to-take-back')
  const [next] = await room.database.asOwner<{ id: PersonId }>(
    `insert into people (email, name) values ('next@near.example', 'Nina Next') returning id`,
  )
  await room.database.asOwner(
    `insert into grants (person_id, role, place_id, sector, starts_on, granted_by)
      values ($1, 'place-lead', $2, 'vcse', '2020-01-01', 'a test')`,
    [next!.id, room.place],
  )
  await room.done('charity', `${near}/seats/vcse/hand-over`, { to: next!.id })
  assert.equal(await state(), 'agreed')
  assert.equal((await view())?.seats.find(({ sector }) => sector === 'vcse')?.newLead, true)
  assert.equal(await refused('charity', 'reopen', { reason: 'I miss my seat' }), 'no-seat')
  const silent = await room.visitors.council.send(`${at}/reopen`, { reason: '' })
  assert.equal(silent.status, 422)
  await room.done('council', `${at}/reopen`, { reason: 'Fuel costs half as much now.' })
  assert.equal(await state(), 'open')
  await room.done('council', `${at}/agree`)
  assert.equal(await state(), 'agreed')
})

test('an empty seat blocks nothing: the job settles what waited for it, and a freed seat settles at once', async (t) => {
  const room = await documentRoom(t)
  const { at, state } = await proposed(room)
  for (const who of ['council', 'health'] as const) await room.done(who, `${at}/agree`)
  assert.equal(await state(), 'open')
  await room.database.asOwner('update grants set ends_on = current_date - 1 where person_id = $1', [
    room.people.charity,
  ])
  const [job] = agreementJobs()
  const scope = room.product.auth.systemScope('a test')
  const { read, write } = room.product.database
  const context = {
    scope,
    read: <T>(work: () => Promise<T>) => read(scope, work),
    write: <T>(work: () => Promise<T>) => write(scope, work),
  }
  assert.deepEqual(await job!.work(context as never, {} as never), { reached: 1 })
  assert.equal(await state(), 'agreed')
  assert.equal(await write(scope, () => settleAll(scope, room.place)), 0)
})

test('the job leaves a lead whose name comes late among very many people their say', async (t) => {
  const room = await documentRoom(t)
  const { at, state } = await proposed(room)
  await room.done('charity', `${at}/agree`)
  await room.database.asOwner(
    `insert into people (email, name) select 'd' || i || '@far.example', 'D' || i from generate_series(1, 1000) as i`,
  )
  const scope = room.product.auth.systemScope('a test')
  assert.equal(await room.product.database.write(scope, () => settleAll(scope, room.place)), 0)
  assert.equal(await state(), 'open')
})

test('a seat that an administrator frees holds nothing up from that moment', async (t) => {
  const room = await documentRoom(t)
  const { at, state } = await proposed(room)
  await room.done('charity', `${at}/object`, { objection: 'Not with us' })
  for (const who of ['council', 'health'] as const) await room.done(who, `${at}/agree`)
  assert.equal(await state(), 'objected')
  await room.done('administrator', `${near}/seats/vcse/free`, { why: 'Left without a word' })
  assert.equal(await state(), 'agreed')
})

test('what waits for a lead stands under “what needs me”, and goes when they have spoken', async (t) => {
  const room = await documentRoom(t)
  const { at } = await proposed(room)
  const needs = (who: Part) => room.as(who, (scope) => agreementNeeds(scope))
  assert.deepEqual(
    (await needs('health')).map(({ text, href }) => [text, href]),
    [['Agree or object to “Warm homes”', `${near}/priorities/1`]],
  )
  assert.deepEqual(await needs('facilitator'), [])
  await room.done('health', `${at}/agree`)
  assert.deepEqual(await needs('health'), [])
  await room.done('administrator', `${near}/seats/nhs-commissioner/free`, { why: 'For a test' })
  assert.match((await needs('health'))[0]?.text ?? '', /^Take the seat of NHS commissioner in Nearby Borough$/)
})

test('readiness names who is missing and who was not heard, to everybody who works here', async (t) => {
  const room = await documentRoom(t)
  const { at } = await proposed(room)
  await room.done('council', `${at}/agree`)
  await room.done('administrator', `${near}/seats/vcse/free`, { why: 'For a test' })
  const { body } = await room.visitors.reader.look(`${near}/readiness`)
  assert.match(body, /<strong>No lead<\/strong> for voluntary, community and social enterprise/)
  assert.match(body, /<strong>Has not taken part yet<\/strong>: NHS commissioner/)
  const data = JSON.parse((await room.visitors.reader.ask('GET', `${near}/readiness`)).body)
  assert.deepEqual(
    data.seats.map((one: { sector: string; lead: string | null; days: number | null }) => [
      one.sector,
      one.lead,
      one.days,
    ]),
    [
      ['local-authority', 'Nora Townhall', 0],
      ['nhs-commissioner', 'Hal Surgery', null],
      ['vcse', null, null],
    ],
  )
})

test('agreements of one place are not there for people of another', async (t) => {
  const room = await documentRoom(t)
  const { at, subject } = await proposed(room)
  const [far] = await room.database.asOwner<{ id: typeof room.place }>(
    `insert into places (slug, name) values ('far', 'Faraway') returning id`,
  )
  await room.database.asOwner('update grants set place_id = $1 where person_id = $2', [far!.id, room.people.council])
  const found = await room.as('council', (scope) =>
    agreementOf(scope, room.place, { kind: versionSubject, id: subject }),
  )
  assert.equal(found, undefined)
  assert.notEqual((await room.visitors.council.ask('POST', `${at}/agree`)).status, 200)
  const elsewhere = at.replace('/near/', '/far/')
  assert.equal((await room.visitors.council.ask('POST', `${elsewhere}/agree`)).status, 404)
})

test('no lead takes another sector from the table by ending the role of its lead', async (t) => {
  const room = await documentRoom(t)
  const { at, state } = await proposed(room)
  await room.done('health', `${at}/object`, { objection: 'Not without carers' })
  const [role] = await room.database.asOwner<{ id: string }>('select id from grants where person_id = $1', [
    room.people.health,
  ])
  const end = `/people/roles/${role!.id}/end`
  assert.equal((await room.visitors.council.ask('POST', end)).reason, 'speaks-for-a-sector')
  assert.equal(await state(), 'objected')
  const { body } = await room.visitors.council.look(`/people/${room.people.health}`)
  assert.ok(!body.includes(end), 'no button that would be refused')
  await room.database.asOwner(
    `insert into grants (person_id, role, place_id, sector, starts_on, granted_by)
      values ($1, 'place-lead', $2, 'nhs-commissioner', '2020-01-01', 'a test')`,
    [room.people.reader, room.place],
  )
  assert.equal(
    (await room.visitors.reader.ask('POST', end)).reason,
    'speaks-for-a-sector',
    'nor by a friend who was invited for that sector',
  )
  assert.equal((await room.visitors.health.ask('POST', end)).status, 200)
  const [other] = await room.database.asOwner<{ id: string }>('select id from grants where person_id = $1', [
    room.people.charity,
  ])
  assert.equal((await room.visitors.administrator.ask('POST', `/people/roles/${other!.id}/end`)).status, 200)
})
