// Where this page stands. The last one is the page itself when it has no address.
import { type Html, html } from '../../html.ts'

export interface Crumb {
  readonly text: string
  readonly href?: string
}

export const breadcrumbs = (items: readonly Crumb[]): Html =>
  html`<nav class="govuk-breadcrumbs" aria-label="Breadcrumb"><ol class="govuk-breadcrumbs__list">${items.map((item) =>
    item.href === undefined
      ? html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${item.text}</li>`
      : html`<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="${item.href}">${item.text}</a></li>`,
  )}</ol></nav>`
