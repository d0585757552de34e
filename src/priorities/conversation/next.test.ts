import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationRoom, type Part } from '../../../test/support/conversation-room.ts'
import { prioritiesSteps } from '../index.ts'
import { conversationNeeds } from './actions/steps.ts'

const at = '/places/near/conversations'

test('a group becomes the draft of one priority, however often the button is pressed', async (t) => {
  const room = await conversationRoom(t)
  const about = { title: 'What now?', way: 'live', anonymous: 'no', starters: 'place' }
  const { id } = await room.done('facilitator', `${at}/new`, about)
  const path = `${at}/${id}`
  const see = async (who: Part = 'reader') => JSON.parse((await room.visitors[who].ask('GET', path)).body)
  const [question] = (await see()).questions
  const idea = await room.done('council', `${path}/questions/${question.id}/ideas`, { words: 'Benches' })
  await room.done('facilitator', `${path}/stage`, { to: 'grouping' })
  const group = await room.done('facilitator', `${path}/groups/sort`, {
    make: 'yes',
    title: 'Rest',
    words: 'Places to sit',
    idea: idea.id,
  })
  await room.done('facilitator', `${path}/groups/sort`, { make: 'yes', title: 'Other' })
  const draft = `${path}/groups/${group.id}/priority`
  const early = await room.visitors.council.ask('POST', draft)
  assert.deepEqual([early.status, early.reason], [409, 'not-weighed-yet'])
  for (const to of ['weighing', 'results']) await room.done('facilitator', `${path}/stage`, { to })
  assert.equal((await room.visitors.reader.ask('POST', draft)).status, 403)
  const made = [
    await room.done<{ number: number }>('council', draft),
    await room.done<{ number: number }>('health', draft),
  ]
  assert.deepEqual(made, [{ number: 1 }, { number: 1 }])
  const { groups } = JSON.parse((await room.visitors.reader.ask('GET', `${path}/results`)).body)
  assert.deepEqual(groups.map((one: { priority: number | null }) => one.priority).sort(), [1, null])
  const [kept] = await room.database.asOwner(
    `select v.title, v.want, v.why, p.from_group from priorities p join priority_versions v on v.priority_id = p.id`,
  )
  assert.deepEqual(kept, {
    title: 'Rest',
    want: 'Places to sit',
    why: 'From the conversation “What now?”: 1 idea of: Local authority.',
    from_group: group.id,
  })
})

test('who has not spoken, or has points left, is told; and the place’s page leads there', async (t) => {
  const room = await conversationRoom(t)
  const steps = async (who: Part) => (await room.as(who, (scope) => prioritiesSteps(scope, room.place)))[0]
  assert.equal((await steps('facilitator'))?.href, `${at}/new`)
  assert.equal((await steps('reader'))?.href, at)
  const about = { title: 'What now?', way: 'live', anonymous: 'yes', starters: 'place' }
  const { id } = await room.done('facilitator', `${at}/new`, about)
  const path = `${at}/${id}`
  assert.equal((await steps('reader'))?.status, '1 open')
  const needs = async (who: Part) => (await room.as(who, (scope) => conversationNeeds(scope))).map(({ text }) => text)
  const say = ['Say what you want in “What now?”']
  assert.deepEqual(await needs('council'), say)
  assert.deepEqual(await needs('partner'), say)
  for (const who of ['facilitator', 'reader', 'stranger', 'administrator'] as const)
    assert.deepEqual(await needs(who), [])
  const { questions } = JSON.parse((await room.visitors.council.ask('GET', path)).body)
  await room.done('council', `${path}/questions/${questions[0].id}/ideas`, { words: 'Benches' })
  assert.deepEqual(await needs('council'), [])
  await room.done('facilitator', `${path}/stage`, { to: 'grouping' })
  assert.deepEqual(await needs('partner'), [])
  for (const title of ['A', 'B']) await room.done('facilitator', `${path}/groups/sort`, { make: 'yes', title })
  await room.done('facilitator', `${path}/stage`, { to: 'weighing' })
  assert.deepEqual(await needs('council'), ['Share out your points in “What now?”'])
})
