// What the pages of every room ask first: which place this is, and which of its procurements.
import { placeById } from '../../places/index.ts'
import type { RouteContext } from '../../platform/http/index.ts'
import { type At, asId, type Id, notFound, type PlaceId, type Scope } from '../../platform/kernel/index.ts'
import type { PlaceNamed } from '../pages/words.ts'
import { procurementById } from '../pipeline/store/procurements.ts'
import type { ProcurementId, TenderId } from '../rules/types.ts'
import { tenderFacts } from '../store/tender.ts'

export type Context = Pick<RouteContext, 'scope' | 'at' | 'now'>

export const placeOf = (at: At | undefined): PlaceId => {
  if (at?.kind !== 'place') throw notFound('place')
  return at.id
}

export const placeNamed = async (scope: Scope, place: PlaceId): Promise<PlaceNamed> => {
  const { slug, name } = await placeById(scope, place)
  return { slug, name }
}

const idIn = <T extends Id<string>>(text: string, what: string): T => {
  const id = asId<T>(text)
  if (id === undefined) throw notFound(what)
  return id
}

/** The procurement that the address names: of the place, or one that a buyer of the place pays a share of. */
export const procurementHere = async ({ scope, at }: Context, text: string) => {
  const id = placeOf(at)
  const procurement = await procurementById(scope, id, idIn<ProcurementId>(text, 'procurement'))
  if (procurement === undefined) throw notFound('procurement')
  return { id, procurement, place: await placeNamed(scope, id) }
}

/** The published tender that the address names. */
export const tenderHere = async (
  context: Context,
  params: { readonly procurement: string; readonly tender: string },
) => {
  const here = await procurementHere(context, params.procurement)
  const tender = await tenderFacts(context.scope, here.procurement.id, idIn<TenderId>(params.tender, 'tender'))
  if (tender === undefined) throw notFound('tender')
  return { ...here, tender }
}
