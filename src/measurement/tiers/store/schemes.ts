// The tier schemes that a place has set, each from its first day on.
import { rows, run, sql } from '../../../platform/db/index.ts'
import type { Day, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { DatedScheme, TierScheme } from '../rules/types.ts'

export interface SchemeRow extends DatedScheme {
  readonly why: string
  readonly setBy: string
  readonly setAt: Date
}

/** The newest first. */
export const schemesOf = async (scope: Scope, place: PlaceId): Promise<readonly SchemeRow[]> => {
  const found = await rows<{ content: TierScheme; from: Day; why: string; setBy: string; setAt: Date }>(
    scope,
    sql`select content, from_day as from, why, set_by as "setBy", set_at as "setAt" from tier_schemes
      where place_id = ${place} order by from_day desc`,
  )
  return found.map(({ content, ...row }) => ({ ...content, ...row }))
}

/** What was set for the same day before is replaced: the audit keeps it. */
export const writeScheme = (
  scope: Scope,
  place: PlaceId,
  { from, tiers, shifts, hours }: DatedScheme,
  { why, by, at }: { readonly why: string; readonly by: string; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`insert into tier_schemes (place_id, from_day, content, why, set_by, set_at)
      values (${place}, ${from}, ${JSON.stringify({ tiers, shifts, hours })}::jsonb, ${why}, ${by}, ${at})
      on conflict on constraint tier_schemes_one_for_a_day do update set content = excluded.content, why = excluded.why,
        set_by = excluded.set_by, set_at = excluded.set_at`,
  )
