import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aboutConversation,
  type ConversationShown,
  conversationRoom,
  startConversationIn,
  statusOf,
} from '../../../test/support/conversation-room.ts'

test('whether names are shown may change until the first idea, and everything else after it', async (t) => {
  const room = await conversationRoom(t)
  const { path, say, see } = await startConversationIn(room)
  await room.done('facilitator', `${path}/edit`, {
    ...aboutConversation,
    anonymous: 'yes',
    points: '5',
    theme: 'care at home',
  })
  await say('council', 'First')
  await room.done('facilitator', `${path}/edit`, { ...aboutConversation, title: 'Better title', anonymous: 'yes' })
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
  const { path, see, say } = await startConversationIn(room)
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
  assert.equal(await statusOf(room, 'facilitator', `${questions}/${(await see()).questions[0]!.id}/remove`), 422)
  assert.equal(await statusOf(room, 'facilitator', questions, { words: ' ' }), 422)
})

test('groups: an idea stands in one at most, removing one frees its ideas and points, and words stay till then', async (t) => {
  const room = await conversationRoom(t)
  const { path, see, say, move } = await startConversationIn(room)
  const [one, two] = [await say('council', 'One'), await say('health', 'Two')]
  assert.equal(await statusOf(room, 'facilitator', `${path}/groups/sort`, { title: 'Early', make: 'yes' }), 422)
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
  assert.equal(await statusOf(room, 'facilitator', `${path}/groups/${a.id}/remove`), 422)
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
  const { path, question } = await startConversationIn(room)
  await room.database.asOwner(
    `insert into grants (person_id, role, place_id, starts_on, granted_by) values ($1, 'commissioner', $2, '2020-01-01', 'a test')`,
    [room.people.stranger, room.place],
  )
  const ideas = `${path}/questions/${question.id}/ideas`
  assert.equal(await statusOf(room, 'stranger', ideas, { words: 'Hello' }), 422)
  await room.done('stranger', ideas, { words: 'Hello', sector: 'provider' })
  await room.done('stranger', ideas, { words: 'Hello again', sector: 'resident' })
  const shown = JSON.parse((await room.visitors.reader.ask('GET', path)).body) as ConversationShown
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
  assert.equal(await statusOf(room, 'charity', `${views}/${id}/remove`), 422)
  await room.done('charity', `${views}/${id}/remove`, { why: 'They changed their mind' })
  assert.equal((await room.visitors.reader.ask('GET', `${views}/${id}`)).status, 404)
  const kept = await room.database.asOwner<{ words: string }>('select words from residents_views')
  assert.deepEqual(kept, [{ words: 'Taken out' }])
  const told = await room.database.asOwner<{ text: string }>(
    `select string_agg(coalesce(before_json, '') || coalesce(after_json, ''), '') as text from audit_details`,
  )
  assert.ok(!told[0]!.text.includes('Ferreira') && !told[0]!.text.includes('lift'))
})
