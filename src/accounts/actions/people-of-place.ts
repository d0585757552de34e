// Who has a role in a place today, for the place's own page.
import { countsOn, grantsOfMany, people, type RoleName, roleTitle, sectorTitle } from '../../platform/auth/index.ts'
import { type Day, may, type PersonId, type PlaceId, type Scope } from '../../platform/kernel/index.ts'

export interface PersonAtPlace {
  readonly name: string
  readonly role: string
  readonly sector?: string
  /** The person's page, for whoever may open it. */
  readonly href?: string
}

/** In the order of their names; a person with two roles stands there twice. Only whom the scope sees. */
export const peopleOfPlace = async (scope: Scope, place: PlaceId, today: Day): Promise<readonly PersonAtPlace[]> => {
  const everybody = await people(scope, { deactivated: false })
  const grants = await grantsOfMany(
    scope,
    everybody.map((person) => person.id),
  )
  const here = grants.filter((grant) => grant.place === place && countsOn(grant, today))
  const linked = may(scope, 'people.read')
  return everybody.flatMap(({ id, name }) =>
    here
      .filter((grant) => grant.person === id)
      .map((grant) => ({
        name,
        role: roleTitle(grant.role as RoleName),
        ...(grant.sector === undefined ? {} : { sector: sectorTitle(grant.sector) }),
        ...(linked ? { href: `/people/${id}` } : {}),
      })),
  )
}

/** Everybody with a role in the place today, each once, in the order of their names. Only whom the scope sees. */
export const personsOfPlace = async (
  scope: Scope,
  place: PlaceId,
  today: Day,
): Promise<readonly { readonly id: PersonId; readonly name: string }[]> => {
  const everybody = await people(scope, { deactivated: false })
  const grants = await grantsOfMany(
    scope,
    everybody.map((person) => person.id),
  )
  const here = new Set(
    grants.filter((grant) => grant.place === place && countsOn(grant, today)).map(({ person }) => person),
  )
  return everybody.filter(({ id }) => here.has(id)).map(({ id, name }) => ({ id, name }))
}
