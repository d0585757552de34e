// The blocks of a document as HTML.
import type { Block, Question, Span, TableBlock, TableCell } from '../model.ts'
import { Markup, markup, named } from './markup.ts'
import { spansMarkup, type Writing } from './spans.ts'

const heading = (block: Extract<Block, { kind: 'heading' }>, { dress, deeper, prefix }: Writing): Markup => {
  const level = Math.min(6, block.level + 1 + deeper)
  const name = named(dress.headings[block.level - 1] ?? '')
  return markup`<${new Markup(`h${level}`)}${name} id="${prefix}${block.id}">${block.text}</${new Markup(`h${level}`)}>`
}

const cellSpans = (cell: TableCell): readonly Span[] =>
  typeof cell === 'string' ? [{ kind: 'text', text: cell }] : cell
const isEmpty = (cell: TableCell): boolean => cellSpans(cell).every(({ text }) => text.trim() === '')

const cellName = (base: string, numeric: boolean, { dress }: Writing): Markup => {
  if (!numeric) return named(base)
  return named(base === '' ? dress.numeric : `${base} ${base}${dress.numeric}`)
}

const row = (table: TableBlock, cells: readonly TableCell[], writing: Writing): Markup =>
  markup`<tr role="row"${named(writing.dress.row)}>${cells.map((cell, i) => {
    const words = spansMarkup(cellSpans(cell), writing)
    if (i === 0 && table.headed)
      return markup`<th scope="row" role="rowheader"${named(writing.dress.headCell)}>${words}</th>`
    const title = isEmpty(cell) ? '' : markup` data-title="${table.columns[i]}"`
    return markup`<td role="cell"${cellName(writing.dress.cell, table.numeric?.includes(i) ?? false, writing)}${title}>${words}</td>`
  })}</tr>`

/** Roles are said, too: on a narrow screen a table is drawn as a list and would be no table to a screen reader any more. */
const table = (block: TableBlock, writing: Writing): Markup => {
  const { dress } = writing
  const heads = block.columns.map(
    (title, i) =>
      markup`<th scope="col" role="columnheader"${cellName(dress.headCell, block.numeric?.includes(i) ?? false, writing)}>${title}</th>`,
  )
  return markup`<div class="${dress.scroll}" role="region" aria-label="${block.caption}" tabindex="0"><table role="table"${named(dress.table)}>
<caption${named(dress.caption)}>${block.caption}</caption>
<thead role="rowgroup"${named(dress.head)}><tr role="row"${named(dress.row)}>${heads}</tr></thead>
<tbody role="rowgroup"${named(dress.body)}>${block.rows.map((cells) => row(block, cells, writing))}</tbody>
</table></div>`
}

/** Its marks say that it is one picture with one name, so that its words are not read out one by one. */
const figure = (block: Extract<Block, { kind: 'figure' }>): Markup => {
  const drawing = new Markup(block.svg.replace(/^<svg\b/, '<svg role="presentation" focusable="false"'))
  return markup`<figure class="cw-document__figure"><div role="img" aria-label="${block.alt}">${drawing}</div><figcaption>${block.caption}</figcaption></figure>`
}

const terms = (block: Extract<Block, { kind: 'terms' }>, writing: Writing): Markup => {
  const { dress } = writing
  return markup`<dl${named(dress.terms)}>${block.items.map(
    ({ term, spans }) =>
      markup`<div${named(dress.termsRow)}><dt${named(dress.term)}>${term}</dt><dd${named(dress.definition)}>${spansMarkup(spans, writing)}</dd></div>`,
  )}</dl>`
}

/** Boxes and lines are shown on paper only: on a screen they would look like fields, and nothing here could keep an answer. */
const question = ({ number, question: asked, help, answers, lines = 0 }: Question, { dress }: Writing): Markup =>
  markup`<li value="${number}" class="cw-document__question"><p${named(dress.paragraph)}><strong>${asked}</strong></p>${
    help === undefined ? '' : markup`<p${named(dress.paragraph)}>${help}</p>`
  }${
    answers.length === 0
      ? ''
      : markup`<ul class="cw-document__answers">${answers.map((answer) => markup`<li><span class="cw-document__box" aria-hidden="true"></span> ${answer}</li>`)}</ul>`
  }${Array.from({ length: lines }, () => markup`<span class="cw-document__line" aria-hidden="true"></span>`)}</li>`

const block = (one: Block, writing: Writing): Markup => {
  const { dress } = writing
  switch (one.kind) {
    case 'heading':
      return heading(one, writing)
    case 'paragraph':
      return markup`<p${named(one.lead ? dress.lead : dress.paragraph)}>${spansMarkup(one.spans, writing)}</p>`
    case 'list': {
      const items = one.items.map((item) => markup`<li>${spansMarkup(item, writing)}</li>`)
      return one.ordered
        ? markup`<ol${named(dress.numbers)}>${items}</ol>`
        : markup`<ul${named(dress.bullets)}>${items}</ul>`
    }
    case 'terms':
      return terms(one, writing)
    case 'table':
      return table(one, writing)
    case 'figure':
      return figure(one)
    case 'note':
      return markup`<div class="${dress.note}" role="note">${
        one.title === undefined ? '' : markup`<p class="${dress.noteTitle}">${one.title}</p>`
      }${blocksMarkup(one.blocks, writing)}</div>`
    case 'questions':
      return markup`<ol class="cw-document__questions">${one.items.map((item) => question(item, writing))}</ol>`
  }
}

export const blocksMarkup = (blocks: readonly Block[], writing: Writing): Markup =>
  markup`${blocks.map((one) => markup`${block(one, writing)}\n`)}`
