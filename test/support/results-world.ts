// A piece of work of a place with one promise and one delivery of a measure, for tests that walk all addresses.
import { Readable } from 'node:stream'
import type { Files } from '../../src/platform/files/index.ts'
import type { PlaceId } from '../../src/platform/kernel/index.ts'
import type { TestDatabase } from './database.ts'

/** By the names of the parameters in addresses. */
export interface ResultsOfPlace {
  readonly work: string
  readonly record: string
  readonly evidence: string
  readonly check: string
  readonly draw: string
}

const statements = `
  with m as (select id from measures where place_id = $1 order by id limit 1), w as (
    insert into works (place_id, places, number, title, provider, from_day, created_by)
      values ($1, array[$1]::uuid[], 900, $2 || ' work', $2, date '2026-01-01', $2) returning id
  ), o as (insert into organisations (name, kind) values ($2 || ' buyer', 'vcse') returning id
  ), s as (
    insert into work_shares (work_id, organisation_id, place_id, places, position, share)
      select w.id, o.id, $1, array[$1]::uuid[], 0, 10000 from w, o
  ), r as (
    insert into records (place_id, places, work_id, measure_id, nature, from_day, to_day, quantity, counts_fiscal, counts_economic,
        counts_wellbeing, grade, words, recorded_by)
      select $1, array[$1]::uuid[], w.id, m.id, 'additional', date '2026-01-01', date '2026-03-31', 5000, true, true, true, g, $2, $2
      from w, m, unnest(array['promised', 'claimed']) g returning id, work_id, grade
  ), e as (
    insert into evidence (place_id, places, record_id, kind, title, words, file, added_by, added_at)
      select $1, array[$1]::uuid[], id, 'document', $2 || ' list', $2, $3::jsonb, $2, timestamptz '2026-04-01' from r where grade = 'claimed'
      returning id
  ), c as (
    insert into evidence_checks (place_id, places, record_id, kind, upheld, organisation, words, checked_by, checked_at)
      select $1, array[$1]::uuid[], id, 'check', true, $2, $2, $2, timestamptz '2026-04-02' from r where grade = 'claimed' returning id
  ), d as (
    insert into draws (place_id, number, seed, from_day, to_day, rates, population, chosen, made_by, made_at)
      select $1, 900, 7, date '2026-01-01', date '2026-12-31', '{"low":5,"medium":20,"high":50}',
        jsonb_build_array(jsonb_build_object('id', id, 'risk', 'low')), array[id], $2, timestamptz '2026-04-03'
      from r where grade = 'claimed' returning id
  )
  select r.work_id as work, r.id as record, e.id as evidence, c.id as check, d.id as draw from r, e, c, d where r.grade = 'claimed'`

/** After a framework is there. @param word stands in all that is made: a test that looks for leaks finds it */
export const resultsWorldOf = async (
  database: TestDatabase,
  place: PlaceId,
  word: string,
  files?: Pick<Files, 'put'>,
): Promise<ResultsOfPlace> => {
  const bytes = Buffer.from(`A list of ${word}`)
  const kept = await files?.put(Readable.from([bytes]), { maxBytes: 1000 })
  const file = kept && JSON.stringify({ key: kept.key, name: 'list.txt', kind: 'text', bytes: bytes.length })
  const [made] = await database.asOwner<ResultsOfPlace>(statements, [place, word, file ?? null])
  if (made === undefined) throw new Error('nothing was made')
  return made
}
