// What most actions ask first: the version that is open, locked, and whether its words may still change.
import { notFound, type PlaceId, Refused, type Scope } from '../../../platform/kernel/index.ts'
import type { DocumentKind } from '../rules/kinds.ts'
import { lifeRefused } from '../rules/life.ts'
import type { PartId, PartRow, VersionRow } from '../rules/types.ts'
import { partById } from '../store/parts.ts'
import { lockVersion, openVersion } from '../store/versions.ts'

/** Which document of which place. */
export interface Where {
  readonly place: PlaceId
  readonly kind: DocumentKind
}

/** The open version, held until the transaction ends. @throws Refused `not-found` */
export const lockOpen = async (scope: Scope, { place, kind }: Where): Promise<VersionRow> => {
  const found = await openVersion(scope, place, kind)
  if (found === undefined) throw notFound('draft')
  const locked = await lockVersion(scope, found.id)
  // While we waited somebody published or dropped it.
  if (locked.state !== 'draft' && locked.state !== 'proposed') throw lifeRefused('not-a-draft')
  return locked
}

/** @throws Refused `not-a-draft` once it is proposed: sectors agree to words that stay as they are */
export const lockDraft = async (scope: Scope, where: Where): Promise<VersionRow> => {
  const version = await lockOpen(scope, where)
  if (version.state !== 'draft') throw lifeRefused('not-a-draft')
  return version
}

export const partOf = async (scope: Scope, version: VersionRow, id: PartId): Promise<PartRow> => {
  const part = await partById(scope, version.id, id)
  if (part === undefined) throw notFound('paragraph')
  return part
}

export const filledIsNotWritten = (): Refused =>
  new Refused(
    'part-is-filled',
    409,
    'This part is filled by itself, so nobody writes in it.',
    'Change what it is filled from: the priorities, or the rules.',
  )
