// To the page before this one in a journey.
import { type Html, html } from '../../html.ts'

export interface LinkOptions {
  readonly href: string
  readonly text: string
}

export const backLink = (options: { readonly href: string; readonly text?: string }): Html =>
  html`<a href="${options.href}" class="govuk-back-link">${options.text ?? 'Back'}</a>`
