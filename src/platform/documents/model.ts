// What a document is, before anybody decides how it is written out. Plain values: a document is kept as JSON, and the same
// document gives the same bytes in every form, today and in ten years.
import type { Day } from '../kernel/index.ts'

/** A stretch of words in a line. */
export type Span =
  | { readonly kind: 'text' | 'strong' | 'em'; readonly text: string }
  /** `#part-1` leads to the heading with that id; else http, https, mailto or tel. Any other address is written as words only. */
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  /** A mark here, and these words at the foot of the page: where something comes from. */
  | { readonly kind: 'footnote'; readonly text: string; readonly href?: string }

/** What stands in a table's cell. */
export type TableCell = string | readonly Span[]

export interface HeadingBlock {
  readonly kind: 'heading'
  /** The document's title stands above all of them. */
  readonly level: 1 | 2 | 3
  readonly text: string
  /** Once in the document: what links and the list of contents lead to. */
  readonly id: string
  /** On paper it begins a page. */
  readonly newPage?: boolean
}

export interface ParagraphBlock {
  readonly kind: 'paragraph'
  readonly spans: readonly Span[]
  /** Larger, for the words a page begins with. */
  readonly lead?: boolean
}

export interface ListBlock {
  readonly kind: 'list'
  readonly ordered: boolean
  readonly items: readonly (readonly Span[])[]
}

export interface TableBlock {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly TableCell[])[]
  /** The first cell of each row names the row. */
  readonly headed: boolean
  /** Columns of figures, counted from 0: set to the right. */
  readonly numeric?: readonly number[]
}

export interface FigureBlock {
  readonly kind: 'figure'
  /** A drawing in SVG with nothing but shapes and words in it (svg.ts says what is let in). */
  readonly svg: string
  /** What it shows, for those who do not see it. */
  readonly alt: string
  readonly caption: string
}

export interface NoteBlock {
  readonly kind: 'note'
  readonly title?: string
  readonly blocks: readonly Block[]
}

export interface TermsBlock {
  readonly kind: 'terms'
  readonly items: readonly { readonly term: string; readonly spans: readonly Span[] }[]
}

/** A question with boxes to tick and lines to write on. */
export interface Question {
  readonly number: number
  readonly question: string
  /** How to come to an answer. */
  readonly help?: string
  /** One box each. */
  readonly answers: readonly string[]
  /** Lines for words in one's own hand; none where it is left out. */
  readonly lines?: number
}

export interface QuestionsBlock {
  readonly kind: 'questions'
  readonly items: readonly Question[]
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | TableBlock
  | FigureBlock
  | NoteBlock
  | TermsBlock
  | QuestionsBlock

export interface Document {
  readonly title: string
  readonly subtitle?: string
  /** `en-GB` */
  readonly language: string
  /** On its cover, and in the file's own record of when it was made. */
  readonly date: Day
  readonly authors: readonly string[]
  /** At the head of each page: which document and version a loose sheet belongs to. */
  readonly reference?: string
  /** At the foot of each page: `Merebridge is an invented place.` */
  readonly notice?: string
  /** Where it stands for everybody; printed on its cover. */
  readonly address?: string
  /** A page of its own for the title. Where it is left out: for documents with more than four main headings. */
  readonly cover?: boolean
  /** The list of contents. Where it is left out: as `cover`. */
  readonly contents?: boolean
  readonly blocks: readonly Block[]
}

/** Every form a document is written in. */
export const documentFormats = ['pdf', 'docx', 'html', 'json'] as const
export type DocumentFormat = (typeof documentFormats)[number]

export const mediaTypes: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
}
