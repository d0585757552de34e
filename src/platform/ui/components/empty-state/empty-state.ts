// Where there is nothing yet, the page teaches: what will be here, why it matters, and the first step.
import { type Content, type Html, html } from '../../html.ts'
import { button } from '../button/button.ts'
import { insetText } from '../inset-text/inset-text.ts'

export interface EmptyStateOptions {
  /** "No places yet" */
  readonly title: string
  /** What will be here. */
  readonly what: Content
  readonly why: Content
  /** Left out where this reader cannot take it: then say in `why` who can. */
  readonly first?: { readonly text: string; readonly href: string }
  readonly example?: Content
  readonly headingLevel?: 2 | 3
}

export const emptyState = (options: EmptyStateOptions): Html => {
  const title =
    options.headingLevel === 3
      ? html`<h3 class="govuk-heading-m">${options.title}</h3>`
      : html`<h2 class="govuk-heading-m">${options.title}</h2>`
  return html`<div class="cw-empty">${title}
<p class="govuk-body">${options.what}</p>
<p class="govuk-body">${options.why}</p>
${options.example !== undefined && insetText(html`<strong>For example:</strong> ${options.example}`)}
${options.first !== undefined && button({ text: options.first.text, href: options.first.href })}</div>`
}
