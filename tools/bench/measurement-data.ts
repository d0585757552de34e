// Ten years of returns, made up inside the database: promises once for each work and measure, deliveries every quarter. Nothing is
// left to chance, so that two runs hold the same figures.
import { newFramework, putInForce, writeDraft } from '../../src/measurement/framework/actions/write.ts'
import type { FrameworkContent } from '../../src/measurement/framework/rules/types.ts'
import { contentChosen } from '../../src/measurement/intake/rules/starter.ts'
import { one, rows, run, sql } from '../../src/platform/db/index.ts'
import type { Day, PersonId, PlaceId, Result, Scope } from '../../src/platform/kernel/index.ts'

/** Of five themes, with two percentages among them: there are no sums of those. */
const codes = ['WORK1', 'WORK2', 'WORK5', 'WORK6', 'SKILL1', 'SKILL2', 'ECON1', 'ECON2', 'COMM1', 'CHILD1'] as const
/** Works that end in a year go on being counted, so that every quarter is full: the worst case, not the usual one. */
const firstDay = '2016-01-01' as Day
const priorities = 4
const buyers = 12
const worksOfAProvider = 7

export interface Size {
  readonly works: number
  readonly years: number
}

export interface Made {
  readonly place: PlaceId
  readonly slug: string
  readonly reader: PersonId
  readonly records: number
}

const must = <T>(result: Result<T>): T => {
  if (result.ok) return result.value
  throw new Error(JSON.stringify(result.errors))
}

const makePlace = async (scope: Scope, slug: string): Promise<{ place: PlaceId; reader: PersonId }> => {
  const { id: place } = await one<{ id: PlaceId }>(
    scope,
    sql`insert into places (slug, name) values (${slug}, 'A place for measuring') returning id`,
  )
  const { id: reader } = await one<{ id: PersonId }>(
    scope,
    sql`insert into people (email, name) values (${`${slug}@bench.example`}, 'Rees Reader') returning id`,
  )
  await run(
    scope,
    sql`insert into grants (person_id, role, place_id, starts_on, granted_by) values (${reader}, 'viewer', ${place}, '2020-01-01', 'bench')`,
  )
  return { place, reader }
}

const makePriorities = (scope: Scope, place: PlaceId): Promise<{ id: string }[]> =>
  rows(
    scope,
    sql`with p as (
        insert into priorities (place_id, number) select ${place}, generate_series(1, ${priorities}::int) returning id, number
      ), v as (
        insert into priority_versions (place_id, priority_id, number, title, want, for_whom, "where", why, good, written_by, proposed_at)
          select ${place}, id, 1, 'Priority ' || number, 'More', '', '', '', '', 'bench', now() from p returning priority_id
      )
      select priority_id as id from v`,
  )

const withPriorities = ({ themes }: FrameworkContent, all: readonly { readonly id: string }[]): FrameworkContent => ({
  themes: themes.map((theme, i) => ({
    ...theme,
    outcomes: theme.outcomes.map((outcome) => ({
      ...outcome,
      measures: outcome.measures.map((measure) => ({ ...measure, priority: all[i % all.length]?.id ?? null })),
    })),
  })),
})

const makeMeasures = async (scope: Scope, place: PlaceId): Promise<void> => {
  const content = withPriorities(contentChosen('themes', codes), await makePriorities(scope, place))
  const { framework } = must(await newFramework(scope, place, { title: 'Bench', theme: null }))
  must(await writeDraft(scope, place, framework, content))
  must(await putInForce(scope, place, framework, { from: firstDay, at: new Date(`${firstDay}T10:00:00Z`) }))
}

/** Every fourth work is joint: two buyers, 60% and 40%. */
const makeWorks = async (scope: Scope, place: PlaceId, works: number): Promise<void> => {
  await run(
    scope,
    sql`insert into works (place_id, places, number, title, provider, from_day, created_by)
      select ${place}, array[${place}]::uuid[], i, 'Work ' || i, 'Provider ' || (i / ${worksOfAProvider}::int), ${firstDay}::date, 'bench'
      from generate_series(1, ${works}::int) i`,
  )
  await run(
    scope,
    sql`with o as (
        insert into organisations (name, kind) select 'Buyer ' || g, 'vcse' from generate_series(0, ${buyers}::int - 1) g returning id, name
      )
      insert into work_shares (work_id, organisation_id, place_id, places, position, share)
        select w.id, o.id, ${place}, w.places, b.position,
          case when w.number % 4 <> 0 then 10000 when b.position = 0 then 6000 else 4000 end
        from works w, generate_series(0, 1) b(position), o
        where w.place_id = ${place} and (w.number % 4 = 0 or b.position = 0)
          and o.name = 'Buyer ' || ((w.number + b.position) % ${buyers}::int)`,
  )
}

/** A number below 1,000 that belongs to a work, a measure and a quarter. */
const luck = sql`abs(hashtext(w.number || '/' || mv.code || '/' || d)) % 1000`
/** Six in ten are additional; a work reports a measure under one nature throughout. */
const nature = sql`(array['additional', 'additional', 'additional', 'core', 'core', 'usual'])[1 + abs(hashtext(w.number || mv.code)) % 6]`
/** Most returns are claimed or evidenced; a few went further. */
const grade = sql`case when l < 400 then 'claimed' when l < 780 then 'evidenced' when l < 900 then 'checked' when l < 970 then 'confirmed' else 'assured' end`

const insertRecords = (scope: Scope, place: PlaceId, days: ReturnType<typeof sql>, as: ReturnType<typeof sql>) =>
  run(
    scope,
    sql`insert into records (place_id, places, work_id, measure_id, nature, from_day, to_day, quantity, counts_fiscal, counts_economic,
        counts_wellbeing, grade, words, recorded_by, recorded_at)
      select ${place}, places, work, measure, nature, d, (d + interval '3 months' - interval '1 day')::date,
        case unit when 'percentage' then l * 100 else (1 + l) * 1000 end, true, true, true, ${as}, '', 'bench', d + interval '100 days'
      from (select w.id as work, w.places, mv.measure_id as measure, mv.unit, d, ${nature} as nature, ${luck} as l
        from works w, measure_versions mv, ${days} where w.place_id = ${place} and mv.place_id = ${place}) made`,
  )

/** A place of its own with all of it. @param each told of every quarter, with the milliseconds it took */
export const makeReturns = async (
  scope: Scope,
  { works, years }: Size,
  each: (milliseconds: number, records: number) => void = () => undefined,
): Promise<Made> => {
  const slug = 'bench-measurement'
  const { place, reader } = await makePlace(scope, slug)
  await makeMeasures(scope, place)
  await makeWorks(scope, place, works)
  let records = await insertRecords(scope, place, sql`(select ${firstDay}::date as d) day`, sql`'promised'`)
  for (let quarter = 0; quarter < years * 4; quarter += 1) {
    const begin = performance.now()
    const day = sql`(select (${firstDay}::date + make_interval(months => ${quarter * 3}::int))::date as d) day`
    const added = await insertRecords(scope, place, day, grade)
    each(performance.now() - begin, added)
    records += added
  }
  return { place, slug, reader, records }
}
