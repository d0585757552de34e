// Partnerships: which organisation takes part in which place, for which sector, and when.
import { maybe, one, rows, run, sql } from '../../platform/db/index.ts'
import type { Day, OrganisationId, PlaceId, Scope } from '../../platform/kernel/index.ts'
import type { OrganisationKind, PartnerRow } from '../rules/types.ts'

export interface NamedPartner extends PartnerRow {
  readonly organisation: string
  readonly kind: OrganisationKind
}

const partner = sql`p.id, p.place_id as "placeId", p.organisation_id as "organisationId", p.sector,
  p.starts_on as "startsOn", p.ends_on as "endsOn"`

/** All that were, are and will be partners; those whose time is over last. */
export const partnersOf = (scope: Scope, place: PlaceId): Promise<NamedPartner[]> =>
  rows<NamedPartner>(
    scope,
    sql`select ${partner}, o.name as organisation, o.kind from partnerships p join organisations o on o.id = p.organisation_id
      where p.place_id = ${place} order by p.ends_on desc nulls first, o.name, p.sector`,
  )

export const partnershipsOf = (
  scope: Scope,
  organisation: OrganisationId,
): Promise<(PartnerRow & { place: string; slug: string })[]> =>
  rows(
    scope,
    sql`select ${partner}, pl.name as place, pl.slug from partnerships p join places pl on pl.id = p.place_id
      where p.organisation_id = ${organisation} order by p.ends_on desc nulls first, pl.name`,
  )

export const partnerById = (scope: Scope, place: PlaceId, id: string): Promise<NamedPartner | undefined> =>
  maybe<NamedPartner>(
    scope,
    sql`select ${partner}, o.name as organisation, o.kind from partnerships p join organisations o on o.id = p.organisation_id
      where p.id = ${id} and p.place_id = ${place}`,
  )

export interface PartnerToSave {
  readonly placeId: PlaceId
  readonly organisationId: OrganisationId
  readonly sector: string
  readonly startsOn: Day
  readonly endsOn: Day | null
}

export const insertPartner = (scope: Scope, given: PartnerToSave): Promise<{ readonly id: string }> =>
  one(
    scope,
    sql`insert into partnerships (place_id, organisation_id, sector, starts_on, ends_on)
      values (${given.placeId}, ${given.organisationId}, ${given.sector}, ${given.startsOn}, ${given.endsOn}) returning id`,
  )

export const endPartner = (scope: Scope, id: string, day: Day): Promise<number> =>
  run(scope, sql`update partnerships set ends_on = greatest(${day}::date, starts_on) where id = ${id}`)

/** The places in which these organisations are partners today. For auth, under a system scope. */
export const placesOfOrganisations = async (
  scope: Scope,
  ids: readonly OrganisationId[],
): Promise<readonly PlaceId[]> => {
  const found = await rows<{ id: PlaceId }>(
    scope,
    sql`select distinct place_id as id from partnerships
      where organisation_id = any(${ids}::uuid[]) and starts_on <= current_date and (ends_on is null or ends_on >= current_date)
      order by 1`,
  )
  return found.map((row) => row.id)
}
