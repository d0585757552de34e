import type { Block } from '../../../documents/index.ts'
import { examplesOf } from '../../example.ts'
import { documentBody } from './document-body.ts'

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="90" viewBox="0 0 400 90"><rect x="0" y="0" width="320" height="35" fill="#0072b2"/><rect x="0" y="50" width="390" height="35" fill="#009e73"/></svg>'

const policy: readonly Block[] = [
  { kind: 'heading', level: 2, text: 'Scope', id: 'example-document-scope' },
  {
    kind: 'paragraph',
    lead: true,
    spans: [{ kind: 'text', text: 'How we spend public money so that people live better.' }],
  },
  {
    kind: 'paragraph',
    spans: [
      { kind: 'text', text: 'The law asks us to ' },
      { kind: 'strong', text: 'consider' },
      { kind: 'text', text: ' it' },
      {
        kind: 'footnote',
        text: 'Public Services (Social Value) Act 2012, section 1',
        href: 'https://www.legislation.gov.uk/ukpga/2012/3',
      },
      { kind: 'text', text: '; we go further. See ' },
      { kind: 'link', text: 'the rules', href: '#example-document-rules' },
      { kind: 'text', text: '.' },
    ],
  },
  {
    kind: 'note',
    title: 'Not in force',
    blocks: [{ kind: 'paragraph', spans: [{ kind: 'text', text: 'This is a draft.' }] }],
  },
  { kind: 'heading', level: 2, text: 'Rules', id: 'example-document-rules' },
  {
    kind: 'table',
    caption: 'Tiers',
    columns: ['Tier', 'From', 'Weighting at least'],
    rows: [
      ['Light', '£0', '5%'],
      ['Full', '£1,000,000', '15%'],
    ],
    headed: true,
    numeric: [1, 2],
  },
  {
    kind: 'terms',
    items: [{ term: 'For whom', spans: [{ kind: 'text', text: 'People out of work for six months' }] }],
  },
  { kind: 'list', ordered: true, items: [[{ kind: 'text', text: 'Ask.' }], [{ kind: 'text', text: 'Check.' }]] },
  { kind: 'figure', svg: drawing, alt: 'Two bars: 57 and 70 years.', caption: 'Healthy life expectancy in two wards' },
]

export const documentBodyExamples = examplesOf(documentBody, {
  'every kind of block': { blocks: policy, deeper: 2 },
  'questions of a checklist': {
    part: true,
    deeper: 2,
    prefix: 'example-checklist-',
    blocks: [
      {
        kind: 'questions',
        items: [
          {
            number: 1,
            question: 'Could this contract give work to people who live near it?',
            help: 'Think of new posts, apprenticeships and placements.',
            answers: ['Yes', 'No', 'Not for this contract'],
            lines: 2,
          },
        ],
      },
    ],
  },
})
