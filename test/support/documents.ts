// Documents to try writers on: one with every kind of block, and any others.
import fc from 'fast-check'
import type { Block, Document, Span } from '../../src/platform/documents/index.ts'
import { asDay, type Day } from '../../src/platform/kernel/index.ts'

export const day = (text: string): Day => {
  const found = asDay(text)
  if (found === undefined) throw new Error(`There is no day ${text}`)
  return found
}

const words = (text: string): Span => ({ kind: 'text', text })

export const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 80" width="300" height="80"><rect width="160" height="30" fill="#0072b2"/><text x="5" y="70" font-size="16">Harbour</text></svg>'

export const everyBlock: readonly Block[] = [
  { kind: 'heading', level: 2, text: 'Scope', id: 'scope' },
  { kind: 'paragraph', lead: true, spans: [words('Whom it binds.')] },
  {
    kind: 'paragraph',
    spans: [
      words('We ask '),
      { kind: 'strong', text: 'early' },
      words(' and '),
      { kind: 'em', text: 'often' },
      { kind: 'footnote', text: 'Act of 2012, section 1', href: 'https://www.legislation.gov.uk/ukpga/2012/3' },
      words('. See '),
      { kind: 'link', text: 'the rules', href: '#rules' },
      words(' and '),
      { kind: 'link', text: 'the law', href: 'https://www.legislation.gov.uk/' },
      words('.'),
    ],
  },
  { kind: 'list', ordered: false, items: [[words('Services')], [words('Works')]] },
  { kind: 'note', title: 'Not in force', blocks: [{ kind: 'paragraph', spans: [words('This is a draft.')] }] },
  { kind: 'heading', level: 2, text: 'Rules', id: 'rules' },
  { kind: 'heading', level: 3, text: 'Tiers', id: 'tiers' },
  {
    kind: 'table',
    caption: 'How much is asked',
    columns: ['Tier', 'From', 'Weighting'],
    rows: [
      ['Light', '£0', '5%'],
      ['Full', '£1,000,000', [{ kind: 'strong', text: '15%' }]],
    ],
    headed: true,
    numeric: [1, 2],
  },
  { kind: 'terms', items: [{ term: 'For whom', spans: [words('People out of work')] }] },
  { kind: 'list', ordered: true, items: [[words('Before')], [words('After')]] },
  { kind: 'figure', svg: drawing, alt: 'One bar for Harbour.', caption: 'Years of healthy life' },
  {
    kind: 'questions',
    items: [
      { number: 1, question: 'Could it create jobs?', help: 'Think of placements.', answers: ['Yes', 'No'], lines: 2 },
      { number: 2, question: 'Who was asked?', answers: [] },
    ],
  },
]

export const everyDocument: Document = {
  title: 'Policy of Merebridge',
  subtitle: 'Version 2',
  language: 'en-GB',
  date: day('2023-11-22'),
  authors: ['Merebridge Borough Council', 'Merebridge Voluntary Alliance'],
  reference: 'Merebridge policy 2',
  notice: 'Merebridge is an invented place.',
  address: 'https://commonweal.example/places/merebridge/policies/policy',
  cover: true,
  contents: true,
  blocks: everyBlock,
}

/** Words as people and attackers type them: other scripts, control characters, half letters, and every language's commands. */
export const anyWords: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'#[]{}()\\$"\'`<>&/*_-=@~;:|\n\t %'), maxLength: 40 }),
  fc.constantFrom(
    '#read("/etc/passwd")',
    ']#panic("out")[',
    '"); panic("out',
    '#import "@preview/cetz:0.2.0": *',
    '#include "/etc/hostname"',
    '$ sum_(i=0)^n $',
    '\\u{41}',
    '*/ /* // = Heading',
    '<label> @label',
    '</script><script>alert(1)</script>',
    ']]>&amp;&lt;',
    '\ud800',
    'a\u0301\u0301\u0301',
    'שלום Привет 漢字 😀 👩‍👩‍👧',
    'x'.repeat(300),
  ),
)

const anySpan: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ kind: fc.constantFrom('text' as const, 'strong' as const, 'em' as const), text: anyWords }),
  fc.record({
    kind: fc.constant('link' as const),
    text: anyWords,
    href: fc.oneof(anyWords, fc.webUrl(), fc.constant('#a')),
  }),
  fc.record({ kind: fc.constant('footnote' as const), text: anyWords }),
)
const anySpans = fc.array(anySpan, { maxLength: 4 })

const flat: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('heading' as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    text: anyWords,
    id: fc.oneof(anyWords, fc.constantFrom('a', 'b')),
  }),
  fc.record({ kind: fc.constant('paragraph' as const), spans: anySpans }),
  fc.record({ kind: fc.constant('list' as const), ordered: fc.boolean(), items: fc.array(anySpans, { maxLength: 3 }) }),
  fc.record({
    kind: fc.constant('terms' as const),
    items: fc.array(fc.record({ term: anyWords, spans: anySpans }), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    caption: anyWords,
    columns: fc.array(anyWords, { maxLength: 4 }),
    rows: fc.array(fc.array(fc.oneof(anyWords, anySpans), { maxLength: 5 }), { maxLength: 4 }),
    headed: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('figure' as const),
    svg: fc.constant(drawing),
    alt: anyWords.map((text) => `A bar ${text}`),
    caption: anyWords,
  }),
  fc.record({
    kind: fc.constant('questions' as const),
    items: fc.array(
      fc.record({
        number: fc.nat(99),
        question: anyWords,
        help: anyWords,
        answers: fc.array(anyWords, { maxLength: 3 }),
        lines: fc.nat(3),
      }),
      { maxLength: 3 },
    ),
  }),
)

export const anyBlocks: fc.Arbitrary<readonly Block[]> = fc.array(
  fc.oneof(
    flat,
    fc.record({ kind: fc.constant('note' as const), title: anyWords, blocks: fc.array(flat, { maxLength: 2 }) }),
  ),
  { maxLength: 6 },
)

export const anyDocument: fc.Arbitrary<Document> = fc.record({
  title: anyWords,
  subtitle: anyWords,
  language: fc.constantFrom('en-GB', 'cy', 'klingon!'),
  date: fc.constantFrom(day('2023-11-22'), day('2024-02-29')),
  authors: fc.array(anyWords, { maxLength: 2 }),
  reference: anyWords,
  notice: anyWords,
  cover: fc.boolean(),
  contents: fc.boolean(),
  blocks: anyBlocks,
})
