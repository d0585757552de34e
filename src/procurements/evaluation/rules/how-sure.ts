// How sure the outcome is: which weights, scores, prices or bids would put another in front, and what the formula does to bids.
import type { Answer } from '../../formulas/rules/formula.ts'
import type { Criteria } from '../../rules/criteria.ts'
import { type Fraction, fraction, hundred, mostOf, nought, times } from '../../rules/fraction.ts'
import { evaluate } from './evaluate.ts'
import { judged } from './judged.ts'
import { type PriceFlip, priceFlips, smallestPriceFlips } from './price-flips.ts'
import { type ScoreFlip, smallestScoreFlips } from './score-flips.ts'
import { type Finding, type FormulaTests, findingsOf, testsOf } from './tests-of-formula.ts'
import { fullMark, isEnd, isPrice, isSocialValue, type Node, nodesOf, shareOf } from './tree.ts'
import type { Evaluated, EvaluatedBid } from './types.ts'
import { smallestWeightFlips, type WeightFlip, type WeightInterval, weightIntervals } from './weights.ts'

/** What marks cost in pounds, by the formula, around the price of the bid in front. */
export interface Worth {
  /** Pence for one mark of the hundred. */
  readonly mark: Answer<Fraction>
  /** Marks for social value, and pence for all of them; null where there is none, or a mark has no price. */
  readonly socialValue: { readonly marks: Fraction; readonly pence: Fraction } | null
  /** For each criterion that is scored: pence for its full mark, and for one step of its scale. */
  readonly criteria: readonly { readonly criterion: string; readonly full: Fraction; readonly step: Fraction }[]
}

export interface HowSure {
  readonly weights: readonly WeightInterval[]
  /** For each bid: the smallest change of its own price that puts others in front. */
  readonly prices: readonly { readonly bid: string; readonly flip: PriceFlip | null }[]
  readonly smallest: {
    readonly scores: readonly ScoreFlip[]
    readonly prices: readonly PriceFlip[]
    readonly weights: readonly WeightFlip[]
  }
  readonly tests: FormulaTests
  readonly findings: readonly Finding[]
  readonly worth: Worth
}

/** Steps of a scale are counted by their number, so one step is what lies between on average. */
const stepOf = ({ criterion }: Node): Fraction => {
  const scale = (criterion.question?.scale ?? []).map(({ score }) => score)
  const span = Math.max(...scale) - Math.min(...scale)
  return scale.length < 2 ? nought : fraction(span, (scale.length - 1) * fullMark(criterion))
}

export const worthOf = (nodes: readonly Node[], mark: Answer<Fraction>): Worth => {
  const social = times(
    shareOf(nodes, (node) => isSocialValue(node) && !isPrice(node)),
    hundred,
  )
  if (mark.kind !== 'value') return { mark, socialValue: null, criteria: [] }
  return {
    mark,
    socialValue: social.top === 0n ? null : { marks: social, pence: times(social, mark.value) },
    criteria: nodes
      .filter((node) => isEnd(node) && !isPrice(node))
      .map((node) => {
        const full = times(times(node.share, hundred), mark.value)
        return { criterion: node.criterion.id, full, step: times(full, stepOf(node)) }
      }),
  }
}

/** With the result itself. Answers as `evaluate` does where there is none. */
export const howSure = (
  criteria: Criteria,
  bids: readonly EvaluatedBid[],
): Answer<{ readonly result: Evaluated; readonly sure: HowSure }> => {
  const answer = evaluate(criteria, bids)
  if (answer.kind !== 'value') return answer
  const { leaders } = answer.value
  const nodes = nodesOf(criteria)
  const the = judged(nodes, bids)
  const { entrants, terms } = the
  const weights = weightIntervals(criteria, bids, leaders)
  const prices = priceFlips(entrants, terms, leaders)
  const front = entrants.find(({ bid }) => leaders.includes(bid)) ?? { price: nought, marks: nought }
  const tests = testsOf(entrants, terms, front, mostOf(entrants.map(({ price }) => price)))
  return {
    kind: 'value',
    value: {
      result: answer.value,
      sure: {
        ...{ weights, prices },
        smallest: {
          scores: smallestScoreFlips({ judged: the, bids, leaders }),
          prices: smallestPriceFlips(prices),
          weights: smallestWeightFlips(criteria, weights),
        },
        tests,
        findings: findingsOf(tests, entrants, terms),
        worth: worthOf(nodes, tests.mark),
      },
    },
  }
}
