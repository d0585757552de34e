// Promises and deliveries through the server, and sums that always are those of the records that stand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ConversationRoom, conversationRoom } from '../../../test/support/conversation-room.ts'
import { frameworkWorldOf } from '../../../test/support/framework-world.ts'
import { addDays, type Day, dayOf, type OrganisationId } from '../../platform/kernel/index.ts'
import { quantity } from '../rules/quantity.ts'
import type { MeasureId, RecordId, WorkId } from '../rules/types.ts'
import { natures } from '../rules/words.ts'
import { addRecord, setGrade, withdrawRecord } from './actions/records.ts'
import { addWork } from './actions/works.ts'
import { sumsByMeasure, sumsByOrganisation, sumsByWork } from './store/totals.ts'

const now = new Date()
const today = dayOf(now)

/** Writes as one person of the place. */
const writing =
  (room: ConversationRoom) =>
  async <T>(work: (scope: Parameters<typeof addWork>[0]) => Promise<T>): Promise<T> => {
    const scope = await room.product.auth.scopeForPerson(room.people.council)
    assert.ok(scope)
    return room.product.database.write(scope, () => work(scope))
  }

const organisationsIn = async (room: ConversationRoom): Promise<readonly OrganisationId[]> => {
  const rows = await room.database.asOwner<{ id: OrganisationId }>(
    `insert into organisations (name, kind) values ('Near Council', 'vcse'), ('Near Health', 'vcse') returning id`,
  )
  return rows.map(({ id }) => id)
}

const boxes = (name: string, day: Day) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

test('a work with its promise and its delivery, from the empty list to a withdrawal', async (t) => {
  const room = await conversationRoom(t)
  const { council, reader, partner } = room.visitors
  const { measure } = await frameworkWorldOf(room.database, room.place, 'Near')
  const works = '/places/near/works'
  assert.match((await reader.look(works)).body, /No piece of work yet/)
  const [buyer] = await room.database.asOwner<{ id: string }>('select organisation_id as id from partnerships')
  const share = `share-${buyer?.id}`
  const given = {
    title: 'Repairs of homes',
    provider: 'Harbour Builders',
    theme: '',
    ...boxes('from', addDays(today, -400)),
  }
  assert.equal((await reader.ask('POST', `${works}/new`, { ...given, [share]: '100' })).status, 403)
  const short = await council.ask('POST', `${works}/new`, { ...given, [share]: '60' })
  assert.deepEqual(Object.keys((JSON.parse(short.body) as { errors: object }).errors), [share])
  await room.done('council', `${works}/new`, { ...given, [share]: '100%' })
  const list = JSON.parse((await reader.ask('GET', works)).body) as { works: { id: string }[] }
  const work = `${works}/${list.works[0]?.id}`

  const record = { measure, quantity: '12.5', nature: 'additional', words: '', sameActAs: '' }
  const period = { ...boxes('from', addDays(today, -90)), ...boxes('to', addDays(today, -1)) }
  await room.done('council', `${work}/record`, { ...record, ...period, stage: 'promise', quantity: '20' })
  const wrong = await council.ask('POST', `${work}/record`, { ...record, ...period, stage: 'claim', quantity: 'many' })
  assert.deepEqual(Object.keys((JSON.parse(wrong.body) as { errors: object }).errors), ['quantity'])
  const early = { ...boxes('from', addDays(today, 2)), ...boxes('to', addDays(today, 3)) }
  assert.equal((await council.ask('POST', `${work}/record`, { ...record, ...early, stage: 'claim' })).status, 422)
  await room.done('council', `${work}/record`, { ...record, ...period, stage: 'claim' })
  const page = (await reader.look(work)).body
  assert.match(page, /20 people promised, 12\.5 people claimed/)
  assert.notEqual((await partner.ask('GET', work)).status, 500)

  const { records } = JSON.parse((await reader.ask('GET', work)).body) as { records: { id: string; grade: string }[] }
  const claim = records.find(({ grade }) => grade === 'claimed')
  const at = `/places/near/records/${claim?.id}`
  assert.match((await reader.look(at)).body, /The provider says that it was done/)
  assert.equal((await council.ask('POST', `${at}/withdraw`, { why: '' })).status, 422)
  await room.done('council', `${at}/withdraw`, { why: 'Counted twice by mistake' })
  assert.match((await reader.look(at)).body, /Counted twice by mistake/)
  assert.equal((await council.ask('POST', `${at}/withdraw`, { why: 'Again' })).status, 409)
  const left = await room.as('reader', (scope) => sumsByMeasure(scope, room.place, {}))
  assert.deepEqual(
    left.map((one) => [one.grade, one.quantity]),
    [['promised', 20_000]],
  )
})

test('one act counts once for each kind of £, also when two are recorded at once', async (t) => {
  const room = await conversationRoom(t)
  const write = writing(room)
  const [a, b] = [
    await frameworkWorldOf(room.database, room.place, 'First'),
    await frameworkWorldOf(room.database, room.place, 'Second'),
  ]
  const [first, second] = [a.measure as MeasureId, b.measure as MeasureId]
  const [council] = await organisationsIn(room)
  const work = await write((scope) =>
    addWork(scope, room.place, {
      ...{
        title: 'Work',
        provider: 'Somebody',
        providerId: null,
        from: addDays(today, -30),
        to: null,
        theme: null,
        at: now,
      },
      shares: [{ organisation: council!, place: room.place, share: 10_000 }],
    }),
  )
  assert.ok(work.ok)
  const record = (measure: MeasureId, sameActAs?: RecordId) =>
    write((scope) =>
      addRecord(scope, room.place, {
        ...{
          work: work.value,
          measure,
          nature: 'additional',
          from: addDays(today, -9),
          to: today,
          quantity: quantity(1000),
        },
        ...{ words: '', stage: 'claim', at: now, ...(sameActAs === undefined ? {} : { sameActAs }) },
      }),
    )
  const act = await record(first)
  assert.ok(act.ok)
  const again = await record(first, act.value)
  assert.deepEqual(again.ok ? {} : Object.keys(again.errors), ['measure'])
  const both = await Promise.allSettled([record(second, act.value), record(second, act.value)])
  assert.equal(both.filter((one) => one.status === 'fulfilled' && one.value.ok).length, 1)
  const sums = await room.as('reader', (scope) => sumsByMeasure(scope, room.place, {}))
  assert.deepEqual(
    [first, second].map((id) =>
      sums.filter(({ measure }) => measure === id).map(({ quantity: all, fiscal }) => [all, fiscal]),
    ),
    [[[1000, 1000]], [[1000, 0]]],
  )
  await write((scope) => withdrawRecord(scope, room.place, act.value, { why: 'A mistake', at: now }))
  const after = await room.as('reader', (scope) => sumsByMeasure(scope, room.place, {}))
  assert.deepEqual(
    after.map(({ measure, quantity: all, fiscal }) => [measure, all, fiscal]),
    [[second, 1000, 1000]],
  )
  await room.database.asOwner(
    'update records set withdrawn_at = null, withdrawn_by = null, withdrawn_why = null, counts_fiscal = false, counts_economic = false, counts_wellbeing = false where withdrawn_at is not null',
  )
  await assert.rejects(
    room.database.asOwner(`update records set counts_fiscal = true where measure_id = $1`, [first]),
    /records_one_fiscal/,
  )
})

/** What those who pay have, as the triggers keep it, against what the sums of works come to when they are divided now. */
const sameByBuyer = async ({ database }: ConversationRoom): Promise<void> => {
  const kept = await database.asOwner(
    `select organisation_id, measure_id, grade, nature, quantity, fiscal, economic, wellbeing, whole, records from totals_by_buyer
      where records > 0 order by 1, 2, 3, 4`,
  )
  const amounts = ['quantity', 'fiscal', 'economic', 'wellbeing']
  const parts = amounts.map(
    (one) => `sum(div(${one}::numeric * up_to, 10000) - div(${one}::numeric * before, 10000))::int8 as ${one}`,
  )
  const divided = await database.asOwner(
    `select organisation_id, measure_id, grade, nature, ${parts.join(', ')},
        sum(quantity)::int8 as whole, sum(records)::int8 as records
      from totals_by_work t join (
        select work_id, organisation_id, sum(share) over w as up_to, sum(share) over w - share as before
          from work_shares window w as (partition by work_id order by position)) s using (work_id)
      group by 1, 2, 3, 4 having sum(records) > 0 order by 1, 2, 3, 4`,
  )
  assert.ok(kept.length > 0)
  assert.deepEqual(kept, divided)
}

test('whatever is recorded, regraded and withdrawn, the sums are those of the records that stand, and shares make the whole', async (t) => {
  const room = await conversationRoom(t)
  const write = writing(room)
  const { measure } = await frameworkWorldOf(room.database, room.place, 'Near')
  const [council, health] = await organisationsIn(room)
  const works: WorkId[] = []
  for (const share of [10_000, 6000, 3333]) {
    const made = await write((scope) =>
      addWork(scope, room.place, {
        ...{
          title: `Work ${share}`,
          provider: 'Somebody',
          providerId: null,
          from: addDays(today, -900),
          to: null,
          theme: null,
          at: now,
        },
        shares: [
          { organisation: council!, place: room.place, share },
          ...(share === 10_000 ? [] : [{ organisation: health!, place: room.place, share: 10_000 - share }]),
        ],
      }),
    )
    assert.ok(made.ok)
    works.push(made.value)
  }
  const standing: RecordId[] = []
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        what: fc.constant('add' as const),
        work: fc.nat({ max: 2 }),
        days: fc.integer({ min: 0, max: 800 }),
        amount: fc.integer({ min: 0, max: 99_999 }),
        nature: fc.constantFrom(...natures),
        stage: fc.constantFrom('promise' as const, 'claim' as const),
      }),
    },
    fc.record({ what: fc.constant('withdraw' as const), which: fc.nat() }),
    {
      weight: 2,
      arbitrary: fc.record({
        what: fc.constant('grade' as const),
        which: fc.nat(),
        grade: fc.constantFrom('claimed' as const, 'evidenced' as const, 'checked' as const, 'assured' as const),
      }),
    },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      await write(async (scope) => {
        for (const one of steps) {
          if (one.what === 'add') {
            const from = addDays(today, -one.days)
            const added = await addRecord(scope, room.place, {
              ...{ work: works[one.work]!, measure: measure as MeasureId, nature: one.nature, from, to: from },
              ...{ quantity: quantity(one.amount), words: '', stage: one.stage, at: now },
            })
            assert.ok(added.ok)
            standing.push(added.value)
          } else if (standing.length > 0) {
            const at = one.which % standing.length
            const id = standing[at]!
            if (one.what === 'grade') await setGrade(scope, id, one.grade)
            else {
              await withdrawRecord(scope, room.place, id, { why: 'A mistake', at: now })
              standing.splice(at, 1)
            }
          }
        }
      })
      const plain = await room.database.asOwner<{ grade: string; nature: string; quantity: string; records: string }>(
        `select grade, nature, sum(quantity)::text as quantity, count(*)::text as records from records where withdrawn_at is null group by 1, 2 order by 1, 2`,
      )
      const told = (sums: readonly { grade: string; nature: string; quantity: number; records: number }[]) => {
        const all = Map.groupBy(sums, ({ grade, nature }) => `${grade} ${nature}`)
        return [...all]
          .map(([, some]) => ({
            ...{ grade: some[0]!.grade, nature: some[0]!.nature },
            quantity: String(some.reduce((sum, one) => sum + one.quantity, 0)),
            records: String(some.reduce((sum, one) => sum + one.records, 0)),
          }))
          .toSorted((x, y) => (`${x.grade} ${x.nature}` < `${y.grade} ${y.nature}` ? -1 : 1))
      }
      const sums = await room.as('reader', async (scope) => ({
        measure: await sumsByMeasure(scope, room.place, {}),
        work: await sumsByWork(scope, room.place, {}),
        organisation: await sumsByOrganisation(scope, room.place, {}),
      }))
      assert.deepEqual(told(sums.measure), plain)
      assert.deepEqual(told(sums.work), plain)
      const quantities = (all: readonly { quantity: string }[]) => all.map((one) => one.quantity)
      assert.deepEqual(quantities(told(sums.organisation)), quantities(plain))
    }),
    { numRuns: 15 },
  )
  const [joint, other] = [works[2]!, works[1]!]
  await sameByBuyer(room)
  await room.database.asOwner(
    'update work_shares set share = case when position = 0 then 5001 else 4999 end where work_id = $1',
    [joint],
  )
  await sameByBuyer(room)
  await room.database.asOwner('delete from records where work_id = $1 and measure_id = $2', [other, measure])
  await sameByBuyer(room)
  await room.database.asOwner('delete from works where id = $1', [joint])
  await sameByBuyer(room)
})
