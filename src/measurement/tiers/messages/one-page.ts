// The one page that a small organisation fills in: what was done, how we know, what changed. Nothing that is not asked for elsewhere
// is asked for here, and nobody's name is.

import type { Document, Question, TableBlock } from '../../../platform/documents/index.ts'
import type { Day } from '../../../platform/kernel/index.ts'

export interface FormMeasure {
  readonly title: string
  readonly unit: string
  readonly whoCounts: string
}

export interface OnePage {
  readonly place: string
  /** The contract or grant, as it is called. */
  readonly contract: string
  readonly measures: readonly FormMeasure[]
  readonly date: Day
  /** Hours of a provider a year that the lowest tier allows; null where no cap is set. */
  readonly hours: number | null
  readonly demonstration: boolean
}

/** More do not fit on one page, and no small contract should be asked for more. */
export const mostMeasures = 3

const figures = ({ measures }: OnePage): TableBlock => ({
  kind: 'table',
  caption: 'What you did',
  columns: ['What we count', 'In', 'How much', 'How do you know?'],
  rows: (measures.length === 0 ? [null, null, null] : measures).map((one) =>
    one === null
      ? ['', '', '', '']
      : [one.whoCounts === '' ? one.title : `${one.title}. Count: ${one.whoCounts}`, one.unit, '', ''],
  ),
  headed: true,
})

const questions: readonly Question[] = [
  {
    number: 1,
    question: 'What is better for people because of it?',
    help: 'In your own words. Two or three sentences are enough. Do not name anybody.',
    answers: [],
    lines: 3,
  },
  { number: 2, question: 'What got in the way, and what would you need from us?', answers: [], lines: 2 },
  {
    number: 3,
    question: 'May we ask the people or groups you worked with whether they found it useful?',
    answers: ['Yes', 'No', 'Ask us first'],
  },
]

export const onePage = (given: OnePage): Document => ({
  title: 'What we did and what it changed',
  subtitle: given.contract === '' ? 'A form for small contracts and grants' : given.contract,
  language: 'en-GB',
  date: given.date,
  authors: [given.place],
  cover: false,
  contents: false,
  ...(given.demonstration ? { notice: `${given.place} is an invented place.` } : {}),
  blocks: [
    {
      kind: 'table',
      caption: 'About you',
      columns: ['What', 'Your answer'],
      rows: [
        ['Organisation', ''],
        ['From and to which day', ''],
        ['Filled in by (your role, no name needed)', ''],
      ],
      headed: true,
    },
    figures(given),
    { kind: 'questions', items: questions },
    {
      kind: 'paragraph',
      spans: [
        {
          kind: 'text',
          text: `Please do not send names or anything else about single people: we do not need it.${
            given.hours === null
              ? ''
              : ` Everything we ask of you should take at most ${given.hours} hours in a year. If it takes longer, tell us, and we will ask for less.`
          }`,
        },
      ],
    },
  ],
})
