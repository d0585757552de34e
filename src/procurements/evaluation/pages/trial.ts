// What came of bids that somebody tried: who is in front, how sure that is, what the formula did to them, and what others would do.
import { formatPence, pence } from '../../../platform/kernel/index.ts'
import { barChart, type Cell, chart, type Html, html, insetText, table } from '../../../platform/ui/index.ts'
import { formulaNamed } from '../../formulas/rules/all.ts'
import type { Answer, PriceFormula } from '../../formulas/rules/formula.ts'
import type { Criteria } from '../../rules/criteria.ts'
import { type Fraction, isLess, leastOf, minus, nought, poundsOf, roughly, rounded } from '../../rules/fraction.ts'
import type { HowSure } from '../rules/how-sure.ts'
import type { FormulaTrial } from '../rules/laboratory.ts'
import { inFrontWords } from '../rules/said.ts'
import type { BidResult, Evaluated } from '../rules/types.ts'
import { findingsPart, flipsPart, weightsPart, withoutPart } from './how-sure.ts'

export interface TrialView {
  readonly formula: PriceFormula
  readonly criteria: Criteria
  readonly answer: Answer<{ readonly result: Evaluated; readonly sure: HowSure }>
  /** The same bids by every formula, this one first. */
  readonly compared: readonly FormulaTrial[]
}

export const bidColumns = ({ kind }: PriceFormula) => [
  { name: 'bid', title: 'Bid' },
  { name: 'place', title: 'Place', numeric: true as const },
  { name: 'price', title: 'Price, £', numeric: true as const },
  { name: 'quality', title: 'Quality, of 100', numeric: true as const },
  ...(kind === 'points'
    ? [
        { name: 'quality-marks', title: 'Marks for quality', numeric: true as const },
        { name: 'price-marks', title: 'Marks for price', numeric: true as const },
        { name: 'all-marks', title: 'All marks', numeric: true as const },
      ]
    : [{ name: 'figure', title: 'Figure, £', numeric: true as const }]),
]

const shown = (amount: Fraction | null | undefined): string | null => (amount == null ? null : rounded(amount))

const placed = (bids: readonly BidResult[]): readonly BidResult[] =>
  bids.toSorted((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER))

/** The rows of the table, for its twins too. */
export const bidRows = (
  { kind }: PriceFormula,
  { bids }: Evaluated,
): readonly (readonly (string | number | null)[])[] =>
  placed(bids).map(({ bid, rank, price, quality, marks, total, figure }) => [
    ...[bid, rank, price === null ? null : formatPence(price).replace('£', ''), rounded(quality)],
    ...(kind === 'points'
      ? [shown(marks.quality), shown(marks.price), shown(total)]
      : [figure === null ? null : poundsOf(figure).replace('£', '')]),
  ])

const upper = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

/** For points: all marks. Where whole bids are ranked: how much dearer each is than the best, so that nothing is below nought. */
const bars = ({ kind }: PriceFormula, { bids, leaders }: Evaluated) => {
  const figures = bids.flatMap(({ figure, rank }) => (figure === null || rank === null ? [] : [figure]))
  const best = figures.length === 0 ? nought : leastOf(figures)
  return placed(bids).flatMap(({ bid, rank, total, figure }) => {
    const value = kind === 'points' ? total : figure && minus(figure, best)
    if (rank === null || value === null || isLess(value, nought)) return []
    const text =
      kind === 'points' ? `${rounded(value)} marks` : value.top === 0n ? 'the best' : `${poundsOf(value)} more`
    return [{ label: bid, value: roughly(value), text, chosen: leaders.includes(bid) }]
  })
}

const picture = (formula: PriceFormula, result: Evaluated, links: Links): Html =>
  chart({
    name: 'answer-chart',
    sentence: `${upper(inFrontWords(result.leaders))} by “${formula.title}”.`,
    picture: barChart({
      name: 'bids',
      title:
        formula.kind === 'points'
          ? 'All marks of each bid, of a hundred'
          : 'How much more each bid comes to than the best, in pounds',
      bars: bars(formula, result),
    }),
    table: {
      ...{ caption: 'Bids and their places', columns: bidColumns(formula), links },
      rows: bidRows(formula, result).map((row) => row.map((cell): Cell => cell ?? '–')),
    },
  })

const leadersWords = ({ result }: FormulaTrial): string =>
  result.kind === 'value'
    ? result.value.leaders.join(', ') || 'nobody'
    : result.kind === 'failed'
      ? result.what
      : result.because

const given = ({ formula, parameters, chosen }: FormulaTrial): string => {
  const all = (formulaNamed(formula.name)?.parameters ?? []).map(({ name, label, unit }) => {
    const value = parameters[name] ?? 0
    return `${label.toLowerCase()} ${unit === 'pence' ? formatPence(pence(value)) : `${value / 100}%`}`
  })
  return all.length === 0 || chosen ? '' : ` (${all.join(', ')})`
}

const comparedTable = (all: readonly FormulaTrial[]): Html =>
  table({
    caption: 'The same bids by every formula',
    captionSize: 'm',
    columns: [
      { name: 'formula', title: 'Formula' },
      { name: 'front', title: 'In front' },
      { name: 'warnings', title: 'Warnings', numeric: true },
    ],
    rows: all.map((trial) => [
      `${trial.formula.title}${given(trial)}`,
      leadersWords(trial),
      trial.findings.filter(({ severity }) => severity === 'warning').length,
    ]),
  })

interface Links {
  readonly csv?: string
  readonly json?: string
}

export const resultPart = ({ formula, criteria, answer, compared }: TrialView, links: Links): Html => {
  if (answer.kind !== 'value')
    return html`<section aria-labelledby="answer"><h2 class="govuk-heading-l" id="answer">The answer</h2>${insetText(
      html`<p class="govuk-body"><strong>There is no answer.</strong> ${answer.kind === 'failed' ? answer.what : answer.because}</p>`,
    )}</section>`
  const { result, sure } = answer.value
  return html`<section aria-labelledby="answer"><h2 class="govuk-heading-l" id="answer">The answer</h2>${picture(formula, result, links)}<h2 class="govuk-heading-m">What the formula does to these bids</h2>${findingsPart(sure.findings)}${weightsPart(criteria, sure)}${flipsPart(criteria, sure)}${withoutPart(sure)}${comparedTable(compared)}</section>`
}
