// What a procurement is to bring.
import { maybe, run, sql } from '../../../platform/db/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { ProcurementId } from '../../rules/types.ts'
import type { Aims, AimsChosen } from '../rules/types.ts'

export const aimsOf = (scope: Scope, id: ProcurementId): Promise<Aims | undefined> =>
  maybe<Aims>(
    scope,
    sql`select edition, priorities, measures, lots, lots_why as "lotsWhy", written_by as "writtenBy", written_at as "writtenAt"
      from procurement_aims where procurement_id = ${id}`,
  )

/** Of a procurement that is locked. */
export const saveAims = (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  chosen: AimsChosen,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<number> =>
  run(
    scope,
    sql`insert into procurement_aims (procurement_id, place_id, priorities, measures, lots, lots_why, written_by, written_at)
      values (${id}, ${place}, ${JSON.stringify(chosen.priorities)}::jsonb, ${JSON.stringify(chosen.measures)}::jsonb,
        ${chosen.lots}, ${chosen.lotsWhy}, ${by}, ${at})
      on conflict on constraint procurement_aims_pk do update set edition = procurement_aims.edition + 1,
        priorities = excluded.priorities, measures = excluded.measures, lots = excluded.lots, lots_why = excluded.lots_why,
        written_by = excluded.written_by, written_at = excluded.written_at`,
  )
