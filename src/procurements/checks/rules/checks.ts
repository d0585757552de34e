// Which checks a bid still waits for, and what stands of it. Procurement Act 2023: s.22 (conditions of participation), ss.26 to 28 with
// Schedules 6 and 7 (exclusion), s.19(3) (tenders that may be disregarded), s.62 (debarment list).
import type { Condition } from '../../rules/tender.ts'
import type { BidId } from '../../rules/types.ts'
import type { Check, CheckKind, OpenedBid, Outcome } from './types.ts'

/** What is to be checked of one bid. */
export interface Due {
  readonly kind: CheckKind
  readonly about: string
  /** The title of the condition; empty for the others. */
  readonly title: string
  /** The latest; null where nobody has looked. */
  readonly latest: Check | null
  /** A bid can be in the running without it, such as where nobody doubts its price. */
  readonly optional: boolean
}

const latestOf = (checks: readonly Check[], bid: BidId, kind: CheckKind, about: string): Check | null =>
  checks
    .filter((one) => one.bid === bid && one.kind === kind && one.about === about)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .at(-1) ?? null

/** In the order in which they are best looked at. */
export const dueFor = (bid: OpenedBid, checks: readonly Check[], conditions: readonly Condition[]): readonly Due[] => {
  const due = (kind: CheckKind, optional = false, about = '', title = ''): Due => ({
    ...{ kind, about, title, optional },
    latest: latestOf(checks, bid.bid, kind, about),
  })
  return [
    ...(bid.late ? [due('late')] : []),
    ...[due('compliance'), due('exclusion'), due('debarment')],
    ...conditions.map(({ id, title }) => due('condition', false, id, title)),
    due('low-price', true),
  ]
}

export type StandingOfBid = 'out' | 'to-check' | 'waits' | 'in'

const isOpen = ({ latest, optional }: Due): boolean => latest === null && !optional
const has = (outcome: Outcome) => (one: Due) => one.latest?.outcome === outcome

/** `out`: something failed. `waits`: a bidder was asked. `in`: everything was looked at and passed. */
export const standingOf = (bid: OpenedBid, due: readonly Due[]): StandingOfBid => {
  if (bid.content === null || due.some(has('fail'))) return 'out'
  if (due.some(has('asked'))) return 'waits'
  return due.some(isOpen) ? 'to-check' : 'in'
}

/** Whether the bidder must be asked before it may fail: the law wants it heard. */
export const hearsFirst = (kind: CheckKind): boolean => kind === 'low-price' || kind === 'exclusion'

/** A bidder fails on these grounds only after it was asked: s.19(3)(c) and (4) of a price, s.28 of an exclusion. Null where nothing stands against it. */
export const tooSoon = (
  given: { readonly kind: CheckKind; readonly outcome: Outcome },
  before: readonly Check[],
): string | null =>
  given.outcome === 'fail' &&
  hearsFirst(given.kind) &&
  !before.some((one) => one.kind === given.kind && one.outcome === 'asked')
    ? 'Ask the bidder first: it must be able to explain before it is left out for this. Record that it was asked, then what it said.'
    : null
