// Words in a line of a Word document.
import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import type { Span } from '../model.ts'

/** What is gathered while a document is written: the words of footnotes, by their number; and how many lists were numbered. */
export interface Gathering {
  readonly footnotes: Record<string, { children: Paragraph[] }>
  lists: number
  drawings: number
}

export const gathering = (): Gathering => ({ footnotes: {}, lists: 0, drawings: 0 })

const linked = (text: string): readonly TextRun[] => [new TextRun({ text, style: 'Hyperlink' })]

const footnote = (text: string, href: string | undefined, gathered: Gathering): ParagraphChild => {
  const number = Object.keys(gathered.footnotes).length + 1
  const words =
    href === undefined ? [new TextRun(text)] : [new ExternalHyperlink({ link: href, children: [...linked(text)] })]
  gathered.footnotes[number] = { children: [new Paragraph({ style: 'Small', children: words })] }
  return new FootnoteReferenceRun(number)
}

const one = (span: Span, gathered: Gathering, bold: boolean): ParagraphChild => {
  switch (span.kind) {
    case 'text':
      return new TextRun({ text: span.text, bold })
    case 'strong':
      return new TextRun({ text: span.text, bold: true })
    case 'em':
      return new TextRun({ text: span.text, italics: true, bold })
    case 'link':
      return span.href.startsWith('#')
        ? new InternalHyperlink({ anchor: span.href.slice(1), children: [...linked(span.text)] })
        : new ExternalHyperlink({ link: span.href, children: [...linked(span.text)] })
    case 'footnote':
      return footnote(span.text, span.href, gathered)
  }
}

export const runs = (spans: readonly Span[], gathered: Gathering, bold = false): ParagraphChild[] =>
  spans.map((span) => one(span, gathered, bold))
