// Choosing what a procurement is to bring through the server: from agreed priorities and measures in force, with clauses that stay.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationRoom } from '../../../test/support/conversation-room.ts'
import { frameworkWorldOf } from '../../../test/support/framework-world.ts'
import { priorityOf } from '../../../test/support/priority-world.ts'
import { procurementsWorldOf } from '../../../test/support/procurements-world.ts'

interface Answer {
  readonly aims: {
    readonly edition: number
    readonly priorities: readonly { title: string }[]
    readonly measures: readonly { id: string; clause: string }[]
    readonly lots: boolean | null
  } | null
}

test('aims are chosen, their clauses written, and both stay when somebody chooses again', async (t) => {
  const room = await conversationRoom(t)
  const { council, reader } = room.visitors
  const { procurement } = await procurementsWorldOf(room.database, room.place, 'Near')
  const at = `/places/near/procurements/${procurement}/aims`
  const shown = async () => (JSON.parse((await reader.ask('GET', at)).body) as Answer).aims
  assert.match((await reader.look(at)).body, /Nothing is chosen yet/)
  assert.match((await council.look(`${at}/choose`)).body, /Nothing is agreed yet/)
  const { agreement } = await priorityOf(room.database, room.place, 'Near')
  await room.database.asOwner(`update agreements set state = 'agreed', agreed_at = now() where id = $1`, [agreement])
  const [agreed] = await room.database.asOwner<{ id: string }>(
    `select priority_id as id from priority_versions v join priorities p on p.id = v.priority_id where p.place_id = $1 limit 1`,
    [room.place],
  )
  const { measure } = await frameworkWorldOf(room.database, room.place, 'Near')
  const form = await council.look(`${at}/choose`)
  assert.match(form.body, /Which priorities does it serve/)
  assert.match(form.body, /W1: Near counted/)
  assert.equal((await reader.ask('POST', `${at}/choose`, { edition: '0' })).status, 403)
  const wrong = await council.ask('POST', `${at}/choose`, { edition: '0', measures: measure })
  assert.deepEqual(Object.keys((JSON.parse(wrong.body) as { errors: object }).errors), ['priorities'])
  const choice = { priorities: agreed?.id ?? '', measures: measure, lots: 'no', lotsWhy: 'It is one small garden.' }
  await room.done('council', `${at}/choose`, { ...choice, edition: '0' })
  const first = await shown()
  assert.equal(first?.priorities.length, 1)
  assert.match(first?.measures[0]?.clause ?? '', /counted in people/)
  assert.equal(first?.lots, false)
  assert.equal((await council.ask('POST', `${at}/choose`, { ...choice, edition: '0' })).status, 422)

  const clause = `clause-${measure}`
  assert.equal((await council.ask('POST', `${at}/clauses`, { edition: '1', [clause]: '' })).status, 422)
  await room.done('council', `${at}/clauses`, { edition: '1', [clause]: 'Two people from Harbour begin a job.' })
  await room.done('council', `${at}/choose`, { ...choice, lots: 'yes', edition: '2' })
  const last = await shown()
  assert.deepEqual([last?.measures[0]?.clause, last?.lots], ['Two people from Harbour begin a job.', true])
  assert.match((await reader.look(at)).body, /Two people from Harbour begin a job/)
})
