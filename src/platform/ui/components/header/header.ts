// The band at the top: the installation's own name, in its own colour. No crown, no logotype.
import { type Html, html } from '../../html.ts'

export const header = (options: { readonly name: string; readonly href?: string }): Html =>
  html`<div class="govuk-generic-header cw-header"><div class="govuk-generic-header__container govuk-width-container"><div class="govuk-generic-header__logo"><a href="${options.href ?? '/'}" class="govuk-generic-header__homepage-link">${options.name}</a></div></div></div>`
