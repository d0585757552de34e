// A plan with everything in it, for tests that need one of each: an address of every kind leads to something.
import type { PlaceId } from '../../src/platform/kernel/index.ts'
import type { TestDatabase } from './database.ts'

export interface PlansOfPlace {
  readonly plan: string
  readonly goal: string
  readonly planImport: string
  /** As it stands in an address: `own-…`. */
  readonly objectiveSet: string
  readonly objective: string
}

const statements = `
  with p as (
    insert into plans (place_id, kind, title, publisher) values ($1, 'corporate-plan', 'Plan of ' || $2, $2) returning id
  ), g as (
    insert into plan_goals (plan_id, place_id, position, code, title, words, theme)
      select id, $1, 0, 'C1', $2 || ' thrives', 'What ' || $2 || ' means', $2 from p returning id
  ), i as (
    insert into plan_imports (plan_id, place_id, file_name, file_key, state, found, mapping, sent_by)
      select id, $1, $2 || '.csv', repeat('a', 64), 'found',
        jsonb_build_object('notTables', '[]'::jsonb, 'tables', jsonb_build_array(jsonb_build_object(
          'inner', $2 || '.csv', 'sheet', null, 'blank', 0, 'rows', jsonb_build_array(
            jsonb_build_object('row', 1, 'cells', jsonb_build_array('Code', 'Goal')),
            jsonb_build_object('row', 2, 'cells', jsonb_build_array('C2', $2 || ' grows')),
            jsonb_build_object('row', 3, 'cells', jsonb_build_array($2, '')))))),
        '{"version":1,"table":0,"headerRow":1,"columns":["code","title"],"codeInTitle":false,"themeDown":false}', $2
        from p returning id
  ), s as (
    insert into own_objective_sets (place_id, title, source) values ($1, 'Promises of ' || $2, $2) returning id
  ), o as (
    insert into own_objectives (set_id, place_id, position) select id, $1, 1 from s returning id
  ), v as (
    insert into own_objective_versions (objective_id, place_id, version, number, title, words, written_by)
      select id, $1, 1, '1', $2 || ' keeps its word', '', $2 from o returning objective_id
  )
  select p.id as plan, g.id as goal, i.id as "planImport", 'own-' || s.id as "objectiveSet", v.objective_id as objective
    from p, g, i, s, v`

/** @param word stands in all that is made: a test that looks for leaks finds it */
export const plansOf = async (database: TestDatabase, place: PlaceId, word: string): Promise<PlansOfPlace> => {
  const [made] = await database.asOwner<PlansOfPlace>(statements, [place, word])
  if (made === undefined) throw new Error('nothing was made')
  return made
}
