// Priorities through the whole product: written, changed by two at once, proposed, objected to, agreed, changed anew, withdrawn.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Part } from '../../../test/support/conversation-room.ts'
import { type DocumentRoom, documentRoom } from '../../../test/support/document-room.ts'
import { searchAudit } from '../../platform/audit/index.ts'
import { prioritiesSteps } from '../actions/steps.ts'
import { agreedPriorities, prioritiesOf } from './actions/views.ts'

const at = '/places/near/priorities'
const words = { title: 'Good jobs', want: 'More of them', forWhom: 'People out of work' }

const write = async (room: DocumentRoom, form: Readonly<Record<string, string>> = {}, who: Part = 'council') =>
  (await room.done<{ number: number }>(who, `${at}/new`, { ...words, ...form })).number

/** An act of one seat on the newest thing that waits. */
const says = async (room: DocumentRoom, who: Part, act: string, form = {}) => {
  const [row] = await room.database.asOwner<{ id: string }>(
    `select id from agreements where place_id = $1 and subject_kind = 'priority-version' and state <> 'closed'
      order by opened_at desc limit 1`,
    [room.place],
  )
  await room.done(who, `/places/near/agreements/${row!.id}/${act}`, form)
}

const allAgree = async (room: DocumentRoom) => {
  for (const who of ['council', 'health', 'charity'] as const) await says(room, who, 'agree')
}

interface Shown {
  readonly number: number
  readonly version: number
  readonly state: string
  readonly title: string
  readonly withdrawnWhy: string | null
  readonly objectives: readonly { key: string }[]
}
const see = async (room: DocumentRoom, number = 1, path = ''): Promise<Shown> =>
  JSON.parse((await room.visitors.reader.ask('GET', `${at}/${number}${path}`)).body)

const refusal = async (room: DocumentRoom, who: Part, path: string, form: Readonly<Record<string, string>> = {}) => {
  const { status, reason } = await room.visitors[who].ask('POST', `${at}/${path}`, form)
  return reason ?? status
}

test('from a draft through an objection to agreed; a new version is argued about while the old one stands', async (t) => {
  const room = await documentRoom(t)
  assert.equal(await write(room, { objectives: 'marmot:3' }), 1)
  assert.deepEqual(
    [(await see(room)).state, (await see(room)).objectives.map(({ key }) => key)],
    ['draft', ['marmot:3']],
  )
  await room.done('council', `${at}/1/propose`)
  assert.equal(await refusal(room, 'council', '1/propose'), 'proposed-already')
  await says(room, 'health', 'object', { objection: 'Not without training' })
  assert.equal((await see(room)).state, 'objected')
  const waits = async (who: Part) =>
    (await room.visitors[who].look('/')).body.includes('Answer the objection to “Good jobs”')
  assert.deepEqual([await waits('facilitator'), await waits('council'), await waits('reader')], [true, true, false])

  await room.done('council', `${at}/1/edit`, { ...words, title: 'Good jobs with training', base: '1.1' })
  assert.deepEqual([(await see(room)).version, (await see(room)).state], [2, 'draft'])
  await room.done('council', `${at}/1/propose`)
  await allAgree(room)
  assert.equal((await see(room)).state, 'agreed')
  const { versions: all } = JSON.parse((await room.visitors.reader.ask('GET', `${at}/1/versions`)).body)
  assert.deepEqual(
    all.map(({ version, state }: Shown) => [version, state]),
    [
      [2, 'agreed'],
      [1, 'taken-back'],
    ],
  )

  await room.done('health', `${at}/1/edit`, { ...words, title: 'Good jobs near home', base: '2.1' })
  await room.done('health', `${at}/1/propose`)
  await says(room, 'charity', 'object', { objection: 'And who pays the bus?' })
  const agreed = () => room.as('reader', (scope) => agreedPriorities(scope, room.place))
  const latest = () => room.as('reader', (scope) => prioritiesOf(scope, room.place))
  assert.deepEqual([(await agreed())[0]?.title, (await latest())[0]?.state], ['Good jobs with training', 'objected'])
  const page = (await room.visitors.reader.look(`${at}/1`)).body
  assert.match(page, /This is version 3\. <a[^>]*>Version 2<\/a> stands agreed/)
  await says(room, 'charity', 'withdraw')
  await allAgree(room)
  assert.deepEqual(
    (await agreed()).map(({ title, version }) => [title, version]),
    [['Good jobs near home', 3]],
  )
  const versions = (await room.visitors.reader.look(`${at}/1/versions/3`)).body
  assert.match(versions, /with training/)
  const { entries } = await room.as('council', (scope) =>
    searchAudit(scope, { place: room.place, text: 'priority changed' }),
  )
  assert.equal(entries.length, 2)
})

test('a form with mistakes keeps what was typed; the same form sent twice makes one priority', async (t) => {
  const room = await documentRoom(t)
  const wrong = await room.visitors.council.send(`${at}/new`, {
    ...words,
    title: '',
    why: 'Because <of> it',
    objectives: 'marmot:8',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /Enter a title/)
  assert.match(wrong.body, /Because &lt;of&gt; it/)
  assert.match(wrong.body, /value="marmot:8"[^>]*checked|checked[^>]*value="marmot:8"/)
  const once = crypto.randomUUID()
  const sent = await Promise.all(
    [1, 2, 3].map(() => room.visitors.council.ask('POST', `${at}/new`, { ...words, once })),
  )
  assert.deepEqual(new Set(sent.map(({ status, body }) => `${status} ${JSON.parse(body).number}`)), new Set(['200 1']))
  assert.equal((await room.visitors.council.ask('POST', `${at}/new`, { ...words, once })).status, 200)
  assert.equal((await room.as('reader', (scope) => prioritiesOf(scope, room.place))).length, 1)
})

test('numbers are never used twice, by however many people at once', async (t) => {
  const room = await documentRoom(t)
  const parts: readonly Part[] = ['council', 'health', 'charity', 'facilitator', 'council', 'partner']
  const numbers = await Promise.all(parts.map((who, i) => write(room, { title: `Wish ${i}` }, who)))
  assert.deepEqual(numbers.sort(), [1, 2, 3, 4, 5, 6])
  await room.done('council', `${at}/6/withdraw`, { why: 'Said twice' })
  assert.equal(await write(room), 7)
})

test('of two who change a priority at once the second sees both texts, and nothing is lost', async (t) => {
  const room = await documentRoom(t)
  await write(room)
  await room.done('council', `${at}/1/edit`, { ...words, want: 'Twelve of them', base: '1.1' })
  const second = await room.visitors.health.send(`${at}/1/edit`, { ...words, want: 'Forty of them', base: '1.1' })
  assert.equal(second.status, 409)
  for (const shown of [/Nora Townhall saved this priority while you were writing/, /Twelve/, /Forty/, /value="1\.2"/])
    assert.match(second.body, shown)
  assert.equal((await room.visitors.reader.look(`${at}/1`)).body.includes('Forty'), false)
  await room.done('health', `${at}/1/edit`, { ...words, want: 'Twelve, then forty', base: '1.2' })
  assert.match((await room.visitors.reader.look(`${at}/1`)).body, /Twelve, then forty/)

  // At the very same moment: one is saved, the other is asked.
  const both = await Promise.all(
    (['council', 'health'] as const).map((who) =>
      room.visitors[who].send(`${at}/1/edit`, { ...words, want: `As ${who} wants`, base: '1.3' }),
    ),
  )
  assert.deepEqual(both.map(({ status }) => status).sort(), [303, 409])
})

test('a priority is withdrawn with a reason, never while it stands agreed, and its history stays', async (t) => {
  const room = await documentRoom(t)
  await room.priority('Warm homes')
  assert.equal(await refusal(room, 'council', '1/withdraw', { why: 'Too dear' }), 'stands-agreed')
  assert.doesNotMatch((await room.visitors.council.look(`${at}/1`)).body, /Withdraw this priority/)
  await says(room, 'health', 'reopen', { reason: 'The money went' })
  const silent = await room.visitors.council.send(`${at}/1/withdraw`, { why: '' })
  assert.equal(silent.status, 422)
  assert.match(silent.body, /Say why, in a few words\./)
  assert.match(silent.body, /Nothing uses it\./)
  await room.done('council', `${at}/1/withdraw`, { why: 'The money went elsewhere' })
  const { state, withdrawnWhy } = await see(room)
  assert.deepEqual([state, withdrawnWhy], ['withdrawn', 'The money went elsewhere'])
  assert.equal(await refusal(room, 'council', '1/withdraw', { why: 'Again' }), 'withdrawn')
  assert.equal(await refusal(room, 'council', '1/edit', { ...words, base: '1.1' }), 'withdrawn')
  const list = (await room.visitors.reader.look(at)).body
  assert.doesNotMatch(list, />Warm homes</)
  assert.match((await room.visitors.reader.look(`${at}?state=withdrawn`)).body, />Warm homes</)
  assert.match(
    (await room.visitors.reader.look(`${at}/1`)).body,
    /The priority was withdrawn: The money went elsewhere/,
  )
})

test('where two versions were agreed, the older stands once the newer is opened again, and is opened again on its own page', async (t) => {
  const room = await documentRoom(t)
  await room.changes(await room.priority('Warm homes'), 'Warm homes and clean air')
  const panel = async (version: number) => (await room.visitors.health.look(`${at}/1/versions/${version}`)).body
  assert.match(await panel(1), /Where every sector stands/)
  assert.doesNotMatch(await panel(1), /Open it again/)
  const reopen = async (version: number) => {
    const [, path] = (await panel(version)).match(/action="[^"]*\/agreements\/([^"]+\/reopen)"/) ?? []
    await room.done('health', `/places/near/agreements/${path}`, { reason: 'The money went' })
  }
  await reopen(2)
  const agreed = await room.as('reader', (scope) => agreedPriorities(scope, room.place))
  assert.deepEqual(
    agreed.map(({ title }) => title),
    ['Warm homes'],
  )
  assert.equal(await refusal(room, 'council', '1/withdraw', { why: 'Too dear' }), 'stands-agreed')
  await reopen(1)
  await room.done('council', `${at}/1/withdraw`, { why: 'Too dear' })
  assert.equal((await see(room)).state, 'withdrawn')
})

test('the list is narrowed by state and by theme, on the page and as data', async (t) => {
  const room = await documentRoom(t)
  await write(room, { title: 'Jobs', theme: 'Work' })
  await write(room, { title: 'Lunch', theme: 'Care & company' })
  const listed = async (query: string) =>
    (
      JSON.parse((await room.visitors.reader.ask('GET', `${at}${query}`)).body) as { priorities: Shown[] }
    ).priorities.map(({ title }) => title)
  assert.deepEqual(await listed('?theme=Work'), ['Jobs'])
  assert.deepEqual(await listed('?state=draft&theme=Care+%26+company'), ['Lunch'])
  assert.deepEqual(await listed('?state=agreed&theme=Work'), [])
  const page = (await room.visitors.reader.look(`${at}?state=draft&theme=Work`)).body
  assert.match(page, /href="\/places\/near\/priorities\?state=draft&amp;theme=Care\+%26\+company"/)
  assert.doesNotMatch(page, />Lunch</)
})

test('the map marks a priority that answers to no goal, and says of which plan', async (t) => {
  const room = await documentRoom(t)
  await room.priority('Warm homes')
  const [plan] = await room.database.asOwner<{ id: string }>(
    `insert into plans (place_id, title, kind) values ($1, 'Corporate Plan', 'corporate-plan') returning id`,
    [room.place],
  )
  const map = async (query = '') => (await room.visitors.reader.look(`${at}/map${query}`)).body
  assert.doesNotMatch(await map(), /answers to no goal/)
  await room.database.asOwner(
    `insert into plan_goals (place_id, plan_id, title, position) values ($1, $2, 'Safer roads', 1)`,
    [room.place, plan!.id],
  )
  assert.match(await map(), /1 priority that answers to no goal<\/strong>/)
  assert.match(await map(), /cw-joined__words--gap[^>]*>(<tspan[^>]*>[^<]*<\/tspan>)*<tspan[^>]*>1 Warm homes \(gap\)/)
  assert.match(await map(`?plan=${plan!.id}`), /1 priority that answers to no goal of this plan<\/strong>/)
})

test('what uses a priority is named before it is withdrawn', async (t) => {
  const room = await documentRoom(t)
  await room.priority('Warm homes')
  await room.done('council', '/places/near/policies/charter/start', {
    title: 'Our charter',
    begin: 'template:charter-promises',
  })
  await room.done('council', '/places/near/policies/charter/draft/propose')
  assert.match((await room.visitors.council.look(`${at}/1`)).body, /What uses it[\s\S]*Our charter/)
  await says(room, 'health', 'reopen', { reason: 'The money went' })
  const asked = await room.visitors.council.send(`${at}/1/withdraw`, { why: '' })
  assert.match(asked.body, /It is used by one record, which keeps what was taken from it:[\s\S]*Our charter/)
})

test('readers read and write nothing; partners write; another place sees nothing', async (t) => {
  const room = await documentRoom(t)
  for (const path of ['new', '1/edit', '1/propose', '1/withdraw'])
    assert.notEqual(await refusal(room, 'reader', path, words), 200, path)
  assert.equal(await write(room, {}, 'partner'), 1)
  assert.equal(await refusal(room, 'stranger', 'new', words), 'not-allowed')
  const [far] = await room.database.asOwner<{ id: typeof room.place }>(
    `insert into places (slug, name) values ('far', 'Faraway') returning id`,
  )
  await room.database.asOwner('update grants set place_id = $1 where person_id = $2', [far!.id, room.people.health])
  assert.deepEqual(await room.as('health', (scope) => prioritiesOf(scope, room.place)), [])
  assert.notEqual((await room.visitors.health.look(`${at}/1`)).status, 200)
  assert.equal((await room.visitors.health.look('/places/far/priorities/1')).status, 404)
  for (const path of ['0', '2', 'x', '1e1', '1/versions/2', '99999999999'])
    assert.equal((await room.visitors.reader.look(`${at}/${path}`)).status, 404, path)
})

test('the place’s page offers what comes next: to write, to agree, to look at the map', async (t) => {
  const room = await documentRoom(t)
  const steps = async () =>
    (await room.as('reader', (scope) => prioritiesSteps(scope, room.place))).map(({ title, status }) => [title, status])
  const has = (all: (string | undefined)[][], one: string[]) =>
    assert.ok(
      all.some((step) => step.join() === one.join()),
      `${one.join()} in ${JSON.stringify(all)}`,
    )
  has(await steps(), ['Write priorities', 'Not yet'])
  has(await steps(), ['See who is in the room', 'Every seat led'])
  await write(room)
  has(await steps(), ['Agree on priorities', '0 of 1 agreed'])
  await room.priority('Warm homes')
  has(await steps(), ['Agree on priorities', '1 of 2 agreed'])
  assert.match((await steps()).find(([title]) => title === 'See the map')?.[1] ?? '', /^\d+ gaps$/)
})
