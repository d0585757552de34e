// The laboratory: the chosen formula, and every other beside it, tried on bids that are made up or that came before, so that its
// faults are known before anybody bids.
import { type Pence, pence } from '../../../platform/kernel/index.ts'
import { formulas } from '../../formulas/rules/all.ts'
import type { Answer, Parameters, PriceFormula } from '../../formulas/rules/formula.ts'
import type { ChosenFormula, Criteria } from '../../rules/criteria.ts'
import {
  type Fraction,
  fraction,
  hundred,
  mostOf,
  nought,
  over,
  sumOf,
  times,
  wholeBelow,
} from '../../rules/fraction.ts'
import { type Worth, worthOf } from './how-sure.ts'
import { termsOf } from './judged.ts'
import { type Entrant, leadersOf, rankOf, standingsOf, type Terms } from './standing.ts'
import { type Finding, type FormulaTests, findingsOf, testsOf } from './tests-of-formula.ts'
import { isPrice, nodesOf } from './tree.ts'

/** A bid to try a formula on. */
export interface TrialBid {
  readonly bid: string
  readonly price: Pence
  /** Of a hundred, over all that is not price. */
  readonly quality: Fraction
}

export interface TrialLine {
  readonly bid: string
  readonly price: Pence
  readonly quality: Fraction
  readonly rank: number | null
  /** Of the hundred: for price, and over all; null where the formula ranks whole bids. */
  readonly priceMarks: Fraction | null
  readonly total: Fraction | null
  /** Where it ranks whole bids: the figure, in pence. */
  readonly figure: Fraction | null
}

export interface FormulaTrial {
  readonly formula: Pick<PriceFormula, 'name' | 'title' | 'version'>
  readonly parameters: Parameters
  readonly chosen: boolean
  readonly result: Answer<{ readonly lines: readonly TrialLine[]; readonly leaders: readonly string[] }>
  readonly tests: FormulaTests
  readonly worth: Worth
  readonly findings: readonly Finding[]
}

export interface LaboratoryReport {
  readonly chosen: FormulaTrial
  readonly others: readonly FormulaTrial[]
  readonly bids: readonly TrialBid[]
  /** Whether the bids were made up here. */
  readonly madeUp: boolean
  readonly terms: Pick<Terms, 'priceMarks' | 'qualityMarks'>
}

interface Trial {
  readonly bids: readonly TrialBid[]
  /** Pence. */
  readonly expected: number
}

const usual = 10_000_000

/** The price that bids are made up around. */
const expectedOf = ({ name, parameters }: ChosenFormula): number => {
  if (name === 'absolute') return Math.floor(((parameters.floor ?? 0) + (parameters.ceiling ?? 0)) / 2) || usual
  return name === 'quality-to-price' ? (parameters.perPoint ?? 0) * 100 || usual : usual
}

/** To the penny below: only what is made up is reckoned from it. */
const meanOf = (bids: readonly TrialBid[]): number | undefined =>
  bids.length === 0
    ? undefined
    : Number(wholeBelow(over(sumOf(bids.map(({ price }) => fraction(price))), fraction(bids.length)))) || undefined

const shapes = [
  ['Cheap and thin', 70, 45],
  ['Cheaper and fair', 85, 65],
  ['In the middle', 100, 75],
  ['Dearer and good', 115, 90],
  ['Dear and no better', 130, 70],
] as const

/** Five bids around a price, from cheap and thin to dear and no better. */
export const madeUpBids = (expected: Pence): readonly TrialBid[] =>
  shapes.map(([bid, share, quality]) => ({
    bid,
    price: pence(Math.max(1, Number(wholeBelow(fraction(BigInt(expected) * BigInt(share), 100))))),
    quality: fraction(quality),
  }))

/** Half as much again either side of the expected price, and as far as the bids go. */
const rangeOf = (
  chosen: ChosenFormula,
  { bids, expected }: Trial,
): { readonly floor: number; readonly ceiling: number } => {
  if (chosen.name === 'absolute')
    return { floor: chosen.parameters.floor ?? 0, ceiling: chosen.parameters.ceiling ?? 0 }
  const prices = bids.map(({ price }) => price)
  const half = Math.max(1, Math.floor(expected / 2))
  return { floor: Math.min(half, ...prices), ceiling: Math.max(half + expected, ...prices) }
}

/** For formulas that were not chosen: parameters that trade marks for pounds as the absolute one would. */
const parametersFor = ({ name }: PriceFormula, chosen: ChosenFormula, trial: Trial, terms: Terms): Parameters => {
  if (name === chosen.name) return chosen.parameters
  const range = rangeOf(chosen, trial)
  if (name === 'absolute') return range
  if (name === 'price-per-quality-point') return { qualityFloor: 5_000 }
  if (name !== 'quality-to-price') return {}
  if (terms.priceMarks.top === 0n) return { perPoint: 0 }
  const aMark = over(fraction(range.ceiling - range.floor), terms.priceMarks)
  return { perPoint: Number(wholeBelow(times(aMark, over(terms.qualityMarks, hundred)))) }
}

const trialOf = (formula: PriceFormula, chosen: ChosenFormula, criteria: Criteria, trial: Trial): FormulaTrial => {
  const { bids, expected } = trial
  const nodes = nodesOf(criteria)
  const whole = termsOf(nodes)
  const parameters = parametersFor(formula, chosen, trial, whole)
  const terms: Terms = { ...whole, formula, parameters }
  const entrants = bids.map(
    ({ bid, price, quality }): Entrant => ({
      ...{ bid, price: fraction(price) },
      marks: times(quality, over(terms.qualityMarks, hundred)),
    }),
  )
  const standings = standingsOf(entrants, terms)
  const leaders = standings.kind === 'value' ? leadersOf(standings.value) : []
  const front = entrants.find(({ bid }) => leaders.includes(bid)) ?? { price: fraction(expected), marks: nought }
  const highest = entrants.length === 0 ? fraction(expected) : mostOf(entrants.map(({ price }) => price))
  const tests = testsOf(entrants, terms, front, highest)
  const points = formula.kind === 'points'
  return {
    formula: { name: formula.name, title: formula.title, version: formula.version },
    ...{ parameters, chosen: formula.name === chosen.name, tests },
    result:
      standings.kind !== 'value'
        ? standings
        : {
            kind: 'value',
            value: {
              leaders,
              lines: standings.value.map((standing, i) => ({
                ...(bids[i] ?? { bid: standing.bid, price: pence(0), quality: nought }),
                rank: rankOf(standings.value, standing),
                priceMarks: points && standing.value !== null ? times(standing.value, terms.priceMarks) : null,
                total: points ? standing.merit : null,
                figure: points ? null : standing.value,
              })),
            },
          },
    worth: worthOf(nodes, tests.mark),
    findings: findingsOf(tests, entrants, terms),
  }
}

/**
 * @param criteria with a formula at the price, whose parameters will do
 * @param given bids that came before, or none: then five are made up around the expected price
 */
export const laboratory = (
  criteria: Criteria,
  given: { readonly bids?: readonly TrialBid[]; readonly expected?: Pence } = {},
): Answer<LaboratoryReport> => {
  const nodes = nodesOf(criteria)
  const chosen = nodes.find(isPrice)?.criterion.formula ?? null
  const formula = chosen && formulas.find(({ name }) => name === chosen.name)
  if (chosen === null || !formula)
    return { kind: 'not-applicable', because: 'No criterion is price with a formula, so there is nothing to test.' }
  const expected = given.expected ?? pence(meanOf(given.bids ?? []) ?? expectedOf(chosen))
  const bids = given.bids ?? madeUpBids(expected)
  const trial = (one: PriceFormula) => trialOf(one, chosen, criteria, { bids, expected })
  const { priceMarks, qualityMarks } = termsOf(nodes)
  return {
    kind: 'value',
    value: {
      chosen: trial(formula),
      others: formulas.filter((one) => one !== formula).map(trial),
      ...{ bids, madeUp: given.bids === undefined, terms: { priceMarks, qualityMarks } },
    },
  }
}
