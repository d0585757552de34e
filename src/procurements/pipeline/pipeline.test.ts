// Planning what to buy through the server: alone, with another place, changed by two people at once, and left with a reason.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ConversationRoom, conversationRoom } from '../../../test/support/conversation-room.ts'
import { placeBeside } from '../../../test/support/joint-room.ts'

const at = '/places/near/procurements'

const days = (name: string, [year, month, day]: readonly [string, string, string]) => ({
  ...{ [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year },
})

const buyerNear = async ({ database, place }: ConversationRoom): Promise<string> =>
  (
    await database.asOwner<{ id: string }>('select organisation_id as id from partnerships where place_id = $1', [
      place,
    ])
  )[0]?.id ?? ''

const plan = (buyer: string, change: Readonly<Record<string, string>> = {}) => ({
  ...{ title: 'Advice for carers', need: 'Carers need advice near home.', kind: 'services', subject: 'light-touch' },
  ...{ theme: 'Health', value: '£250,000', extensionMonths: '12', edition: '' },
  ...days('noticeOn', ['2027', '1', '11']),
  ...days('startsOn', ['2027', '6', '1']),
  ...days('endsOn', ['2030', '5', '31']),
  ...{ [`share-${buyer}`]: '100' },
  ...change,
})

const errorsOf = (body: string): readonly string[] =>
  Object.keys((JSON.parse(body) as { errors: Readonly<Record<string, string>> }).errors).sort()

interface Listed {
  readonly procurements: readonly { id: string; title: string; valuePence: number; own: boolean; abandoned: boolean }[]
}

test('a plan from the empty list to its page, changed, and abandoned with a reason', async (t) => {
  const room = await conversationRoom(t)
  const { council, reader, stranger } = room.visitors
  const buyer = await buyerNear(room)
  const listed = async () => (JSON.parse((await reader.ask('GET', at)).body) as Listed).procurements
  assert.match((await reader.look(at)).body, /Nothing is planned yet/)
  assert.equal((await stranger.ask('GET', at)).status, 403)
  assert.equal((await reader.ask('POST', `${at}/new`, plan(buyer))).status, 403)

  const wrong = await council.ask('POST', `${at}/new`, {
    ...plan(buyer, { title: '', subject: '', value: 'much', [`share-${buyer}`]: '60' }),
    ...days('endsOn', ['2027', '5', '31']),
    ...{ 'replaces-2-provider': 'Somebody' },
  })
  assert.equal(wrong.status, 422)
  assert.deepEqual(errorsOf(wrong.body), [
    ...['endsOn', 'replaces-2-title', `share-${buyer}`, 'subject', 'title', 'value'],
  ])
  await room.done('council', `${at}/new`, {
    ...plan(buyer),
    ...{ 'replaces-1-title': 'Carers’ line', 'replaces-1-provider': 'Harbour Helpers' },
    ...days('replaces-1-ends', ['2027', '5', '31']),
    ...{ 'replaces-3-title': 'Carers’ café' },
  })
  const [one] = await listed()
  assert.deepEqual([one?.title, one?.valuePence, one?.own], ['Advice for carers', 25_000_000, true])
  const page = `${at}/${one?.id}`
  const { body } = await reader.look(page)
  for (const words of ['Carers’ café', 'Harbour Helpers', '31 May 2027', '£250,000', 'and up to 12 months more'])
    assert.ok(body.includes(words), words)
  assert.doesNotMatch(body, /Change the plan/)

  // Two people with the form open: the slower is told, and loses nothing of the other's.
  await room.done('council', `${page}/change`, plan(buyer, { value: '', edition: '1' }))
  const late = await room.visitors.health.ask('POST', `${page}/change`, plan(buyer, { title: 'Other', edition: '1' }))
  assert.equal(late.status, 422)
  const kept = await room.visitors.health.send(`${page}/change`, plan(buyer, { title: 'Other', edition: '1' }))
  assert.match(kept.body, /value="Other"/)
  assert.match(kept.body, /What stands now/)
  assert.deepEqual(
    (await listed()).map(({ title, valuePence }) => [title, valuePence]),
    [['Advice for carers', null]],
  )

  assert.equal((await council.ask('POST', `${page}/abandon`, { why: '' })).status, 422)
  await room.done('council', `${page}/abandon`, { why: 'The grant ended' })
  assert.match((await reader.look(page)).body, /The grant ended/)
  assert.equal((await council.ask('POST', `${page}/change`, plan(buyer, { edition: '2' }))).status, 409)
  assert.deepEqual(
    (await listed()).map(({ abandoned }) => abandoned),
    [true],
  )
})

test('who buys with another place is seen there, and changed only where it is kept; nobody is named by strangers', async (t) => {
  const room = await conversationRoom(t)
  const { council: other, visitor: there } = await placeBeside(room, 'far', 'Faraway')
  const buyer = await buyerNear(room)
  const joint = plan(buyer, { [`share-${buyer}`]: '60', [`share-${other}`]: '40' })
  // Not offered: the other council is not in the form, so the shares do not make the whole.
  assert.equal((await room.visitors.council.ask('POST', `${at}/new`, joint)).status, 422)
  assert.equal((await there.ask('POST', '/places/far/joint/offers', { to: 'near' })).status, 200)
  await room.done('council', `${at}/new`, joint)
  const { procurements } = JSON.parse((await there.ask('GET', '/places/far/procurements')).body) as Listed
  assert.deepEqual(
    procurements.map(({ title, own }) => [title, own]),
    [['Advice for carers', false]],
  )
  const page = `/places/far/procurements/${procurements[0]?.id}`
  const seen = (await there.look(page)).body
  assert.match(seen, /Harbour Helpers/)
  assert.match(seen, /They buy together/)
  assert.doesNotMatch(seen, /Change the plan/)
  assert.equal((await there.ask('POST', `${page}/abandon`, { why: 'Ours now' })).status, 404)
  // The offer ends; whoever was named stays named.
  assert.equal((await there.ask('POST', '/places/far/joint/offers/end', { to: room.place })).status, 200)
  const change = `${at}/${procurements[0]?.id}/change`
  await room.done('council', change, { ...joint, edition: '1', title: 'Advice for all carers' })
})
