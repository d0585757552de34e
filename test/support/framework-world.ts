// A framework of a place with a version in force, a draft after it and one measure, for tests that walk all addresses.
import type { PlaceId } from '../../src/platform/kernel/index.ts'
import type { TestDatabase } from './database.ts'

/** By the names of the parameters in addresses. */
export interface FrameworkOfPlace {
  readonly framework: string
  readonly frameworkVersion: string
  readonly measure: string
  readonly method: string
}

const first = `
  with f as (
    insert into measurement_frameworks (place_id, title, created_by) values ($1, $2 || ' framework', $2) returning id
  ), v as (
    insert into framework_versions (place_id, framework_id, number) select $1, id, 1 from f returning id
  ), o as (
    insert into outcomes (place_id, framework_id) select $1, id from f returning id
  ), m as (
    insert into measures (place_id, framework_id) select $1, id from f returning id
  )
  select f.id as framework, v.id as "frameworkVersion", m.id as measure, o.id as outcome, 'sroi' as method from f, v, m, o`

/** What a draft says. $2 the word, $3 the version, $4 the outcome, $5 the measure */
const content = `
  with t as (
    insert into framework_themes (place_id, version_id, position, title) values ($1, $3, 0, $2 || ' theme') returning id
  ), fo as (
    insert into framework_outcomes (version_id, outcome_id, place_id, theme_id, position, title, words)
      select $3, $4, $1, t.id, 0, $2 || ' outcome', '' from t
  )
  insert into measure_versions (place_id, measure_id, version_id, outcome_id, position, code, title, definition, unit, who_counts,
      frequency, direction, level, whose)
    values ($1, $5, $3, $4, 0, 'W1', $2 || ' counted', '', 'people', '', 'quarterly', 'up', 'output', '')`

const inForce = `update framework_versions set from_day = '2026-01-01', put_in_force_by = $2, put_in_force_at = '2026-01-01' where id = $1`
const next = `insert into framework_versions (place_id, framework_id, number) values ($1, $2, 2) returning id`

/** @param word stands in all that is made: a test that looks for leaks finds it */
export const frameworkWorldOf = async (
  database: TestDatabase,
  place: PlaceId,
  word: string,
): Promise<FrameworkOfPlace> => {
  const [made] = await database.asOwner<FrameworkOfPlace & { readonly outcome: string }>(first, [place, word])
  if (made === undefined) throw new Error('nothing was made')
  const { outcome, measure } = made
  await database.asOwner(content, [place, word, made.frameworkVersion, outcome, measure])
  await database.asOwner(inForce, [made.frameworkVersion, word])
  const [draft] = await database.asOwner<{ id: string }>(next, [place, made.framework])
  await database.asOwner(content, [place, word, draft?.id, outcome, measure])
  return made
}

/** A measure of one contract of the place. Made last: other worlds take the first measure they find. */
export const contractMeasureOf = async (
  database: TestDatabase,
  place: PlaceId,
  word: string,
): Promise<{ readonly contractMeasure: string }> => {
  const [made] = await database.asOwner<{ contractMeasure: string }>(
    `with o as (select id, framework_id from outcomes where place_id = $1 order by id limit 1), m as (
        insert into measures (place_id, framework_id) select $1, framework_id from o returning id
      )
      insert into measure_versions (place_id, measure_id, outcome_id, position, code, title, definition, unit, who_counts, frequency,
          direction, level, whose, origin)
        select $1, m.id, o.id, 0, 'K-' || $2, $2 || ' counted here alone', '', 'people', '', 'quarterly', 'up', 'output', '', 'local'
        from m, o returning measure_id as "contractMeasure"`,
    [place, word],
  )
  if (made === undefined) throw new Error('nothing was made')
  return made
}
