// Words that stand out from the rest: an example, a quotation, a consequence.
import { type Content, type Html, html } from '../../html.ts'

export const insetText = (...inside: readonly Content[]): Html => html`<div class="govuk-inset-text">${inside}</div>`
