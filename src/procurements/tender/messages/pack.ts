// All of a published tender as one document, for those who read and answer on paper.
import type { Block, Document, Span } from '../../../platform/documents/index.ts'
import { type Day, dayOf, formatDay, formatMoment, formatPence, listOf } from '../../../platform/kernel/index.ts'
import type { TenderSeen } from '../actions/view.ts'
import { isReport } from '../rules/laboratory.ts'
import { leavesOf, type Placed, placedIn } from '../rules/tree.ts'

const text = (words: string): Span => ({ kind: 'text', text: words })
const strong = (words: string): Span => ({ kind: 'strong', text: words })
const paragraph = (...spans: readonly (Span | string)[]): Block => ({
  kind: 'paragraph',
  spans: spans.map((span) => (typeof span === 'string' ? text(span) : span)),
})
const heading = (level: 1 | 2, words: string, id: string): Block => ({ kind: 'heading', level, text: words, id })
const written = (words: string): readonly Block[] =>
  words
    .split(/\n{2,}/)
    .filter((one) => one.trim() !== '')
    .map((one) => paragraph(one.trim().replace(/\s*\n\s*/g, ' ')))
const percent = (weight: number): string => `${weight / 100}%`

const timetable = ({ tender }: TenderSeen): Block => ({
  kind: 'terms',
  items: [
    { term: 'Who buys', words: listOf(tender.published.buyers.map(({ name }) => name)) },
    {
      term: 'Estimated value',
      words: tender.published.procurement.value === null ? 'Not said' : formatPence(tender.published.procurement.value),
    },
    {
      term: 'Questions until',
      words: tender.questionsUntil === null ? 'It closes' : formatMoment(tender.questionsUntil),
    },
    { term: 'Closes', words: formatMoment(tender.closesAt) },
    { term: 'Decided on', words: tender.decisionOn === null ? 'Not said' : formatDay(tender.decisionOn as Day) },
    { term: 'Official notice', words: tender.official?.number ?? 'Not recorded yet' },
  ].map(({ term, words }) => ({ term, spans: [text(words)] })),
})

const question = ({ criterion, share }: Placed, i: number): readonly Block[] => {
  const { question: asked, formula } = criterion
  const head = heading(2, `${criterion.title}: ${percent(share)} of all marks`, `question-${i + 1}`)
  if (asked === null)
    return [
      head,
      paragraph(
        `Your price, for the whole term, without VAT.${formula === null ? '' : ' How it becomes points stands below.'}`,
      ),
    ]
  return [
    head,
    ...written(asked.words),
    paragraph(`At most ${asked.wordLimit.toLocaleString('en-GB')} words.`),
    ...(asked.passMark === null ? [] : [paragraph(`A bid that gets fewer than ${asked.passMark} points here fails.`)]),
    ...(asked.goodEvidence === '' ? [] : [paragraph(strong('Good evidence: '), asked.goodEvidence)]),
    ...(asked.commitments.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: 'What you may promise: say how much, by when, and how',
            columns: ['Measure', 'Counted in', 'Must be answered'],
            rows: asked.commitments.map((one) => [`${one.code}: ${one.title}`, one.unit, one.required ? 'Yes' : 'No']),
            headed: true,
          },
        ]),
    {
      kind: 'table',
      caption: 'How it is scored',
      columns: ['Score', 'What an answer is like'],
      rows: asked.scale.map(({ score, words }) => [String(score), words]),
      headed: true,
    },
  ]
}

const prices = ({ tender }: TenderSeen): readonly Block[] => {
  const report = tender.published.tested?.report
  if (!isReport(report)) return []
  return [
    heading(1, 'How prices become points', 'prices'),
    paragraph(`${report.formula.title}.`),
    { kind: 'list', ordered: false, items: report.sentences.map((one) => [text(one)]) },
    ...report.tables.map(
      ({ caption, columns, rows }): Block => ({
        ...{ kind: 'table', caption, columns, rows, headed: true },
        numeric: columns.flatMap((_, i) => (i === 0 ? [] : [i])),
      }),
    ),
  ]
}

const since = ({ amendments, questions }: TenderSeen): readonly Block[] => [
  ...(amendments.length === 0
    ? []
    : [
        heading(1, 'Amendments', 'amendments'),
        ...amendments.flatMap(({ number, words, madeAt }) => [
          paragraph(strong(`Amendment ${number}, ${formatMoment(madeAt)}`)),
          ...written(words),
        ]),
      ]),
  ...(questions.every(({ answeredAt }) => answeredAt === null)
    ? []
    : [
        heading(1, 'Questions and answers', 'answers'),
        ...questions
          .filter(({ answeredAt }) => answeredAt !== null)
          .flatMap(({ number, shown, answer }) => [
            paragraph(strong(`Question ${number}: `), shown ?? ''),
            paragraph(strong('Answer: '), answer ?? ''),
          ]),
      ]),
]

export const packOf = (seen: TenderSeen, address: string, now: Date): Document => {
  const { tender } = seen
  return {
    title: tender.title,
    subtitle: tender.lot ?? 'What is asked of bidders, and how bids are judged',
    language: 'en-GB',
    date: dayOf(now),
    authors: tender.published.buyers.map(({ name }) => name),
    reference: `${tender.title}, as of ${formatDay(dayOf(now))}`,
    notice: 'This is not the official notice.',
    address,
    blocks: [
      heading(1, 'What is bought', 'notice'),
      ...written(tender.summary),
      timetable(seen),
      heading(1, 'How bids are judged', 'judged'),
      {
        kind: 'table',
        caption: 'Criteria and weights',
        columns: ['Criterion', 'Weight', 'Of all marks'],
        rows: placedIn(tender.criteria).map(({ criterion, depth, share }) => [
          `${'– '.repeat(depth - 1)}${criterion.title}`,
          percent(criterion.weight),
          percent(share),
        ]),
        headed: true,
        numeric: [1, 2],
      },
      heading(1, 'What you are asked', 'asked'),
      ...leavesOf(tender.criteria).flatMap(question),
      ...prices(seen),
      ...(tender.conditions.length === 0
        ? []
        : [
            heading(1, 'Conditions', 'conditions'),
            {
              kind: 'list' as const,
              ordered: false,
              items: tender.conditions.map(({ title, words }) => [strong(`${title}. `), text(words)]),
            },
          ]),
      ...since(seen),
    ],
  }
}
