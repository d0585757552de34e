// The sector for which the asking person speaks in a place.
import { partnersOf } from '../../../places/index.ts'
import { countsOn, grantsOf, isSector, type Sector } from '../../../platform/auth/index.ts'
import { dayOf, inPeriod, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'

/** The sector of a role here, else that for which their organisation is a partner; null where neither is known. */
export const sectorHere = async (scope: Scope, place: PlaceId, now: Date): Promise<Sector | null> => {
  if (scope.actor.kind !== 'person') return null
  const today = dayOf(now)
  const held = (await grantsOf(scope, scope.actor.id)).filter((grant) => countsOn(grant, today))
  const named = held.find((grant) => grant.place === place && grant.sector !== undefined)?.sector
  if (named !== undefined) return named
  const partners = (await partnersOf(scope, place)).filter(({ startsOn, endsOn }) =>
    inPeriod(today, endsOn === null ? { from: startsOn } : { from: startsOn, to: endsOn }),
  )
  const own = held.filter((grant) => grant.place === undefined || grant.place === place)
  const sector = partners.find((one) => own.some((grant) => grant.organisation === one.organisationId))?.sector
  return sector !== undefined && isSector(sector) ? sector : null
}
