// What the laboratory for price formulas is asked and what it says. The formulas themselves are modules of their own.
import type { ChosenFormula, Criteria } from '../../rules/criteria.ts'
import { leavesOf } from './tree.ts'

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
