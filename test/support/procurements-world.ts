// A planned procurement of a place with its buyer, for tests that walk all addresses.
import type { Files } from '../../src/platform/files/index.ts'
import type { PlaceId } from '../../src/platform/kernel/index.ts'
import type { TestDatabase } from './database.ts'
import { type TendersOfProcurement, tenderWorldOf } from './tender-world.ts'

/** By the names of the parameters in addresses. */
export interface ProcurementsOfPlace extends TendersOfProcurement {
  readonly procurement: string
  /** A kind of notice, by its key in the pack. */
  readonly notice: string
}

const statements = `
  with p as (
    insert into procurements (place_id, places, number, title, need, kind, subject, value, created_by, created_at)
      values ($1, array[$1]::uuid[], 900, $2 || ' advice', $2, 'services', 'other', 25000000, $2, timestamptz '2026-01-05')
      returning id
  ), o as (insert into organisations (name, kind) values ($2 || ' payer', 'vcse') returning id
  ), b as (
    insert into procurement_buyers (procurement_id, organisation_id, place_id, position, share)
      select p.id, o.id, $1, 0, 10000 from p, o
  ), r as (
    insert into procurement_replaces (procurement_id, position, title, provider)
      select p.id, 0, $2 || ' contract', $2 from p
  ), c as (
    insert into considerations (procurement_id, place_id, area, economic, social, environmental, process, relevance, proportion,
        consult, consult_why, answers, written_by, written_at)
      select p.id, $1, $2, $2, $2, $2, $2, $2, $2, true, $2, '[]', $2, timestamptz '2026-01-06' from p
  ), a as (
    insert into consultations (procurement_id, place_id, kind, who, on_day, said, changed, added_by, added_at)
      select p.id, $1, 'carers', $2, date '2026-01-07', $2, $2, $2, timestamptz '2026-01-08' from p
  ), d as (
    insert into route_decisions (procurement_id, place_id, edition, route, regime, answers, suggested, against, reason, packs,
        decided_by, decided_at)
      select p.id, $1, 1, 'pa2023-open', 'pa2023', '{"authority":"local","kind":"services","subject":"other","value":25000000,
        "on":"2026-01-09","mixed":null,"framework":null,"callOff":null,"change":null,"urgent":null,"direct":null,"reserve":null,
        "existing":null,"choice":null,"likely":null,"different":null,"own":null,"rise":null,"before":null}', 'pa2023-open', false, $2,
        '[]', $2, timestamptz '2026-01-09' from p
  ), n as (
    insert into notice_records (procurement_id, place_id, notice, number, published_at, recorded_by, recorded_at)
      select p.id, $1, 'uk4', $2, timestamptz '2026-01-12 10:00Z', $2, timestamptz '2026-01-12 11:00Z' from p
  ), m as (
    insert into route_moments (procurement_id, place_id, kind, on_day, note, recorded_by, recorded_at)
      select p.id, $1, 'awarded', date '2026-03-02', $2, $2, timestamptz '2026-03-03' from p
  )
  select id as procurement, 'uk4' as notice from p`

/** @param word stands in all that is made: a test that looks for leaks finds it */
export const procurementsWorldOf = async (
  database: TestDatabase,
  place: PlaceId,
  word: string,
  files?: Pick<Files, 'put'>,
): Promise<ProcurementsOfPlace> => {
  const [made] = await database.asOwner<Pick<ProcurementsOfPlace, 'procurement' | 'notice'>>(statements, [place, word])
  if (made === undefined) throw new Error('nothing was made')
  return { ...made, ...(await tenderWorldOf(database, { place, procurement: made.procurement }, word, files)) }
}
