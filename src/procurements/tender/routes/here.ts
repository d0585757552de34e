// What the pages of a tender ask first: which procurement, which tender, and what this officer may do.
import { asId, may, notFound, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { type Context, procurementHere } from '../../routes/here.ts'
import { isPublishedAlready, tenderAbandoned, type Which } from '../actions/drafts.ts'
import type { TenderId } from '../rules/types.ts'
import { tenderById } from '../store/tenders.ts'

export const tenderIdIn = (text: string): TenderId => {
  const id = asId<TenderId>(text)
  if (id === undefined) throw notFound('tender')
  return id
}

const mayEdit = (scope: Scope, id: PlaceId): boolean => may(scope, 'procurements.edit', { kind: 'place', id })

export const tenderHere = async (context: Context, procurementText: string, tenderText: string) => {
  const { id, procurement, place } = await procurementHere(context, procurementText)
  const tender = await tenderById(context.scope, tenderIdIn(tenderText))
  if (tender === undefined || tender.procurement !== procurement.id) throw notFound('tender')
  const which: Which = { place: id, procurement: procurement.id, tender: tender.id }
  return {
    ...{ id, procurement, place, tender, which },
    mayEdit: procurement.place === id && procurement.abandoned === null && mayEdit(context.scope, id),
  }
}

type Here = Awaited<ReturnType<typeof tenderHere>>

/** For the forms that change it: refused as what they send would be. */
export const changeable = (here: Here): Here => {
  if (here.procurement.place !== here.id) throw notFound('tender')
  if (here.tender.abandoned !== null || here.procurement.abandoned !== null) throw tenderAbandoned()
  return here
}

/** For the forms of a draft. */
export const draftHere = async (
  context: Context & { readonly params: { readonly procurement: string; readonly draft: string } },
): Promise<Here> => {
  const here = changeable(await tenderHere(context, context.params.procurement, context.params.draft))
  if (here.tender.publishedAt !== null) throw isPublishedAlready()
  return here
}
