// Auth on a fresh database with real keys, a clock that the test moves, and people made in one line.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import {
  type Auth,
  createPerson,
  grantWithoutAsking,
  type NewGrant,
  openAuth,
  type PermissionDefinition,
} from '../../src/platform/auth/index.ts'
import { dayOf, type OrganisationId, type PersonId, type PlaceId, type Scope } from '../../src/platform/kernel/index.ts'
import { type Keys, openKeys } from '../../src/platform/keys/index.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { publicScope, systemScope } from './scopes.ts'

export interface TestAuth {
  readonly auth: Auth
  readonly database: TestDatabase
  readonly keys: Keys
  readonly clock: { now: Date }
  /** Partners of places, as the places feature would know them. */
  readonly partners: Map<OrganisationId, readonly PlaceId[]>
  /** Minutes forward. */
  wait(minutes: number): void
  asSystem<T>(work: (scope: Scope) => Promise<T>): Promise<T>
  asPublic<T>(work: (scope: Scope) => Promise<T>): Promise<T>
  as<T>(person: PersonId, work: (scope: Scope) => Promise<T>): Promise<T>
  person(name: string, options?: { password?: string; grants?: readonly Omit<NewGrant, 'person'>[] }): Promise<PersonId>
}

export const emailFor = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@merebridge.example`

export const freshAuth = async (
  t: TestContext,
  permissions: readonly PermissionDefinition[] = [],
): Promise<TestAuth> => {
  const database = await freshDatabase(t)
  const folder = await mkdtemp(join(tmpdir(), 'commonweal-auth-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const keys = await openKeys(join(folder, 'keys'))
  const clock = { now: new Date('2026-11-22T10:00:00Z') }
  const partners = new Map<OrganisationId, readonly PlaceId[]>()
  const auth = openAuth({
    database,
    keys,
    permissions,
    placesOfOrganisations: async (_scope, ids) => ids.flatMap((id) => partners.get(id) ?? []),
    now: () => clock.now,
  })
  const inWrite = <T>(scope: Scope, work: (scope: Scope) => Promise<T>) => database.write(scope, () => work(scope))
  const asSystem = <T>(work: (scope: Scope) => Promise<T>) => inWrite(systemScope(), work)
  return {
    auth,
    database,
    keys,
    clock,
    partners,
    wait: (minutes) => {
      clock.now = new Date(clock.now.getTime() + minutes * 60_000)
    },
    asSystem,
    asPublic: (work) => inWrite(publicScope(), work),
    as: async (person, work) => {
      const scope = await auth.scopeForPerson(person)
      if (scope === undefined) throw new Error('this person has no scope')
      return inWrite(scope, work)
    },
    person: (name, { password, grants = [] } = {}) =>
      asSystem(async (scope) => {
        const person = await createPerson(scope, { email: emailFor(name), name })
        if (password !== undefined) await auth.setPassword(scope, person, password)
        for (const grant of grants) await grantWithoutAsking(scope, { ...grant, person }, dayOf(clock.now))
        return person
      }),
  }
}
