// What everybody who changes a ledger is asked first. Asked in the actions too: a job may be tried again by somebody who may no longer.
import { type At, may, notAllowed, type PersonId, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'

const words = {
  'ledger.import': 'change what is in the ledger of this place',
  'ledger.hide': 'hide lines of this ledger',
  'ledger.publish': 'show the ledger of this place to everybody',
} as const

/** @throws Refused `not-allowed` */
export const need = (scope: Scope, permission: keyof typeof words, place: PlaceId): void => {
  const at: At = { kind: 'place', id: place }
  if (!may(scope, permission, at)) throw notAllowed(words[permission])
}

/** Null for the system. */
export const byWhom = ({ actor }: Scope): PersonId | null => (actor.kind === 'person' ? actor.id : null)
