// Social return on investment by an impact map: what changed, for how many, less what would have happened anyway, over the years it lasts.
import { answerInPence, plain, pounds } from './figures.ts'
import { choiceIn, maybeNumberIn, numberIn, rowsIn, textIn } from './given.ts'
import type { Given, Method, Step } from './method.ts'
import { netOf, netShare, netWords } from './parts.ts'
import { attribution, convention, deadweight, displacement, dropOff, years } from './shared-fields.ts'
import { sroiGuide } from './sources.ts'
import { conventions, persisting, yearsOff } from './streams.ts'

interface Line {
  readonly title: string
  readonly sum: () => string
  /** Pence of each year, after what is taken off. */
  readonly yearly: readonly number[]
}

const lineOf = (row: Readonly<Record<string, number | string>>, at: number): Line => {
  const [quantity, proxy, net] = [numberIn(row, 'quantity'), numberIn(row, 'proxy'), netOf(row)]
  return {
    title: textIn(row, 'title') || `Outcome ${at + 1}`,
    sum: () => `${plain(quantity)} × ${pounds(proxy)}${netWords(net)}`,
    yearly: persisting(quantity * proxy * netShare(net), numberIn(row, 'dropOff'), numberIn(row, 'years')),
  }
}

const yearSteps = (lines: readonly Line[]): readonly Step[] =>
  lines.flatMap(({ title, sum, yearly: [first = 0, ...later] }) => [
    { words: `${title}, year 1`, sum: sum(), result: pounds(first) },
    ...later.map((value, i) => ({
      words: `${title}, year ${i + 2}`,
      sum: `${pounds([first, ...later][i] ?? 0)} × (1 − drop-off)`,
      result: pounds(value),
    })),
  ])

const calculate = (given: Given) => {
  const lines = rowsIn(given, 'outcomes').map(lineOf)
  const rate = numberIn(given, 'rate')
  const begins = choiceIn(given, 'convention', conventions)
  const longest = Math.max(...lines.map(({ yearly }) => yearly.length))
  const totals = Array.from({ length: longest }, (_, i) => lines.reduce((sum, { yearly }) => sum + (yearly[i] ?? 0), 0))
  const present = totals.map((total, i) => total / (1 + rate) ** yearsOff(begins, i + 1))
  const value = present.reduce((sum, one) => sum + one, 0)
  const inputs = maybeNumberIn(given, 'inputs')
  const ratios = inputs === undefined ? {} : { ratio: value / inputs, netRatio: (value - inputs) / inputs }
  return answerInPence(value, ratios, () => [
    ...yearSteps(lines),
    ...totals.map((total, i) => ({
      words: `All outcomes of year ${i + 1}, at today’s worth`,
      sum: `${pounds(total)} ÷ (1 + ${rate})^${yearsOff(begins, i + 1)}`,
      result: pounds(present[i] ?? 0),
    })),
    { words: 'Present value', sum: present.map(pounds).join(' + '), result: pounds(value) },
    ...(inputs === undefined
      ? []
      : [
          {
            words: 'For each £1 put in',
            sum: `${pounds(value)} ÷ ${pounds(inputs)}`,
            result: (value / inputs).toFixed(3),
          },
        ]),
  ])
}

const map = {
  outcomes: [
    {
      title: 'Twenty people feel less alone',
      quantity: 20,
      proxy: 150_000,
      deadweight: 0.25,
      displacement: 0.1,
      attribution: 0.3,
      dropOff: 0.2,
      years: 3,
    },
  ],
  inputs: 3_000_000,
}

export const sroi: Method = {
  key: 'sroi',
  title: 'Social return on investment',
  version: '1.0',
  definition:
    'What the outcomes of a piece of work are worth today, and how much that is for each £1 put in. Every outcome has a quantity, a £ proxy, and what is taken off because it would have happened anyway, was moved, or was due to others.',
  unit: 'pence',
  formula:
    'year 1 = quantity × proxy × (1 − deadweight) × (1 − displacement) × (1 − attribution); year n = year n−1 × (1 − drop-off); present value = Σ year n ÷ (1 + rate)^n, or ^(n−1) where the first year is not discounted; ratio = present value ÷ inputs',
  sources: [sroiGuide],
  limits: [
    'It is only as good as its proxies: two maps with other proxies cannot be compared.',
    'Value outcomes, not outputs: a person trained is not yet a person better off.',
    'A ratio says nothing about who bears the cost and who has the benefit.',
    'Harm belongs in a map of its own: an outcome here cannot be less than nothing.',
  ],
  fields: [
    {
      kind: 'list',
      name: 'outcomes',
      title: 'Outcomes',
      words: 'One line for each change in people’s lives.',
      atLeast: 1,
      atMost: 50,
      of: [
        {
          kind: 'text',
          name: 'title',
          title: 'Outcome',
          words: 'What changed, and for whom.',
          longest: 200,
          optional: true,
        },
        {
          kind: 'number',
          name: 'quantity',
          title: 'Quantity',
          words: 'For how many it changed.',
          least: 0,
          moves: 'up',
        },
        {
          kind: 'pence',
          name: 'proxy',
          title: 'Proxy',
          words: 'What one is worth for a year, in pence, with its source kept beside it.',
          least: 0,
          moves: 'up',
        },
        deadweight,
        displacement,
        attribution,
        dropOff,
        { ...years, moves: 'up' },
      ],
    },
    {
      kind: 'pence',
      name: 'inputs',
      title: 'Inputs',
      words: 'What was put in, in pence. Left out, there is no ratio.',
      least: 1,
      optional: true,
    },
    {
      kind: 'fraction',
      name: 'rate',
      title: 'Discount rate',
      words: 'For each year, as a fraction. The Green Book’s is 0.035.',
      otherwise: 0.035,
      moves: 'down',
    },
    convention,
  ],
  others: [
    { name: 'ratio', title: 'Worth for each £1 put in', unit: 'ratio', movesWithAnswer: true },
    { name: 'netRatio', title: 'Gained for each £1 put in', unit: 'ratio', movesWithAnswer: true },
  ],
  examples: [
    {
      title: 'Three years, discounted at the end of each',
      input: { ...map, convention: 'end-of-year' },
      value: 3_246_409,
      also: { ratio: 1.082 },
      from: 'computed by hand: years of £14,175, £11,340 and £9,072',
    },
    {
      title: 'The same with the first year not discounted',
      input: { ...map, convention: 'first-year-undiscounted' },
      value: 3_360_033,
      also: { ratio: 1.12 },
      from: 'computed by hand: years of £14,175, £11,340 and £9,072',
    },
  ],
  calculate,
}
