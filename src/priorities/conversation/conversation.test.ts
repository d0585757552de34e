import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aboutConversation,
  conversationRoom,
  type Part,
  startConversationIn,
  statusOf,
} from '../../../test/support/conversation-room.ts'
import { searchAudit } from '../../platform/audit/index.ts'
import { lastSpoken, participantsOf } from './actions/ask.ts'
import type { ConversationId } from './rules/types.ts'

test('a conversation is led from its first idea to its results, by people of three sectors and a partner', async (t) => {
  const room = await conversationRoom(t)
  const { id, path, see, say, move } = await startConversationIn(room)
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

  assert.equal(await statusOf(room, 'facilitator', `${path}/stage`, { to: 'weighing' }), 422)
  await move('grouping')
  const work = await room.done('facilitator', `${path}/groups/sort`, { idea: jobs.id, title: 'Work', make: 'yes' })
  await room.done('facilitator', `${path}/groups/sort`, { idea: apprentices.id, group: work.id })
  assert.equal(await statusOf(room, 'facilitator', `${path}/stage`, { to: 'weighing' }), 422, 'one group is too few')
  const other = await room.done('facilitator', `${path}/groups/sort`, { title: 'Neighbours', make: 'yes' })
  assert.equal(await statusOf(room, 'facilitator', `${path}/groups/sort`, { title: 'neighbours', make: 'yes' }), 422)
  await move('weighing')

  const [first] = (await see()).groups
  const give = (who: Part, a: string, b: string) =>
    room.done(who, `${path}/points`, { [`points-${first!.id}`]: a, [`points-${other.id}`]: b })
  await give('council', '10', '0')
  await give('health', '4', '')
  await give('health', '7', '3')
  await give('charity', '', '10')
  await give('partner', '', '6')
  assert.equal(await statusOf(room, 'charity', `${path}/points`, { [`points-${first!.id}`]: '11' }), 422)
  assert.equal(await statusOf(room, 'facilitator', `${path}/points`, { [`points-${first!.id}`]: '1' }), 422)

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
  assert.equal(await statusOf(room, 'council', `${path}/points`, { [`points-${first!.id}`]: '1' }), 422)
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
  const { path, say, question } = await startConversationIn(room)
  const own = await say('partner', 'Mine')
  const idea = { words: 'An idea' }
  const ideas = `${path}/questions/${question.id}/ideas`
  assert.equal(await statusOf(room, 'reader', ideas, idea), 403)
  assert.equal(await statusOf(room, 'stranger', ideas, idea), 403)
  assert.equal(await statusOf(room, 'administrator', ideas, idea), 403)
  assert.equal(await statusOf(room, 'facilitator', ideas, idea), 422)
  assert.equal(await statusOf(room, 'partner', `${path}/stage`, { to: 'grouping' }), 403)
  assert.equal(await statusOf(room, 'partner', `${path}/questions/${question.id}/room`, idea), 403)
  assert.equal(await statusOf(room, 'council', `${path}/ideas/${own.id}`, idea), 409)
  assert.equal(await statusOf(room, 'council', `${path}/ideas/${own.id}/withdraw`), 409)
  assert.equal(await statusOf(room, 'partner', `${path}/ideas/${own.id}`, { words: 'Mine, better' }), 200)
  for (const [who, wanted] of [
    ['partner', 200],
    ['reader', 200],
    ['administrator', 200],
    ['stranger', 403],
  ] as const)
    assert.equal((await room.visitors[who].ask('GET', path)).status, wanted, who)
  assert.equal(await statusOf(room, 'partner', `${path}/ideas/${own.id}/withdraw`), 200)
  assert.equal((await room.visitors.reader.ask('GET', `${path}/ideas/${own.id}`)).status, 404)
  const kept = await room.database.asOwner<{ words: string }>('select words from conversation_ideas')
  assert.deepEqual(kept, [{ words: 'Withdrawn' }], 'what was taken back is gone')
})

test('an idea sent twice with one key is in once; other words under the same key are another idea', async (t) => {
  const room = await conversationRoom(t)
  const { path, say, see, question } = await startConversationIn(room)
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
  const { id, path, say, see, move } = await startConversationIn(room, { anonymous: 'yes' })
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
  const edited = await room.visitors.facilitator.ask('POST', `${path}/edit`, { ...aboutConversation, anonymous: 'no' })
  assert.equal(edited.status, 422)
  await assert.rejects(room.database.asOwner('update conversations set anonymous = false'), {
    constraint: 'conversations_promise_kept',
  })
})
