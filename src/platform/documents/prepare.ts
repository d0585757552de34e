// Brings a document into the form that every writer relies on: clean letters, headings that skip no level, ids that are there
// once, links that lead somewhere, tables whose rows are full. Pure; done once, so that all forms say the same.
import { documentLimits, tooManyLetters } from './limits.ts'
import type { Block, Document, Question, Span, TableBlock, TableCell } from './model.ts'
import { wrongWithSvg } from './svg.ts'
import { cleanText, lettersOf, outsideAddress } from './text.ts'

interface Around {
  /** By the id that was given: the id it has. */
  readonly ids: ReadonlyMap<string, string>
  readonly heading: () => { readonly level: 1 | 2 | 3; readonly id: string }
}

const headingsIn = (blocks: readonly Block[]): readonly Extract<Block, { kind: 'heading' }>[] =>
  blocks.flatMap((block) =>
    block.kind === 'heading' ? [block] : block.kind === 'note' ? headingsIn(block.blocks) : [],
  )

/** The highest level given becomes the first below the title, and no level is left out on the way down. */
const levelsOf = (blocks: readonly Block[]): readonly (1 | 2 | 3)[] => {
  const given = headingsIn(blocks).map(({ level }) => level)
  const highest = Math.min(...given)
  let before = 0
  return given.map((level) => {
    before = Math.min(level - highest + 1, before + 1)
    return before as 1 | 2 | 3
  })
}

const idShape = /^[A-Za-z][\w-]*$/

const idsOf = (blocks: readonly Block[]): readonly { readonly given: string; readonly id: string }[] => {
  const taken = new Set<string>()
  return headingsIn(blocks).map(({ id: given }, i) => {
    const wanted = idShape.test(given) ? given : `heading-${i + 1}`
    let id = wanted
    for (let n = 2; taken.has(id); n += 1) id = `${wanted}-${n}`
    taken.add(id)
    return { given, id }
  })
}

/** A part of a document does not know what stands above it: its headings keep the level they have. */
const levelsOfPart = (blocks: readonly Block[]): readonly (1 | 2 | 3)[] =>
  headingsIn(blocks).map(({ level }) => Math.max(1, level - 1) as 1 | 2 | 3)

const around = (blocks: readonly Block[], part: boolean): Around => {
  const levels = part ? levelsOfPart(blocks) : levelsOf(blocks)
  const all = idsOf(blocks)
  let at = -1
  return {
    ids: new Map(all.map(({ given, id }) => [given, id] as const).reverse()),
    heading: () => {
      at += 1
      return { level: levels[at] ?? 1, id: all[at]?.id ?? `heading-${at + 1}` }
    },
  }
}

const target = (href: string, { ids }: Around): string | undefined => {
  if (!href.startsWith('#')) return outsideAddress(href)
  const id = ids.get(href.slice(1))
  return id === undefined ? undefined : `#${id}`
}

const span =
  (here: Around) =>
  (one: Span): Span => {
    const text = cleanText(one.text)
    if (one.kind === 'footnote') {
      const href = one.href === undefined ? undefined : outsideAddress(one.href)
      return { kind: 'footnote', text, ...(href === undefined ? {} : { href }) }
    }
    if (one.kind !== 'link') return { kind: one.kind, text }
    const href = target(one.href, here)
    // An address that leads nowhere is still said: nothing that was typed is lost.
    if (href === undefined) return { kind: 'text', text }
    return { kind: 'link', text: text.trim() === '' ? href : text, href }
  }

const isSaid = (spans: readonly Span[]): boolean => spans.some(({ text }) => text.trim() !== '')

const spansOf = (spans: readonly Span[], here: Around): readonly Span[] =>
  spans.map(span(here)).filter(({ text }) => text !== '')

const cell = (given: TableCell, here: Around): readonly Span[] =>
  spansOf(typeof given === 'string' ? [{ kind: 'text', text: given }] : given, here)

/** Rows as long as the head: short ones are filled up, and what is too much stands in the last cell. */
const tableOf = (table: TableBlock, here: Around): TableBlock => {
  const width = table.columns.length
  const rows = table.rows.map((row) => {
    const cells = row.map((one) => cell(one, here))
    const over = cells.slice(width).flatMap((spans): Span[] => [{ kind: 'text', text: ' ' }, ...spans])
    return Array.from({ length: width }, (_, i) => [...(cells[i] ?? []), ...(i === width - 1 ? over : [])])
  })
  return { ...table, caption: cleanText(table.caption), columns: table.columns.map(cleanText), rows }
}

const question = ({ number, question: asked, help, answers, lines }: Question): Question => ({
  number: Math.trunc(number),
  question: cleanText(asked),
  ...(help === undefined || help.trim() === '' ? {} : { help: cleanText(help) }),
  answers: answers.map(cleanText),
  ...(lines === undefined ? {} : { lines: Math.min(20, Math.max(0, Math.trunc(lines))) }),
})

const figureOf = (block: Extract<Block, { kind: 'figure' }>): Block => {
  const wrong = block.svg.length > documentLimits.figureLetters ? 'it is too large' : wrongWithSvg(block.svg)
  if (wrong !== undefined) throw new TypeError(`The drawing “${block.caption}” cannot be in a document: ${wrong}`)
  if (block.alt.trim() === '')
    throw new TypeError(`The drawing “${block.caption}” has no words for those who do not see it`)
  return { kind: 'figure', svg: block.svg.trim(), alt: cleanText(block.alt), caption: cleanText(block.caption) }
}

const blockOf = (block: Block, here: Around): readonly Block[] => {
  switch (block.kind) {
    case 'heading': {
      const text = cleanText(block.text).trim()
      const { level, id } = here.heading()
      const newPage = block.newPage === true ? { newPage: true } : {}
      return [{ kind: 'heading', level, id, text: text === '' ? 'Untitled' : text, ...newPage }]
    }
    case 'paragraph':
      return isSaid(block.spans) ? [{ ...block, spans: spansOf(block.spans, here) }] : []
    case 'list': {
      const items = block.items.filter(isSaid).map((item) => spansOf(item, here))
      return items.length === 0 ? [] : [{ ...block, items }]
    }
    case 'terms': {
      const items = block.items.map(({ term, spans }) => ({ term: cleanText(term), spans: spansOf(spans, here) }))
      return items.length === 0 ? [] : [{ kind: 'terms', items }]
    }
    case 'table':
      return block.columns.length === 0 ? [] : [tableOf(block, here)]
    case 'figure':
      return [figureOf(block)]
    case 'note': {
      const { title } = block
      const blocks = block.blocks.flatMap((one) => blockOf(one, here))
      if (blocks.length === 0 && title === undefined) return []
      return [{ kind: 'note', ...(title === undefined ? {} : { title: cleanText(title) }), blocks }]
    }
    case 'questions':
      return block.items.length === 0 ? [] : [{ kind: 'questions', items: block.items.map(question) }]
  }
}

const language = (given: string): string => (/^[a-z]{2,3}(-[A-Z]{2})?$/.test(given) ? given : 'en-GB')

/**
 * Blocks alone: all of a document, or a part of one.
 * @throws Refused `document-too-long`
 * @throws TypeError where a drawing holds what no document may hold, or has no words
 */
export const prepareBlocks = (given: readonly Block[], part = false): readonly Block[] => {
  const letters = lettersOf(given)
  if (letters > documentLimits.letters) throw tooManyLetters(letters)
  const here = around(given, part)
  return given.flatMap((block) => blockOf(block, here))
}

/** @throws as `prepareBlocks` */
export const prepare = (given: Document): Document & { readonly cover: boolean; readonly contents: boolean } => {
  const blocks = prepareBlocks(given.blocks)
  const long = blocks.filter((block) => block.kind === 'heading' && block.level === 1).length > 4
  const { subtitle, reference, notice } = given
  const address = given.address === undefined ? undefined : outsideAddress(given.address)
  return {
    title: cleanText(given.title).trim() || 'Untitled',
    ...(subtitle === undefined ? {} : { subtitle: cleanText(subtitle) }),
    language: language(given.language),
    date: given.date,
    authors: given.authors.map(cleanText).filter((name) => name.trim() !== ''),
    ...(reference === undefined ? {} : { reference: cleanText(reference) }),
    ...(notice === undefined ? {} : { notice: cleanText(notice) }),
    ...(address === undefined ? {} : { address }),
    cover: given.cover ?? long,
    contents: given.contents ?? long,
    blocks,
  }
}

export type Prepared = ReturnType<typeof prepare>

/** The headings that a list of contents names. */
export const contentsOf = (prepared: Prepared): readonly Extract<Block, { kind: 'heading' }>[] => {
  const all = headingsIn(prepared.blocks)
  const upTo = all.length > 40 ? 1 : 2
  return all.filter(({ level }) => level <= upTo)
}
