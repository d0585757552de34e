// Who asks, and what they may see and do. Every question put to a store takes a Scope first; only `auth` can make one.
import type { OrganisationId, PersonId, PlaceId } from './ids.ts'

declare const madeByAuth: unique symbol

/** Where a role is held: on the whole installation, in one place, or in one organisation. */
export type At =
  | { readonly kind: 'installation' }
  | { readonly kind: 'place'; readonly id: PlaceId }
  | { readonly kind: 'organisation'; readonly id: OrganisationId }

export const installation: At = { kind: 'installation' }

export type Actor =
  | { readonly kind: 'person'; readonly id: PersonId; readonly name: string; readonly email: string }
  | { readonly kind: 'system'; readonly name: string }
  | { readonly kind: 'public' }

/** Row-level security opens `places` and `organisations` (or `everything`); `allowed` says what may be done where. */
export interface Scope {
  readonly [madeByAuth]: true
  readonly actor: Actor
  readonly allowed: ReadonlyMap<string, readonly At[]>
  readonly places: readonly PlaceId[]
  readonly organisations: readonly OrganisationId[]
  readonly everything: boolean
}

const same = (a: At, b: At): boolean =>
  a.kind === b.kind && (a.kind === 'installation' || b.kind === 'installation' || a.id === b.id)

/** Is the permission held here? Without `at`: is it held anywhere at all? A permission on the installation holds everywhere. */
export const may = (scope: Pick<Scope, 'allowed'>, permission: string, at?: At): boolean => {
  const held = scope.allowed.get(permission)
  if (held === undefined) return false
  return at === undefined || held.some((one) => one.kind === 'installation' || same(one, at))
}
