// What a bidder is told, drafted from what the panel agreed. Procurement Regulations 2024 (SI 2024/692), r. 31: for each criterion its title,
// weight and scale, the score and why with reference to the tender, also below the top level; the total; and of the winner the same.
import type { Pence } from '../../../platform/kernel/index.ts'
import type { OpenedBid } from '../../checks/rules/types.ts'
import { agreedOn } from '../../panel/rules/panel.ts'
import type { Consensus } from '../../panel/rules/types.ts'
import type { LockedResult } from '../../rules/result.ts'
import type { Leaf } from '../../rules/tree.ts'
import type { SummaryContent, Told } from './types.ts'

export interface TellingFrom {
  readonly leaves: readonly Leaf[]
  /** Of the whole, by the id of the question, as it is to be read. */
  readonly weights: Readonly<Record<string, string>>
  /** The id of the criterion that is price; null where price is not scored. */
  readonly priceCriterion: string | null
  readonly consensus: readonly Consensus[]
  readonly prices: ReadonlyMap<string, Pence | null>
  readonly result: LockedResult
  /** Why a bid was left out, in the words of the check that it failed; by bid. */
  readonly outWhy: ReadonlyMap<string, string>
}

const told = (bid: OpenedBid, from: TellingFrom): Told => {
  const line = from.result.lines.find((one) => one.bid === bid.bid)
  const price = from.prices.get(bid.bid) ?? null
  return {
    bidder: bid.bidder,
    ...{ rank: line?.rank ?? null, total: line?.total ?? null },
    criteria: from.leaves.map(({ id, title, under, question }) => {
      const agreed = agreedOn(from.consensus, id, bid.bid)
      return {
        ...{ id, title, under, weight: from.weights[id] ?? '', scale: question.scale },
        ...{ score: agreed?.score ?? null, points: line?.points[id] ?? null, explanation: agreed?.reason ?? '' },
      }
    }),
    price:
      price === null
        ? null
        : {
            amount: price,
            points: from.priceCriterion === null ? null : (line?.points[from.priceCriterion] ?? null),
          },
    out: line === undefined ? (from.outWhy.get(bid.bid) ?? 'It was not in the running.') : null,
  }
}

/** A draft for one bid. The winner is told of itself alone; everybody else also what the winner is told. */
export const draftSummary = (bid: OpenedBid, winner: OpenedBid, from: TellingFrom): SummaryContent => ({
  own: told(bid, from),
  winner: bid.bid === winner.bid ? null : told(winner, from),
})

/** What is still to be written before it can be checked: an explanation for each score. Null where nothing is. */
export const untold = ({ own, winner }: SummaryContent): string | null => {
  const empty = [own, ...(winner === null ? [] : [winner])].flatMap(({ criteria, out, bidder }) =>
    out === null ? criteria.filter(({ explanation }) => explanation.trim() === '').map(({ title }) => `${title} (${bidder})`) : [],
  )
  return empty.length === 0 ? null : `Say why for: ${empty.join('; ')}.`
}
