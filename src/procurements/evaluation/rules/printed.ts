// What was found, as data: every exact number as a fraction that another program can reckon on with, beside what a person reads.
// Rounded half away from nought, and only here.
import type { Answer } from '../../formulas/rules/formula.ts'
import type { Criteria } from '../../rules/criteria.ts'
import { exactly, type Fraction, fraction, hundred, rounded, times } from '../../rules/fraction.ts'
import type { HowSure } from './how-sure.ts'
import type { FormulaTests } from './tests-of-formula.ts'
import { nodesOf, weightOf } from './tree.ts'
import type { BidResult, Evaluated } from './types.ts'
import type { IntervalEnd, WeightFlip, WeightInterval } from './weights.ts'

export const roundingWords =
  'Every number is exact. "exact" is a fraction; "shown" is the same to two decimals, rounded half away from nought. Ties are ties.'

export interface Printed {
  readonly exact: string
  readonly shown: string
}

export const printed = (amount: Fraction): Printed => ({ exact: exactly(amount), shown: rounded(amount) })
const orNull = (amount: Fraction | null): Printed | null => (amount === null ? null : printed(amount))
/** Of shares from 0 to 1: shown of a hundred. */
const percent = (share: Fraction): Printed => ({ exact: exactly(share), shown: `${rounded(times(share, hundred))}%` })
/** Of pence: shown in pounds. */
const pounds = (amount: Fraction): Printed => ({
  exact: exactly(amount),
  shown: rounded(times(amount, fraction(1, 100))),
})

const answer = <T, U>(given: Answer<T>, of: (value: T) => U) =>
  given.kind === 'value' ? { kind: given.kind, ...of(given.value) } : given

const bid = ({ bid: name, price, rank, total, quality, figure, marks, because }: BidResult) => ({
  ...{ bid: name, price, rank, total: orNull(total), quality: printed(quality) },
  figure: figure === null ? null : pounds(figure),
  marks: Object.fromEntries(Object.entries(marks).map(([id, amount]) => [id, orNull(amount)])),
  because,
})

const end = ({ weight, included, at, beyond }: IntervalEnd) => ({ weight: percent(weight), included, at, beyond })

const interval = ({ criterion, weight, share, answer: given }: WeightInterval) => ({
  ...{ criterion, weight: percent(weight), share: percent(share) },
  interval: answer(given, ({ from, to }) => ({ from: end(from), to: end(to) })),
})

const weightFlip = ({ criterion, from, to, past, moved, leaders }: WeightFlip) => ({
  ...{ criterion, from: percent(from), to: percent(to), past, moved: percent(moved), leaders },
})

export const printedTests = ({ leaveOneOut, outliers, goldilocks, ties }: FormulaTests) => ({
  leaveOneOut: leaveOneOut.map(({ removed, answer: given }) => ({ removed, ...answer(given, (value) => value) })),
  outliers: outliers.map(({ kind: which, price, answer: given }) => ({
    ...{ bid: which, price: pounds(price) },
    ...answer(given, ({ shift, ...rest }) => ({ ...rest, shift: orNull(shift) })),
  })),
  goldilocks: answer(goldilocks, ({ tries, verdict, everWins }) => ({
    ...{ verdict, everWins },
    tries: tries.map(({ price, quality, merits, middle, aboveLine }) => ({
      ...{ price: pounds(price), quality: printed(quality), middle, aboveLine: printed(aboveLine) },
      merits: merits.map(printed),
    })),
  })),
  ties: {
    alike: answer(ties.alike, (same) => ({ same })),
    onePercent: answer(ties.onePercent, (lost) => ({ lost: orNull(lost) })),
  },
})

export const printedEvaluation = (criteria: Criteria, { formula, bids, leaders }: Evaluated, sure: HowSure) => ({
  kind: 'value' as const,
  rounding: roundingWords,
  formula,
  leaders,
  criteria: nodesOf(criteria).map(({ criterion, share }) => ({
    ...{ id: criterion.id, title: criterion.title, kind: criterion.kind, weight: percent(weightOf(criterion)) },
    marks: printed(times(share, hundred)),
  })),
  bids: bids.map(bid),
  weights: sure.weights.map(interval),
  smallestFlip: {
    ...{ scores: sure.smallest.scores, prices: sure.smallest.prices },
    weights: sure.smallest.weights.map(weightFlip),
  },
  prices: sure.prices,
  ...printedTests(sure.tests),
  worth: {
    mark: answer(sure.worth.mark, (value) => ({ pounds: pounds(value) })),
    socialValue: sure.worth.socialValue && {
      marks: printed(sure.worth.socialValue.marks),
      pounds: pounds(sure.worth.socialValue.pence),
    },
    criteria: sure.worth.criteria.map(({ criterion, full, step }) => ({
      ...{ criterion, full: pounds(full), step: pounds(step) },
    })),
  },
  findings: sure.findings,
})
