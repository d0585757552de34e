// Seats through the whole product: who takes which, hands over, frees, adds and takes away; and who is refused.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ConversationRoom, conversationRoom, type Part } from '../../../test/support/conversation-room.ts'
import { type Visitor, visitor } from '../../../test/support/visitor.ts'
import { searchAudit } from '../../platform/audit/index.ts'
import type { PersonId } from '../../platform/kernel/index.ts'
import { ownSeat, ownSector, seatsOf } from './actions.ts'
import { seatAsItIs } from './rules.ts'

const at = '/places/near/seats'

const leads = async (room: ConversationRoom): Promise<Record<string, string | null>> =>
  Object.fromEntries(
    (await room.as('reader', (scope) => seatsOf(scope, room.place))).map(({ sector, lead }) => [
      sector,
      lead?.name ?? null,
    ]),
  )

const reason = async (room: ConversationRoom, who: Part, path: string, form = {}) => {
  const { status, reason: name } = await room.visitors[who].ask('POST', path === '' ? at : `${at}/${path}`, form)
  return name ?? status
}

const another = async (room: ConversationRoom, name: string, sector: string): Promise<[PersonId, Visitor]> => {
  const [row] = await room.database.asOwner<{ id: PersonId }>(
    'insert into people (email, name) values ($1, $2) returning id',
    [`${name.toLowerCase()}@near.example`, name],
  )
  await room.database.asOwner(
    `insert into grants (person_id, role, place_id, sector, starts_on, granted_by)
      values ($1, 'place-lead', $2, $3, '2020-01-01', 'a test')`,
    [row!.id, room.place, sector],
  )
  return [row!.id, await visitor(room.server, await room.session(row!.id))]
}

const endRole = (room: ConversationRoom, person: PersonId) =>
  room.database.asOwner(`update grants set ends_on = current_date - 1 where person_id = $1`, [person])

test('whoever is on a seat and no longer holds the role has left it', () => {
  const kept = { sector: 'vcse', since: '2023-04-01', lead: { person: 'a', since: '2023-04-02' } } as never
  const holder = (person: string, sector = 'vcse') => ({ person, name: person, sector }) as never
  assert.equal(seatAsItIs(kept, 'VCSE', [holder('b'), holder('a', 'provider')]).lead, null)
  assert.equal(seatAsItIs(kept, 'VCSE', [holder('b'), holder('a')]).lead?.name, 'a')
})

test('three sectors are seated from the first day; each lead takes their own seat and no other', async (t) => {
  const room = await conversationRoom(t)
  assert.deepEqual(await leads(room), { 'local-authority': null, 'nhs-commissioner': null, vcse: null })
  assert.equal(await reason(room, 'council', 'nhs-commissioner/take'), 'not-your-seat')
  assert.equal(await reason(room, 'facilitator', 'vcse/take'), 'not-allowed')
  assert.equal(await reason(room, 'administrator', 'vcse/take'), 'not-allowed')
  assert.equal(await reason(room, 'council', 'provider/take'), 'not-found')
  await room.done('council', `${at}/local-authority/take`)
  await room.done('council', `${at}/local-authority/take`)
  await room.done('charity', `${at}/vcse/take`)
  assert.deepEqual(await leads(room), {
    'local-authority': 'Nora Townhall',
    'nhs-commissioner': null,
    vcse: 'Cora Helper',
  })
  const seatOf = (who: Part) => room.as(who, (scope) => ownSeat(scope, room.place))
  assert.deepEqual(
    [await seatOf('council'), await seatOf('health'), await seatOf('facilitator')],
    ['local-authority', null, null],
  )
  const sectorOf = (who: Part) => room.as(who, (scope) => ownSector(scope, room.place))
  assert.deepEqual(
    [await sectorOf('council'), await sectorOf('health'), await sectorOf('partner'), await sectorOf('facilitator')],
    ['local-authority', 'nhs-commissioner', 'vcse', null],
  )
  const { body } = await room.visitors.reader.look(at)
  assert.match(body, /One seat is empty: NHS commissioner\./)
  assert.match(body, /Hal Surgery could take it\./)
  await endRole(room, room.people.health)
  const seen = async (who: Part) => (await room.visitors[who].look(at)).body
  assert.match(await seen('council'), /Nobody holds the role[^.]*\. <a[^>]*>Invite a place lead<\/a>/)
  assert.doesNotMatch(await seen('reader'), /Invite a place lead/)
  const { entries } = await room.as('council', (scope) => searchAudit(scope, { place: room.place, text: 'seat taken' }))
  assert.equal(entries.length, 2, 'taking one’s own seat again changes nothing')
})

test('of two who take a seat at the same moment one leads it', async (t) => {
  const room = await conversationRoom(t)
  const [, other] = await another(room, 'Omar', 'vcse')
  const replies = await Promise.all([room.visitors.charity, other].map((one) => one.ask('POST', `${at}/vcse/take`)))
  assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 409])
  assert.deepEqual(
    replies.flatMap(({ reason: name }) => name ?? []),
    ['seat-taken'],
  )
  const rows = await room.database.asOwner('select from seat_leads where until_at is null')
  assert.equal(rows.length, 1)
})

test('a seat is handed over by its lead alone, and only to another who holds the role', async (t) => {
  const room = await conversationRoom(t)
  const [omar] = await another(room, 'Omar', 'vcse')
  await room.done('charity', `${at}/vcse/take`)
  assert.equal(await reason(room, 'council', 'vcse/hand-over', { to: omar }), 'not-your-seat')
  assert.equal(await reason(room, 'charity', 'vcse/hand-over', { to: room.people.health }), 'no-candidate')
  assert.equal(await reason(room, 'charity', 'vcse/hand-over', { to: 'nobody' }), 'no-candidate')
  await room.done('charity', `${at}/vcse/hand-over`, { to: omar })
  assert.equal((await leads(room)).vcse, 'Omar')
  assert.equal(await reason(room, 'charity', 'vcse/hand-over', { to: omar }), 'not-your-seat')
})

test('a lead whose role ends has left the seat: another takes it, and it is theirs from then on', async (t) => {
  const room = await conversationRoom(t)
  const [, other] = await another(room, 'Omar', 'vcse')
  await room.done('charity', `${at}/vcse/take`)
  await endRole(room, room.people.charity)
  assert.equal((await leads(room)).vcse, null)
  assert.equal((await other.ask('POST', `${at}/vcse/take`)).status, 200)
  assert.equal((await leads(room)).vcse, 'Omar')
  assert.notEqual((await room.visitors.charity.ask('POST', `${at}/vcse/take`)).status, 200)
})

test('an administrator frees a seat with a reason; what was typed is asked for beside the seat', async (t) => {
  const room = await conversationRoom(t)
  await room.done('charity', `${at}/vcse/take`)
  assert.equal(await reason(room, 'council', 'vcse/free', { why: 'We want it' }), 'not-allowed')
  const empty = await room.visitors.administrator.send(`${at}/vcse/free`, { 'why-free-vcse': ' ' })
  assert.equal(empty.status, 422)
  assert.match(empty.body, /Say why, in a few words\./)
  assert.equal((await leads(room)).vcse, 'Cora Helper')
  await room.done('administrator', `${at}/vcse/free`, { 'why-free-vcse': 'Left without a word' })
  assert.equal((await leads(room)).vcse, null)
  const { entries } = await room.as('council', (scope) => searchAudit(scope, { place: room.place, text: 'seat freed' }))
  assert.deepEqual(
    entries.map(({ why }) => why),
    ['Left without a word'],
  )
})

test('further sectors are seated; only an empty one that need not be there is taken away again', async (t) => {
  const room = await conversationRoom(t)
  assert.equal(await reason(room, 'facilitator', '', { sector: 'resident' }), 'not-allowed')
  for (const _ of [1, 2]) await room.done('council', at, { sector: 'resident' })
  assert.deepEqual(Object.keys(await leads(room)), ['local-authority', 'nhs-commissioner', 'vcse', 'resident'])
  assert.equal(await reason(room, 'council', 'vcse/remove', { why: 'They object' }), 'core-seat')
  const [, residents] = await another(room, 'Rita', 'resident')
  assert.equal((await residents.ask('POST', `${at}/resident/take`)).status, 200)
  assert.equal(await reason(room, 'council', 'resident/remove', { why: 'They object' }), 'seat-taken')
  assert.equal(await reason(room, 'council', 'resident/remove', { why: '' }), 422)
  await room.done('administrator', `${at}/resident/free`, { why: 'Moved away' })
  await room.done('council', `${at}/resident/remove`, { why: 'Nobody was found' })
  assert.equal('resident' in (await leads(room)), false)
})

test('one person leads one seat: a second is neither taken nor handed to them, not even at the same moment', async (t) => {
  const room = await conversationRoom(t)
  const alsoFor = (person: PersonId, sector: string) =>
    room.database.asOwner(
      `insert into grants (person_id, role, place_id, sector, starts_on, granted_by)
        values ($1, 'place-lead', $2, $3, '2020-01-01', 'a test')`,
      [person, room.place, sector],
    )
  for (const sector of ['vcse', 'nhs-commissioner']) await alsoFor(room.people.council, sector)
  const sectors = ['local-authority', 'vcse', 'nhs-commissioner']
  const replies = await Promise.all(sectors.map((one) => room.visitors.council.ask('POST', `${at}/${one}/take`)))
  assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 409, 409])
  const own = await room.as('council', (scope) => ownSeat(scope, room.place))
  for (const sector of sectors.filter((one) => one !== own))
    assert.equal(await reason(room, 'council', `${sector}/take`), 'has-seat')
  const { body } = await room.visitors.council.look(at)
  assert.doesNotMatch(body, /Take the seat for/)

  await room.done('administrator', `${at}/${own}/free`, { why: 'For a test' })
  await room.done('council', `${at}/local-authority/take`)
  await room.done('charity', `${at}/vcse/take`)
  assert.equal(await reason(room, 'charity', 'vcse/hand-over', { to: room.people.council }), 'has-seat')
  // Whoever lost the role of a seat has left it, and may take another.
  await room.database.asOwner(
    `update grants set ends_on = current_date - 1 where person_id = $1 and sector = 'local-authority'`,
    [room.people.council],
  )
  await room.done('council', `${at}/nhs-commissioner/take`)
  assert.deepEqual(await leads(room), {
    'local-authority': null,
    'nhs-commissioner': 'Nora Townhall',
    vcse: 'Cora Helper',
  })
})

test('a lead is found among however many people there are, here and elsewhere', async (t) => {
  const room = await conversationRoom(t)
  await room.done('council', `${at}/local-authority/take`)
  await room.database.asOwner(
    `with many as (insert into people (email, name)
        select 'a' || i || '@near.example', 'Aa' || i from generate_series(1, 1100) as i returning id)
      insert into grants (person_id, role, place_id, starts_on, granted_by)
        select id, 'viewer', $1, '2020-01-01', 'a test' from many`,
    [room.place],
  )
  const scope = room.product.auth.systemScope('a test')
  const seats = await room.product.database.read(scope, () => seatsOf(scope, room.place))
  assert.equal(seats[0]?.lead?.name, 'Nora Townhall')
  assert.equal((await leads(room))['local-authority'], 'Nora Townhall')
})

test('who led a seat stays on record when it is taken away, and nobody writes it anew', async (t) => {
  const room = await conversationRoom(t)
  await room.done('council', at, { sector: 'resident' })
  const [rita, residents] = await another(room, 'Rita', 'resident')
  assert.equal((await residents.ask('POST', `${at}/resident/take`)).status, 200)
  await endRole(room, rita)
  await room.done('council', `${at}/resident/remove`, { why: 'Nobody was found' })
  const kept = await room.database.asOwner('select until_at is null as open from seat_leads where person_id = $1', [
    rita,
  ])
  assert.deepEqual(kept, [{ open: false }])
  await room.done('council', at, { sector: 'resident' })
  await room.database.asOwner('update grants set ends_on = null where person_id = $1', [rita])
  assert.equal((await leads(room)).resident, null, 'the seat of today is not the seat of then')
  const [may] = await room.database.asOwner(
    `select has_table_privilege('commonweal_run', 'seat_leads', 'delete') as remove,
      has_column_privilege('commonweal_run', 'seat_leads', 'person_id', 'update') as rewrite`,
  )
  assert.deepEqual(may, { remove: false, rewrite: false })
})

test('the seats of another place are seen by nobody from here, below the routes too', async (t) => {
  const room = await conversationRoom(t)
  const [far] = await room.database.asOwner<{ id: typeof room.place }>(
    `insert into places (slug, name) values ('far', 'Faraway') returning id`,
  )
  assert.deepEqual(await room.as('council', (scope) => seatsOf(scope, far!.id)), [])
  assert.equal((await room.visitors.council.look('/places/far/seats')).status, 404)
  assert.equal((await room.visitors.council.ask('POST', '/places/far/seats/vcse/take')).status, 404)
  assert.equal((await room.visitors.stranger.look(at)).status, 403)
})
