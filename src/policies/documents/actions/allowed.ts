// Who may act on the documents of a place, and by what name it is remembered.
import { partnersOf } from '../../../places/index.ts'
import {
  dayOf,
  inPeriod,
  may,
  notAllowed,
  type PersonId,
  type PlaceId,
  type Scope,
} from '../../../platform/kernel/index.ts'

const words: Readonly<Record<string, string>> = {
  'policies.edit': 'write the documents of this place',
  'policies.adopt': 'record adoptions here',
  'policies.publish': 'publish documents of this place',
  'policies.comment': 'comment on drafts of this place',
  'policies.drafts': 'see drafts of this place',
}

/** @throws Refused `not-allowed` */
export const need = (scope: Scope, permission: string, place: PlaceId): void => {
  if (!may(scope, permission, { kind: 'place', id: place })) throw notAllowed(words[permission] ?? 'do this')
}

/** By a role in the place itself, or in an organisation that takes part in it today. */
export const mayHere = async (scope: Scope, permission: string, place: PlaceId, now: Date): Promise<boolean> => {
  if (may(scope, permission, { kind: 'place', id: place })) return true
  if (!may(scope, permission)) return false
  const today = dayOf(now)
  return (await partnersOf(scope, place)).some(
    ({ startsOn, endsOn, organisationId }) =>
      inPeriod(today, endsOn === null ? { from: startsOn } : { from: startsOn, to: endsOn }) &&
      may(scope, permission, { kind: 'organisation', id: organisationId }),
  )
}

export const personOf = ({ actor }: Scope): PersonId | null => (actor.kind === 'person' ? actor.id : null)

/** As it stands beside what was done. */
export const nameOf = ({ actor }: Scope): string => (actor.kind === 'public' ? 'somebody' : actor.name)
