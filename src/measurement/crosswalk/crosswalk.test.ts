// Joint works of two places: one record, two buyers, each with its share in its own words, and together never more than the whole.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ConversationRoom, conversationRoom } from '../../../test/support/conversation-room.ts'
import { frameworkWorldOf } from '../../../test/support/framework-world.ts'
import { visitor } from '../../../test/support/visitor.ts'
import {
  addDays,
  type Day,
  dayOf,
  type OrganisationId,
  type PersonId,
  type PlaceId,
} from '../../platform/kernel/index.ts'
import { addRecord } from '../results/actions/records.ts'
import { addWork } from '../results/actions/works.ts'
import { quantity } from '../rules/quantity.ts'
import type { MeasureId, RecordId, WorkId } from '../rules/types.ts'
import { rollUp } from '../totals/actions/roll-up.ts'
import { splitOf } from '../totals/rules/graded.ts'
import { matchMeasure } from './actions/matches.ts'

const now = new Date()
const today = dayOf(now)

const boxes = (name: string, day: Day) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** Another place with a council and its lead, who has no role in the first. */
const placeBeside = async (room: ConversationRoom, slug: string, name: string) => {
  const add = async <T extends string>(text: string, values: readonly unknown[]): Promise<T> =>
    (await room.database.asOwner<{ id: T }>(`${text} returning id`, values))[0]!.id
  const place = await add<PlaceId>('insert into places (slug, name) values ($1, $2)', [slug, name])
  const council = await add<OrganisationId>(`insert into organisations (name, kind) values ($1, 'vcse')`, [
    `${name} Council`,
  ])
  await room.database.asOwner(
    `insert into partnerships (place_id, organisation_id, sector, starts_on) values ($1, $2, 'local-authority', '2020-01-01')`,
    [place, council],
  )
  const lead = await add<PersonId>('insert into people (email, name) values ($1, $2)', [`lead@${slug}.example`, 'Lee'])
  await room.database.asOwner(
    `insert into grants (person_id, role, place_id, sector, starts_on, granted_by)
      values ($1, 'place-lead', $2, 'local-authority', '2020-01-01', 'a test')`,
    [lead, place],
  )
  const { measure } = await frameworkWorldOf(room.database, place, name)
  return { place, council, lead, measure, visitor: await visitor(room.server, await room.session(lead)) }
}

interface JointJson {
  readonly others: readonly {
    measure: { id: string; title: string; unit: string }
    keptBy: string
    as: { id: string } | null
  }[]
  readonly ours: readonly SumJson[]
  readonly theirs: readonly SumJson[]
  readonly offers: readonly unknown[]
}
interface SumJson {
  readonly measure: { readonly id: string }
  readonly grades: Readonly<Record<string, { readonly quantity: number }>>
}

const amounts = (sums: readonly SumJson[]) =>
  sums.map(({ measure, grades }) => [measure.id, grades.promised?.quantity, grades.claimed?.quantity])

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

type Beside = Awaited<ReturnType<typeof placeBeside>>

const writingAs = async <T>(room: ConversationRoom, person: PersonId, work: Parameters<ConversationRoom['as']>[1]) => {
  const scope = await room.product.auth.scopeForPerson(person)
  assert.ok(scope)
  return (await room.product.database.write(scope, () => work(scope))) as T
}

/** A work of the first place, paid by both, with something done. */
const jointWork = async (
  room: ConversationRoom,
  far: Beside,
  measure: string,
  shares: readonly [number, number],
  amount = 5000,
) => {
  await room.database.asOwner(
    `insert into buyers_offered (place_id, to_place_id, offered_by, offered_at) values ($1, $2, 'a test', now())
      on conflict do nothing`,
    [far.place, room.place],
  )
  const [own] = await room.database.asOwner<{ id: OrganisationId }>(
    'select organisation_id as id from partnerships where place_id = $1',
    [room.place],
  )
  await writingAs(room, room.people.council, async (scope) => {
    const from = addDays(today, -100)
    const made = await addWork(scope, room.place, {
      ...{ title: 'Joint', provider: 'Somebody', providerId: null, from, to: null, theme: null, at: now },
      shares: [
        { organisation: own!.id, place: room.place, share: shares[0] },
        { organisation: far.council, place: far.place, share: shares[1] },
      ],
    })
    assert.ok(made.ok)
    const done = await addRecord(scope, room.place, {
      ...{ work: made.value, measure: measure as MeasureId, nature: 'additional', from, to: from },
      ...{ quantity: quantity(amount), words: '', stage: 'claim', at: now },
    })
    assert.ok(done.ok)
  })
}

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
