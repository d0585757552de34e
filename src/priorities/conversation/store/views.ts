// What residents and people who use services have said.
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { ResidentsView, ViewId } from '../rules/types.ts'

const columns = sql`v.id, v.source, v.heard_on as "on", v.people, v.gathered, v.consent, v.words`

/** Newest first. */
export const viewsIn = (scope: Scope, place: PlaceId): Promise<ResidentsView[]> =>
  rows<ResidentsView>(
    scope,
    sql`select ${columns} from residents_views v where v.place_id = ${place} and v.removed_at is null order by v.heard_on desc, v.source`,
  )

export const viewById = (scope: Scope, place: PlaceId, id: ViewId): Promise<ResidentsView | undefined> =>
  maybe<ResidentsView>(
    scope,
    sql`select ${columns} from residents_views v where v.place_id = ${place} and v.id = ${id} and v.removed_at is null`,
  )

export type ViewToSave = Omit<ResidentsView, 'id'>

export const insertView = async (
  scope: Scope,
  place: PlaceId,
  view: ViewToSave,
  made: { readonly demonstration: boolean; readonly at: Date },
): Promise<ViewId> => {
  const row = await one<{ id: ViewId }>(
    scope,
    sql`insert into residents_views (place_id, source, heard_on, people, gathered, consent, words, demonstration, created_at)
      values (${place}, ${view.source}, ${view.on}, ${view.people}, ${view.gathered}, ${view.consent}, ${view.words},
        ${made.demonstration}, ${made.at}) returning id`,
  )
  return row.id
}

export const saveView = (scope: Scope, id: ViewId, view: ViewToSave): Promise<number> =>
  run(
    scope,
    sql`update residents_views set source = ${view.source}, heard_on = ${view.on}, people = ${view.people},
      gathered = ${view.gathered}, consent = ${view.consent}, words = ${view.words} where id = ${id}`,
  )

/** The words go; that there was a view stays, for what was linked to it. */
export const removeView = (scope: Scope, id: ViewId, at: Date): Promise<number> =>
  run(scope, sql`update residents_views set removed_at = ${at}, words = 'Taken out' where id = ${id}`)

export const deleteDemonstrationViews = (scope: Scope): Promise<number> =>
  run(scope, sql`delete from residents_views where demonstration`)
