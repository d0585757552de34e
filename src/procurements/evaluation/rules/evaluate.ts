// Scores and prices to weighted marks at every branch, and a ranking in which ties stay ties.
import { count } from '../../../platform/kernel/index.ts'
import type { Answer } from '../../formulas/rules/formula.ts'
import type { Criteria } from '../../rules/criteria.ts'
import { type Fraction, fraction, hundred, sumOf, times } from '../../rules/fraction.ts'
import { judged, outBecause, problems } from './judged.ts'
import { leadersOf, qualityOf, rankOf, type Standing, standingsOf, type Terms } from './standing.ts'
import { earned, isEnd, isPrice, type Node, nodesOf, within } from './tree.ts'
import type { BidResult, Evaluated, EvaluatedBid } from './types.ts'

const endMarks = (node: Node, bid: EvaluatedBid, share: Fraction | null): Fraction | null => {
  const full = times(node.share, hundred)
  if (!isPrice(node)) return times(full, earned(node.criterion, bid.scores[node.criterion.id] ?? 0))
  return share === null ? null : times(full, share)
}

/** A branch has the marks of its ends; none where one of them has none. */
const marksByNode = (nodes: readonly Node[], bid: EvaluatedBid, share: Fraction | null) => {
  const ends = nodes.filter(isEnd).map((node) => ({ node, marks: endMarks(node, bid, share) }))
  return Object.fromEntries(
    nodes.map(({ criterion }) => {
      const inside = ends.filter(({ node }) => within(node, criterion)).map(({ marks }) => marks)
      const known = inside.filter((marks) => marks !== null)
      return [criterion.id, known.length === inside.length ? sumOf(known) : null]
    }),
  )
}

const lineOf = (nodes: readonly Node[], terms: Terms, standings: readonly Standing[], bid: EvaluatedBid): BidResult => {
  const standing = standings.find((one) => one.bid === bid.bid)
  const byMarks = terms.formula?.kind !== 'whole'
  const marks = marksByNode(nodes, bid, byMarks ? (standing?.value ?? null) : null)
  const scored = nodes.filter((node) => isEnd(node) && !isPrice(node))
  const quality = sumOf(scored.map(({ criterion }) => marks[criterion.id] ?? fraction(0)))
  const out = outBecause(nodes, bid)
  return {
    ...{ bid: bid.bid, price: bid.price, marks },
    rank: standing === undefined ? null : rankOf(standings, standing),
    quality: qualityOf(quality, terms.qualityMarks),
    total: byMarks && standing !== undefined ? standing.merit : null,
    figure: byMarks ? null : (standing?.value ?? null),
    because: out ?? (standing?.ranked === false ? 'Below the least quality that the formula asks for.' : null),
  }
}

/** Failed where the criteria or a bid will not do; not applicable where the formula has no answer to these prices. */
export const evaluate = (criteria: Criteria, bids: readonly EvaluatedBid[]): Answer<Evaluated> => {
  const [wrong] = Object.entries(problems(criteria, bids) ?? {})
  if (wrong !== undefined) return { kind: 'failed', where: wrong[0], what: wrong[1] }
  const nodes = nodesOf(criteria)
  const { terms, entrants } = judged(nodes, bids)
  if (entrants.length === 0)
    return {
      kind: 'not-applicable',
      because: `None of the ${count(bids.length, 'bid')} may win: each is below a pass mark or has no price.`,
    }
  const standings = standingsOf(entrants, terms)
  if (standings.kind !== 'value') return standings
  const { formula, parameters } = terms
  return {
    kind: 'value',
    value: {
      formula: formula && { name: formula.name, parameters, title: formula.title, version: formula.version },
      bids: bids.map((bid) => lineOf(nodes, terms, standings.value, bid)),
      leaders: leadersOf(standings.value),
    },
  }
}
