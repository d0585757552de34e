// The first thing the keyboard meets: past the header, to what the page is about.
import { type Html, html } from '../../html.ts'

export const skipLink = (): Html =>
  html`<a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>`
