// What the pages of every room ask first: which place this is, and what stands behind an id in the address.
import { placeById } from '../../places/index.ts'
import type { RouteContext } from '../../platform/http/index.ts'
import { type At, asId, type Id, notFound, type PlaceId, type Scope } from '../../platform/kernel/index.ts'
import type { PlaceNamed } from '../pages/words.ts'

export type Context = Pick<RouteContext, 'scope' | 'at' | 'now'>

export const placeOf = (at: At | undefined): PlaceId => {
  if (at?.kind !== 'place') throw notFound('place')
  return at.id
}

export const placeNamed = async (scope: Scope, place: PlaceId): Promise<PlaceNamed> => {
  const { slug, name } = await placeById(scope, place)
  return { slug, name }
}

export const idIn = <T extends Id<string>>(text: string, what: string): T => {
  const id = asId<T>(text)
  if (id === undefined) throw notFound(what)
  return id
}
