// The price formulas: everybody may read what they do, and try bids. Nothing is asked of the database, and nothing is kept.
import { get, type Route, showData, Type } from '../../platform/http/index.ts'
import { formulas } from '../formulas/rules/all.ts'
import type { PriceFormula } from '../formulas/rules/formula.ts'
import { fraction } from '../rules/fraction.ts'
import { PriceFormulas } from './api.ts'
import { type Tried, triedForm, triedTyped } from './forms/tried.ts'
import { formulaColumns, priceFormulasPage } from './pages/price-formulas.ts'
import { bidColumns, bidRows, type TrialView } from './pages/trial.ts'
import { howSure } from './rules/how-sure.ts'
import { type FormulaTrial, laboratory } from './rules/laboratory.ts'
import { printedEvaluation } from './rules/printed.ts'

const described = ({ name, title, version, definition, rule, fault, limits, sources, parameters }: PriceFormula) => ({
  ...{ name, title, version, definition, rule, fault, limits, sources },
  parameters: parameters.map(({ name: key, label, hint, unit }) => ({ name: key, label, hint, unit })),
})

const comparison = ({ criteria, bids }: Tried): readonly FormulaTrial[] => {
  const report = laboratory(criteria, {
    bids: bids.flatMap(({ bid, price, scores }) =>
      price === null ? [] : [{ bid, price, quality: fraction(scores.quality ?? 0) }],
    ),
  })
  return report.kind === 'value' ? [report.value.chosen, ...report.value.others] : []
}

const tried = (given: Tried): TrialView => ({
  ...{ formula: given.formula, criteria: given.criteria, compared: comparison(given) },
  answer: howSure(given.criteria, given.bids),
})

const dataOf = ({ criteria, answer, compared }: TrialView) => ({
  evaluation: answer.kind === 'value' ? printedEvaluation(criteria, answer.value.result, answer.value.sure) : answer,
  compared: compared.map(({ formula, parameters, result, findings }) => ({
    ...{ ...formula, parameters, findings },
    leaders: result.kind === 'value' ? result.value.leaders : null,
  })),
})

export const evaluationRoutes: readonly Route[] = [
  get({
    name: 'price-formulas',
    path: '/price-formulas',
    permission: 'procurements.tools',
    words: 'How prices become points: each formula with its fault, and what it does to the bids in the address.',
    query: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 120 })),
    answer: PriceFormulas,
    handle: async ({ query }) => {
      const typed = triedTyped(query)
      const read = typed.ok ? triedForm(typed.value) : undefined
      const errors = read === undefined || read.ok ? {} : read.errors
      const trial = read?.ok ? tried(read.value) : null
      return showData(
        {
          ...{ formulas: formulas.map(described), errors },
          ...(trial === null ? { evaluation: null, compared: [] } : dataOf(trial)),
        },
        (links) => priceFormulasPage({ typed: typed.ok ? typed.value : {}, errors, trial }, links),
        trial?.answer.kind === 'value'
          ? { columns: bidColumns(trial.formula), rows: bidRows(trial.formula, trial.answer.value.result) }
          : {
              columns: formulaColumns,
              rows: formulas.map(({ name, title, version, definition, rule, fault }) => [
                ...[name, title, version, definition, rule, fault],
              ]),
            },
      )
    },
  }),
]
