// What will happen that cannot be undone.
import { type Content, type Html, html } from '../../html.ts'

export const warningText = (text: Content): Html =>
  html`<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>
<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span> ${text}</strong></div>`
