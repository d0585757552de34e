// How sure an outcome is, as parts of a page: for the page where anybody tries a formula, and for whoever decides an award.
import { chart, type Html, html, insetText, rangeChart, table, warningText } from '../../../platform/ui/index.ts'
import type { Criteria } from '../../rules/criteria.ts'
import { type Fraction, hundred, roughly, times } from '../../rules/fraction.ts'
import type { HowSure } from '../rules/how-sure.ts'
import {
  beyondWords,
  inFrontWords,
  intervalWords,
  percentOf,
  priceFlipWords,
  scoreFlipWords,
  titleIn,
  weightFlipWords,
} from '../rules/said.ts'
import type { Finding } from '../rules/tests-of-formula.ts'
import type { WeightInterval } from '../rules/weights.ts'

/** Bounded, because what is drawn is only near. */
const drawn = (share: Fraction): number => Math.min(100, Math.max(0, roughly(times(share, hundred))))

const rangeOf = (criteria: Criteria, one: WeightInterval) => {
  if (one.answer.kind !== 'value') return []
  const { from, to } = one.answer.value
  const now = drawn(one.weight)
  return [
    {
      ...{ label: titleIn(criteria, one.criterion), text: intervalWords(one), now },
      ...{ from: Math.min(now, drawn(from.weight)), to: Math.max(now, drawn(to.weight)) },
    },
  ]
}

/** The one that has least room, in a sentence. */
const leastRoom = (criteria: Criteria, { smallest }: HowSure): string => {
  const [first] = smallest.weights
  if (first === undefined) return 'No weight, moved alone, puts another bid in front.'
  const where = first.past === null ? `to ${percentOf(first.to)}` : `just ${first.past} ${percentOf(first.to)}`
  return `The weight with least room is ${titleIn(criteria, first.criterion)}: move it from ${percentOf(first.from)} ${where}, and ${inFrontWords(first.leaders)}.`
}

export const weightsPart = (criteria: Criteria, sure: HowSure): Html =>
  chart({
    name: 'weights',
    sentence: leastRoom(criteria, sure),
    picture: rangeChart({
      title: 'How far each weight may move before others are in front, in percent of its level',
      ...{ least: 0, most: 100, ranges: sure.weights.flatMap((one) => rangeOf(criteria, one)) },
    }),
    table: {
      caption: 'How far each weight may move',
      columns: [
        { name: 'criterion', title: 'Criterion' },
        { name: 'interval', title: 'The same bids are in front' },
        { name: 'beyond', title: 'Beyond it' },
      ],
      rows: sure.weights.map((one) => [
        titleIn(criteria, one.criterion),
        intervalWords(one),
        beyondWords(one).join(' ') || '–',
      ]),
    },
    source: 'weights beside the one that moves keep their proportions; every end is exact',
  })

const flipList = (title: string, lines: readonly string[], none: string): Html =>
  html`<h3 class="govuk-heading-s">${title}</h3>${
    lines.length === 0
      ? html`<p class="govuk-body">${none}</p>`
      : html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
  }`

export const flipsPart = (criteria: Criteria, { smallest }: HowSure): Html =>
  html`<h2 class="govuk-heading-m">The smallest change that puts others in front</h2>${flipList(
    'One score',
    smallest.scores.map(scoreFlipWords(criteria)),
    'No single score changes it.',
  )}${flipList('One price', smallest.prices.map(priceFlipWords), 'No single price changes it.')}${flipList(
    'One weight',
    smallest.weights.map(weightFlipWords(criteria)),
    'No single weight changes it.',
  )}`

export const withoutPart = ({ tests }: HowSure): Html =>
  table({
    caption: 'With one bid taken away',
    captionSize: 'm',
    columns: [
      { name: 'removed', title: 'Taken away' },
      { name: 'front', title: 'Then in front' },
      { name: 'turned', title: 'Order of the others' },
    ],
    rows: tests.leaveOneOut.map(({ removed, answer }) =>
      answer.kind === 'value'
        ? [
            removed,
            answer.value.leaders.join(', ') || 'nobody',
            answer.value.turned.length === 0
              ? 'as it was'
              : answer.value.turned.map(({ fell, rose }) => `${rose} now before ${fell}`).join('; '),
          ]
        : [removed, '–', answer.kind === 'failed' ? answer.what : answer.because],
    ),
  })

/** Warnings in full, what to take care of in a box, the rest as a list. */
export const findingsPart = (findings: readonly Finding[]): Html => {
  const of = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity)
  return html`${of('warning').map(({ words }) => warningText(words))}${of('caution').map(({ words }) => insetText(words))}${
    of('note').length > 0 &&
    html`<ul class="govuk-list govuk-list--bullet">${of('note').map(({ words }) => html`<li>${words}</li>`)}</ul>`
  }`
}
