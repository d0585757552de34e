// Sums for values with days: whatever the days, they are those of the records that begin on them, in every grouping.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { conversationRoom } from '../../../test/support/conversation-room.ts'
import { frameworkWorldOf } from '../../../test/support/framework-world.ts'
import { addDays, asDay, type Day } from '../../platform/kernel/index.ts'
import type { MeasureId, WorkId } from '../rules/types.ts'
import { valueKinds } from '../rules/words.ts'
import { countsOn } from '../values/rules/days.ts'
import { partsOf } from './rules/shares.ts'
import {
  type Span,
  type SpanSum,
  spanSumsByOrganisation,
  spanSumsByProvider,
  spanSumsByQuarter,
  spanSumsByWork,
} from './store/dated.ts'

const first = asDay('2025-01-01') as Day
const day = fc.integer({ min: 0, max: 800 }).map((n) => addDays(first, n))
const span = fc
  .record({ from: fc.option(day), to: fc.option(day), kind: fc.constantFrom(...valueKinds) })
  .filter(({ from, to }) => from === null || to === null || from <= to)

interface Plain {
  readonly work: WorkId
  readonly provider: string
  readonly shares: readonly number[]
  readonly buyers: readonly string[]
  readonly from: Day
  readonly nature: string
  readonly grade: string
  readonly quantity: number
  readonly counts: Readonly<Record<string, boolean>>
}

const quarterOf = (of: Day): string =>
  `${of.slice(0, 4)}-${String(Math.floor((Number(of.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`

const told = (sums: readonly SpanSum[]): readonly string[] =>
  sums
    .filter(({ quantity }) => quantity > 0)
    .map(({ use, group, nature, grade, quantity }) => [use, group, nature, grade, quantity].join(' '))
    .toSorted()

/** The same, one record after the other. */
const added = (
  spans: readonly Span[],
  records: readonly Plain[],
  groupOf: (one: Plain) => string,
): readonly string[] => {
  const sums = new Map<string, number>()
  for (const { use, kind, from, to } of spans)
    for (const one of records) {
      if (!one.counts[kind] || one.grade === 'promised' || !countsOn({ from, to }, one.from)) continue
      const key = [use, groupOf(one), one.nature, one.grade].join(' ')
      sums.set(key, (sums.get(key) ?? 0) + one.quantity)
    }
  return [...sums]
    .filter(([, sum]) => sum > 0)
    .map(([key, sum]) => `${key} ${sum}`)
    .toSorted()
}

/** Of each work by itself, as shares divide it. */
const divided = (spans: readonly Span[], records: readonly Plain[]): readonly string[] => {
  const sums = new Map<string, number>()
  for (const [, some] of Map.groupBy(records, ({ work }) => work))
    for (const line of added(spans, some, () => 'all')) {
      const [use, , nature, grade, sum] = line.split(' ')
      partsOf(Number(sum), some[0]?.shares ?? []).forEach((part, i) => {
        const key = [use, some[0]?.buyers[i], nature, grade].join(' ')
        sums.set(key, (sums.get(key) ?? 0) + part)
      })
    }
  return [...sums]
    .filter(([, sum]) => sum > 0)
    .map(([key, sum]) => `${key} ${sum}`)
    .toSorted()
}

test('by measure, quarter, work, provider and who pays, the sums of days are those of the records', async (t) => {
  const { database, place, as } = await conversationRoom(t)
  const measure = (await frameworkWorldOf(database, place, 'Near')).measure as MeasureId
  const [a, b] = await database.asOwner<{ id: string }>(
    `insert into organisations (name, kind) values ('A', 'vcse'), ('B', 'vcse') returning id`,
  )
  // Three works of two providers, each paid otherwise, with sixty records over two years and a bit.
  await database.asOwner(
    `with w as (insert into works (place_id, places, number, title, provider, from_day, created_by)
        select $1, array[$1]::uuid[], n, 'Work ' || n, case n when 3 then 'Other' else 'One' end, '2025-01-01', 'x'
          from generate_series(1, 3) n returning id, number)
      insert into work_shares (work_id, organisation_id, place_id, places, position, share)
        select w.id, o.id, $1, array[$1]::uuid[], o.position, case when w.number = 1 then 10000 when o.position = 0 then 6667 else 3333 end
        from w join (values ($2::uuid, 0), ($3::uuid, 1)) o(id, position) on o.position = 0 or w.number > 1`,
    [place, a!.id, b!.id],
  )
  await database.asOwner(
    `insert into records (place_id, places, work_id, measure_id, nature, from_day, to_day, quantity, counts_fiscal, counts_economic,
        counts_wellbeing, grade, words, recorded_by, withdrawn_at, withdrawn_by, withdrawn_why)
      select $1, array[$1]::uuid[], w.id, $2, (array['core', 'additional'])[1 + n % 2], d.day, d.day, n * 1009 % 5003, n % 3 > 0, n % 4 > 0,
        true, (array['promised', 'claimed', 'checked'])[1 + n % 3], '', 'x', case when n % 11 = 0 then now() end,
        case when n % 11 = 0 then 'x' end, case when n % 11 = 0 then 'x' end
      from generate_series(1, 60) n join works w on w.number = 1 + n % 3 and w.place_id = $1,
        lateral (select date '2025-01-01' + n * 53 % 790 as day) d`,
    [place, measure],
  )
  const records = await database.asOwner<Plain>(
    `select r.work_id as work, w.provider, r.from_day::text as "from", r.nature, r.grade, r.quantity::float8 as quantity,
        jsonb_build_object('fiscal', r.counts_fiscal, 'economic', r.counts_economic, 'wellbeing', r.counts_wellbeing) as counts,
        (select array_agg(share order by position) from work_shares s where s.work_id = w.id) as shares,
        (select array_agg(organisation_id order by position) from work_shares s where s.work_id = w.id) as buyers
      from records r join works w on w.id = r.work_id where r.withdrawn_at is null`,
  )
  const works = [...new Set(records.map(({ work }) => work))]
  await fc.assert(
    fc.asyncProperty(
      fc.array(span, { minLength: 1, maxLength: 4 }),
      fc.record({ from: fc.option(day), to: fc.option(day) }),
      async (given, asked) => {
        const spans = given.map((one, i) => ({ ...one, use: `u${i}`, measures: [measure] }))
        // Asked for by quarters, as the pages do.
        const from = asked.from === null ? undefined : asDay(quarterOf(asked.from))
        const to = asked.to === null ? undefined : asDay(quarterOf(asked.to))
        const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
        const found = await as('reader', async (scope) => ({
          all: await spanSumsByQuarter(scope, place, spans, 'all', period),
          quarter: await spanSumsByQuarter(scope, place, spans, 'quarter', period),
          work: await spanSumsByWork(scope, spans, works),
          provider: await spanSumsByProvider(scope, place, spans, ['One', 'Other']),
          organisation: await spanSumsByOrganisation(scope, place, spans),
        }))
        const fits = records.filter(
          (one) =>
            (from === undefined || quarterOf(one.from) >= from) && (to === undefined || quarterOf(one.from) <= to),
        )
        assert.deepEqual(
          told(found.all),
          added(spans, fits, () => 'all'),
        )
        assert.deepEqual(
          told(found.quarter),
          added(spans, fits, (one) => quarterOf(one.from)),
        )
        assert.deepEqual(
          told(found.work),
          added(spans, records, ({ work }) => work),
        )
        assert.deepEqual(
          told(found.provider),
          added(spans, records, ({ provider }) => provider),
        )
        assert.deepEqual(told(found.organisation), divided(spans, records))
      },
    ),
    { numRuns: 25 },
  )
})
