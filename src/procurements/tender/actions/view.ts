// A tender as everybody may see it, with all that goes with it: for its page, for documents, and for the releases of open data.
import type { Scope } from '../../../platform/kernel/index.ts'
import type { Amendment, Clarification, PublishedTender, TenderDocument, TenderId } from '../rules/types.ts'
import { amendmentsOf, clarificationsOf, documentsOf } from '../store/rooms.ts'
import { publishedTender } from '../store/tenders.ts'

export interface TenderSeen {
  readonly tender: PublishedTender
  readonly documents: readonly TenderDocument[]
  /** The newest first. */
  readonly amendments: readonly Amendment[]
  /** Those that are answered, and those of the reader's own. */
  readonly questions: readonly Clarification[]
}

/** Undefined where there is none, or it is not published. */
export const tenderView = async (scope: Scope, id: TenderId): Promise<TenderSeen | undefined> => {
  const tender = await publishedTender(scope, id)
  if (tender === undefined) return undefined
  return {
    ...{ tender, documents: await documentsOf(scope, id), amendments: await amendmentsOf(scope, id) },
    questions: await clarificationsOf(scope, id),
  }
}
