// The only place in the product where a Scope comes into being. Everything else in this folder decides what goes into it.
import { type Actor, type At, installation, type OrganisationId, type PlaceId, type Scope } from '../kernel/index.ts'

export interface ScopeParts {
  readonly actor: Actor
  readonly allowed: ReadonlyMap<string, readonly At[]>
  readonly places: readonly PlaceId[]
  readonly organisations: readonly OrganisationId[]
  readonly everything: boolean
}

/** Each call makes a new object, so that two requests of one person never share a transaction. */
export const makeScope = (parts: ScopeParts): Scope => ({ ...parts }) as Scope

/** Allows every permission there is, without knowing their names. */
class EveryPermission extends Map<string, readonly At[]> {
  override get(_permission: string): readonly At[] {
    return [installation]
  }
  override has(_permission: string): boolean {
    return true
  }
}

export const makeSystemScope = (name: string): Scope =>
  makeScope({
    actor: { kind: 'system', name },
    allowed: new EveryPermission(),
    places: [],
    organisations: [],
    everything: true,
  })

export const makePublicScope = (allowed: ReadonlyMap<string, readonly At[]>): Scope =>
  makeScope({ actor: { kind: 'public' }, allowed, places: [], organisations: [], everything: false })
