// What the laboratory for price formulas is asked and what it says. Each formula is a module elsewhere; until one is joined, the absolute
// one is here, which is the default: each price gets the same points whoever else bids.
import { formatPence, pence } from '../../../platform/kernel/index.ts'
import type { ChosenFormula, Criteria } from '../../rules/criteria.ts'
import { isSocialValue, leavesOf, shareOf } from './tree.ts'

export interface FormulaParameter {
  readonly name: string
  readonly label: string
  readonly hint: string
  /** Pence, typed as pounds; or ten-thousandths, typed as a percentage. */
  readonly unit: 'pence' | 'share'
}

export interface FormulaOffered {
  readonly name: string
  readonly title: string
  readonly words: string
  readonly parameters: readonly FormulaParameter[]
}

/** As it is kept with the tender and shown to everybody. */
export interface LaboratoryReport {
  readonly formula: { readonly name: string; readonly title: string }
  readonly sentences: readonly string[]
  readonly tables: readonly {
    readonly caption: string
    readonly columns: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }[]
}

export interface PriceLaboratory {
  readonly formulas: readonly FormulaOffered[]
  /** Why the parameters do not do, by name; undefined where they do. */
  readonly wrongWith: (formula: ChosenFormula) => Readonly<Record<string, string>> | undefined
  readonly report: (criteria: Criteria, formula: ChosenFormula) => LaboratoryReport
}

export const isReport = (report: unknown): report is LaboratoryReport =>
  typeof report === 'object' && report !== null && 'sentences' in report && 'tables' in report && 'formula' in report

export const priceLeaf = (criteria: Criteria) => leavesOf(criteria).find(({ criterion }) => criterion.kind === 'price')

const bounds = ({ parameters }: ChosenFormula) => ({ floor: parameters.floor ?? 0, ceiling: parameters.ceiling ?? 0 })

/** In ten-thousandths of the full mark. */
export const absolutePoints = (formula: ChosenFormula, price: number): number => {
  const { floor, ceiling } = bounds(formula)
  return Math.round((Math.min(Math.max(ceiling - price, 0), ceiling - floor) * 10_000) / (ceiling - floor))
}

const hundredths = (share: number): string => (share / 100).toFixed(2)
const pounds = (amount: number): string => formatPence(pence(Math.round(amount)))

export const absoluteOnly: PriceLaboratory = {
  formulas: [
    {
      ...{ name: 'absolute', title: 'Absolute: a published range' },
      words:
        'The lowest price of the range and anything below it gets all points; the highest and anything above it none; between them it is a straight line.',
      parameters: [
        {
          name: 'floor',
          label: 'Lowest price of the range',
          hint: 'Below it the service could not be good.',
          unit: 'pence',
        },
        { name: 'ceiling', label: 'Highest price of the range', hint: 'Above it we could not pay.', unit: 'pence' },
      ],
    },
  ],
  wrongWith: (formula) => {
    const { floor, ceiling } = bounds(formula)
    return ceiling > floor ? undefined : { ceiling: 'The highest price must be above the lowest.' }
  },
  report: (criteria, formula) => {
    const { floor, ceiling } = bounds(formula)
    const price = priceLeaf(criteria)?.share ?? 0
    const social = shareOf(criteria, isSocialValue)
    const quarter = (ceiling - floor) / 4
    const prices = [0, 1, 2, 3, 4].map((step) => floor + quarter * step)
    const aMark = price === 0 ? null : (ceiling - floor) / (price / 100)
    return {
      formula: { name: 'absolute', title: 'Absolute: a published range' },
      sentences: [
        'The points of a price depend on that price alone. So no bid that is taken away, added or very cheap changes the order of the others.',
        'Two bids at the same price get the same points.',
        ...(aMark === null ? [] : [`One mark in a hundred for price is worth ${pounds(aMark)}.`]),
        ...(aMark === null || social === 0
          ? []
          : [
              `So one mark in a hundred for social value is worth ${pounds(aMark)} too: the full ${hundredths(social)} marks outweigh ${pounds((aMark * social) / 100)} of price.`,
            ]),
      ],
      tables: [
        {
          caption: 'Points for made-up prices',
          columns: ['Price', 'Of the marks for price', 'Of all marks'],
          rows: prices.map((one) => {
            const points = absolutePoints(formula, one)
            return [pounds(one), `${hundredths(points)}%`, hundredths((points * price) / 10_000)]
          }),
        },
      ],
    }
  },
}
