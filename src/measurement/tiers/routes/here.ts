// What these pages ask first: which place this is, which tiers hold there today, and which measures.
import { placeById } from '../../../places/index.ts'
import type { RouteContext } from '../../../platform/http/index.ts'
import { type At, dayOf, notFound, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import type { MeasurementServices } from '../../index.ts'
import { measuresToAsk } from '../actions/measures.ts'
import { tiersOn } from '../actions/schemes.ts'
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

export const tiersHere = async (services: MeasurementServices, { scope, at, now }: Context) => {
  const id = placeOf(at)
  return { id, place: await placeNamed(scope, id), ...(await tiersOn(services, scope, id, dayOf(now))) }
}

export const offeredHere = ({ scope, at, now }: Context) => measuresToAsk(scope, placeOf(at), dayOf(now))
