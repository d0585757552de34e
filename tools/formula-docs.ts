// The page of price formulas, made from their modules: what each does, its fault, its parameters, and its worked cases.
import { formulas } from '../src/procurements/formulas/rules/all.ts'
import type { PriceFormula } from '../src/procurements/formulas/rules/formula.ts'
import { fraction, poundsOf } from '../src/procurements/rules/fraction.ts'

const made = 'This page is made from the code by `npm run docs`; change the code, not the page.'
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`

const units = { pence: 'whole pence', share: 'ten-thousandths (60% is 6000)' } as const

const parameters = ({ parameters: all }: PriceFormula): readonly string[] =>
  all.length === 0
    ? ['It takes no parameters.']
    : [
        row(['parameter', 'in', 'what it is']),
        row(['---', '---', '---']),
        ...all.map(({ name, unit, label, hint }) => row([`\`${name}\``, units[unit], `${label}. ${hint}`])),
      ]

const example = (
  { kind }: PriceFormula,
  { title, bids, marks, parameters: given, shown, from }: PriceFormula['examples'][number],
) => [
  ...['', `### ${title}`, ''],
  `${Object.keys(given).length === 0 ? '' : `\`${JSON.stringify(given)}\`. `}${kind === 'points' ? `${marks} marks for price. ` : ''}${from.charAt(0).toUpperCase()}${from.slice(1)}.`,
  ...[
    '',
    row(['bid', 'price', 'quality of 100', kind === 'points' ? 'marks for price' : 'figure, £']),
    row(['---', '---:', '---:', '---:']),
  ],
  ...bids.map(({ name, price, quality }, i) => row([name, poundsOf(fraction(price)), String(quality), shown[i] ?? ''])),
]

const part = (formula: PriceFormula): readonly string[] => [
  ...['', `## ${formula.title}`, '', formula.definition, ''],
  `Name \`${formula.name}\`, version ${formula.version}. ${formula.kind === 'points' ? 'It gives marks for price, which are added to the others.' : 'It ranks whole bids by one figure, the lowest first.'}`,
  ...['', `**The rule.** ${formula.rule}`, '', `**What goes wrong.** ${formula.fault}`, ''],
  ...formula.limits.map((limit) => `- ${limit}`),
  ...['', ...parameters(formula), '', 'Where it comes from:', ''],
  ...formula.sources.map(
    ({ title, link, checked }) => `- ${link === null ? title : `[${title}](${link})`}. ${checked}`,
  ),
  ...formula.examples.flatMap((one) => example(formula, one)),
]

/** Path in the project → what must stand there. */
export const formulaDocs = (): readonly (readonly [string, string])[] => [
  [
    'docs/price-formulas.md',
    [
      ...['# Price formulas', '', made, ''],
      'How prices become points. The first is the one that a tender is offered unless somebody chooses another. Try them at `/price-formulas`, or check a whole award: `npx commonweal tender evaluate FILE.json` ([what it takes](api/commands/tender-evaluate/README.md)).',
      '',
      'Everything is reckoned in fractions and rounded only in print, to two decimals, half away from nought. Ties stay ties. Every worked case below is a test.',
      ...formulas.flatMap(part),
      '',
    ].join('\n'),
  ],
]
