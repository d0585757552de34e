// The laboratory as a tender keeps it: sentences and tables in the words of the day it was locked, so that it reads the same for ever.
import { formatPence, type Pence } from '../../../platform/kernel/index.ts'
import { formulaNamed, formulas, wrongWith } from '../../formulas/rules/all.ts'
import type { Answer, FormulaParameter } from '../../formulas/rules/formula.ts'
import type { ChosenFormula, Criteria } from '../../rules/criteria.ts'
import { type Fraction, poundsOf, rounded } from '../../rules/fraction.ts'
import { type FormulaTrial, type LaboratoryReport, laboratory, type TrialBid } from './laboratory.ts'
import type { Finding } from './tests-of-formula.ts'
import { nodesOf } from './tree.ts'

export interface KeptReport {
  readonly formula: { readonly name: string; readonly title: string; readonly version: string }
  readonly parameters: Readonly<Record<string, number>>
  readonly findings: readonly Finding[]
  readonly sentences: readonly string[]
  readonly tables: readonly {
    readonly caption: string
    readonly columns: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }[]
}

export interface FormulaOffered {
  readonly name: string
  readonly title: string
  readonly words: string
  readonly parameters: readonly FormulaParameter[]
}

const value = <T>(answer: Answer<T>, words: (value: T) => string): string =>
  answer.kind === 'value' ? words(answer.value) : answer.kind === 'failed' ? answer.what : answer.because

const severities = { warning: 'Warning: ', caution: 'Take care: ', note: '' } as const

const shown = (amount: Fraction | null): string => (amount === null ? '–' : rounded(amount))

const bidTable = ({ formula, result }: FormulaTrial, madeUp: boolean): KeptReport['tables'] => {
  if (result.kind !== 'value') return []
  const whole = formulaNamed(formula.name)?.kind === 'whole'
  return [
    {
      caption: madeUp ? 'Bids that were made up for the test' : 'Bids that came before',
      columns: ['Bid', 'Price', 'Quality of 100', ...(whole ? ['Figure'] : ['Marks for price', 'All marks']), 'Place'],
      rows: result.value.lines.map(({ bid, price, quality, priceMarks, total, figure, rank }) => [
        ...[bid, formatPence(price), rounded(quality)],
        ...(whole ? [figure === null ? '–' : poundsOf(figure)] : [shown(priceMarks), shown(total)]),
        rank === null ? 'may not win' : String(rank),
      ]),
    },
  ]
}

const goldilocksWords = { even: 'gets what lies between', favoured: 'gets more', penalised: 'gets less' } as const

const row = ({ formula, chosen, result, tests, findings }: FormulaTrial): readonly string[] => [
  `${formula.title}${chosen ? ' (chosen)' : ''}`,
  value(result, ({ leaders }) => leaders.join(', ')),
  value(tests.goldilocks, ({ verdict }) => goldilocksWords[verdict]),
  tests.leaveOneOut.some(({ answer }) => answer.kind === 'value' && answer.value.turned.length > 0)
    ? 'order turns'
    : 'order stays',
  tests.outliers.some(({ answer }) => answer.kind === 'value' && (answer.value.changed || answer.value.wins))
    ? 'changes who is in front'
    : 'changes nobody in front',
  value(tests.ties.onePercent, (lost) => (lost === null ? '–' : rounded(lost))),
  value(tests.mark, poundsOf),
  String(findings.filter(({ severity }) => severity === 'warning').length),
]

const compared = ({ chosen, others }: LaboratoryReport): KeptReport['tables'][number] => ({
  caption: 'The chosen formula beside the others, by the same bids',
  columns: [
    ...['Formula', 'In front', 'The middle of three equal bids', 'One bid left out', 'A silly bid'],
    ...['Marks lost by 1% more', 'Worth of one mark', 'Warnings'],
  ],
  rows: [chosen, ...others].map(row),
})

const socialWords = ({ worth }: FormulaTrial): readonly string[] =>
  worth.socialValue === null
    ? []
    : [
        `The full ${rounded(worth.socialValue.marks)} marks for social value outweigh ${poundsOf(worth.socialValue.pence)} of price.`,
      ]

const stepTable = ({ worth }: FormulaTrial, criteria: Criteria): KeptReport['tables'] =>
  worth.criteria.length === 0
    ? []
    : [
        {
          caption: 'What scores are worth in pounds',
          columns: ['Criterion', 'Full marks', 'One step of its scale'],
          rows: worth.criteria.map(({ criterion, full, step }) => [
            nodesOf(criteria).find((node) => node.criterion.id === criterion)?.criterion.title ?? criterion,
            ...[poundsOf(full), poundsOf(step)],
          ]),
        },
      ]

export const keptReport = (criteria: Criteria, report: LaboratoryReport): KeptReport => {
  const { chosen, madeUp } = report
  const definition = formulaNamed(chosen.formula.name)
  return {
    ...{ formula: chosen.formula, parameters: chosen.parameters, findings: chosen.findings },
    sentences: [
      ...(definition === undefined ? [] : [definition.definition]),
      ...chosen.findings.map(({ severity, words }) => `${severities[severity]}${words}`),
      ...socialWords(chosen),
    ],
    tables: [...bidTable(chosen, madeUp), ...stepTable(chosen, criteria), compared(report)],
  }
}

/** What a tender asks of it: the formulas, what is wrong with parameters, and the report that is locked. */
export const priceLaboratory = {
  formulas: formulas.map(
    ({ name, title, definition, parameters }): FormulaOffered => ({ name, title, words: definition, parameters }),
  ),
  wrongWith,
  /** @param given past bids, or the price that bids are made up around */
  report: (
    criteria: Criteria,
    formula: ChosenFormula,
    given: { readonly bids?: readonly TrialBid[]; readonly expected?: Pence } = {},
  ): KeptReport => {
    const answer = laboratory(criteria, given)
    if (answer.kind === 'value') return keptReport(criteria, answer.value)
    const { name, title, version } = formulaNamed(formula.name) ?? {
      name: formula.name,
      title: formula.name,
      version: '',
    }
    return {
      ...{ formula: { name, title, version }, parameters: formula.parameters, findings: [], tables: [] },
      sentences: [answer.kind === 'failed' ? answer.what : answer.because],
    }
  },
}
