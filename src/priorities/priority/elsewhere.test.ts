// What somebody may do in one place says nothing about another.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentRoom } from '../../../test/support/document-room.ts'
import type { PlaceId } from '../../platform/kernel/index.ts'
import { draftPriority } from './actions/write.ts'

const content = {
  ...{ title: 'Good jobs', want: 'More', forWhom: '', where: '', why: '', good: '', theme: null, from: null, to: null },
  links: { goals: [], objectives: [], needs: [], views: [] },
}

test('who writes priorities in one place and reads in another writes none there, and is shown no form', async (t) => {
  const room = await documentRoom(t)
  await room.done('council', '/places/near/priorities/new', { title: 'Warm homes', want: 'No mould' })
  const [far] = await room.database.asOwner<{ id: PlaceId }>(
    `insert into places (slug, name) values ('far', 'Far Borough') returning id`,
  )
  await room.database.asOwner(
    `insert into grants (person_id, role, place_id, starts_on, granted_by) values ($1, 'commissioner', $2, '2020-01-01', 'a test')`,
    [room.people.reader, far!.id],
  )
  const { status, body } = await room.visitors.reader.look('/places/near/priorities/1')
  assert.equal(status, 200)
  assert.ok(!body.includes('priorities/1/edit') && !body.includes('priorities/1/propose'))
  assert.ok(!(await room.visitors.reader.look('/places/near/priorities')).body.includes('priorities/new'))
  const scope = await room.product.auth.scopeForPerson(room.people.reader)
  assert.ok(scope)
  const write = (place: PlaceId) => room.product.database.write(scope, () => draftPriority(scope, place, content))
  await assert.rejects(write(room.place), { reason: 'not-allowed' })
  assert.equal((await write(far!.id)).number, 1)
})

test('a partner writes priorities of the place, and no longer once the partnership has ended', async (t) => {
  const room = await documentRoom(t)
  const write = () =>
    room.visitors.partner.ask('POST', '/places/near/priorities/new', { title: 'Warm homes', want: 'W' })
  assert.equal((await write()).status, 200)
  await room.database.asOwner(`update partnerships set ends_on = current_date - 1`)
  assert.ok([403, 404].includes((await write()).status))
})

test('the key of a form in one place is no news in another', async (t) => {
  const room = await documentRoom(t)
  const [far] = await room.database.asOwner<{ id: PlaceId }>(
    `insert into places (slug, name) values ('far', 'Far Borough') returning id`,
  )
  await room.database.asOwner(
    `insert into grants (person_id, role, place_id, starts_on, granted_by) values ($1, 'commissioner', $2, '2020-01-01', 'a test')`,
    [room.people.reader, far!.id],
  )
  const once = crypto.randomUUID()
  const form = { title: 'Warm homes', want: 'No mould', once }
  await room.done('council', '/places/near/priorities/new', form)
  assert.equal((await room.visitors.reader.ask('POST', '/places/far/priorities/new', form)).status, 200)
})
