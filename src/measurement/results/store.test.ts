// Questions about records and their sums: each way of asking tells the same, and joint work is changed by nobody but who keeps it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ConversationRoom, conversationRoom } from '../../../test/support/conversation-room.ts'
import { frameworkWorldOf } from '../../../test/support/framework-world.ts'
import { resultsWorldOf } from '../../../test/support/results-world.ts'
import { rows, run, sql } from '../../platform/db/index.ts'
import type { PersonId, PlaceId, Scope } from '../../platform/kernel/index.ts'
import type { MeasureId, WorkId } from '../rules/types.ts'
import { grades, natures } from '../rules/words.ts'
import { recordsOfWorkThat, recordsThat, sumsOfRecords } from './store/records.ts'
import { type Sums, sumsByQuarter, sumsByWork } from './store/totals.ts'
import { titlesOfWorks, workById, worksOf } from './store/works.ts'

/** Two days of one quarter, and two of others. */
const days = ['2024-01-01', '2024-03-31', '2024-04-01', '2025-12-31'] as const

const recorded = fc.record(
  {
    work: fc.nat({ max: 1 }),
    measure: fc.nat({ max: 1 }),
    day: fc.constantFrom(...days),
    nature: fc.constantFrom(...natures),
    grade: fc.constantFrom(...grades),
    quantity: fc.nat({ max: 99_999 }),
    fiscal: fc.boolean(),
  },
  { noNullPrototype: true },
)

/** All are written by one statement, and each change after that is one statement over many of them. */
const statements = [
  `insert into records (place_id, places, work_id, measure_id, nature, from_day, to_day, quantity, counts_fiscal, counts_economic,
      counts_wellbeing, grade, words, recorded_by)
    select w.place_id, w.places, w.id, s.measure, s.nature, s.day, s.day, s.quantity, s.fiscal, true, false, s.grade, '', 'Near'
    from jsonb_to_recordset($1::jsonb) as s(work uuid, measure uuid, day date, nature text, grade text, quantity int8, fiscal boolean)
      join works w on w.id = s.work`,
  `update records set withdrawn_at = now(), withdrawn_by = 'Near', withdrawn_why = 'Wrong' where quantity % 4 = 1`,
  `update records set grade = 'assured' where quantity % 4 = 2 and grade <> 'promised'`,
  `update records set from_day = '2025-12-31', to_day = '2025-12-31', quantity = quantity + 1 where quantity % 4 = 3`,
]

const counted = `select to_char(date_trunc('quarter', from_day), 'YYYY-MM-DD') as quarter, measure_id as measure, grade, nature,
    sum(quantity)::float8 as quantity, coalesce(sum(quantity) filter (where counts_fiscal), 0)::float8 as fiscal,
    coalesce(sum(quantity) filter (where counts_economic), 0)::float8 as economic,
    coalesce(sum(quantity) filter (where counts_wellbeing), 0)::float8 as wellbeing, count(*)::float8 as records
  from records where withdrawn_at is null group by 1, 2, 3, 4`

/** In whatever order they came. */
const told = (sums: readonly (Sums & { readonly work?: WorkId })[]) =>
  sums.map(({ work: _, ...one }) => JSON.stringify(one, Object.keys(one).toSorted())).toSorted()

const worksHere = async ({ database, place }: ConversationRoom): Promise<readonly WorkId[]> =>
  (
    await database.asOwner<{ id: WorkId }>(
      `insert into works (place_id, places, number, title, provider, from_day, created_by)
        select $1, array[$1]::uuid[], n, 'Work ' || n, 'Provider ' || n, '2024-01-01', 'Near' from generate_series(1, 2) n returning id`,
      [place],
    )
  ).map(({ id }) => id)

const sameOfWork = async (scope: Scope, place: PlaceId, id: WorkId, measures: readonly MeasureId[]): Promise<void> => {
  const work = await workById(scope, place, id)
  assert.ok(work)
  assert.deepEqual(
    told(await sumsByWork(scope, place, { measures, works: [id], nature: 'core' })),
    told(await sumsOfRecords(scope, place, { measures, work: id, nature: 'core' })),
  )
  for (const skip of [0, 3])
    assert.deepEqual(
      await recordsOfWorkThat(scope, place, work, { measures }, { size: 4, skip }),
      await recordsThat(scope, place, { measures, work: id }, { size: 4, skip }),
    )
}

test('sums that are kept by quarter and by work are those of the records counted one by one', async (t) => {
  const room = await conversationRoom(t)
  const { database, place } = room
  const measures = [
    (await frameworkWorldOf(database, place, 'First')).measure as MeasureId,
    (await frameworkWorldOf(database, place, 'Second')).measure as MeasureId,
  ]
  const works = await worksHere(room)
  await fc.assert(
    fc.asyncProperty(fc.array(recorded, { maxLength: 20 }), async (all) => {
      const given = all.map((one) => ({ ...one, work: works[one.work], measure: measures[one.measure] }))
      await database.asOwner('delete from records')
      for (const [i, statement] of statements.entries()) {
        await database.asOwner(statement, i === 0 ? [JSON.stringify(given)] : [])
      }
      const plain = await database.asOwner<Sums>(counted)
      await room.as('reader', async (scope) => {
        assert.deepEqual(told(await sumsByQuarter(scope, place, {})), told(plain))
        for (const work of works)
          for (const some of [measures, measures.slice(0, 1)]) await sameOfWork(scope, place, work, some)
      })
    }),
    { numRuns: 8 },
  )
})

test('joint work is seen by both places, and it, its records and sums are changed by the place that keeps it alone', async (t) => {
  const room = await conversationRoom(t)
  const { database, place } = room
  await frameworkWorldOf(database, place, 'Near')
  await resultsWorldOf(database, place, 'Near')
  const [far] = await database.asOwner<{ place: PlaceId; lead: PersonId }>(
    `with p as (insert into places (slug, name) values ('far', 'Faraway') returning id),
        n as (insert into people (email, name) values ('lead@far.example', 'Lee') returning id),
        g as (insert into grants (person_id, role, place_id, sector, starts_on, granted_by)
          select n.id, 'place-lead', p.id, 'local-authority', '2020-01-01', 'a test' from p, n)
      select p.id as place, n.id as lead from p, n`,
  )
  assert.ok(far)
  const asLead = async <T>(work: (scope: Scope) => Promise<T>): Promise<T> => {
    const scope = await room.product.auth.scopeForPerson(far.lead)
    assert.ok(scope)
    return room.product.database.write(scope, () => work(scope))
  }
  const tables = [sql`works`, sql`records`, sql`totals_by_work`]
  const seen = () =>
    asLead((scope) =>
      Promise.all(
        tables.map(
          async (table) => (await rows<{ n: number }>(scope, sql`select count(*)::int as n from ${table}`))[0]?.n,
        ),
      ),
    )
  assert.deepEqual(await seen(), [0, 0, 0])
  for (const table of ['works', 'records', 'totals_by_work'])
    await database.asOwner(`update ${table} set places = places || $1::uuid`, [far.place])
  assert.deepEqual(await seen(), [1, 2, 2])
  for (const table of tables) {
    assert.equal(await asLead((scope) => run(scope, sql`update ${table} set places = places`)), 0)
    assert.equal(await asLead((scope) => run(scope, sql`delete from ${table}`)), 0)
    await assert.rejects(
      asLead((scope) => run(scope, sql`insert into ${table} select * from ${table}`)),
      /row-level security/,
    )
  }
  await room.as('reader', async (scope) => {
    const all = await worksOf(scope, place)
    assert.deepEqual(
      await titlesOfWorks(scope, place),
      all.map(({ id, title }) => ({ id, title })),
    )
  })
  assert.deepEqual(await asLead((scope) => titlesOfWorks(scope, far.place)), [])
  await assert.rejects(
    database.asOwner('update records set places = array[$1]::uuid[]', [far.place]),
    /records_place_is_one_of_them/,
  )
})
