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

const statements = `
  with f as (
    insert into measurement_frameworks (place_id, title, created_by) values ($1, $2 || ' framework', $2) returning id
  ), v as (
    insert into framework_versions (place_id, framework_id, number, from_day, put_in_force_by, put_in_force_at)
      select $1, id, 1, date '2026-01-01', $2, timestamptz '2026-01-01' from f returning id
  ), d as (
    insert into framework_versions (place_id, framework_id, number) select $1, id, 2 from f returning id
  ), o as (
    insert into outcomes (place_id, framework_id) select $1, id from f returning id
  ), every as (select id from v union all select id from d), t as (
    insert into framework_themes (place_id, version_id, position, title) select $1, id, 0, $2 || ' theme' from every returning id, version_id
  ), fo as (
    insert into framework_outcomes (version_id, outcome_id, place_id, theme_id, position, title, words)
      select t.version_id, o.id, $1, t.id, 0, $2 || ' outcome', '' from t, o
  ), m as (
    insert into measures (place_id, framework_id) select $1, id from f returning id
  ), w as (
    insert into measure_versions (place_id, measure_id, version_id, outcome_id, position, code, title, definition, unit, who_counts,
        frequency, direction, level, whose)
      select $1, m.id, every.id, o.id, 0, 'W1', $2 || ' counted', '', 'people', '', 'quarterly', 'up', 'output', '' from m, every, o
  )
  select f.id as framework, v.id as "frameworkVersion", m.id as measure, 'sroi' as method from f, v, m`

/** @param word stands in all that is made: a test that looks for leaks finds it */
export const frameworkWorldOf = async (
  database: TestDatabase,
  place: PlaceId,
  word: string,
): Promise<FrameworkOfPlace> => {
  const [made] = await database.asOwner<FrameworkOfPlace>(statements, [place, word])
  if (made === undefined) throw new Error('nothing was made')
  return made
}
