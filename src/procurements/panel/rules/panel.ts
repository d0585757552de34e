// How far a panel is: who may score, whose scores are still out, and what may be agreed. Procurement Act 2023, ss. 81 to 83 (conflicts) and
// 23 (criteria); both as known in outline, not yet checked by a person against the original.
import type { PersonId } from '../../../platform/kernel/index.ts'
import type { Consensus, Declaration, HandedIn, Member, Score } from './types.ts'

/** The latest that a member declared. */
export const latestOf = (declarations: readonly Declaration[], person: PersonId): Declaration | undefined =>
  declarations
    .filter((one) => one.person === person)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .at(-1)

export type Standing = 'left' | 'to-declare' | 'to-decide' | 'stands-aside' | 'scores'

/** Nobody reads a bid before saying whether there is a conflict, nor before a conflict is dealt with. */
export const standingOf = (member: Member, declarations: readonly Declaration[]): Standing => {
  if (member.left !== null) return 'left'
  const latest = latestOf(declarations, member.person)
  if (latest === undefined) return 'to-declare'
  if (latest.conflict === null) return 'scores'
  if (latest.decided === null) return 'to-decide'
  return latest.decided.stays ? 'scores' : 'stands-aside'
}

export interface Progress {
  readonly criterion: string
  /** Members who score it. */
  readonly members: readonly Member[]
  /** Those of them who have not handed in. */
  readonly waiting: readonly Member[]
  /** Bids in the running on whose score the panel agreed. */
  readonly agreed: number
  readonly state: 'nobody' | 'scoring' | 'to-agree' | 'agreed'
}

export interface Known {
  readonly members: readonly Member[]
  readonly handedIn: readonly HandedIn[]
  readonly consensus: readonly Consensus[]
  /** Ids of those in the running. */
  readonly bids: readonly string[]
}

export const progressOf = (criterion: string, { members, handedIn, consensus, bids }: Known): Progress => {
  const scoring = members.filter((one) => one.left === null && one.criteria.includes(criterion))
  const waiting = scoring.filter(
    ({ person }) => !handedIn.some((one) => one.criterion === criterion && one.person === person),
  )
  const agreed = bids.filter((bid) => consensus.some((one) => one.criterion === criterion && one.bid === bid)).length
  const state =
    scoring.length === 0
      ? 'nobody'
      : waiting.length > 0
        ? 'scoring'
        : agreed < bids.length || bids.length === 0
          ? 'to-agree'
          : 'agreed'
  return { criterion, members: scoring, waiting, agreed, state }
}

/** The edition of a score that counts. */
export const agreedOn = (consensus: readonly Consensus[], criterion: string, bid: string): Consensus | undefined =>
  consensus
    .filter((one) => one.criterion === criterion && one.bid === bid)
    .toSorted((a, b) => a.edition - b.edition)
    .at(-1)

/** How far apart the members were: the lowest and the highest score of a bid; null where none is known. */
export const spreadOf = (
  scores: readonly Score[],
  criterion: string,
  bid: string,
): { readonly low: number; readonly high: number } | null => {
  const given = scores.filter((one) => one.criterion === criterion && one.bid === bid).map(({ score }) => score)
  return given.length === 0 ? null : { low: Math.min(...given), high: Math.max(...given) }
}
