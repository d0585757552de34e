// What people were promised when they spoke is kept, whichever page or later decision would break it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aboutConversation,
  conversationRoom,
  startConversationIn,
  statusOf,
} from '../../../test/support/conversation-room.ts'

/** Two groups, and no idea yet: points can be shared out. */
const weighing = async (room: Awaited<ReturnType<typeof conversationRoom>>, more = {}) => {
  const led = await startConversationIn(room, more)
  await led.move('grouping')
  for (const title of ['Work', 'Neighbours'])
    await room.done('facilitator', `${led.path}/groups/sort`, { title, make: 'yes' })
  await led.move('weighing')
  const [group] = (await led.see()).groups
  const give = (points: string) => room.done('council', `${led.path}/points`, { [`points-${group!.id}`]: points })
  return { ...led, give }
}

test('of an anonymous conversation no page tells the minute at which somebody spoke', async (t) => {
  const room = await conversationRoom(t)
  const { say } = await startConversationIn(room, { anonymous: 'yes' })
  const spoke = async (): Promise<string> =>
    JSON.parse((await room.visitors.reader.ask('GET', '/places/near/readiness')).body).seats[0].lastSpoke
  await say('council', 'I dare to say this')
  const midnight = (moment: string) =>
    new Date(moment).toLocaleTimeString('en-GB', { timeZone: 'Europe/London' }) === '00:00:00'
  assert.ok(midnight(await spoke()), 'ideas')
  await room.database.asOwner('delete from conversation_ideas')
  await room.database.asOwner(`update conversations set stage = 'gathering'`)
  const { give } = await weighing(room, { anonymous: 'yes' })
  await give('3')
  assert.ok(midnight(await spoke()), 'points')
  assert.ok(!(await room.visitors.reader.look('/places/near/readiness.csv')).body.match(/T(?!00:00:00|23:00:00)\d\d:/))
})

test('names are not shown anew once somebody has shared out points, though nobody had an idea', async (t) => {
  const room = await conversationRoom(t)
  const { path, give, move } = await weighing(room, { anonymous: 'yes' })
  await give('3')
  await move('grouping')
  assert.equal(await statusOf(room, 'facilitator', `${path}/edit`, { ...aboutConversation, anonymous: 'no' }), 422)
})

test('nobody keeps more points than the others have: their number stays above what was given', async (t) => {
  const room = await conversationRoom(t)
  const { path, give, move } = await weighing(room)
  await give('10')
  await move('grouping')
  const change = (points: string) => statusOf(room, 'facilitator', `${path}/edit`, { ...aboutConversation, points })
  assert.equal(await change('5'), 422)
  assert.equal(await change('12'), 200)
})
