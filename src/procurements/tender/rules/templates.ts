// What a new tender may begin with, in our own words. Officers change all of it.
import type { Criteria, Criterion, Question } from '../../rules/criteria.ts'
import { emptyQuestion } from './tree.ts'

export interface Template {
  readonly name: string
  readonly title: string
  readonly words: string
  /** From the aims: which measures bidders are asked to promise by, and what they serve. */
  readonly criteria: (aims: TemplateAims) => Criteria
}

export interface TemplateAims {
  readonly priorities: readonly { readonly id: string; readonly title: string }[]
  readonly measures: readonly {
    readonly id: string
    readonly code: string
    readonly title: string
    readonly unit: string
  }[]
}

const asking = (words: string, goodEvidence: string, wordLimit: number, rest: Partial<Question> = {}): Question => ({
  ...emptyQuestion,
  ...{ words, goodEvidence, wordLimit },
  ...rest,
})

const end = (
  id: string,
  title: string,
  kind: Criterion['kind'],
  weight: number,
  question: Question | null,
): Criterion => ({
  ...{ id, title, kind, weight, children: [], question, formula: null },
})

const branch = (
  id: string,
  title: string,
  kind: Criterion['kind'],
  weight: number,
  children: readonly Criterion[],
): Criterion => ({ ...{ id, title, kind, weight, children, question: null, formula: null } })

const service = asking(
  'How will you run this service, from the first person who comes to you to the day they no longer need you? Say who does what, and how people who use it have a say.',
  'A plan of the first six months; who is responsible for what; one example of a change that people who use a service asked for.',
  1000,
)
const safety = asking(
  'How do you keep people safe: those who use the service, and your staff and volunteers? Say what you do when something goes wrong.',
  'Your way of reporting a worry, in one page; what you learned from one thing that went wrong, without naming anybody.',
  500,
)
const promises = ({ priorities, measures }: TemplateAims): Question =>
  asking(
    priorities.length === 0
      ? 'What will you do for people in this area beyond the service itself? For each promise say how much, by when, who gains by it, and how you will bring it about.'
      : `What will you do, beyond the service itself, towards ${priorities.map(({ title }) => `“${title}”`).join(', ')}? For each promise say how much, by when, who gains by it, and how you will bring it about.`,
    'For each promise: who does it, the first three steps with dates, and how anybody can see that it was done. A promise that you can keep scores better than a large one.',
    500,
    {
      commitments: measures.slice(0, 3).map(({ id, code, title, unit }) => ({
        ...{ measure: id, code, title, unit, required: false },
      })),
      relates: { priorities: priorities.map(({ id }) => id), reason: '' },
    },
  )
const added = asking(
  'What comes with your bid that the specification does not ask for, at no cost to us, and that people who use this service would notice?',
  'What it is, for how many people, from which day, and who pays for it.',
  300,
)

export const templates: readonly Template[] = [
  {
    ...{ name: 'quality-60', title: 'Quality 60%, cost 40%' },
    words:
      'For care and advice: how good the service is counts for more than its price. Added and social value are part of quality.',
    criteria: (aims) => [
      branch('quality', 'Quality', 'quality', 6000, [
        end('service', 'How the service is run', 'quality', 5000, service),
        end('safety', 'Keeping people safe', 'quality', 1500, safety),
        end('added', 'Added value', 'quality', 1000, added),
        end('social', 'Social value', 'social-value', 2500, promises(aims)),
      ]),
      end('cost', 'Cost', 'price', 4000, null),
    ],
  },
  {
    ...{ name: 'three-parts', title: 'Quality, social value and price' },
    words: 'Half for quality, a fifth for social value, the rest for the price. Each stands on its own.',
    criteria: (aims) => [
      branch('quality', 'Quality', 'quality', 5000, [
        end('service', 'How the service is run', 'quality', 7000, service),
        end('safety', 'Keeping people safe', 'quality', 3000, safety),
      ]),
      end('social', 'Social value', 'social-value', 2000, promises(aims)),
      end('price', 'Price', 'price', 3000, null),
    ],
  },
  {
    ...{ name: 'short', title: 'A short form for a small contract' },
    words: 'One question on the service, one on social value, and the price: about a day’s work for a small charity.',
    criteria: (aims) => [
      end('service', 'How the service is run', 'quality', 5000, { ...service, wordLimit: 500 }),
      end('social', 'Social value', 'social-value', 2000, { ...promises(aims), wordLimit: 250 }),
      end('price', 'Price', 'price', 3000, null),
    ],
  },
  { name: 'empty', title: 'An empty sheet', words: 'Write all criteria yourself.', criteria: () => [] },
]

export const templateNamed = (name: string): Template | undefined => templates.find((one) => one.name === name)
