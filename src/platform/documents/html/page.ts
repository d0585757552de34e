// A document as HTML: its body for a page of the product, or a whole page that stands alone and loads nothing.
import { formatDay, listOf } from '../../kernel/index.ts'
import type { Block, Document } from '../model.ts'
import { contentsOf, type Prepared, prepare, prepareBlocks } from '../prepare.ts'
import { blocksMarkup } from './blocks.ts'
import { ownDress, pageDress } from './dress.ts'
import { Markup, markup } from './markup.ts'
import { footnotesMarkup, type Writing } from './spans.ts'
import { ownStyle } from './style.ts'

export interface BodyOptions {
  readonly blocks: readonly Block[]
  /** Only a part of a document: its headings keep the level they have. */
  readonly part?: boolean
  /** How much deeper headings stand than below the title of the page: 1 inside a page that has headings of its own. */
  readonly deeper?: number
  /** Goes before every id, where several documents stand on one page. */
  readonly prefix?: string
}

const written = (blocks: readonly Block[], writing: Writing): Markup =>
  markup`${blocksMarkup(blocks, writing)}${footnotesMarkup(writing)}`

/**
 * Blocks for a page of the product, in the names of the design system. Everything in them is escaped.
 * @throws Refused `document-too-long`
 */
export const bodyHtml = ({ blocks, part = false, deeper = 0, prefix = '' }: BodyOptions): string =>
  written(prepareBlocks(blocks, part), { dress: pageDress, deeper, prefix, footnotes: [] }).toString()

const contents = (prepared: Prepared): Markup =>
  prepared.contents
    ? markup`<nav aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>${contentsOf(prepared).map(
        ({ level, text, id }) =>
          markup`<li${level > 1 ? markup` class="under"` : ''}><a href="#${id}">${text}</a></li>`,
      )}</ol></nav>`
    : markup``

/** Who, when and which: said once, at the top. */
const about = ({ date, authors, reference, address }: Prepared): Markup => {
  const words = [formatDay(date), listOf(authors), reference && `Reference: ${reference}`].filter(
    (part) => part !== undefined && part !== '',
  )
  return markup`<p class="about">${words.join(' · ')}${
    address === undefined ? '' : markup`<br><a href="${address}">${address}</a>`
  }</p>`
}

const notice = (words: string | undefined): Markup =>
  words === undefined ? markup`` : markup`<p class="notice"><strong>${words}</strong></p>`

/**
 * A whole page.
 * @throws Refused `document-too-long`
 */
export const pageHtml = (document: Document): string => {
  const prepared = prepare(document)
  const { title, subtitle, language, authors, reference } = prepared
  const body = written(prepared.blocks, { dress: ownDress, deeper: 0, prefix: '', footnotes: [] })
  return markup`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="${authors.join(', ')}">
<meta name="dcterms.date" content="${prepared.date}">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
${new Markup(ownStyle)}</style>
</head>
<body>
<header><div><h1>${title}</h1>${subtitle === undefined ? '' : markup`<p class="subtitle">${subtitle}</p>`}
${about(prepared)}${notice(prepared.notice)}</div></header>
<main>
${contents(prepared)}${body}</main>
<footer><p>${[title, reference].filter(Boolean).join(' · ')}</p></footer>
</body>
</html>
`.toString()
}
