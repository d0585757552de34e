// Words in a line. Footnotes are counted as they come; their words are gathered for the end of the document.
import type { Span } from '../model.ts'
import type { Dress } from './dress.ts'
import { type Markup, markup, named } from './markup.ts'

export interface Footnote {
  readonly number: number
  readonly text: string
  readonly href: string | undefined
}

/** What is known while a document is written from its first block to its last. */
export interface Writing {
  readonly dress: Dress
  /** Goes before every id, where several documents stand on one page. */
  readonly prefix: string
  /** How much deeper headings stand than below a title of their own. */
  readonly deeper: number
  readonly footnotes: Footnote[]
}

const footnote = (text: string, href: string | undefined, writing: Writing): Markup => {
  const number = writing.footnotes.length + 1
  writing.footnotes.push({ number, text, href })
  const { prefix } = writing
  return markup`<sup><a${named(writing.dress.link)} id="${prefix}from-note-${number}" href="#${prefix}note-${number}" role="doc-noteref" aria-label="Note ${number}">${number}</a></sup>`
}

const one = (span: Span, writing: Writing): Markup | string => {
  switch (span.kind) {
    case 'text':
      return span.text
    case 'strong':
      return markup`<strong>${span.text}</strong>`
    case 'em':
      return markup`<em>${span.text}</em>`
    case 'link': {
      const href = span.href.startsWith('#') ? `#${writing.prefix}${span.href.slice(1)}` : span.href
      return markup`<a${named(writing.dress.link)} href="${href}">${span.text}</a>`
    }
    case 'footnote':
      return footnote(span.text, span.href, writing)
  }
}

export const spansMarkup = (spans: readonly Span[], writing: Writing): Markup =>
  markup`${spans.map((span) => one(span, writing))}`

export const footnotesMarkup = ({ footnotes, dress, prefix }: Writing): Markup =>
  footnotes.length === 0
    ? markup``
    : markup`<section class="${dress.small}" role="doc-endnotes" aria-label="Notes"><ol${named(dress.numbers)}>${footnotes.map(
        ({ number, text, href }) =>
          markup`<li id="${prefix}note-${number}">${
            href === undefined ? text : markup`<a${named(dress.link)} href="${href}">${text}</a>`
          } <a${named(dress.link)} href="#${prefix}from-note-${number}" role="doc-backlink" aria-label="Back to note ${number} in the text">Back</a></li>`,
      )}</ol></section>`
