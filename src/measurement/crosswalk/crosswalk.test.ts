// Joint works of two places: one record, two buyers, each with its share in its own words, and together never more than the whole.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { conversationRoom } from '../../../test/support/conversation-room.ts'
import { frameworkWorldOf } from '../../../test/support/framework-world.ts'
import { amounts, type JointJson, jointWork, placeBeside, writingAs } from '../../../test/support/joint-room.ts'
import { addDays, type Day, dayOf, type PersonId, type PlaceId } from '../../platform/kernel/index.ts'
import type { MeasureId } from '../rules/types.ts'
import { rollUp } from '../totals/actions/roll-up.ts'
import { splitOf } from '../totals/rules/graded.ts'
import { matchMeasure } from './actions/matches.ts'

const now = new Date()
const today = dayOf(now)

const boxes = (name: string, day: Day) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

test('a joint work: buyers offered, measures matched, and each place has its share in its own words', async (t) => {
  const room = await conversationRoom(t)
  const { council, reader } = room.visitors
  const { measure } = await frameworkWorldOf(room.database, room.place, 'Near')
  const far = await placeBeside(room, 'far', 'Faraway')
  const third = await placeBeside(room, 'third', 'Third')
  const [nearBuyer] = await room.database.asOwner<{ id: string }>(
    'select organisation_id as id from partnerships where place_id = $1',
    [room.place],
  )
  const joint = async (who: typeof council, slug: string) =>
    JSON.parse((await who.ask('GET', `/places/${slug}/joint`)).body) as JointJson

  // Nobody is named by strangers.
  const form = '/places/near/works/new'
  assert.doesNotMatch((await council.look(form)).body, /Faraway/)
  const work = {
    ...{ title: 'Warm homes', provider: 'Harbour Builders', theme: '', ...boxes('from', addDays(today, -400)) },
    ...{ [`share-${nearBuyer?.id}`]: '60', [`share-${far.council}`]: '40' },
  }
  assert.equal((await council.ask('POST', form, work)).status, 422)
  const wrong = await far.visitor.ask('POST', '/places/far/joint/offers', { to: 'nowhere' })
  assert.deepEqual(Object.keys((JSON.parse(wrong.body) as { errors: object }).errors), ['to'])
  assert.equal((await far.visitor.ask('POST', '/places/far/joint/offers', { to: 'far' })).status, 422)
  assert.equal((await far.visitor.ask('POST', '/places/far/joint/offers', { to: 'Near ' })).status, 200)
  assert.match((await council.look(form)).body, /Faraway Council, for Faraway/)
  await room.done('council', form, work)

  const { works } = JSON.parse((await reader.ask('GET', '/places/near/works')).body) as { works: { id: string }[] }
  const at = `/places/near/works/${works[0]?.id}`
  const record = { measure, nature: 'additional', words: '', sameActAs: '' }
  const period = { ...boxes('from', addDays(today, -90)), ...boxes('to', addDays(today, -1)) }
  await room.done('council', `${at}/record`, { ...record, ...period, stage: 'promise', quantity: '20' })
  await room.done('council', `${at}/record`, { ...record, ...period, stage: 'claim', quantity: '12.501' })
  assert.match((await reader.look(at)).body, /Faraway Council, for Faraway: 40%/)

  // The other place sees the work, its names and its measure, and nothing else of this one.
  const seen = await far.visitor.look(`/places/far/works/${works[0]?.id}`)
  assert.match(seen.body, /Harbour Helpers: 60%/)
  const before = await joint(far.visitor, 'far')
  assert.deepEqual(
    before.others.map(({ measure: of, keptBy, as }) => [of.id, keptBy, as]),
    [[measure, 'Nearby Borough', null]],
  )
  assert.notEqual(before.others[0]?.measure.title, '')
  assert.deepEqual(before.ours, [])
  assert.equal((await far.visitor.ask('GET', `/places/near/measures/${measure}`)).status, 404)
  assert.deepEqual((await joint(third.visitor, 'third')).others, [])
  assert.match((await far.visitor.look('/')).body, /Match 1 measure of joint works/)
  const unmatched = JSON.parse((await far.visitor.ask('GET', '/places/far/results?by=organisation')).body)
  assert.deepEqual([unmatched.unmatched, unmatched.rows], [2, []])
  const narrowed = JSON.parse(
    (await far.visitor.ask('GET', `/places/far/results?by=organisation&measure=${far.measure}`)).body,
  )
  assert.equal(narrowed.unmatched, 2)

  assert.match((await far.visitor.look(`/places/far/joint/match?measure=${measure}`)).body, /It counts here as/)
  assert.equal((await third.visitor.ask('GET', `/places/third/joint/match?measure=${measure}`)).status, 404)
  const match = { measure, as: far.measure, why: 'Both count people who began a job.' }
  const none = await far.visitor.ask('POST', '/places/far/joint/match', { ...match, as: '' })
  assert.deepEqual(Object.keys((JSON.parse(none.body) as { errors: object }).errors), ['as'])
  const foreign = await far.visitor.ask('POST', '/places/far/joint/match', { ...match, as: third.measure })
  assert.equal(foreign.status, 422)
  assert.equal((await far.visitor.ask('POST', '/places/far/joint/match', match)).status, 200)

  const after = await joint(far.visitor, 'far')
  // 40% of 20 and of 12.501: the parts of both places make the whole to the last thousandth.
  assert.deepEqual(amounts(after.ours), [[far.measure, 8000, 5001]])
  assert.deepEqual(amounts((await joint(council, 'near')).theirs), [[measure, 8000, 5001]])
  const page = await far.visitor.look('/places/far/results?by=organisation')
  assert.match(page.body, /8 people promised, 5\.001 people claimed/)
  assert.match((await far.visitor.look('/places/far/joint')).body, /Our shares of works that other places keep/)

  // Whoever may only read changes nothing.
  assert.equal((await reader.ask('POST', '/places/near/joint/offers', { to: 'far' })).status, 403)
  assert.equal((await far.visitor.ask('POST', '/places/far/joint/unmatch', { measure })).status, 200)
  assert.equal((await far.visitor.ask('POST', '/places/far/joint/unmatch', { measure })).status, 422)
  assert.equal((await far.visitor.ask('POST', '/places/far/joint/offers/end', { to: room.place })).status, 200)
  assert.doesNotMatch((await council.look(form)).body, /Faraway/)
  // Somebody had the form open: they are told, and the shares do not just fail to add up.
  assert.match((await council.ask('POST', form, work)).body, /its place took that back/)
})

test('what came under a licence is not passed on: the other place sees a unit, and can match it all the same', async (t) => {
  const room = await conversationRoom(t)
  const { measure } = await frameworkWorldOf(room.database, room.place, 'Secret')
  const far = await placeBeside(room, 'far', 'Faraway')
  await room.database.asOwner('update measures set private = true where id = $1', [measure])
  await jointWork(room, far, measure, [6000, 4000])
  const page = (await far.visitor.look('/places/far/joint')).body
  assert.match(page, /A licensed measure of Nearby Borough/)
  const form = (await far.visitor.look(`/places/far/joint/match?measure=${measure}`)).body
  assert.match(form, /came to Nearby Borough under a licence/)
  assert.doesNotMatch(page + form, /Secret/)
})

test('whatever the shares and amounts, what the buyers of both places have makes the whole', async (t) => {
  const room = await conversationRoom(t)
  const { measure } = await frameworkWorldOf(room.database, room.place, 'Near')
  const far = await placeBeside(room, 'far', 'Faraway')
  await jointWork(room, far, measure, [5000, 5000], 0)
  await writingAs(room, far.lead, (scope) =>
    matchMeasure(scope, far.place, { measure: measure as MeasureId, as: far.measure as MeasureId, why: '', at: now }),
  )
  const had = async (person: PersonId, place: PlaceId): Promise<number> =>
    writingAs(room, person, async (scope) => {
      const { rows } = await rollUp(scope, place, { by: 'organisation', page: 1 })
      return rows.reduce((sum, row) => sum + splitOf(row.sums).done.quantity, 0)
    })
  let whole = 0
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 0, max: 1_000_003 }),
      async (share, amount) => {
        await jointWork(room, far, measure, [share, 10_000 - share], amount)
        whole += amount
        const [near, other] = [await had(room.people.council, room.place), await had(far.lead, far.place)]
        assert.equal(near + other, whole)
      },
    ),
    { numRuns: 12, endOnFailure: true },
  )
})

test('two frameworks of one place: what is recorded under the one counts as the other, once, and no ring can be made', async (t) => {
  const room = await conversationRoom(t)
  const { council, reader } = room.visitors
  const [a, b] = [
    await frameworkWorldOf(room.database, room.place, 'First'),
    await frameworkWorldOf(room.database, room.place, 'Second'),
  ]
  const far = await placeBeside(room, 'far', 'Faraway')
  await jointWork(room, far, a.measure, [9000, 1000], 4000)
  await room.done('council', '/places/near/joint/match', { measure: a.measure, as: b.measure, why: '' })
  const ring = await council.ask('POST', '/places/near/joint/match', { measure: b.measure, as: a.measure, why: '' })
  assert.deepEqual(Object.keys((JSON.parse(ring.body) as { errors: object }).errors), ['as'])
  const results = async (query: string) =>
    (
      JSON.parse((await reader.ask('GET', `/places/near/results${query}`)).body) as {
        rows: { measure: { id: string }; grades: { claimed: { quantity: number } } }[]
      }
    ).rows.map((row) => [row.measure.id, row.grades.claimed.quantity])
  assert.deepEqual(await results(''), [[b.measure, 4000]])
  assert.deepEqual(await results(`?measure=${a.measure}`), [[a.measure, 4000]])
  assert.deepEqual(await results('?by=theme'), [[b.measure, 4000]])
  const figure = await reader.look(`/places/near/results/figure?measure=${b.measure}`)
  assert.match(figure.body, /4 people claimed/)
  assert.match(figure.body, /which is in this number/)
  assert.match((await council.look('/places/near/joint')).body, /Between frameworks of this place/)
})
