// Who somebody is and what they may do: people, passwords, codes, sessions, tokens, roles. The only maker of Scope.

export {
  alreadyHolds,
  closeGrant as endWithoutAsking,
  grantById,
  grantsOf,
  grantsOfMany,
  mayEndForSector,
  shapeProblem,
  writeGrant as grantWithoutAsking,
} from './grants.ts'
export { openAuth } from './open.ts'
export {
  anyPersonByEmail,
  anyPersonById,
  changeEmail,
  createPerson,
  hasAdministrator,
  isLastAdministrator,
  type NewPerson,
  type Person,
  people,
  personByEmail,
  personById,
  renamePerson,
} from './people.ts'
export { countsOn, type Grant, narrow, publicPermissions, resolve, whereHeld } from './resolve.ts'
export {
  type HeldAt,
  type Holder,
  isSector,
  type PermissionDefinition,
  type RoleDefinition,
  type RoleName,
  roleNamed,
  roles,
  roleTitle,
  type Sector,
  sectors,
  sectorTitle,
} from './roles.ts'
export type * from './types.ts'
