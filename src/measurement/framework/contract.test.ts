// The measures of single contracts through the server: changed while nothing stands on them, then only ended, and still in the totals.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ConversationRoom, conversationRoom } from '../../../test/support/conversation-room.ts'
import { frameworkWorldOf } from '../../../test/support/framework-world.ts'
import { resultsWorldOf } from '../../../test/support/results-world.ts'
import { addDays, type Day, dayOf, formatDay } from '../../platform/kernel/index.ts'

const today = dayOf(new Date())

const boxes = (name: string, day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

const words = (code: string, more: Readonly<Record<string, string>> = {}) => ({
  ...{ code, title: `Counted here (${code})`, definition: 'Who lives here', unit: 'people', ownUnit: '' },
  ...{ whoCounts: '', frequency: 'quarterly', direction: 'up', level: 'output', whose: '', nature: 'additional' },
  ...{ priority: '', objectives: 'marmot:3', references: '' },
  ...more,
})

const worldOf = async (room: ConversationRoom) => {
  const { framework, measure } = await frameworkWorldOf(room.database, room.place, 'Near')
  const { work } = await resultsWorldOf(room.database, room.place, 'Near')
  const form = `/places/near/frameworks/${framework}/contract-measure`
  await room.done('council', form, { ...words('K1'), from: measure, under: '', changed: 'Only full-time jobs' })
  const [made] = await room.database.asOwner<{ id: string; outcome: string }>(
    `select measure_id as id, outcome_id as outcome from measure_versions where code = 'K1'`,
  )
  const record = (day: Day, more: Readonly<Record<string, string>> = {}) =>
    room.visitors.council.ask('POST', `/places/near/works/${work}/record`, {
      ...{ stage: 'claim', measure: made!.id, quantity: '2', nature: 'additional', words: '', sameActAs: '' },
      ...{ ...boxes('from', addDays(day, -3)), ...boxes('to', day), ...more },
    })
  const at = `/places/near/contract-measures/${made!.id}`
  return { measure, contract: made!.id, outcome: made!.outcome, at, record }
}

const errorsIn = async (answer: Promise<{ readonly body: string }>): Promise<readonly string[]> =>
  Object.keys((JSON.parse((await answer).body) as { errors: object }).errors)

test('a contract measure is changed while nothing stands on it', async (t) => {
  const room = await conversationRoom(t)
  const { council, reader } = room.visitors
  const { measure, contract, at, record } = await worldOf(room)
  const change = (given: Readonly<Record<string, string>>) =>
    council.ask('POST', `${at}/change`, { under: '', ...given })
  assert.match((await council.look(`${at}/change`)).body, /Only full-time jobs/)
  assert.equal((await reader.ask('POST', `${at}/change`, words('K2'))).status, 403)
  assert.equal((await council.ask('GET', `/places/near/contract-measures/${measure}/change`)).status, 404)
  assert.deepEqual(await errorsIn(change({ ...words('K2'), changed: '' })), ['changed'])
  assert.ok((await change({ ...words('K2', { unit: 'hours' }), changed: 'Hours of work' })).status < 400)
  assert.match((await reader.look(`/places/near/measures/${contract}`)).body, /Hours of work/)

  assert.ok((await record(addDays(today, -1))).status < 400)
  assert.equal((await change({ ...words('K3'), changed: 'Other words' })).status, 409)
  assert.match((await council.look(`/places/near/measures/${contract}`)).body, /Its words stay as they are/)
  const [made] = await room.database.asOwner<{ id: string }>('select id from records where measure_id = $1', [contract])
  await room.done('council', `/places/near/records/${made!.id}/withdraw`, { why: 'A mistake' })
  assert.deepEqual(await errorsIn(change({ ...words('K3'), changed: 'Other words' })), ['unit'])
  assert.ok((await change({ ...words('K3', { unit: 'hours' }), changed: 'Other words' })).status < 400)
  const told = await room.database.asOwner<{ what: string }>(
    `select what from audit_entries where what like 'contract measure%' order by sequence`,
  )
  assert.deepEqual(
    told.map(({ what }) => what),
    ['contract measure added', 'contract measure changed', 'contract measure changed'],
  )
})

test('a contract measure is ended with a day and a reason, takes nothing after it, and stays in the totals', async (t) => {
  const room = await conversationRoom(t)
  const { council, reader } = room.visitors
  const { measure, contract, at, record } = await worldOf(room)
  assert.ok((await record(addDays(today, -10))).status < 400)
  const end = (day: Day, why: string) => council.ask('POST', `${at}/end`, { ...boxes('on', day), why })
  assert.deepEqual(await errorsIn(end(addDays(today, -10), 'Too early')), ['on'])
  assert.deepEqual(await errorsIn(end(addDays(today, -5), '')), ['why'])
  assert.equal((await reader.ask('POST', `${at}/end`, { ...boxes('on', today), why: 'So' })).status, 403)
  await room.done('council', `${at}/end`, { ...boxes('on', addDays(today, -5)), why: 'The contract is over' })

  const page = (await reader.look(`/places/near/measures/${contract}`)).body
  assert.ok(page.includes(`From ${formatDay(addDays(today, -5))} on nothing new is promised or recorded by it`))
  assert.match(page, /The contract is over/)
  assert.match((await reader.look(`/places/near/measures/${measure}`)).body, /Not used from/)
  assert.deepEqual(await errorsIn(record(addDays(today, -5))), ['to'])
  assert.deepEqual(await errorsIn(record(addDays(today, 30), { stage: 'promise' })), ['to'])
  assert.ok((await record(addDays(today, -6))).status < 400, 'what was done before its end may be recorded late')
  assert.equal((await council.ask('POST', `${at}/change`, { ...words('K9'), under: '', changed: 'So' })).status, 409)

  const { rows } = JSON.parse((await reader.ask('GET', `/places/near/results?measure=${measure}`)).body) as {
    rows: { grades: Record<string, { quantity: number }> }[]
  }
  // Five of the framework's own, and twice two of the contract's form of it.
  assert.equal(rows[0]?.grades.claimed?.quantity, 9000)
  const data = JSON.parse((await reader.ask('GET', `/places/near/measures/${contract}`)).body) as { endedOn: string }
  assert.equal(data.endedOn, addDays(today, -5))
  await room.done('council', `${at}/end`, { ...boxes('on', addDays(today, 5)), why: 'It goes on a little' })
  assert.ok((await record(addDays(today, -1))).status < 400)
  await assert.rejects(
    room.database.asOwner(
      `update measure_versions set ended_on = '2026-01-01', ended_why = 'So' where version_id in (select id from framework_versions where from_day is null)`,
    ),
    /measure_versions_ended_contract/,
  )
})
