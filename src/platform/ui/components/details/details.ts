// More, for those who want it. What everyone needs is never hidden here.
import { attributes, type Content, classes, type Html, html } from '../../html.ts'

export interface DetailsOptions {
  readonly summary: Content
  readonly open?: boolean
  readonly id?: string
  /** Quieter: for the working of a figure and the table of a chart. */
  readonly small?: boolean
}

export const details = (options: DetailsOptions, ...inside: readonly Content[]): Html =>
  html`<details${attributes({ id: options.id, class: classes('govuk-details', options.small && 'cw-details--small'), open: options.open === true })}>
<summary class="govuk-details__summary"><span class="govuk-details__summary-text">${options.summary}</span></summary>
<div class="govuk-details__text">${inside}</div>
</details>`
