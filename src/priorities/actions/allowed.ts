// May somebody take part in a place: by a role there, or in an organisation that is its partner?
import { partnersOf } from '../../places/index.ts'
import { dayOf, inPeriod, may, type PlaceId, type Scope } from '../../platform/kernel/index.ts'

/** By a role in the place itself, or in an organisation that takes part in it today. A role in another place says nothing here. */
export const mayHere = async (scope: Scope, permission: string, place: PlaceId, now = new Date()): Promise<boolean> => {
  if (may(scope, permission, { kind: 'place', id: place })) return true
  if (!may(scope, permission)) return false
  const today = dayOf(now)
  return (await partnersOf(scope, place)).some(
    ({ startsOn, endsOn, organisationId }) =>
      inPeriod(today, endsOn === null ? { from: startsOn } : { from: startsOn, to: endsOn }) &&
      may(scope, permission, { kind: 'organisation', id: organisationId }),
  )
}
