// What everybody who changes plans or objectives is asked first, and who it was.
import { may, notAllowed, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'

/** @throws Refused `not-allowed` */
export const needEdit = (scope: Scope, place: PlaceId): void => {
  if (!may(scope, 'priorities.edit', { kind: 'place', id: place }))
    throw notAllowed('change the plans and objectives of this place')
}

export const byWhom = ({ actor }: Scope): string => {
  if (actor.kind === 'public') return 'nobody signed in'
  return actor.name
}
