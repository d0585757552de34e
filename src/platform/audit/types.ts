// The shapes of the audit: what an action hands in, what a reader gets back, and what a check of the chains says.
import type { OrganisationId, PersonId, PlaceId } from '../kernel/index.ts'

/** One act, as the action that did it tells it. */
export interface AuditEntry {
  /** What was done, as a reader would say it: `place created`. */
  readonly what: string
  readonly subject: { readonly kind: string; readonly id: string }
  /** The place whose chain it joins; without one it joins the installation's own chain. */
  readonly place?: PlaceId
  readonly organisation?: OrganisationId
  readonly before?: unknown
  readonly after?: unknown
  readonly why?: string
  /** Needed where nobody is signed in: `someone with an invitation link`. */
  readonly actorWords?: string
  /** For what people may do without their name: these words stand where the name would, and nothing leads to the person. */
  readonly unnamed?: string
}

/** One act, as it is read back. The personal detail is absent once it has been erased. */
export interface AuditRecord {
  /** `system:12`, or the place's id and a number: names the entry for ever. */
  readonly id: string
  readonly chain: string
  readonly sequence: number
  readonly at: Date
  readonly what: string
  readonly subject: { readonly kind: string; readonly id: string }
  readonly place?: PlaceId
  readonly organisation?: OrganisationId
  readonly actor: { readonly kind: 'person' | 'system' | 'public'; readonly id?: PersonId; readonly name?: string }
  readonly before?: unknown
  readonly after?: unknown
  readonly why?: string
  readonly erasedAt?: Date
}

/** Whose acts may be read by somebody who may not read all: those in these places, and the person's own. */
export interface AuditReader {
  readonly places: readonly PlaceId[]
  readonly person?: PersonId
}

export interface AuditFilter {
  /** All that the scope sees, when not given. */
  readonly reader?: AuditReader
  readonly place?: PlaceId
  readonly person?: PersonId
  /** Found in what was done, in the subject, in the actor's name or in the reason. */
  readonly text?: string
  readonly from?: Date
  /** Up to, but not including, this moment. */
  readonly to?: Date
  /** The `next` of the page before. */
  readonly after?: string
  /** At most 1000; 50 when not given. */
  readonly limit?: number
}

export interface AuditPage {
  /** Newest first. */
  readonly entries: readonly AuditRecord[]
  /** Hand it in as `after` for the next page; absent on the last. */
  readonly next?: string
}

export interface ChainReport {
  /** `system`, or the place's id. */
  readonly chain: string
  /** What the chain is, and what was found, in words. */
  readonly words: string
  readonly entries: number
  readonly ok: boolean
  /** The first entry that does not hold, with what is wrong with it. */
  readonly firstBroken?: { readonly sequence: number; readonly problem: string }
}
