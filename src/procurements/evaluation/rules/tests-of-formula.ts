// What a formula does to bids, in one place: taken away, made silly, spread evenly, tied. And what that means, in plain words.
import { count, listOf } from '../../../platform/kernel/index.ts'
import type { Answer } from '../../formulas/rules/formula.ts'
import { compare, type Fraction, fraction, poundsOf, rounded, signOf, sizeOf, times } from '../../rules/fraction.ts'
import { leaveOneOut, type OutlierTest, outlierTests, type WithoutOne } from './rivals.ts'
import type { Entrant, Terms } from './standing.ts'
import { type Goldilocks, goldilocks, type TieTest, tieTest, worthOfMark } from './trials.ts'

export interface FormulaTests {
  readonly leaveOneOut: readonly WithoutOne[]
  readonly outliers: readonly OutlierTest[]
  readonly goldilocks: Answer<Goldilocks>
  readonly ties: TieTest
  /** Pence that one mark of the hundred is traded for. */
  readonly mark: Answer<Fraction>
}

export interface Finding {
  /** `warning`: it may give the contract to the wrong bid. `caution`: know it before you publish. `note`: good to know. */
  readonly severity: 'warning' | 'caution' | 'note'
  readonly test: 'goldilocks' | 'leave-one-out' | 'outlier' | 'tie' | 'worth' | 'range' | 'weights'
  readonly words: string
}

/**
 * @param around the bid whose price the worth of a mark is asked at
 * @param highest pence: the price of the dearest of the three bids of the Goldilocks test, where no range is published
 */
export const testsOf = (
  entrants: readonly Entrant[],
  terms: Terms,
  around: Pick<Entrant, 'price' | 'marks'>,
  highest: Fraction,
): FormulaTests => ({
  leaveOneOut: leaveOneOut(entrants, terms),
  outliers: outlierTests(entrants, terms),
  goldilocks: goldilocks(terms, highest),
  ties: tieTest(terms, around.price),
  mark: worthOfMark(terms, entrants, around),
})

const marks = (amount: Fraction): string => `${rounded(amount)} ${rounded(amount) === '1.00' ? 'mark' : 'marks'}`

const goldilocksFindings = (answer: Answer<Goldilocks>, terms: Terms): readonly Finding[] => {
  if (answer.kind !== 'value') return []
  const { verdict, everWins, worst } = answer.value
  const test = 'goldilocks'
  if (verdict === 'even')
    return [
      {
        ...{ severity: 'note', test },
        words:
          'Of three bids that cost the same for each point of quality, the middle one gets exactly what lies between the two others.',
      },
    ]
  if (verdict === 'favoured')
    return [
      {
        ...{ severity: 'caution', test },
        words:
          'Of three bids that cost the same for each point of quality, the middle one gets more than lies between the two others.',
      },
    ]
  const less = terms.formula?.kind === 'points' ? ` (up to ${marks(sizeOf(worst.aboveLine))} less)` : ''
  return [
    {
      ...{ severity: 'warning', test },
      words: `Of three bids that cost the same for each point of quality, the middle one gets less than lies between the two others${less}.${everWins ? '' : ' It can never win.'}`,
    },
  ]
}

const withoutFindings = (all: readonly WithoutOne[]): readonly Finding[] =>
  all.flatMap(({ removed, answer }): readonly Finding[] => {
    const test = 'leave-one-out'
    if (answer.kind !== 'value') return []
    const { turned, unexpected, leaders } = answer.value
    if (unexpected)
      return [
        {
          ...{ severity: 'warning', test },
          words: `Take ${removed} away, and ${listOf(leaders)} ${leaders.length === 1 ? 'is' : 'are'} in front of the others, though no other bid has changed.`,
        },
      ]
    const [first] = turned
    if (first === undefined) return []
    return [
      {
        ...{ severity: 'caution', test },
        words: `Take ${removed} away, and ${first.rose} comes before ${first.fell}, though neither has changed.`,
      },
    ]
  })

const sillyWords = { 'silly-low': 'A silly low bid', 'silly-high': 'A silly high bid' } as const

const outlierFindings = (all: readonly OutlierTest[]): readonly Finding[] =>
  all.flatMap(({ kind, price, answer }): readonly Finding[] => {
    if (answer.kind !== 'value') return []
    const { wins, changed, turned, shift, leaders } = answer.value
    const test = 'outlier'
    const who = `${sillyWords[kind]} of ${poundsOf(price)}, with no marks for anything else,`
    return [
      ...(wins ? [{ severity: 'warning', test, words: `${who} would win.` } as const] : []),
      ...(changed
        ? [
            {
              ...({ severity: 'warning', test } as const),
              words: `${who} changes which of the others is in front: ${listOf(leaders)}.`,
            },
          ]
        : turned.length > 0
          ? [{ severity: 'caution', test, words: `${who} turns the order of others.` } as const]
          : shift !== null && signOf(shift) > 0
            ? [
                {
                  ...({ severity: 'caution', test } as const),
                  words: `${who} moves the marks of others by up to ${rounded(shift)}, though it changes no place.`,
                },
              ]
            : []),
    ]
  })

const tieFindings = ({ alike, onePercent }: TieTest, terms: Terms): readonly Finding[] => {
  const test = 'tie'
  const lost = onePercent.kind === 'value' ? onePercent.value : null
  return [
    ...(alike.kind === 'not-applicable'
      ? [{ severity: 'caution', test, words: `There may be no answer: ${alike.because}` } as const]
      : []),
    ...(lost !== null && compare(lost, times(terms.priceMarks, fraction(1, 10))) > 0
      ? [
          {
            ...({ severity: 'warning', test } as const),
            words: `Of two bids, the one that costs 1% more loses ${rounded(lost)} of the ${marks(terms.priceMarks)} for price.`,
          },
        ]
      : []),
  ]
}

const rangeFindings = (entrants: readonly Entrant[], { formula, parameters }: Terms): readonly Finding[] => {
  const { floor, ceiling } = parameters
  if (formula?.name !== 'absolute' || floor === undefined || ceiling === undefined) return []
  const outside = entrants.filter(
    ({ price }) => compare(price, fraction(floor)) < 0 || compare(price, fraction(ceiling)) > 0,
  )
  if (outside.length === 0) return []
  return [
    {
      ...{ severity: 'caution', test: 'range' },
      words: `${count(outside.length, 'price')} ${outside.length === 1 ? 'lies' : 'lie'} outside the published range (${listOf(outside.map(({ bid }) => bid))}): beyond it, a lower price gains nothing and a higher one loses nothing.`,
    },
  ]
}

const worthFindings = (mark: Answer<Fraction>, terms: Terms): readonly Finding[] => [
  ...(mark.kind === 'value'
    ? [
        {
          ...({ severity: 'note', test: 'worth' } as const),
          words: `One mark of the hundred is traded for ${poundsOf(mark.value)}${terms.formula?.relative ? ' around this price; who else bids changes that' : ''}.`,
        },
      ]
    : []),
  ...(terms.formula?.kind === 'whole' && signOf(terms.priceMarks) > 0
    ? [
        {
          ...({ severity: 'caution', test: 'weights' } as const),
          words: `The ${marks(terms.priceMarks)} for price do not count: this formula sets prices against quality in its own way.`,
        },
      ]
    : []),
]

const graver = { warning: 0, caution: 1, note: 2 } as const

/** The gravest first. */
export const findingsOf = (tests: FormulaTests, entrants: readonly Entrant[], terms: Terms): readonly Finding[] =>
  terms.formula === null
    ? []
    : [
        ...goldilocksFindings(tests.goldilocks, terms),
        ...withoutFindings(tests.leaveOneOut),
        ...outlierFindings(tests.outliers),
        ...tieFindings(tests.ties, terms),
        ...rangeFindings(entrants, terms),
        ...worthFindings(tests.mark, terms),
      ].toSorted((a, b) => graver[a.severity] - graver[b.severity])
