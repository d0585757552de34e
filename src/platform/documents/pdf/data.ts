// What the template is told: the prepared document as plain data, with nothing left to decide in it.
import { formatDay, listOf } from '../../kernel/index.ts'
import type { Block, Span } from '../model.ts'
import { contentsOf, type Prepared } from '../prepare.ts'
import { sizeOfSvg } from '../svg.ts'
import { lettersOf } from '../text.ts'
import { columnWidths } from '../widths.ts'
import { shownText } from './letters.ts'

/** First the face of the product, then those that come with the typesetter; never one of the computer it runs on. */
const fonts = ['Atkinson Hyperlegible', 'Libertinus Serif', 'New Computer Modern', 'DejaVu Sans Mono'] as const

/** A run of letters without a space that is wider than a line would run off the page: it may break where nothing is drawn. */
const breakable = (text: string): string =>
  text.replace(/[^\s\u200b]{25,}/gu, (run) =>
    Array.from(run)
      .join('')
      .replace(/(.{18}|[/?&=_.-]+(?=[^/?&=_.-]))/gu, '$1\u200b'),
  )

export interface PdfData {
  /** JSON for the template. */
  readonly json: string
  /** Letters that no font of ours holds. */
  readonly missed: readonly string[]
}

type Show = (text: string) => string

const span =
  (show: Show) =>
  (one: Span): object => {
    const text = show(one.text)
    if (one.kind === 'link' && one.href.startsWith('#')) return { kind: 'link', text, to: one.href.slice(1) }
    return { ...one, text }
  }

/** What leads to questions stays on their page. */
const leads = (block: Block, next: Block | undefined): boolean => block.kind === 'terms' && next?.kind === 'questions'

const blocksData = (blocks: readonly Block[], show: Show): readonly object[] =>
  blocks.map((block, i) => ({ ...blockData(block, show), keep: leads(block, blocks[i + 1]) }))

const blockData = (block: Block, show: Show): object => {
  const spans = (all: readonly Span[]) => all.map(span(show))
  switch (block.kind) {
    case 'heading':
      return { ...block, text: show(block.text) }
    case 'paragraph':
      return { ...block, spans: spans(block.spans) }
    case 'list':
      return { ...block, items: block.items.map(spans) }
    case 'terms':
      return { ...block, items: block.items.map((item) => ({ term: show(item.term), spans: spans(item.spans) })) }
    case 'note':
      return {
        ...block,
        ...(block.title === undefined ? {} : { title: show(block.title) }),
        blocks: blocksData(block.blocks, show),
      }
    case 'figure':
      return { ...block, alt: show(block.alt), caption: show(block.caption), width: sizeOfSvg(block.svg).width * 0.75 }
    case 'table':
      return {
        ...block,
        caption: show(block.caption),
        columns: block.columns.map(show),
        numeric: block.numeric ?? [],
        widths: columnWidths(block),
        // A short table stays on one page, and its caption in it; a longer one goes on with its head repeated.
        whole: block.rows.length <= 10 && lettersOf(block.rows) < 1500,
        rows: block.rows.map((row) =>
          row.map((cell) => spans(typeof cell === 'string' ? [{ kind: 'text', text: cell }] : cell)),
        ),
      }
    case 'questions':
      return {
        ...block,
        items: block.items.map((item) => ({
          ...item,
          question: show(item.question),
          ...(item.help === undefined ? {} : { help: show(item.help) }),
          answers: item.answers.map(show),
        })),
      }
  }
}

const missedNote = (letters: readonly string[]): Block => {
  const codes = letters.map((letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
  return {
    kind: 'note',
    title: 'Letters that this file cannot show',
    blocks: [
      {
        kind: 'paragraph',
        spans: [
          {
            kind: 'text',
            text: `Some letters are shown as \u{FFFD} here: ${listOf(codes.slice(0, 20))}${codes.length > 20 ? ' and others' : ''}. The web page and the Word document show them.`,
          },
        ],
      },
    ],
  }
}

export const pdfData = (prepared: Prepared): PdfData => {
  const missed = new Set<string>()
  const show: Show = (text) => breakable(shownText(text, (letter) => missed.add(letter)))
  const { title, subtitle, language, date, authors, reference, notice, address, cover, contents } = prepared
  const [lang, region] = language.split('-')
  const [year, month, day] = date.split('-').map(Number)
  const blocks = blocksData(prepared.blocks, show)
  const names = authors.map(show)
  const data = {
    ...{ title: show(title), lang, region: region?.toLowerCase() ?? null, year, month, day, cover, contents },
    fonts,
    authors: names,
    ...(subtitle === undefined ? {} : { subtitle: show(subtitle) }),
    ...(address === undefined ? {} : { address }),
    notice: show(notice ?? ''),
    reference: show(reference ?? ''),
    about: [formatDay(date), listOf(names), reference === undefined ? '' : show(`Reference: ${reference}`)].filter(
      (line) => line !== '',
    ),
    depth: contentsOf(prepared).some(({ level }) => level > 1) ? 3 : 2,
    blocks,
  }
  if (missed.size === 0) return { json: JSON.stringify(data), missed: [] }
  const all = [...missed].sort()
  return {
    json: JSON.stringify({ ...data, blocks: [...blocks, blockData(missedNote(all), (text) => text)] }),
    missed: all,
  }
}
