// Scopes for tests, made by the product's own maker: the system's, the public's, and a person's with what the test says.

import { makePublicScope, makeScope, makeSystemScope } from '../../src/platform/auth/scope.ts'
import {
  type At,
  installation,
  type OrganisationId,
  type PersonId,
  type PlaceId,
  type Scope,
} from '../../src/platform/kernel/index.ts'

export interface PersonScopeOptions {
  readonly id?: PersonId
  readonly name?: string
  readonly email?: string
  readonly places?: readonly PlaceId[]
  readonly organisations?: readonly OrganisationId[]
  readonly everything?: boolean
  /** Names alone are held on the installation; with a record, where each is held. */
  readonly allowed?: readonly string[] | Readonly<Record<string, readonly At[]>>
}

const allowedMap = (allowed: PersonScopeOptions['allowed']): ReadonlyMap<string, readonly At[]> =>
  new Map(
    Array.isArray(allowed)
      ? allowed.map((name: string) => [name, [installation]])
      : Object.entries((allowed ?? {}) as Readonly<Record<string, readonly At[]>>),
  )

export const systemScope = (name = 'a test'): Scope => makeSystemScope(name)

export const publicScope = (allowed: PersonScopeOptions['allowed'] = []): Scope => makePublicScope(allowedMap(allowed))

/** Without options: a person who sees nothing and may do nothing. The person is not written to the database. */
export const personScope = (options: PersonScopeOptions = {}): Scope =>
  makeScope({
    actor: {
      kind: 'person',
      id: options.id ?? (crypto.randomUUID() as PersonId),
      name: options.name ?? 'Pat Example',
      email: options.email ?? 'pat@merebridge.example',
    },
    allowed: allowedMap(options.allowed),
    places: options.places ?? [],
    organisations: options.organisations ?? [],
    everything: options.everything ?? false,
  })
