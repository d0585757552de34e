// A pack of values of a place with one value that is turned on for a measure, for tests that walk all addresses.
import type { PlaceId } from '../../src/platform/kernel/index.ts'
import type { TestDatabase } from './database.ts'

export interface ValuesOfPlace {
  readonly valuePack: string
  readonly measureValue: string
}

const statements = `
  with m as (
    -- One that nothing is turned on for: a kind has one value at a time.
    select id from measures s where place_id = $1 and not exists (select from measure_values u where u.measure_id = s.id) order by id limit 1
  ), p as (
    insert into value_packs (place_id, title, holder, licence, vintage, file_name, report, loaded_by, loaded_at)
      values ($1, $2 || ' values', $2, $2, 'March 2026', $2 || '.csv',
        jsonb_build_object('rows', 2, 'values', 1, 'notValues', 0, 'held', jsonb_build_array(
          jsonb_build_object('sheet', null, 'row', 2, 'reason', 'No amount', 'cells', jsonb_build_array($2)))), $2, timestamptz '2026-04-01')
      returning id
  ), v as (
    insert into pack_values (place_id, pack_id, position, code, title, kind, low, central, high, unit, price_year, confidence, bears, source, notes)
      select $1, p.id, 0, 'V1', $2 || ' in work', 'fiscal', 100, 200, 300, 'Per person', 2020, 'amber', $2, $2, '' from p returning id
  ), u as (
    insert into measure_values (place_id, measure_id, value_id, kind, settings, why, turned_on_by, turned_on_at)
      select $1, m.id, v.id, 'fiscal', '{"deadweight":0.25,"displacement":0,"attribution":0,"dropOff":0,"years":1,"discounting":"none",
        "convention":"end-of-year","priceYear":2024,"sources":"A workshop"}', $2, $2, timestamptz '2026-04-02' from m, v returning id
  )
  select p.id as "valuePack", u.id as "measureValue" from p, u`

/** After a framework is there. @param word stands in all that is made: a test that looks for leaks finds it */
export const valuesWorldOf = async (database: TestDatabase, place: PlaceId, word: string): Promise<ValuesOfPlace> => {
  const [made] = await database.asOwner<ValuesOfPlace>(statements, [place, word])
  if (made === undefined) throw new Error('nothing was made')
  return made
}
