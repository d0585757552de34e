// One act under several measures: which record counts for which £, through the server, and that none is ever counted twice.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { type ConversationRoom, conversationRoom } from '../../../test/support/conversation-room.ts'
import { frameworkWorldOf } from '../../../test/support/framework-world.ts'
import { addDays, type Day, dayOf, type PlaceId, type Scope } from '../../platform/kernel/index.ts'
import { quantity } from '../rules/quantity.ts'
import type { MeasureId, RecordId, WorkId } from '../rules/types.ts'
import { type ValueKind, valueKinds } from '../rules/words.ts'
import { turnOff, turnOn } from '../values/actions/turning.ts'
import type { PackValueId, Settings } from '../values/rules/types.ts'
import { turnedOnIn } from '../values/store/values.ts'
import { sayCounts } from './actions/counting.ts'
import { addRecord, withdrawRecord } from './actions/records.ts'
import { addWork } from './actions/works.ts'

const now = new Date()
const today = dayOf(now)

const settings: Settings = {
  ...{ deadweight: 0, displacement: 0, attribution: 0, dropOff: 0, years: 1, discounting: 'none' },
  ...{ convention: 'end-of-year', priceYear: 2020, sources: '' },
}

interface World {
  readonly room: ConversationRoom
  readonly place: PlaceId
  readonly measures: readonly MeasureId[]
  readonly work: WorkId
  readonly values: Readonly<Record<ValueKind, PackValueId>>
  write<T>(work: (scope: Scope) => Promise<T>): Promise<T>
}

const worldOf = async (t: TestContext): Promise<World> => {
  const room = await conversationRoom(t)
  const { place, database, product } = room
  const measures: MeasureId[] = []
  for (const word of ['First', 'Second', 'Third'])
    measures.push((await frameworkWorldOf(database, place, word)).measure as MeasureId)
  const write = async <T>(work: (scope: Scope) => Promise<T>): Promise<T> => {
    const scope = await product.auth.scopeForPerson(room.people.council)
    assert.ok(scope)
    return product.database.write(scope, () => work(scope))
  }
  const [buyer] = await database.asOwner<{ id: never }>(
    `insert into organisations (name, kind) values ('Near Council', 'vcse') returning id`,
  )
  const work = await write((scope) =>
    addWork(scope, place, {
      ...{ title: 'Work', provider: 'Somebody', providerId: null, from: today, to: null, theme: null, at: now },
      shares: [{ organisation: buyer!.id, place, share: 10_000 }],
    }),
  )
  assert.ok(work.ok)
  const values = await database.asOwner<{ id: PackValueId; kind: ValueKind }>(
    `with p as (insert into value_packs (place_id, title, holder, licence, vintage, file_name, report, loaded_by, loaded_at)
        values ($1, 'Values', 'H', 'L', '2026', 'v.csv', '{}', 'L', now()) returning id)
      insert into pack_values (place_id, pack_id, position, code, title, kind, low, central, high, unit, price_year, confidence, bears,
          source, notes)
        select $1, p.id, 0, k, k, k, 100, 100, 100, '', 2020, 'green', '', '', '' from p, unnest($2::text[]) k returning id, kind`,
    [place, [...valueKinds]],
  )
  const byKind = Object.fromEntries(values.map(({ id, kind }) => [kind, id])) as World['values']
  return { room, place, measures, work: work.value, values: byKind, write }
}

/** Each a moment after the one before: who was first decides. */
let moments = 0
const adding = ({ write, place, work }: World, measure: MeasureId, sameActAs?: RecordId, from: Day = today) =>
  write((scope) =>
    addRecord(scope, place, {
      ...{ work, measure, nature: 'additional', from, to: today, quantity: quantity(1000), words: '' },
      ...{ stage: 'claim', at: new Date(now.getTime() + moments++), ...(sameActAs === undefined ? {} : { sameActAs }) },
    }),
  )

const added = async (world: World, measure: MeasureId, sameActAs?: RecordId): Promise<RecordId> => {
  const made = await adding(world, measure, sameActAs)
  assert.ok(made.ok)
  return made.value
}

/** Whatever is on of a kind for a measure. */
const turningOff = ({ write, place }: World, measure: MeasureId, kind: ValueKind) =>
  write(async (scope) => {
    for (const use of await turnedOnIn(scope, place))
      if (use.measure === measure && use.kind === kind) await turnOff(scope, place, use.id, now)
  })

const turning = ({ write, place, values }: World, measure: MeasureId, kind: ValueKind) =>
  write((scope) => turnOn(scope, place, { measure, value: values[kind], settings, why: 'It fits', at: now }))

test('a value of another measure takes its kind of £; a person may say otherwise, and take it back', async (t) => {
  const world = await worldOf(t)
  const { room, measures, place, write } = world
  const [first, second] = measures as [MeasureId, MeasureId]
  assert.ok((await turning(world, first, 'fiscal')).ok)
  const [one, other] = [await added(world, first), await added(world, second)]
  const both = await added(world, second, one)
  const { council, reader } = room.visitors
  const at = (id: RecordId) => `/places/near/records/${id}`
  const counts = async (id: RecordId) =>
    Object.entries((JSON.parse((await reader.ask('GET', at(id))).body) as { counts: object }).counts)
      .filter(([, is]) => is)
      .map(([kind]) => kind)
  assert.deepEqual(await counts(one), ['fiscal', 'economic', 'wellbeing'])
  assert.deepEqual(await counts(other), ['fiscal', 'economic', 'wellbeing'])
  assert.deepEqual(await counts(both), [])
  assert.ok((await turning(world, second, 'economic')).ok)
  assert.deepEqual([await counts(one), await counts(both)], [['fiscal', 'wellbeing'], ['economic']])
  assert.match((await reader.look(at(one))).body, /turned on for its measure: saved by public bodies/)

  const say = (id: RecordId, body: Record<string, string | string[]>) =>
    council.ask('POST', `${at(id)}/counts`, body as Record<string, string>)
  const fields = async (answer: ReturnType<typeof say>) =>
    Object.keys((JSON.parse((await answer).body) as { errors: object }).errors)
  assert.equal((await reader.ask('POST', `${at(both)}/counts`, { counting: 'values' })).status, 403)
  assert.deepEqual(await fields(say(both, { counting: 'said', kinds: 'fiscal' })), ['countingWhy'])
  assert.deepEqual(await fields(say(both, { counting: 'said', kinds: 'lucky', countingWhy: 'So' })), ['kinds'])
  await room.done('council', `${at(both)}/counts`, { counting: 'said', kinds: 'fiscal', countingWhy: 'It is nearer' })
  assert.deepEqual([await counts(one), await counts(both)], [['economic', 'wellbeing'], ['fiscal']])
  assert.match((await reader.look(at(both))).body, /It is nearer/)
  assert.deepEqual(await fields(say(one, { counting: 'said', kinds: 'fiscal', countingWhy: 'No, here' })), ['kinds'])
  await room.done('council', `${at(both)}/counts`, { counting: 'values' })
  assert.deepEqual([await counts(one), await counts(both)], [['fiscal', 'wellbeing'], ['economic']])

  await turningOff(world, second, 'economic')
  assert.deepEqual([await counts(one), await counts(both)], [['fiscal', 'economic', 'wellbeing'], []])
  await write((scope) => withdrawRecord(scope, place, one, { why: 'A mistake', at: now }))
  assert.deepEqual(await counts(both), ['fiscal', 'economic', 'wellbeing'])
  assert.equal((await say(one, { counting: 'values' })).status, 409)
  const told = await room.database.asOwner<{ what: string; number: number }>(
    `select what, count(*)::int as number from audit_entries where what like '%count%' group by 1 order by 1`,
  )
  assert.deepEqual(told, [
    { what: 'acts counted anew', number: 2 },
    { what: 'record counts for its act', number: 3 },
    { what: 'said which £ a record counts for', number: 2 },
  ])
})

test('a value that counts from a day takes its kind of £ only of what begins on its days', async (t) => {
  const world = await worldOf(t)
  const { room, measures, place, write, values } = world
  const [first, second] = measures as [MeasureId, MeasureId]
  const before = addDays(today, -10)
  const acts: RecordId[] = []
  for (const from of [before, today]) {
    const one = await adding(world, first, undefined, from)
    assert.ok(one.ok)
    const other = await adding(world, second, one.value, from)
    assert.ok(other.ok)
    acts.push(one.value, other.value)
  }
  const given = { measure: second, value: values.fiscal, settings, why: 'It fits', at: now }
  assert.ok((await write((scope) => turnOn(scope, place, { ...given, from: addDays(today, -5) }))).ok)
  const counts = await room.database.asOwner<{ id: string; fiscal: boolean }>(
    'select id, counts_fiscal as fiscal from records',
  )
  assert.deepEqual(
    acts.map((id) => counts.find((one) => one.id === id)?.fiscal),
    [true, false, false, true],
  )
})

test('whatever is recorded, said, turned on and withdrawn, no £ is counted twice and the sums say the same', async (t) => {
  const world = await worldOf(t)
  const { room, measures, place, write } = world
  const step = fc.oneof(
    fc.record({ what: fc.constant('add' as const), measure: fc.nat({ max: 2 }), act: fc.option(fc.nat()) }),
    fc.record({ what: fc.constant('withdraw' as const), which: fc.nat() }),
    fc.record({
      what: fc.constant('say' as const),
      which: fc.nat(),
      kinds: fc.option(fc.subarray<ValueKind>([...valueKinds])),
    }),
    fc.record({
      what: fc.constant('value' as const),
      measure: fc.nat({ max: 2 }),
      kind: fc.constantFrom(...valueKinds),
      on: fc.boolean(),
    }),
  )
  let standing: RecordId[] = []
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      for (const one of steps) {
        const which = 'which' in one ? standing[one.which % standing.length] : undefined
        if (one.what === 'add') {
          const beside = one.act === null ? undefined : standing[one.act % standing.length]
          const made = await adding(world, measures[one.measure]!, beside)
          if (made.ok) standing.push(made.value)
        } else if (one.what === 'value') {
          const measure = measures[one.measure]!
          if (one.on) await turning(world, measure, one.kind)
          else await turningOff(world, measure, one.kind)
        } else if (which !== undefined && one.what === 'say')
          await write((scope) => sayCounts(scope, place, which, one.kinds && { kinds: one.kinds, why: 'So' }))
        else if (which !== undefined) {
          await write((scope) => withdrawRecord(scope, place, which, { why: 'A mistake', at: now }))
          standing = standing.filter((id) => id !== which)
        }
      }
      const acts = await room.database.asOwner<Record<ValueKind, number> & { said: boolean; records: number }>(
        `select count(*) filter (where counts_fiscal)::int as fiscal, count(*) filter (where counts_economic)::int as economic,
            count(*) filter (where counts_wellbeing)::int as wellbeing, bool_or(counts_said is not null) as said
          from records where withdrawn_at is null group by act_id`,
      )
      for (const act of acts)
        for (const kind of valueKinds) assert.ok(act.said ? act[kind] <= 1 : act[kind] === 1, JSON.stringify(act))
      const [kept] = await room.database.asOwner(
        `select sum(fiscal)::int as fiscal, sum(economic)::int as economic, sum(wellbeing)::int as wellbeing from totals_by_measure`,
      )
      const [plain] = await room.database.asOwner(
        `select sum(quantity) filter (where counts_fiscal)::int as fiscal, sum(quantity) filter (where counts_economic)::int as economic,
            sum(quantity) filter (where counts_wellbeing)::int as wellbeing from records where withdrawn_at is null`,
      )
      const nought = (sums: Record<string, unknown> | undefined) => Object.values(sums ?? {}).map((sum) => sum ?? 0)
      assert.deepEqual(nought(kept), nought(plain))
      const wrong = await room.database.asOwner(
        `select r.id from records r where r.withdrawn_at is null and r.counts_said is null and r.counts_fiscal
            and exists (select from records o join measure_values u on u.measure_id = o.measure_id and u.kind = 'fiscal' and u.turned_off_at is null
              where o.act_id = r.act_id and o.withdrawn_at is null and o.counts_said is null)
            and not exists (select from measure_values u where u.measure_id = r.measure_id and u.kind = 'fiscal' and u.turned_off_at is null)`,
      )
      assert.deepEqual(wrong, [], 'a record whose measure has no value counts, and one whose measure has one does not')
    }),
    { numRuns: 10 },
  )
})
