// Small things the actions share: the clock, the address of a link, who acts, and where a role is held, in words.

import type { RoleName } from '../../platform/auth/index.ts'
import { roleTitle, sectorTitle } from '../../platform/auth/index.ts'
import { notAllowed, type PersonId, type Scope } from '../../platform/kernel/index.ts'
import type { AccountsServices } from '../index.ts'
import type { InvitedRole } from '../store.ts'

export const clockOf = (services: Pick<AccountsServices, 'now'>): Date => services.now?.() ?? new Date()

/** The signed-in person. @throws Refused where nobody is */
export const selfOf = (scope: Scope): { readonly id: PersonId; readonly name: string; readonly email: string } => {
  if (scope.actor.kind !== 'person') throw notAllowed('do this without signing in')
  return scope.actor
}

export const actorName = (scope: Scope): string =>
  scope.actor.kind === 'person' ? scope.actor.name : scope.actor.kind === 'system' ? scope.actor.name : 'nobody'

export const atPlace = (role: Pick<InvitedRole, 'place' | 'organisation'>) => ({
  ...(role.place === undefined ? {} : { place: role.place }),
  ...(role.organisation === undefined ? {} : { organisation: role.organisation }),
})

/** `Place lead (NHS commissioner), Merebridge`. A place or organisation that the scope does not see is left out. */
export const roleWords = async (
  scope: Scope,
  services: Pick<AccountsServices, 'directory'>,
  role: Pick<InvitedRole, 'role' | 'place' | 'organisation' | 'sector'>,
): Promise<string> => {
  const { directory } = services
  const place = role.place && (await directory.placeNames(scope, [role.place])).get(role.place)
  const organisation =
    role.organisation && (await directory.organisationNames(scope, [role.organisation])).get(role.organisation)
  const title = roleTitle(role.role as RoleName)
  const named = role.sector === undefined ? title : `${title} (${sectorTitle(role.sector)})`
  return [named, organisation, place].filter((words) => words !== undefined).join(', ')
}
