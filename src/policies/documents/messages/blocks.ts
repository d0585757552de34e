// The pieces from which a document's words are put together, in the form that the writers of web pages, PDF and Word take.
import type { Block, Span } from '../../../platform/documents/index.ts'
import { textBlocks, textSpans } from '../rules/text.ts'

export const heading = (level: 1 | 2 | 3, text: string, id: string): Block => ({ kind: 'heading', level, text, id })

export const plain = (text: string): Span => ({ kind: 'text', text })
export const strong = (text: string): Span => ({ kind: 'strong', text })

/** Words with the addresses in them as links. */
export const spansOf = (text: string): readonly Span[] =>
  textSpans(text).map(
    (span): Span => (span.href === undefined ? plain(span.text) : { kind: 'link', text: span.text, href: span.href }),
  )

export const paragraph = (...spans: readonly (Span | string)[]): Block => ({
  kind: 'paragraph',
  spans: spans.map((span) => (typeof span === 'string' ? plain(span) : span)),
})

/** What somebody typed under a heading. */
export const typed = (words: string): readonly Block[] =>
  textBlocks(words).map(
    (block): Block =>
      block.kind === 'paragraph'
        ? { kind: 'paragraph', spans: spansOf(block.text) }
        : { kind: 'list', ordered: block.ordered, items: block.items.map(spansOf) },
  )

export const note = (title: string, ...blocks: readonly Block[]): Block => ({ kind: 'note', title, blocks })

export interface TermGiven {
  readonly term: string
  readonly words: string
}

/** Without those that say nothing. */
export const terms = (items: readonly TermGiven[]): Block => ({
  kind: 'terms',
  items: items
    .filter(({ words }) => words.trim() !== '')
    .map(({ term, words }) => ({ term, spans: spansOf(words.trim().replace(/\s*\n\s*/g, ' ')) })),
})
