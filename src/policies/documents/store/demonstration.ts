// The documents of the demonstration: found, and taken away with everything that belongs to them.
import { one, rows, run, sql } from '../../../platform/db/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'

/** How many versions the demonstration has put into a place. */
export const demonstrationVersions = async (scope: Scope, place: PlaceId): Promise<number> =>
  (
    await one<{ n: number }>(
      scope,
      sql`select count(*)::int8 as n from policy_versions where place_id = ${place} and demonstration`,
    )
  ).n

/** The places in which nothing is published any more, and how many versions went. */
export const deleteDemonstrationVersions = async (
  scope: Scope,
): Promise<{ readonly versions: number; readonly bare: readonly PlaceId[] }> => {
  const gone = await rows<{ place: PlaceId }>(
    scope,
    sql`delete from policy_versions where demonstration returning place_id as place`,
  )
  const places = [...new Set(gone.map(({ place }) => place))]
  await run(
    scope,
    sql`delete from policy_documents d where d.place_id = any(${places}::uuid[])
      and not exists (select from policy_versions v where v.document_id = d.id)`,
  )
  const still = await rows<{ place: PlaceId }>(
    scope,
    sql`select distinct place_id as place from policy_publications where place_id = any(${places}::uuid[])`,
  )
  return { versions: gone.length, bare: places.filter((place) => !still.some((one) => one.place === place)) }
}
