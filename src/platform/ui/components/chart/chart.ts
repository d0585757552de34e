// A chart is a sentence that says what was found, a picture, and the table it was drawn from. None of the three may be missing.
import { type Content, type Html, html } from '../../html.ts'
import { details } from '../details/details.ts'
import { type TableView, table } from '../table/table.ts'

export interface ChartOptions {
  /** Unique on the page. */
  readonly name: string
  /** The finding, as one sentence, with what is not known in it. */
  readonly sentence: Content
  /** A picture with its own title for screen readers: a share bar, a map, an SVG. */
  readonly picture: Html
  readonly table: TableView
  /** File and date. */
  readonly source?: Content
}

export const chart = (options: ChartOptions): Html =>
  html`<figure class="cw-chart" id="${options.name}">
<figcaption class="cw-chart__sentence">${options.sentence}</figcaption>
<div class="cw-chart__picture">${options.picture}</div>
${details({ summary: html`Show this as a table<span class="govuk-visually-hidden">: ${options.table.caption}</span>`, small: true }, table(options.table))}
${options.source !== undefined && html`<p class="cw-chart__source">Source: ${options.source}</p>`}
</figure>`
