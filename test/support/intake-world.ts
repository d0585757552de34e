// A spreadsheet of measures that waits for somebody, for tests that walk all addresses.
import type { PlaceId } from '../../src/platform/kernel/index.ts'
import type { TestDatabase } from './database.ts'

export interface IntakeOfPlace {
  readonly measureImport: string
}

const statement = `
  insert into measure_imports (place_id, title, file_name, file_key, state, found, mapping, sent_by)
    select $1, 'Measures of ' || $2, $2 || '.csv', repeat('b', 64), 'found',
      jsonb_build_object('notTables', '[]'::jsonb, 'tables', jsonb_build_array(jsonb_build_object(
        'inner', $2 || '.csv', 'sheet', null, 'blank', 0, 'rows', jsonb_build_array(
          jsonb_build_object('row', 1, 'cells', jsonb_build_array('Code', 'Measure', 'Unit')),
          jsonb_build_object('row', 2, 'cells', jsonb_build_array('W1', $2 || ' taken on', 'people')),
          jsonb_build_object('row', 3, 'cells', jsonb_build_array($2, '', '')))))),
      '{"version":1,"table":0,"headerRow":1,"columns":["code","title","unit"],"down":false,"unit":null}', $2
    returning id as "measureImport"`

/** @param word stands in all that is made: a test that looks for leaks finds it */
export const intakeOf = async (database: TestDatabase, place: PlaceId, word: string): Promise<IntakeOfPlace> => {
  const [made] = await database.asOwner<IntakeOfPlace>(statement, [place, word])
  if (made === undefined) throw new Error('nothing was made')
  return made
}
