// A page for every method, made from its module: the rule, the fields, the sources, and the examples with their answers.
import { methods } from '../src/measurement/methods/rules/all.ts'
import { plain, pounds } from '../src/measurement/methods/rules/figures.ts'
import type { Field, Method } from '../src/measurement/methods/rules/method.ts'
import { readGiven } from '../src/measurement/methods/rules/read.ts'
import { run } from '../src/measurement/methods/rules/run.ts'

const made = 'This page is made from the code by `npm run docs`; change the code, not the page.'
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const kinds: Readonly<Record<Field['kind'], string>> = {
  number: 'number',
  pence: 'whole pence',
  fraction: 'fraction from 0 to 1',
  year: 'year',
  whole: 'whole number',
  choice: 'one of a few',
  list: 'list',
  text: 'words',
}

const fieldRow =
  (before = '') =>
  (field: Field): readonly string[] => [
    `| \`${before}${field.name}\` | ${[
      field.kind === 'choice' ? field.options.map(({ value }) => `\`${value}\``).join(', ') : kinds[field.kind],
      `${field.title}. ${field.words}`,
      field.otherwise === undefined
        ? field.optional
          ? 'may be left out'
          : 'needed'
        : `left out: \`${JSON.stringify(field.otherwise)}\``,
      'moves' in field && field.moves !== undefined ? 'yes' : '',
    ]
      .map(cell)
      .join(' | ')} |`,
    ...(field.kind === 'list' ? field.of.flatMap((inner) => fieldRow(`${field.name}[].`)(inner)) : []),
  ]

const words = (unit: string, value: number): string => (unit === 'pence' ? pounds(value) : plain(value))

const examplePart = (method: Method, { title, input, from }: Method['examples'][number]): readonly string[] => {
  const read = readGiven(method, input)
  const answer = read.ok ? run(method, read.value) : undefined
  if (answer?.kind !== 'answer') throw new Error(`${method.key}: the example “${title}” has no answer`)
  const { value, range, working } = answer
  return [
    ...['', `### ${title}`, '', '```json', JSON.stringify(input, null, 2), '```', ''],
    `**${words(method.unit, value)}**${range === null ? '' : `, from ${words(method.unit, range.low)} to ${words(method.unit, range.high)}`} (${from}).`,
    ...['', '| step | sum | result |', '| --- | --- | --- |'],
    ...working.map((step) => `| ${[step.words, step.sum, step.result].map(cell).join(' | ')} |`),
  ]
}

const methodPage = (method: Method): string =>
  [
    ...[`# ${method.title}`, '', made, '', method.definition, ''],
    ...[`Key \`${method.key}\`, version ${method.version}. The answer is in ${method.unit}.`, '', '## The rule', ''],
    ...[method.formula, '', '## When not to use it, and what it leaves out', ''],
    ...method.limits.map((limit) => `- ${limit}`),
    ...[
      '',
      '## What it takes',
      '',
      '| field | kind | what it is | | may be uncertain |',
      '| --- | --- | --- | --- | --- |',
    ],
    ...method.fields.flatMap(fieldRow()),
    ...['', '## Where it comes from', ''],
    ...method.sources.map(
      ({ title, publisher, link, vintage, checked }) =>
        `- ${link === null ? title : `[${title}](${link})`} (${vintage}). ${publisher}. ${checked === null ? 'Nobody has checked our figures against it yet.' : `Checked: ${checked}.`}`,
    ),
    ...['', '## Worked examples', '', 'Every one of them is a test.'],
    ...method.examples.flatMap((example) => examplePart(method, example)),
    '',
  ].join('\n')

const index = (): string =>
  [
    ...[
      '# Methods',
      '',
      made,
      '',
      'How £ values are worked out. Try one: `npx commonweal measure value --method KEY --input FILE.json`.',
      '',
    ],
    ...['| method | key | version | what it answers |', '| --- | --- | --- | --- |'],
    ...methods.map(
      ({ key, title, version, definition }) =>
        `| [${title}](${key}.md) | \`${key}\` | ${version} | ${cell(definition)} |`,
    ),
    '',
  ].join('\n')

/** Path in the project → what must stand there. */
export const methodDocs = (): readonly (readonly [string, string])[] => [
  ['docs/measures/README.md', index()],
  ...methods.map((method) => [`docs/measures/${method.key}.md`, methodPage(method)] as const),
]
