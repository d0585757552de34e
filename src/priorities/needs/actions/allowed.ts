// What everybody who changes a place's indicators is asked first. Asked in the actions too: a job may be tried again by
// somebody who may no longer.
import { may, notAllowed, type PersonId, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'

/** @throws Refused `not-allowed` */
export const needEdit = (scope: Scope, place: PlaceId): void => {
  if (!may(scope, 'priorities.edit', { kind: 'place', id: place }))
    throw notAllowed('change the indicators of need of this place')
}

/** Null for the system. */
export const byWhom = ({ actor }: Scope): PersonId | null => (actor.kind === 'person' ? actor.id : null)
