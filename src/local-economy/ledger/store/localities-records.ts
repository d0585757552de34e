// Which Parquet file says where the postcodes of a place's ledger lie, and what it was worked out from.
import { maybe, run, sql } from '../../../platform/db/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { LocalitiesBasis, LocalitiesRow } from '../rules/records.ts'

export const localitiesRow = async (scope: Scope, place: PlaceId): Promise<LocalitiesRow | undefined> => {
  const found = await maybe<Omit<LocalitiesRow, 'file'> & { file: string }>(
    scope,
    sql`select file, basis, made_at as "madeAt" from ledger_localities where place_id = ${place}`,
  )
  return found && { ...found, file: found.file.split('/') }
}

export const saveLocalities = async (
  scope: Scope,
  place: PlaceId,
  file: readonly string[],
  basis: LocalitiesBasis,
): Promise<void> => {
  await run(
    scope,
    sql`insert into ledger_localities (place_id, file, basis) values (${place}, ${file.join('/')}, ${JSON.stringify(basis)}::jsonb)
      on conflict (place_id) do update set file = excluded.file, basis = excluded.basis, made_at = now()`,
  )
}
