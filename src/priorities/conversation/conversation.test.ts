import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ConversationRoom, conversationRoom, type Part } from '../../../test/support/conversation-room.ts'
import { searchAudit } from '../../platform/audit/index.ts'
import { lastSpoken, participantsOf } from './actions/ask.ts'
import type { ConversationId } from './rules/types.ts'

const at = '/places/near/conversations'

interface Shown {
  readonly stage: string
  readonly version: number
  readonly questions: readonly { id: string; words: string; position: number }[]
  readonly ideas: readonly {
    id: string
    words: string
    by: string | null
    sector: string
    group: string | null
    inRoom: boolean
  }[]
  readonly groups: readonly { id: string; title: string }[]
  readonly people: readonly { sector: string; people: number }[]
  readonly moves: readonly { from: string; to: string; why: string | null; by: string }[]
}

const about = { title: 'What do we want?', way: 'asynchronous', anonymous: 'no', purpose: 'To hear' }

const start = async (room: ConversationRoom, more: Readonly<Record<string, string>> = {}) => {
  const { id } = await room.done('facilitator', `${at}/new`, { ...about, starters: 'place', ...more })
  const path = `${at}/${id}`
  const see = async (who: Part = 'reader') => JSON.parse((await room.visitors[who].ask('GET', path)).body) as Shown
  const [question] = (await see()).questions
  const say = (who: Part, words: string, key = '') =>
    room.done<{ id: string; again: boolean }>(who, `${path}/questions/${question!.id}/ideas`, { words, key })
  const move = (to: string) => room.done('facilitator', `${path}/stage`, { to })
  return { id, path, see, say, move, question: question! }
}

const status = async (room: ConversationRoom, who: Part, path: string, form = {}) =>
  (await room.visitors[who].ask('POST', path, form)).status

test('a conversation is led from its first idea to its results, by people of three sectors and a partner', async (t) => {
  const room = await conversationRoom(t)
  const { id, path, see, say, move } = await start(room)
  assert.equal((await see()).questions.length, 3)
  const jobs = await say('council', 'Jobs for people from Harbour')
  const apprentices = await say('health', 'Apprenticeships in the hospital')
  await say('charity', 'Pay small charities on time')
  await say('partner', 'Somewhere warm to meet')
  await room.done('facilitator', `${path}/questions/${(await see()).questions[1]!.id}/room`, {
    words: 'Buses after eight',
    sector: 'resident',
  })
  const shown = await see()
  assert.deepEqual(
    shown.ideas.map(({ by, sector, inRoom }) => [by, sector, inRoom]),
    [
      ['Nora Townhall', 'local-authority', false],
      ['Hal Surgery', 'nhs-commissioner', false],
      ['Cora Helper', 'vcse', false],
      ['Petra Partner', 'vcse', false],
      [null, 'resident', true],
    ],
  )
  assert.deepEqual(shown.people, [
    { sector: 'local-authority', people: 1 },
    { sector: 'nhs-commissioner', people: 1 },
    { sector: 'vcse', people: 2 },
  ])

  assert.equal(await status(room, 'facilitator', `${path}/stage`, { to: 'weighing' }), 422)
  await move('grouping')
  const work = await room.done('facilitator', `${path}/groups/sort`, { idea: jobs.id, title: 'Work', make: 'yes' })
  await room.done('facilitator', `${path}/groups/sort`, { idea: apprentices.id, group: work.id })
  assert.equal(await status(room, 'facilitator', `${path}/stage`, { to: 'weighing' }), 422, 'one group is too few')
  const other = await room.done('facilitator', `${path}/groups/sort`, { title: 'Neighbours', make: 'yes' })
  assert.equal(await status(room, 'facilitator', `${path}/groups/sort`, { title: 'neighbours', make: 'yes' }), 422)
  await move('weighing')

  const [first] = (await see()).groups
  const give = (who: Part, a: string, b: string) =>
    room.done(who, `${path}/points`, { [`points-${first!.id}`]: a, [`points-${other.id}`]: b })
  await give('council', '10', '0')
  await give('health', '4', '')
  await give('health', '7', '3')
  await give('charity', '', '10')
  await give('partner', '', '6')
  assert.equal(await status(room, 'charity', `${path}/points`, { [`points-${first!.id}`]: '11' }), 422)
  assert.equal(await status(room, 'facilitator', `${path}/points`, { [`points-${first!.id}`]: '1' }), 422)

  const before = JSON.parse((await room.visitors.reader.ask('GET', `${path}/results`)).body)
  assert.deepEqual([before.sectors, before.groups], [[], []], 'points are shown to nobody before the results')
  await move('results')
  const { groups, sectors } = JSON.parse((await room.visitors.reader.ask('GET', `${path}/results`)).body)
  assert.deepEqual(
    groups.map((one: { title: string; average: number; counted: number; points: number }) => [
      one.title,
      one.average,
      one.counted,
      one.points,
    ]),
    [
      ['Work', 57, 47, 17],
      ['Neighbours', 43, 53, 19],
    ],
  )
  assert.deepEqual(
    sectors.map((one: { sector: string; people: number; recognisable: boolean }) => [
      one.sector,
      one.people,
      one.recognisable,
    ]),
    [
      ['local-authority', 1, true],
      ['nhs-commissioner', 1, true],
      ['vcse', 2, false],
    ],
  )
  assert.equal(await status(room, 'council', `${path}/points`, { [`points-${first!.id}`]: '1' }), 422)
  await room.done('facilitator', `${path}/stage`, { to: 'weighing', why: 'Somebody was late' })
  const { moves } = await see()
  assert.deepEqual(
    moves.map(({ from, to, why, by }) => [from, to, why, by]),
    [
      ['gathering', 'grouping', null, 'Fay Chair'],
      ['grouping', 'weighing', null, 'Fay Chair'],
      ['weighing', 'results', null, 'Fay Chair'],
      ['results', 'weighing', 'Somebody was late', 'Fay Chair'],
    ],
  )
  assert.deepEqual([...(await room.as('reader', (scope) => lastSpoken(scope, room.place))).keys()].sort(), [
    'local-authority',
    'nhs-commissioner',
    'resident',
    'vcse',
  ])
  const counted = await room.as('reader', (scope) => participantsOf(scope, id as ConversationId))
  assert.deepEqual(
    counted.map(({ people }) => people),
    [1, 1, 2],
  )
})

test('who may do what: partners take part, readers read, strangers see nothing, a facilitator has no voice', async (t) => {
  const room = await conversationRoom(t)
  const { path, say, question } = await start(room)
  const own = await say('partner', 'Mine')
  const idea = { words: 'An idea' }
  const ideas = `${path}/questions/${question.id}/ideas`
  assert.equal(await status(room, 'reader', ideas, idea), 403)
  assert.equal(await status(room, 'stranger', ideas, idea), 403)
  assert.equal(await status(room, 'administrator', ideas, idea), 403)
  assert.equal(await status(room, 'facilitator', ideas, idea), 422)
  assert.equal(await status(room, 'partner', `${path}/stage`, { to: 'grouping' }), 403)
  assert.equal(await status(room, 'partner', `${path}/questions/${question.id}/room`, idea), 403)
  assert.equal(await status(room, 'council', `${path}/ideas/${own.id}`, idea), 409)
  assert.equal(await status(room, 'council', `${path}/ideas/${own.id}/withdraw`), 409)
  assert.equal(await status(room, 'partner', `${path}/ideas/${own.id}`, { words: 'Mine, better' }), 200)
  for (const [who, wanted] of [
    ['partner', 200],
    ['reader', 200],
    ['administrator', 200],
    ['stranger', 403],
  ] as const)
    assert.equal((await room.visitors[who].ask('GET', path)).status, wanted, who)
  assert.equal(await status(room, 'partner', `${path}/ideas/${own.id}/withdraw`), 200)
  assert.equal((await room.visitors.reader.ask('GET', `${path}/ideas/${own.id}`)).status, 404)
  const kept = await room.database.asOwner<{ words: string }>('select words from conversation_ideas')
  assert.deepEqual(kept, [{ words: 'Withdrawn' }], 'what was taken back is gone')
})

test('an idea sent twice with one key is in once; other words under the same key are another idea', async (t) => {
  const room = await conversationRoom(t)
  const { path, say, see, question } = await start(room)
  const key = crypto.randomUUID()
  const sends = Array.from({ length: 5 }, () => say('council', 'Once is enough', key))
  const made = await Promise.all(sends)
  assert.equal(new Set(made.map(({ id }) => id)).size, 1)
  assert.equal(made.filter(({ again }) => !again).length, 1)
  await say('council', 'Typed after the Back button', key)
  await say('council', 'Without a key')
  await say('council', 'Without a key')
  assert.equal((await see()).ideas.length, 4)
  const taken = async (one: string) =>
    JSON.parse((await room.visitors.council.ask('GET', `/places/near/sent?key=${one}`)).body)
  assert.deepEqual(
    [await taken(key), await taken(crypto.randomUUID()), await taken('x')],
    [{ taken: true }, { taken: false }, { taken: false }],
  )
  // What was typed is in the page that says what is wrong with it.
  const long = 'long '.repeat(300)
  const page = await room.server.inject({ method: 'GET', url: path })
  assert.equal(page.statusCode, 303)
  const refused = await room.visitors.council.ask('POST', `${path}/questions/${question.id}/ideas`, { words: long })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /"words-1":"This has 1,499 characters/)
})

test('of an anonymous conversation nobody learns who said what: not by page, data or audit, nor as administrator', async (t) => {
  const room = await conversationRoom(t)
  const { id, path, say, see, move } = await start(room, { anonymous: 'yes' })
  const mine = await say('council', 'I dare to say this')
  await say('health', 'So do I')
  for (const who of ['reader', 'council', 'facilitator', 'administrator'] as const) {
    const { body } = await room.visitors[who].ask('GET', path)
    const shown = (await room.visitors[who].look(path)).body
    for (const name of ['Nora Townhall', 'Hal Surgery', room.people.council, room.people.health])
      assert.ok(!body.includes(name) && !(shown.split('<main')[1] ?? '').includes(name), `${who} sees ${name}`)
  }
  const own = await see('council')
  assert.deepEqual(
    own.ideas.map(({ by }) => by),
    [null, null],
  )
  assert.match((await room.visitors.council.look(path)).body, new RegExp(`ideas/${mine.id}`))
  await room.done('council', `${path}/ideas/${mine.id}`, { words: 'I dare to say this twice' })
  await room.done('council', `${path}/ideas/${mine.id}/withdraw`)
  await say('council', 'And again')
  await move('grouping')
  for (const title of ['A', 'B']) await room.done('facilitator', `${path}/groups/sort`, { title, make: 'yes' })
  await move('weighing')
  await room.done('health', `${path}/points`, { [`points-${(await see()).groups[0]!.id}`]: '3' })

  const entries = await room.as('administrator', async (scope) => (await searchAudit(scope, {})).entries)
  const acts = entries.filter(({ what }) => /^(idea|points)/.test(what))
  assert.deepEqual(
    acts.map(({ what, actor }) => [what, actor.kind, actor.id]),
    [
      ['points shared out', 'public', undefined],
      ['idea added', 'public', undefined],
      ['idea taken back', 'public', undefined],
      ['idea changed', 'public', undefined],
      ['idea added', 'public', undefined],
      ['idea added', 'public', undefined],
    ],
  )
  for (const { subject, before, after } of acts)
    assert.deepEqual([subject.id, before, after], [id, undefined, undefined])

  // The database itself shows nobody’s row but one’s own, whoever asks.
  const { product } = room
  const seen = async (who: Part) => {
    const scope = (await product.auth.scopeForPerson(room.people[who]))!
    const { rows, sql } = await import('../../platform/db/index.ts')
    return product.database.read(scope, () => rows<{ name: string }>(scope, sql`select name from conversation_people`))
  }
  assert.deepEqual(await seen('administrator'), [])
  assert.deepEqual(await seen('facilitator'), [])
  assert.deepEqual(await seen('council'), [{ name: 'Nora Townhall' }])

  // The promise stands.
  const edited = await room.visitors.facilitator.ask('POST', `${path}/edit`, { ...about, anonymous: 'no' })
  assert.equal(edited.status, 422)
  await assert.rejects(room.database.asOwner('update conversations set anonymous = false'), {
    constraint: 'conversations_promise_kept',
  })
})

test('whether names are shown may change until the first idea, and everything else after it', async (t) => {
  const room = await conversationRoom(t)
  const { path, say, see } = await start(room)
  await room.done('facilitator', `${path}/edit`, { ...about, anonymous: 'yes', points: '5', theme: 'care at home' })
  await say('council', 'First')
  await room.done('facilitator', `${path}/edit`, { ...about, title: 'Better title', anonymous: 'yes' })
  const shown = JSON.parse((await room.visitors.reader.ask('GET', path)).body)
  assert.deepEqual([shown.title, shown.anonymous, shown.points, shown.theme], ['Better title', true, 10, null])
  assert.equal(shown.ideas[0].by, null)
  const versions = [(await see()).version]
  await say('council', 'Second')
  versions.push((await see()).version)
  const now = JSON.parse((await room.visitors.reader.ask('GET', `${path}/now`)).body)
  assert.ok(versions[1]! > versions[0]!)
  assert.deepEqual([now.version, now.ideas, now.people], [versions[1], 2, 1])
  assert.equal(now.words, 'Gathering ideas: 2 ideas from 1 person.')
})

test('questions are added, changed, put in order and removed while nobody has answered them', async (t) => {
  const room = await conversationRoom(t)
  const { path, see, say } = await start(room)
  const questions = `${path}/questions`
  const words = async () => (await see()).questions.map((one) => one.words)
  const added = await room.done('facilitator', questions, { words: 'And what do we want less of?' })
  await room.done('facilitator', `${questions}/${added.id}/move`, { way: 'up' })
  await room.done('facilitator', `${questions}/${added.id}`, { words: 'What do we want less of?' })
  assert.equal((await words())[2], 'What do we want less of?')
  await room.done('facilitator', `${questions}/starters`, { starters: 'reducing-reoffending' })
  await room.done('facilitator', `${questions}/starters`, { starters: 'reducing-reoffending' })
  assert.equal((await words()).length, 7)
  await room.done('facilitator', `${questions}/${added.id}/remove`)
  assert.deepEqual(
    (await see()).questions.map(({ position }) => position),
    [1, 2, 3, 4, 5, 6],
  )
  await say('council', 'An answer')
  assert.equal(await status(room, 'facilitator', `${questions}/${(await see()).questions[0]!.id}/remove`), 422)
  assert.equal(await status(room, 'facilitator', questions, { words: ' ' }), 422)
})

test('groups: an idea stands in one at most, removing one frees its ideas and points, and words stay till then', async (t) => {
  const room = await conversationRoom(t)
  const { path, see, say, move } = await start(room)
  const [one, two] = [await say('council', 'One'), await say('health', 'Two')]
  assert.equal(await status(room, 'facilitator', `${path}/groups/sort`, { title: 'Early', make: 'yes' }), 422)
  await move('grouping')
  const a = await room.done('facilitator', `${path}/groups/sort`, { idea: one.id, title: 'A', make: 'yes' })
  const b = await room.done('facilitator', `${path}/groups/sort`, {
    idea: one.id,
    title: 'B',
    words: 'Both',
    make: 'yes',
  })
  await room.done('facilitator', `${path}/groups/sort`, { idea: two.id, group: a.id })
  const grouped = async () => (await see()).ideas.map(({ group }) => group)
  assert.deepEqual(await grouped(), [b.id, a.id])
  await room.done('facilitator', `${path}/groups/${a.id}`, { title: 'A better title' })
  await move('weighing')
  await room.done('council', `${path}/points`, { [`points-${a.id}`]: '4', [`points-${b.id}`]: '6' })
  assert.equal(await status(room, 'facilitator', `${path}/groups/${a.id}/remove`), 422)
  await move('grouping')
  await room.done('facilitator', `${path}/groups/${b.id}/remove`)
  assert.deepEqual(await grouped(), [null, a.id])
  await room.done('facilitator', `${path}/groups/sort`, { idea: two.id, group: 'none' })
  assert.deepEqual(await grouped(), [null, null])
  const left = await room.database.asOwner<{ points: number }>('select points from conversation_points')
  assert.deepEqual(left, [{ points: 4 }])
})

test('somebody whose sector nobody knows says it once, and it stays', async (t) => {
  const room = await conversationRoom(t)
  const { path, question } = await start(room)
  await room.database.asOwner(
    `insert into grants (person_id, role, place_id, starts_on, granted_by) values ($1, 'commissioner', $2, '2020-01-01', 'a test')`,
    [room.people.stranger, room.place],
  )
  const ideas = `${path}/questions/${question.id}/ideas`
  assert.equal(await status(room, 'stranger', ideas, { words: 'Hello' }), 422)
  await room.done('stranger', ideas, { words: 'Hello', sector: 'provider' })
  await room.done('stranger', ideas, { words: 'Hello again', sector: 'resident' })
  const shown = JSON.parse((await room.visitors.reader.ask('GET', path)).body) as Shown
  assert.deepEqual(
    shown.ideas.map(({ sector }) => sector),
    ['provider', 'provider'],
  )
})

test('residents’ views: with consent, without names, put right and taken out', async (t) => {
  const room = await conversationRoom(t)
  const views = '/places/near/views'
  const view = {
    ...{ source: 'Harbour tenants’ panel', on: '2023-05-04', people: '1,200', gathered: 'Over lunch', agreed: 'yes' },
    ...{ consent: 'To be quoted without names', words: 'The lift has been broken for a year' },
  }
  assert.equal(
    (await room.visitors.partner.ask('POST', `${views}/new`, view)).status,
    403,
    'a partner speaks, and writes nothing here',
  )
  const wrong = async (more: Readonly<Record<string, string>>) =>
    Object.keys(
      JSON.parse((await room.visitors.charity.ask('POST', `${views}/new`, { ...view, ...more })).body).errors ?? {},
    )
  assert.deepEqual(await wrong({ agreed: 'no' }), ['agreed'])
  assert.deepEqual(await wrong({ consent: '' }), ['consent'])
  assert.deepEqual(await wrong({ people: '0' }), ['people'])
  assert.deepEqual(await wrong({ on: '2099-01-01' }), ['on'])
  assert.deepEqual(await wrong({ words: 'Ask Mrs Ferreira' }), ['words'])
  const { id } = await room.done('charity', `${views}/new`, { ...view, words: 'Ask Mrs Ferreira', looked: 'yes' })
  await room.done('charity', `${views}/${id}/edit`, view)
  const shown = JSON.parse((await room.visitors.reader.ask('GET', `${views}/${id}`)).body)
  assert.deepEqual([shown.people, shown.words], [1200, view.words])
  const csv = await room.visitors.reader.ask('GET', `${views}.csv`)
  assert.match(csv.body, /Harbour tenants’ panel,2023-05-04,1200/)
  assert.equal(await status(room, 'charity', `${views}/${id}/remove`), 422)
  await room.done('charity', `${views}/${id}/remove`, { why: 'They changed their mind' })
  assert.equal((await room.visitors.reader.ask('GET', `${views}/${id}`)).status, 404)
  const kept = await room.database.asOwner<{ words: string }>('select words from residents_views')
  assert.deepEqual(kept, [{ words: 'Taken out' }])
  const told = await room.database.asOwner<{ text: string }>(
    `select string_agg(coalesce(before_json, '') || coalesce(after_json, ''), '') as text from audit_details`,
  )
  assert.ok(!told[0]!.text.includes('Ferreira') && !told[0]!.text.includes('lift'))
})
