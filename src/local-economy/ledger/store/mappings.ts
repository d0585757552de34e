// How a publisher's files were last read, by the shape of their headings.
import { maybe, run, sql } from '../../../platform/db/index.ts'
import type { PersonId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { Mapping } from '../rules/types.ts'

export const rememberedMapping = async (
  scope: Scope,
  place: PlaceId,
  publisher: string,
  signature: string,
): Promise<Mapping | undefined> =>
  (
    await maybe<{ mapping: Mapping }>(
      scope,
      sql`select mapping from ledger_mappings
        where place_id = ${place} and publisher = ${publisher} and signature = ${signature}`,
    )
  )?.mapping

export const rememberMapping = async (
  scope: Scope,
  place: PlaceId,
  given: { readonly publisher: string; readonly signature: string; readonly mapping: Mapping },
  by: PersonId | null,
): Promise<void> => {
  await run(
    scope,
    sql`insert into ledger_mappings (place_id, publisher, signature, mapping, set_by)
      values (${place}, ${given.publisher}, ${given.signature}, ${JSON.stringify(given.mapping)}::jsonb, ${by})
      on conflict (place_id, publisher, signature) do update set mapping = excluded.mapping, set_by = excluded.set_by, set_at = now()`,
  )
}
