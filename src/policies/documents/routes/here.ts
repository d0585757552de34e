// What the pages of documents ask first: which place and which document this is, and what this reader may do.
import { placeById, publishedPagesOf } from '../../../places/index.ts'
import { type At, may, notFound, type PlaceId, type Scope } from '../../../platform/kernel/index.ts'
import { mayHere } from '../actions/allowed.ts'
import type { Where } from '../actions/open.ts'
import type { PlaceNamed } from '../pages/words.ts'
import { type DocumentKind, isDocumentKind } from '../rules/kinds.ts'
import type { VersionRow } from '../rules/types.ts'
import { openVersion } from '../store/versions.ts'

export const placeAt = (at: At | undefined): PlaceId => {
  if (at?.kind !== 'place') throw notFound('place')
  return at.id
}

/** Of a place that publishes something the name is known to everybody. */
export const placeNamed = async (scope: Scope, place: PlaceId): Promise<PlaceNamed> => {
  const [published] = await publishedPagesOf(scope, place)
  const { slug, name } = published ?? (await placeById(scope, place))
  return { slug, name }
}

/** @throws Refused `not-found` for a kind that is none */
export const kindOf = (text: string): DocumentKind => {
  if (!isDocumentKind(text)) throw notFound('document')
  return text
}

export interface Here {
  readonly where: Where
  readonly place: PlaceNamed
}

export interface Asked {
  readonly scope: Scope
  readonly at?: At
  readonly params: { readonly document: string }
}

export const hereOf = async ({ scope, at, params }: Asked): Promise<Here> => {
  const id = placeAt(at)
  return { where: { place: id, kind: kindOf(params.document) }, place: await placeNamed(scope, id) }
}

/** A reader who belongs to the place: drafts and names are shown to them, and to nobody else. */
export const isInside = (scope: Scope, place: PlaceId, now: Date): Promise<boolean> =>
  mayHere(scope, 'policies.drafts', place, now)

export const mayDo = (scope: Scope, permission: string, place: PlaceId): boolean =>
  may(scope, permission, { kind: 'place', id: place })

/** @throws Refused `not-found` */
export const openOr404 = async (scope: Scope, { place, kind }: Where): Promise<VersionRow> => {
  const found = await openVersion(scope, place, kind)
  if (found === undefined) throw notFound('draft')
  return found
}
