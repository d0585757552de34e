// The smallest change of one score, in steps of its scale, that puts other bids in front. While a bid stays on one side of its pass
// mark, more marks only ever help it: so each side is searched by halves, and nothing between can be missed.
import { hundred, minus, plus, times } from '../../rules/fraction.ts'
import { type Judged, judged, outBecause, questionsOf } from './judged.ts'
import { type Entrant, leadersAmong, sameBids } from './standing.ts'
import { earned, isPrice, type Node } from './tree.ts'
import type { EvaluatedBid } from './types.ts'

export interface ScoreFlip {
  readonly bid: string
  readonly criterion: string
  readonly from: number
  readonly to: number
  readonly steps: number
  readonly leaders: readonly string[]
}

interface Case {
  readonly judged: Judged
  readonly bids: readonly EvaluatedBid[]
  readonly leaders: readonly string[]
}

const withScore = (bid: EvaluatedBid, id: string, score: number): EvaluatedBid => ({
  ...bid,
  scores: { ...bid.scores, [id]: score },
})

/** Who may win once one score is another. */
const entrantsWith = (
  { judged: before, bids }: Case,
  bid: EvaluatedBid,
  node: Node,
  score: number,
): readonly Entrant[] => {
  const { id } = node.criterion
  const changed = withScore(bid, id, score)
  const known = before.entrants.find((one) => one.bid === bid.bid)
  const more = times(
    times(node.share, hundred),
    minus(earned(node.criterion, score), earned(node.criterion, bid.scores[id] ?? 0)),
  )
  const after =
    outBecause(before.nodes, changed) !== null
      ? []
      : known === undefined
        ? judged(before.nodes, [changed]).entrants
        : [{ ...known, marks: plus(known.marks, more) }]
  return bids.flatMap((one) =>
    one.bid === bid.bid ? after : before.entrants.filter((entrant) => entrant.bid === one.bid),
  )
}

/** The first of them for which it holds, where it holds for all after it too. */
const firstThat = (from: number, to: number, holds: (step: number) => boolean): number | undefined => {
  if (from > to || !holds(to)) return undefined
  let [low, high] = [from, to]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The fewest steps up or down by which others come in front; undefined where none within `atMost` do. */
const flipOf = (the: Case, bid: EvaluatedBid, node: Node, up: boolean, atMost: number): ScoreFlip | undefined => {
  const { id, question } = node.criterion
  const scale = (question?.scale ?? []).map(({ score }) => score).toSorted((a, b) => a - b)
  const from = bid.scores[id] ?? 0
  const place = scale.indexOf(from)
  const scoreAt = (steps: number): number => scale[place + (up ? steps : -steps)] ?? from
  const inFront = (steps: number) => leadersAmong(entrantsWith(the, bid, node, scoreAt(steps)), the.judged.terms)
  // Where there is no answer any more, there is none further on either: the search must not stop short of it.
  const flips = (steps: number): boolean => !sameBids(inFront(steps), the.leaders)
  const last = Math.min(up ? scale.length - 1 - place : place, atMost)
  const mark = question?.passMark ?? null
  const passes = (score: number): boolean => mark === null || score >= mark
  // The steps on the side of the pass mark where it stands, then those beyond it.
  const crossing = Array.from({ length: last }, (_, i) => i + 1).find((step) => passes(scoreAt(step)) !== passes(from))
  const steps =
    firstThat(1, (crossing ?? last + 1) - 1, flips) ??
    (crossing === undefined ? undefined : firstThat(crossing, last, flips))
  const leaders = steps === undefined ? null : inFront(steps)
  return steps === undefined || leaders === null
    ? undefined
    : { bid: bid.bid, criterion: id, from, to: scoreAt(steps), steps, leaders }
}

/** All that need the same, smallest number of steps; none where no single score changes who is in front. */
export const smallestScoreFlips = (the: Case): readonly ScoreFlip[] => {
  const found: ScoreFlip[] = []
  let best = Number.MAX_SAFE_INTEGER
  for (const bid of the.bids) {
    if (bid.price === null && the.judged.nodes.some(isPrice)) continue
    for (const node of questionsOf(the.judged.nodes))
      for (const up of [true, false]) {
        const flip = flipOf(the, bid, node, up, best)
        if (flip === undefined) continue
        best = Math.min(best, flip.steps)
        found.push(flip)
      }
  }
  return found.filter(({ steps }) => steps === best)
}
