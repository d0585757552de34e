// Which organisations adopted a version: the day, the minute, who recorded it.
import { maybe, rows, run, sql } from '../../../platform/db/index.ts'
import type { Day, OrganisationId, PlaceId, Scope } from '../../../platform/kernel/index.ts'
import type { AdoptionRow, VersionId } from '../rules/types.ts'

const adoption = sql`id, organisation_id as "organisationId", organisation, adopted_on as "adoptedOn", minute,
  recorded_by as "recordedBy", recorded_at as "recordedAt"`

export const adoptionsOf = (scope: Scope, version: VersionId): Promise<AdoptionRow[]> =>
  rows<AdoptionRow>(
    scope,
    sql`select ${adoption} from policy_adoptions where version_id = ${version} order by adopted_on, organisation`,
  )

/** How many organisations adopted each version of a place. */
export const adoptionCounts = async (scope: Scope, place: PlaceId): Promise<ReadonlyMap<string, readonly string[]>> => {
  const found = await rows<{ version: string; organisations: string[] }>(
    scope,
    sql`select version_id as version, array_agg(organisation order by adopted_on, organisation) as organisations
      from policy_adoptions where place_id = ${place} group by version_id`,
  )
  return new Map(found.map(({ version, organisations }) => [version, organisations]))
}

export interface AdoptionToSave {
  readonly place: PlaceId
  readonly version: VersionId
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly adoptedOn: Day
  readonly minute: string
  readonly recordedBy: string
  readonly at: Date
}

/** Undefined where this organisation's adoption is recorded already. */
export const insertAdoption = async (scope: Scope, given: AdoptionToSave): Promise<string | undefined> =>
  (
    await maybe<{ id: string }>(
      scope,
      sql`insert into policy_adoptions (place_id, version_id, organisation_id, organisation, adopted_on, minute, recorded_by, recorded_at)
        values (${given.place}, ${given.version}, ${given.organisation}, ${given.organisationName}, ${given.adoptedOn}, ${given.minute},
          ${given.recordedBy}, ${given.at})
        on conflict on constraint policy_adoptions_once do nothing returning id`,
    )
  )?.id

export const deleteAdoption = (scope: Scope, version: VersionId, id: string): Promise<number> =>
  run(scope, sql`delete from policy_adoptions where version_id = ${version} and id = ${id}`)
