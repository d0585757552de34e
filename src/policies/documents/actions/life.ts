// Where each version stands, gathered from what is kept: its state, the agreement of sectors, and who adopted it.

import type { PlaceId, Scope } from '../../../platform/kernel/index.ts'
import { agreementStates } from '../../../priorities/index.ts'
import type { Agreed, DocumentLife, VersionLife } from '../rules/life.ts'
import type { VersionId, VersionRow } from '../rules/types.ts'
import { adoptionCounts } from '../store/adoptions.ts'

/** What sectors agree or object to, as priorities' agreement names it. A version that was taken back is laid before them anew. */
export const subjectOf = (proposal: string) => ({ kind: 'document-version', id: proposal }) as const

/** The newest proposal of a version; undefined where it never was proposed. */
export const subjectNow = ({ proposals }: Pick<VersionRow, 'proposals'>) => {
  const newest = proposals.at(-1)
  return newest === undefined ? undefined : subjectOf(newest)
}

/** By the version's id. */
export const standingOf = async (
  scope: Scope,
  place: PlaceId,
  versions: readonly VersionRow[],
): Promise<ReadonlyMap<VersionId, VersionLife>> => {
  const agreements = await agreementStates(scope, place, 'document-version')
  const adopted = await adoptionCounts(scope, place)
  return new Map(
    versions.map(({ id, number, state, proposals }) => {
      const agreement: Agreed = agreements.get(proposals.at(-1) ?? '')?.state ?? 'none'
      return [id, { number, state, agreement, adopted: adopted.get(id) ?? [] }]
    }),
  )
}

/** The versions of one document as the rules of life want them. */
export const lifeOf = async (scope: Scope, place: PlaceId, versions: readonly VersionRow[]): Promise<DocumentLife> => [
  ...(await standingOf(scope, place, versions)).values(),
]
