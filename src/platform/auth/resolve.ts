// From the roles a person holds to what they may do where. Pure: the day is an argument, and so are the definitions.
import {
  type At,
  type Day,
  inPeriod,
  installation,
  type OrganisationId,
  type PersonId,
  type PlaceId,
} from '../kernel/index.ts'
import { type PermissionDefinition, type RoleName, roleNamed, type Sector } from './roles.ts'

/** One role of one person. Without a place and an organisation it is held on the whole installation. */
export interface Grant {
  readonly id: string
  readonly person: PersonId
  readonly role: RoleName
  readonly place?: PlaceId
  readonly organisation?: OrganisationId
  readonly sector?: Sector
  /** First day on which it counts. */
  readonly from: Day
  /** Last day on which it counts; absent until further notice. */
  readonly until?: Day
}

export const countsOn = (grant: Pick<Grant, 'from' | 'until'>, day: Day): boolean =>
  inPeriod(day, grant.until === undefined ? { from: grant.from } : { from: grant.from, to: grant.until })

/**
 * Where the permissions of a role count. A role held only in places stays there even when it names the organisation the
 * person comes from; a role that may be held in both counts in both. A role named at nothing it may be held at counts nowhere.
 */
export const whereHeld = (grant: Pick<Grant, 'role' | 'place' | 'organisation'>): readonly At[] => {
  const heldAt = roleNamed(grant.role)?.heldAt ?? []
  const at: At[] = []
  if (grant.place !== undefined && heldAt.includes('place')) at.push({ kind: 'place', id: grant.place })
  if (grant.organisation !== undefined && heldAt.includes('organisation'))
    at.push({ kind: 'organisation', id: grant.organisation })
  if (grant.place === undefined && grant.organisation === undefined && heldAt.includes('installation'))
    at.push(installation)
  return at
}

/** What everybody may do, signed in or not. */
export const publicPermissions = (definitions: readonly PermissionDefinition[]): ReadonlyMap<string, readonly At[]> =>
  new Map(definitions.filter((one) => one.holders.includes('public')).map((one) => [one.name, [installation]]))

/** What a signed-in person with these grants may do on this day, and where. */
export const resolve = (
  grants: readonly Grant[],
  definitions: readonly PermissionDefinition[],
  day: Day,
): ReadonlyMap<string, readonly At[]> => {
  const held = grants.filter((grant) => countsOn(grant, day))
  const allowed = new Map<string, readonly At[]>()
  for (const { name, holders } of definitions) {
    const at = holders.includes('public') || holders.includes('signed-in') ? [installation] : []
    for (const grant of held) if (holders.includes(grant.role)) at.push(...whereHeld(grant))
    if (at.length > 0) allowed.set(name, at)
  }
  return allowed
}

/** Is this ever done in a place or an organisation? If not, it concerns the whole installation. */
export const concernsPlaces = ({ holders }: Pick<PermissionDefinition, 'holders'>): boolean =>
  holders.some(
    (holder) =>
      holder === 'public' ||
      holder === 'signed-in' ||
      roleNamed(holder)?.heldAt.some((at) => at !== 'installation') === true,
  )

/** The narrower of two: what the first allows, of the named permissions only, and only in these places and organisations. */
export const narrow = (
  allowed: ReadonlyMap<string, readonly At[]>,
  limits: {
    readonly permissions: readonly string[]
    readonly places?: readonly PlaceId[] | undefined
    readonly organisations?: readonly OrganisationId[] | undefined
  },
): ReadonlyMap<string, readonly At[]> => {
  const { permissions, places, organisations } = limits
  const limited = places !== undefined || organisations !== undefined
  const within = (at: At): readonly At[] => {
    if (!limited) return [at]
    if (at.kind === 'place') return places?.includes(at.id) ? [at] : []
    if (at.kind === 'organisation') return organisations?.includes(at.id) ? [at] : []
    return [
      ...(places ?? []).map((id): At => ({ kind: 'place', id })),
      ...(organisations ?? []).map((id): At => ({ kind: 'organisation', id })),
    ]
  }
  const result = new Map<string, readonly At[]>()
  for (const name of permissions) {
    const at = (allowed.get(name) ?? []).flatMap(within)
    if (at.length > 0) result.set(name, at)
  }
  return result
}
