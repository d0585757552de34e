// The questions behind the pages of results, each asked by turns: through the product's own function, under the rules of who sees
// what, and as the SQL that a person who knows the tables would write by hand, asked as their owner, whom no such rule holds up.
import type { Client } from 'pg'
import type { Work } from '../../src/measurement/results/rules/types.ts'
import { recordsOfWorkThat, recordsThat } from '../../src/measurement/results/store/records.ts'
import {
  sumsByMeasure,
  sumsByOrganisation,
  sumsByProvider,
  sumsByQuarter,
  sumsByWork,
} from '../../src/measurement/results/store/totals.ts'
import type { MeasureId, WorkId } from '../../src/measurement/rules/types.ts'
import { execute } from '../../src/platform/db/index.ts'
import type { Day, PlaceId, Scope } from '../../src/platform/kernel/index.ts'
import { median } from './figures.ts'

export interface Answered {
  readonly name: string
  /** Medians, in milliseconds. */
  readonly ours: number
  readonly byHand: number
  /** The same SQL by hand once more, under the rules of who sees what. */
  readonly underRules: number
}

interface Pair {
  readonly name: string
  readonly ours: (scope: Scope) => Promise<readonly unknown[]>
  readonly sql: string
  readonly values: readonly unknown[]
}

const tries = 15
const page = { size: 50, skip: 0 }

const listed = (where: string, skip = 0): string =>
  `select r.id, r.from_day, r.to_day, r.quantity, r.grade, r.nature, r.words, r.recorded_by, w.title, w.provider
    from records r join works w on w.id = r.work_id where r.withdrawn_at is null and ${where}
    order by r.from_day desc, r.id limit 50 offset ${skip}`

const added = (columns: string, from: string): string =>
  `select ${columns}, t.measure_id, t.grade, t.nature, sum(t.quantity)::float8 as quantity, sum(t.fiscal)::float8 as fiscal,
    sum(t.economic)::float8 as economic, sum(t.wellbeing)::float8 as wellbeing, sum(t.records)::float8 as records
    from ${from} group by ${columns}, t.measure_id, t.grade, t.nature`

/** Where each sum is one that is kept, nobody would add up. */
const asKept = (columns: string, from: string): string =>
  `select ${columns}, t.measure_id, t.grade, t.nature, t.quantity::float8 as quantity, t.fiscal::float8 as fiscal,
    t.economic::float8 as economic, t.wellbeing::float8 as wellbeing, t.records::float8 as records
    from ${from} and t.records > 0`

/** What the hand would write for shares: the product's way of dividing without a remainder is its own. */
const shared = `select s.organisation_id, o.name, t.measure_id, t.grade, t.nature, sum(t.quantity * s.share / 10000)::float8 as quantity,
    sum(t.fiscal * s.share / 10000)::float8 as fiscal, sum(t.economic * s.share / 10000)::float8 as economic,
    sum(t.wellbeing * s.share / 10000)::float8 as wellbeing, sum(t.records)::float8 as records
  from totals_by_work t join work_shares s on s.work_id = t.work_id left join organisations o on o.id = s.organisation_id
  where s.place_id = $1 group by s.organisation_id, o.name, t.measure_id, t.grade, t.nature`

export interface About {
  readonly place: PlaceId
  readonly measure: MeasureId
  /** Another measure, as a contract's form of the first would be. */
  readonly form: MeasureId
  readonly work: Work
  readonly works: readonly WorkId[]
  readonly providers: readonly string[]
  /** The first day of a quarter in the middle. */
  readonly quarter: Day
  /** How far down the list somebody turned. */
  readonly deep: number
}

const pairsOf = ({ place, measure, form, work, works, providers, quarter, deep }: About): readonly Pair[] => {
  const measures = [measure]
  return [
    {
      name: 'records of a measure',
      ours: (scope) => recordsThat(scope, place, { measures }, page),
      sql: listed('r.place_id = $1 and r.measure_id = $2'),
      values: [place, measure],
    },
    {
      name: `records of a measure, after ${deep.toLocaleString('en-GB')}`,
      ours: (scope) => recordsThat(scope, place, { measures }, { ...page, skip: deep }),
      sql: listed('r.place_id = $1 and r.measure_id = $2', deep),
      values: [place, measure],
    },
    {
      name: 'records of two measures',
      ours: (scope) => recordsThat(scope, place, { measures: [measure, form] }, page),
      sql: listed('r.place_id = $1 and r.measure_id = any ($2)'),
      values: [place, [measure, form]],
    },
    {
      name: 'records of a measure, assured and core',
      ours: (scope) => recordsThat(scope, place, { measures, grade: 'assured', nature: 'core' }, page),
      sql: listed(`r.place_id = $1 and r.measure_id = $2 and r.grade = 'assured' and r.nature = 'core'`),
      values: [place, measure],
    },
    {
      name: 'records of a measure, what was promised',
      ours: (scope) => recordsThat(scope, place, { measures, grade: 'promised' }, page),
      sql: listed(`r.place_id = $1 and r.measure_id = $2 and r.grade = 'promised'`),
      values: [place, measure],
    },
    {
      name: 'records of a measure in one quarter',
      ours: (scope) => recordsThat(scope, place, { measures, from: quarter, to: quarter }, page),
      sql: listed('r.place_id = $1 and r.measure_id = $2 and r.from_day = $3'),
      values: [place, measure, quarter],
    },
    {
      name: 'records of a work and a measure',
      ours: (scope) => recordsOfWorkThat(scope, place, work, { measures }, page),
      sql: listed('r.work_id = $1 and r.measure_id = $2'),
      values: [work.id, measure],
    },
    {
      name: 'sums of a work and a measure',
      ours: (scope) => sumsByWork(scope, place, { measures, works: [work.id] }),
      sql: asKept('t.work_id', 'totals_by_work t where t.place_id = $1 and t.work_id = $2 and t.measure_id = $3'),
      values: [place, work.id, measure],
    },
    {
      name: 'sums by measure',
      ours: (scope) => sumsByMeasure(scope, place, {}),
      sql: added('t.place_id', 'totals_by_measure t where t.place_id = $1'),
      values: [place],
    },
    {
      name: 'sums by quarter',
      ours: (scope) => sumsByQuarter(scope, place, {}),
      sql: asKept('t.quarter', 'totals_by_measure t where t.place_id = $1'),
      values: [place],
    },
    {
      name: 'sums of a page of works',
      ours: (scope) => sumsByWork(scope, place, { works }),
      sql: asKept('t.work_id', 'totals_by_work t where t.place_id = $1 and t.work_id = any ($2)'),
      values: [place, works],
    },
    {
      name: 'sums of a page of providers',
      ours: (scope) => sumsByProvider(scope, place, { providers }),
      sql: added(
        'w.provider',
        'totals_by_work t join works w on w.id = t.work_id where w.place_id = $1 and w.provider = any ($2)',
      ),
      values: [place, providers],
    },
    { name: 'sums by who pays', ours: (scope) => sumsByOrganisation(scope, place, {}), sql: shared, values: [place] },
  ]
}

const timed = async (work: () => Promise<readonly unknown[]>) => {
  const begin = performance.now()
  const { length } = await work()
  return { time: performance.now() - begin, length }
}

/** By turns, so that a busy moment falls on both alike. The first turn warms both up and does not count. */
const compare = async ({ name, ours, sql, values }: Pair, scope: Scope, client: Client): Promise<Answered> => {
  const [mine, theirs, ruled]: [number[], number[], number[]] = [[], [], []]
  for (let i = 0; i <= tries; i += 1) {
    const us = await timed(() => ours(scope))
    const hand = await timed(async () => (await client.query(sql, [...values])).rows)
    if (us.length !== hand.length) throw new Error(`${name}: ${us.length} rows, by hand ${hand.length}`)
    mine.push(us.time)
    theirs.push(hand.time)
    const under = await timed(async () => (await execute(scope, sql, values)).rows)
    if (us.length !== under.length) throw new Error(`${name}: ${us.length} rows, by hand under rules ${under.length}`)
    ruled.push(under.time)
  }
  const [us, hand, underRules] = [mine, theirs, ruled].map((times) => median(times.slice(1)))
  return { name, ours: us ?? 0, byHand: hand ?? 0, underRules: underRules ?? 0 }
}

/** Within a transaction that is open under the scope. */
export const askByTurns = async (scope: Scope, client: Client, about: About): Promise<readonly Answered[]> => {
  const answers: Answered[] = []
  for (const pair of pairsOf(about)) answers.push(await compare(pair, scope, client))
  return answers
}
