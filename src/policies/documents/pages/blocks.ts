// A document's blocks as a web page shows them. The same blocks become PDF and Word elsewhere.
import type { Block, Question, Span, TableCell } from '../../../platform/documents/index.ts'
import { type Html, html, insetText, summaryList, table } from '../../../platform/ui/index.ts'

const span = (one: Span): Html | string => {
  switch (one.kind) {
    case 'text':
      return one.text
    case 'strong':
      return html`<strong>${one.text}</strong>`
    case 'em':
      return html`<em>${one.text}</em>`
    case 'footnote':
      return html` <span class="cw-source">${one.href === undefined ? one.text : html`<a class="govuk-link" href="${one.href}">${one.text}</a>`}</span>`
    case 'link':
      return html`<a class="govuk-link" href="${one.href}">${one.text}</a>`
  }
}

const spans = (all: readonly Span[]): Html => html`${all.map(span)}`

const headingOf = (level: number, text: string, id: string): Html => {
  if (level <= 2) return html`<h2 class="govuk-heading-m" id="${id}">${text}</h2>`
  if (level === 3) return html`<h3 class="govuk-heading-s" id="${id}">${text}</h3>`
  return html`<h4 class="govuk-heading-s" id="${id}">${text}</h4>`
}

const list = (ordered: boolean, items: readonly (readonly Span[])[]): Html => {
  const inside = items.map((item) => html`<li>${spans(item)}</li>`)
  return ordered
    ? html`<ol class="govuk-list govuk-list--number">${inside}</ol>`
    : html`<ul class="govuk-list govuk-list--bullet">${inside}</ul>`
}

const cell = (given: TableCell): Html | string => (typeof given === 'string' ? given : spans(given))

/** On the page a question is read; on paper it has boxes and lines. */
const questionHtml = ({ number, question, help, answers }: Question): Html =>
  html`<li value="${number}"><strong>${question}</strong>${help !== undefined && html`<br>${help}`}<br><span class="cw-muted">${answers.join(' · ')}</span></li>`

export interface Shown {
  /** How much deeper headings stand than in the document: 1 inside a page that has headings of its own. */
  readonly deeper?: number
  /** Goes before every id, where several documents stand on one page. */
  readonly prefix?: string
}

const blockHtml = (block: Block, shown: Shown): Html => {
  switch (block.kind) {
    case 'heading':
      return headingOf(block.level + (shown.deeper ?? 0), block.text, `${shown.prefix ?? ''}${block.id}`)
    case 'paragraph':
      return html`<p class="govuk-body">${spans(block.spans)}</p>`
    case 'list':
      return list(block.ordered, block.items)
    case 'terms':
      return block.items.length === 0
        ? html``
        : summaryList(block.items.map(({ term, spans: words }) => ({ key: term, value: spans(words) })))
    case 'note':
      return insetText(
        html`${block.title !== undefined && html`<p class="govuk-body"><strong>${block.title}</strong></p>`}${block.blocks.map((one) => blockHtml(one, shown))}`,
      )
    case 'table':
      return table({
        caption: block.caption,
        captionSize: 's',
        listed: true,
        columns: block.columns.map((title, i) => ({
          name: `column-${i}`,
          title,
          numeric: block.numeric?.includes(i) ?? false,
        })),
        rows: block.rows.map((row) => row.map(cell)),
        rowHeads: block.headed,
      })
    case 'questions':
      return html`<ol class="govuk-list govuk-list--number govuk-list--spaced">${block.items.map(questionHtml)}</ol>`
    case 'figure':
      return html`<p class="govuk-body">${block.alt}</p>`
  }
}

export const blocksHtml = (blocks: readonly Block[], shown: Shown = {}): Html =>
  html`${blocks.map((block) => blockHtml(block, shown))}`
