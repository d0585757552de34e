// What was found, in lines of words: for the terminal, and sentence by sentence for pages.
import { count, formatPence, listOf, pence } from '../../../platform/kernel/index.ts'
import type { Criteria } from '../../rules/criteria.ts'
import { type Fraction, hundred, poundsOf, rounded, times } from '../../rules/fraction.ts'
import type { HowSure } from './how-sure.ts'
import type { PriceFlip } from './price-flips.ts'
import type { ScoreFlip } from './score-flips.ts'
import { nodesOf } from './tree.ts'
import type { BidResult, Evaluated } from './types.ts'
import type { WeightFlip, WeightInterval } from './weights.ts'

export const percentOf = (share: Fraction): string => `${rounded(times(share, hundred)).replace(/\.?0+$/, '')}%`

/** `A is in front`, `A and B are level in front`, `nobody is in front`. */
export const inFrontWords = (leaders: readonly string[] | null): string => {
  if (leaders === null) return 'there is no answer'
  if (leaders.length === 0) return 'nobody is in front'
  return leaders.length === 1 ? `${leaders[0]} is in front` : `${listOf(leaders)} are level in front`
}

export const titleIn = (criteria: Criteria, id: string): string =>
  nodesOf(criteria).find(({ criterion }) => criterion.id === id)?.criterion.title ?? id

export const intervalWords = ({ weight, answer }: WeightInterval): string => {
  if (answer.kind !== 'value') return answer.kind === 'failed' ? answer.what : answer.because
  const { from, to } = answer.value
  // At the very end there may be no answer at all; that is no other bid in front.
  const free = [from, to].every(({ included, at, beyond }) => beyond === null && (included || at === null))
  return free
    ? `${percentOf(weight)} now; no weight from 0% to 100% changes who is in front`
    : `${percentOf(weight)} now; the same from ${percentOf(from.weight)} to ${percentOf(to.weight)}`
}

/** What happens below the interval and above it, where anything does. */
export const beyondWords = ({ answer }: WeightInterval): readonly string[] =>
  answer.kind !== 'value'
    ? []
    : (['from', 'to'] as const).flatMap((side) => {
        const { weight, included, at, beyond } = answer.value[side]
        const where = side === 'from' ? 'below' : 'above'
        if (beyond === null && (included || at === null)) return []
        const atIt = included ? '' : `At ${percentOf(weight)} ${inFrontWords(at)}`
        const past = beyond === null ? '' : `${where} ${percentOf(weight)} ${inFrontWords(beyond)}`
        const all = [atIt, past].filter((words) => words !== '').join('; ')
        return [`${all.charAt(0).toUpperCase()}${all.slice(1)}.`]
      })

export const scoreFlipWords =
  (criteria: Criteria) =>
  ({ bid, criterion, from, to, steps, leaders }: ScoreFlip): string =>
    `${count(steps, 'step')} for ${bid} in ${titleIn(criteria, criterion)} (${from} to ${to}): ${inFrontWords(leaders)}.`

export const priceFlipWords = ({ bid, from, to, change, leaders }: PriceFlip): string =>
  `${formatPence(pence(Math.abs(change)))} ${change < 0 ? 'less' : 'more'} from ${bid} (${formatPence(from)} to ${formatPence(to)}): ${inFrontWords(leaders)}.`

export const weightFlipWords =
  (criteria: Criteria) =>
  ({ criterion, from, to, past, leaders }: WeightFlip): string =>
    `${titleIn(criteria, criterion)} at ${past === null ? '' : `just ${past} `}${percentOf(to)} instead of ${percentOf(from)}: ${inFrontWords(leaders)}.`

const figures = ({ price, quality, total, figure, because }: BidResult): string =>
  [
    price === null ? 'no price' : formatPence(price),
    total === null ? `quality ${rounded(quality)}` : `${rounded(total)} marks`,
    ...(figure === null ? [] : [poundsOf(figure)]),
    ...(because === null ? [] : [because]),
  ].join(', ')

const list = (title: string, lines: readonly string[], none: string): readonly string[] => [
  '',
  title,
  ...(lines.length === 0 ? [`  ${none}`] : lines.map((line) => `  ${line}`)),
]

export const evaluationWords = (criteria: Criteria, { bids, leaders, formula }: Evaluated, sure: HowSure): string => {
  const order = (rank: number | null): number => rank ?? Number.MAX_SAFE_INTEGER
  return [
    `${inFrontWords(leaders).replace(/^./, (letter) => letter.toUpperCase())}.${formula === null ? '' : ` Prices by “${formula.title}”, version ${formula.version}.`}`,
    ...list(
      'Ranking',
      bids
        .toSorted((a, b) => order(a.rank) - order(b.rank))
        .map((bid) => `${bid.rank ?? '–'}. ${bid.bid}: ${figures(bid)}`),
      '',
    ),
    ...list(
      'How far each weight may move, those beside it keeping their proportions',
      sure.weights.flatMap((one) => [
        `${titleIn(criteria, one.criterion)}: ${intervalWords(one)}`,
        ...beyondWords(one).map((words) => `  ${words}`),
      ]),
      '',
    ),
    ...list(
      'The smallest change that puts others in front',
      [
        ...sure.smallest.scores.map(scoreFlipWords(criteria)),
        ...sure.smallest.prices.map(priceFlipWords),
        ...sure.smallest.weights.map(weightFlipWords(criteria)),
      ],
      'No single score, price or weight changes it.',
    ),
    ...list(
      'With one bid taken away',
      sure.tests.leaveOneOut.map(({ removed, answer }) =>
        answer.kind === 'value'
          ? `Without ${removed}: ${inFrontWords(answer.value.leaders)}${answer.value.turned.map(({ fell, rose }) => `; ${rose} comes before ${fell}`).join('')}.`
          : `Without ${removed}: ${answer.kind === 'failed' ? answer.what : answer.because}`,
      ),
      'No bid may win.',
    ),
    ...list(
      'What the formula does',
      sure.findings.map(({ severity, words }) => `${severity}: ${words}`),
      'Price does not count.',
    ),
    '',
    'Marks are of a hundred; rounded half away from nought, and only in print.',
  ].join('\n')
}
