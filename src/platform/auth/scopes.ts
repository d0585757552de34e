// From a person, a cookie or a bearer token to the Scope it stands for. Each reads in a transaction of its own, under a system
// scope, before the request's transaction is opened.
import { dayOf, type OrganisationId, type PersonId, type PlaceId, type Scope } from '../kernel/index.ts'
import { liveToken, noteTokenUsed } from './api-tokens.ts'
import { grantsOf } from './grants.ts'
import { personById } from './people.ts'
import { concernsPlaces, countsOn, narrow, publicPermissions, resolve } from './resolve.ts'
import type { PermissionDefinition } from './roles.ts'
import { makePublicScope, makeScope, makeSystemScope, type ScopeParts } from './scope.ts'
import { liveSession, noteSeen } from './sessions.ts'
import type { ApiToken, AuthOptions } from './types.ts'

const once = <T>(items: readonly T[]): readonly T[] => [...new Set(items)]
const present = <T>(items: readonly (T | undefined)[]): readonly T[] => once(items.filter((item) => item !== undefined))

/** What the person is, sees and may do today. Runs in the transaction open under `system`. */
const partsOf = async (
  system: Scope,
  person: PersonId,
  options: AuthOptions,
  now: Date,
): Promise<ScopeParts | undefined> => {
  const found = await personById(system, person)
  if (found === undefined || found.deactivated !== undefined) return undefined
  const today = dayOf(now)
  const held = (await grantsOf(system, person)).filter((grant) => countsOn(grant, today))
  const organisations: readonly OrganisationId[] = present(held.map((grant) => grant.organisation))
  const shared = organisations.length === 0 ? [] : await options.placesOfOrganisations(system, organisations)
  const places: readonly PlaceId[] = once([...present(held.map((grant) => grant.place)), ...shared])
  return {
    actor: { kind: 'person', id: found.id, name: found.name, email: found.email },
    allowed: resolve(held, options.permissions, today),
    places,
    organisations,
    everything: held.some((grant) => grant.role === 'installation-administrator'),
  }
}

/**
 * A token with limits sees nothing outside them, whoever made it, and does nothing that concerns the whole installation:
 * the pages for that name no place, so nothing further on would ask for one.
 */
const limited = (parts: ScopeParts, token: ApiToken, definitions: readonly PermissionDefinition[]): ScopeParts => {
  const { places, organisations } = token
  if (places === undefined && organisations === undefined) return { ...parts, allowed: narrow(parts.allowed, token) }
  const ofPlaces = new Set(definitions.filter(concernsPlaces).map(({ name }) => name))
  const permissions = token.permissions.filter((name) => ofPlaces.has(name))
  const allowed = narrow(parts.allowed, { ...token, permissions })
  const keep = <T>(mine: readonly T[], wanted: readonly T[] = []): readonly T[] =>
    parts.everything ? wanted : wanted.filter((id) => mine.includes(id))
  return {
    ...parts,
    allowed,
    everything: false,
    places: keep(parts.places, places),
    organisations: keep(parts.organisations, organisations),
  }
}

export interface ScopeMakers {
  readonly publicScope: () => Scope
  readonly systemScope: (name: string) => Scope
  readonly scopeForPerson: (id: PersonId) => Promise<Scope | undefined>
  readonly scopeForSession: (token: string) => Promise<Scope | undefined>
  readonly scopeForToken: (bearer: string) => Promise<Scope | undefined>
}

export const scopeMakers = (options: AuthOptions, clock: () => Date): ScopeMakers => {
  const { database } = options
  const everybody = publicPermissions(options.permissions)
  const reading = <T>(work: (system: Scope) => Promise<T>): Promise<T> => {
    const system = makeSystemScope('sign-in')
    return database.read(system, () => work(system))
  }
  const writing = async (work: (system: Scope) => Promise<unknown>): Promise<void> => {
    const system = makeSystemScope('sign-in')
    await database.write(system, () => work(system))
  }
  return {
    publicScope: () => makePublicScope(everybody),
    systemScope: makeSystemScope,
    scopeForPerson: (id) =>
      reading(async (system) => {
        const parts = await partsOf(system, id, options, clock())
        return parts && makeScope(parts)
      }),
    scopeForSession: async (token) => {
      const now = clock()
      const found = await reading(async (system) => {
        const session = await liveSession(system, token, now)
        const parts = session && (await partsOf(system, session.person, options, now))
        return parts && { scope: makeScope(parts), noteSeen: session.noteSeen }
      })
      if (found?.noteSeen) await writing((system) => noteSeen(system, token, now))
      return found?.scope
    },
    scopeForToken: async (bearer) => {
      const now = clock()
      const found = await reading(async (system) => {
        const live = await liveToken(system, bearer, now)
        const parts = live && (await partsOf(system, live.person, options, now))
        return parts && { scope: makeScope(limited(parts, live.token, options.permissions)), token: live.token }
      })
      if (found !== undefined && now.getTime() - (found.token.used?.getTime() ?? 0) > 5 * 60_000)
        await writing((system) => noteTokenUsed(system, found.token.id, now))
      return found?.scope
    },
  }
}
