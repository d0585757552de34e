// Planned procurements, who buys together, and what they take the place of.

import type { Share } from '../../../measurement/index.ts'
import { maybe, one, rows, run, sql } from '../../../platform/db/index.ts'
import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { ProcurementId } from '../../rules/types.ts'
import type { Procurement, ProcurementBuyer, ProcurementWords, Replaced } from '../rules/types.ts'

const procurement = sql`p.id, p.place_id as place, p.number, p.title, p.need, p.kind, p.subject, p.theme, p.value::float8 as value,
  p.notice_on as "noticeOn", p.starts_on as "startsOn", p.ends_on as "endsOn", p.extension_months as "extensionMonths", p.edition,
  p.created_by as "createdBy", p.created_at as "createdAt", p.abandoned_at as "abandonedAt", p.abandoned_by as "abandonedBy",
  p.abandoned_why as "abandonedWhy",
  (select f.early_why from first_steps f where f.procurement_id = p.id order by f.version desc limit 1) as "earlyWhy"`

type Row = Omit<Procurement, 'abandoned'> & {
  readonly abandonedAt: Date | null
  readonly abandonedBy: string | null
  readonly abandonedWhy: string | null
}

const read = ({ abandonedAt: at, abandonedBy, abandonedWhy: why, ...rest }: Row): Procurement => ({
  ...rest,
  abandoned: at === null ? null : { at, by: abandonedBy ?? '', why: why ?? '' },
})

/** Those of the place, and those of other places that one of its buyers pays a share of; what comes first, first. */
export const procurementsOf = async (scope: Scope, place: PlaceId): Promise<readonly Procurement[]> =>
  (
    await rows<Row>(
      scope,
      sql`select ${procurement} from procurements p where p.place_id = ${place} or p.places @> array[${place}]::uuid[]
        order by p.abandoned_at is not null, coalesce(p.notice_on, p.starts_on) nulls last, p.number, p.id`,
    )
  ).map(read)

export const procurementById = async (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
): Promise<Procurement | undefined> => {
  const found = await maybe<Row>(
    scope,
    sql`select ${procurement} from procurements p
      where p.id = ${id} and (p.place_id = ${place} or p.places @> array[${place}]::uuid[])`,
  )
  return found && read(found)
}

/** Held until the transaction ends. Only in the place that keeps it. */
export const lockProcurement = async (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
): Promise<Procurement | undefined> => {
  const found = await maybe<Row>(
    scope,
    sql`select ${procurement} from procurements p where p.id = ${id} and p.place_id = ${place} for update`,
  )
  return found && read(found)
}

/** The largest share first. */
export const buyersIn = (scope: Scope, id: ProcurementId): Promise<ProcurementBuyer[]> =>
  rows<ProcurementBuyer>(
    scope,
    sql`select b.organisation_id as organisation, n.name, b.place_id as place, n.place as "placeName", b.share
      from procurement_buyers b join buyers_of_procurement(${id}) n on n.organisation_id = b.organisation_id
      where b.procurement_id = ${id} order by b.position`,
  )

export const replacedBy = (scope: Scope, id: ProcurementId): Promise<Replaced[]> =>
  rows<Replaced>(
    scope,
    sql`select title, provider, ends_on as "endsOn" from procurement_replaces where procurement_id = ${id} order by position`,
  )

export interface ProcurementToSave extends ProcurementWords {
  readonly shares: readonly Share[]
  readonly replaces: readonly Replaced[]
}

const writeParts = async (scope: Scope, id: ProcurementId, { shares, replaces }: ProcurementToSave): Promise<void> => {
  const ordered = shares
    .toSorted((a, b) => b.share - a.share || (a.organisation < b.organisation ? -1 : 1))
    .map((share, position) => ({ ...share, position }))
  await run(scope, sql`delete from procurement_buyers where procurement_id = ${id}`)
  await run(scope, sql`delete from procurement_replaces where procurement_id = ${id}`)
  await run(
    scope,
    sql`insert into procurement_buyers (procurement_id, organisation_id, place_id, position, share)
      select ${id}, s.organisation, s.place, s.position, s.share
      from jsonb_to_recordset(${JSON.stringify(ordered)}::jsonb) as s(organisation uuid, place uuid, position int, share int)`,
  )
  await run(
    scope,
    sql`insert into procurement_replaces (procurement_id, position, title, provider, ends_on)
      select ${id}, r.position, r.title, r.provider, r."endsOn"
      from jsonb_to_recordset(${JSON.stringify(replaces.map((one, position) => ({ ...one, position })))}::jsonb)
        as r(position int, title text, provider text, "endsOn" date)`,
  )
}

const placesOf = (place: PlaceId, { shares }: ProcurementToSave): readonly PlaceId[] => [
  ...new Set([place, ...shares.map((share) => share.place)]),
]

/** Numbers of a place are given out one after the other. */
export const insertProcurement = async (
  scope: Scope,
  place: PlaceId,
  given: ProcurementToSave,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<ProcurementId> => {
  const places = placesOf(place, given)
  await run(scope, sql`select pg_advisory_xact_lock(hashtextextended('procurements of ' || ${place}::text, 0))`)
  const { id } = await one<{ id: ProcurementId }>(
    scope,
    sql`insert into procurements (place_id, places, number, title, need, kind, subject, theme, value, notice_on, starts_on, ends_on,
        extension_months, created_by, created_at)
      values (${place}, ${[...places]}::uuid[],
        (select coalesce(max(number), 0) + 1 from procurements where place_id = ${place}), ${given.title}, ${given.need}, ${given.kind},
        ${given.subject}, ${given.theme}, ${given.value}, ${given.noticeOn}, ${given.startsOn}, ${given.endsOn},
        ${given.extensionMonths}, ${by}, ${at}) returning id`,
  )
  await writeParts(scope, id, given)
  return id
}

/** One that is locked. */
export const updateProcurement = async (
  scope: Scope,
  place: PlaceId,
  id: ProcurementId,
  given: ProcurementToSave,
): Promise<void> => {
  const places = placesOf(place, given)
  await run(
    scope,
    sql`update procurements set places = ${[...places]}::uuid[], title = ${given.title}, need = ${given.need}, kind = ${given.kind},
        subject = ${given.subject}, theme = ${given.theme}, value = ${given.value}, notice_on = ${given.noticeOn},
        starts_on = ${given.startsOn}, ends_on = ${given.endsOn}, extension_months = ${given.extensionMonths}, edition = edition + 1
      where id = ${id} and place_id = ${place}`,
  )
  await writeParts(scope, id, given)
}

export const markAbandoned = (
  scope: Scope,
  id: ProcurementId,
  { by, at, why }: { readonly by: string; readonly at: Date; readonly why: string },
): Promise<number> =>
  run(
    scope,
    sql`update procurements set abandoned_at = ${at}, abandoned_by = ${by}, abandoned_why = ${why}
      where id = ${id} and abandoned_at is null`,
  )
