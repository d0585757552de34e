// Joint works and matches never count anything twice, and pass nothing on that they need not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationRoom } from '../../../test/support/conversation-room.ts'
import { frameworkWorldOf } from '../../../test/support/framework-world.ts'
import { type JointJson, jointWork, placeBeside, writingAs } from '../../../test/support/joint-room.ts'
import { addDays, dayOf } from '../../platform/kernel/index.ts'
import { addRecord } from '../results/actions/records.ts'
import { quantity } from '../rules/quantity.ts'
import type { MeasureId, RecordId, WorkId } from '../rules/types.ts'

const now = new Date()
const today = dayOf(now)

test('one act is never counted twice by a match: not by one made later, not by a record made later, here or next door', async (t) => {
  const room = await conversationRoom(t)
  const { council } = room.visitors
  const [a, b, c] = [
    await frameworkWorldOf(room.database, room.place, 'First'),
    await frameworkWorldOf(room.database, room.place, 'Second'),
    await frameworkWorldOf(room.database, room.place, 'Third'),
  ]
  const far = await placeBeside(room, 'far', 'Faraway')
  await jointWork(room, far, a.measure, [6000, 4000], 4000)
  const [first] = await room.database.asOwner<{ id: RecordId; work: WorkId }>('select id, work_id as work from records')
  const again = (measure: string) =>
    writingAs<{ readonly ok: boolean }>(room, room.people.council, (scope) =>
      addRecord(scope, room.place, {
        ...{ work: first!.work, measure: measure as MeasureId, nature: 'additional', stage: 'claim', words: '' },
        ...{ from: addDays(today, -100), to: addDays(today, -100), quantity: quantity(4000), at: now },
        sameActAs: first!.id,
      }),
    )
  assert.equal((await again(b.measure)).ok, true)
  const match = (who: typeof council, slug: string, measure: string, as: string) =>
    who.ask('POST', `/places/${slug}/joint/match`, { measure, as, why: '' })
  assert.match((await match(council, 'near', a.measure, b.measure)).body, /1 act is counted by this measure/)
  // Next door both would count as one as well.
  assert.equal((await match(far.visitor, 'far', a.measure, far.measure)).status, 200)
  assert.match((await match(far.visitor, 'far', b.measure, far.measure)).body, /1 act is counted by this measure/)
  // A third measure that next door counts as the first: the keeper cannot record the act under it.
  await jointWork(room, far, c.measure, [6000, 4000], 1000)
  assert.equal((await match(far.visitor, 'far', c.measure, far.measure)).status, 200)
  assert.equal((await again(c.measure)).ok, false)
})

test('a measure is known next door as long as a work has records of it; a draft is nobody’s measure', async (t) => {
  const room = await conversationRoom(t)
  const { measure } = await frameworkWorldOf(room.database, room.place, 'Near')
  const far = await placeBeside(room, 'far', 'Faraway')
  await jointWork(room, far, measure, [6000, 4000])
  assert.equal(
    (await far.visitor.ask('POST', '/places/far/joint/match', { measure, as: far.measure, why: '' })).status,
    200,
  )
  await room.database.asOwner(
    `update records set withdrawn_at = now(), withdrawn_by = 'a test', withdrawn_why = 'a test'`,
  )
  assert.doesNotMatch((await far.visitor.look('/')).body, /of joint works/)
  await room.database.asOwner('delete from works')
  const page = (await far.visitor.look('/places/far/joint')).body
  assert.doesNotMatch(page, /Near counted/)
  assert.match(page, /Matches that nothing counts by any more/)
  assert.equal((await far.visitor.ask('POST', '/places/far/joint/unmatch', { measure })).status, 200)

  const second = await frameworkWorldOf(room.database, far.place, 'Second')
  await room.database.asOwner(
    `with m as (insert into measures (place_id, framework_id) values ($1, $2) returning id)
      insert into measure_versions (place_id, measure_id, version_id, outcome_id, position, code, title, definition, unit, who_counts,
          frequency, direction, level, whose)
        select $1, m.id, d.version_id, d.outcome_id, 1, 'W2', 'Only a draft', '', 'people', '', 'quarterly', 'up', 'output', ''
          from m, measure_versions d join framework_versions v on v.id = d.version_id where v.framework_id = $2 and v.from_day is null`,
    [far.place, second.framework],
  )
  const form = (await far.visitor.look(`/places/far/joint/match?measure=${far.measure}`)).body
  assert.match(form, /Second counted/)
  assert.doesNotMatch(form, /Only a draft/)
})

test('two buyers of one place share one work: its records and its percentages are counted once', async (t) => {
  const room = await conversationRoom(t)
  const { measure } = await frameworkWorldOf(room.database, room.place, 'Near')
  const far = await placeBeside(room, 'far', 'Faraway')
  const [health] = await room.database.asOwner<{ id: string }>(
    `with o as (insert into organisations (name, kind) values ('Faraway Health', 'vcse') returning id)
      insert into partnerships (place_id, organisation_id, sector, starts_on) select $1, id, 'vcse', '2020-01-01' from o
      returning organisation_id as id`,
    [far.place],
  )
  await jointWork(room, far, measure, [6000, 4000], 9000)
  const [work] = await room.database.asOwner<{ id: string }>('select id from works')
  await room.database.asOwner(
    `with less as (update work_shares set share = 2000 where work_id = $1 and organisation_id = $2)
      insert into work_shares (work_id, organisation_id, place_id, places, position, share)
        select $1, $3, $4, places, 2, 2000 from work_shares where work_id = $1 limit 1`,
    [work?.id, far.council, health?.id, far.place],
  )
  const unmatched = JSON.parse((await far.visitor.ask('GET', '/places/far/results?by=organisation')).body)
  assert.equal(unmatched.unmatched, 1)
  assert.equal(
    (await far.visitor.ask('POST', '/places/far/joint/match', { measure, as: far.measure, why: '' })).status,
    200,
  )
  const { ours } = JSON.parse((await far.visitor.ask('GET', '/places/far/joint')).body) as JointJson
  assert.deepEqual(
    ours.map(({ grades }) => grades.claimed),
    [{ quantity: 3600, records: 1 }],
  )
})

test('the database itself refuses a share of a place that offered nothing', async (t) => {
  const room = await conversationRoom(t)
  const { measure } = await frameworkWorldOf(room.database, room.place, 'Near')
  const far = await placeBeside(room, 'far', 'Faraway')
  const third = await placeBeside(room, 'third', 'Third')
  await jointWork(room, far, measure, [6000, 4000])
  await assert.rejects(
    room.database.asOwner(
      `insert into work_shares (work_id, organisation_id, place_id, places, position, share)
        select id, $1, $2, places, 9, 1 from works limit 1`,
      [third.council, third.place],
    ),
    /without its leave/,
  )
})
