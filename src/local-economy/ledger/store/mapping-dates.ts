// When a mapping was last remembered, for saying so beside what is read with it.
import { maybe, sql } from '../../../platform/db/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'

/** @param signature of the headings */
export const rememberedAt = async (
  scope: Scope,
  place: PlaceId,
  publisher: string,
  signature: string,
): Promise<Date | undefined> =>
  (
    await maybe<{ setAt: Date }>(
      scope,
      sql`select set_at as "setAt" from ledger_mappings
        where place_id = ${place} and publisher = ${publisher} and signature = ${signature}`,
    )
  )?.setAt
