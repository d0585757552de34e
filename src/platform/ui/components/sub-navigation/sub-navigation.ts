// The pages of one part of the site, or one choice for all of a page, such as the year: where you are is said, not only shown.
import { attributes, type Html, html } from '../../html.ts'

export interface SubNavigationLink {
  readonly text: string
  readonly href: string
  readonly current?: boolean
}

export interface SubNavigationOptions {
  /** What the links are: "The ledger of Merebridge". */
  readonly label: string
  readonly links: readonly SubNavigationLink[]
  /** Says the label before the links: for a choice, such as "Year". */
  readonly labelShown?: boolean
}

export const subNavigation = (options: SubNavigationOptions): Html =>
  html`<nav class="cw-sub" aria-label="${options.label}">${options.labelShown && html`<span class="cw-sub__label" aria-hidden="true">${options.label}</span>`}<ul class="cw-sub__links">${options.links.map(
    ({ text, href, current }) =>
      html`<li class="cw-sub__link"><a class="govuk-link" href="${href}"${attributes({ 'aria-current': current ? 'page' : undefined })}>${text}</a></li>`,
  )}</ul></nav>`
