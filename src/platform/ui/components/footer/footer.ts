// The foot of every page: how to reach someone, and what the installation owes its readers.
import { type Html, html } from '../../html.ts'

export interface FooterOptions {
  readonly installationName: string
  readonly contactEmail?: string | undefined
}

const links = [
  ['Accessibility', '/accessibility'],
  ['Privacy', '/privacy'],
  ['Cookies', '/cookies'],
  ['About and source code', '/about'],
] as const

export const footer = (options: FooterOptions): Html =>
  html`<div class="cw-footer"><div class="govuk-width-container">
<h2 class="govuk-visually-hidden">About this site</h2>
<ul class="cw-footer__links">${links.map(([text, href]) => html`<li><a class="govuk-link cw-footer__link" href="${href}">${text}</a></li>`)}</ul>
${
  options.contactEmail !== undefined &&
  html`<p class="cw-footer__words">Something wrong or missing? Write to <a class="govuk-link cw-footer__link" href="${`mailto:${options.contactEmail}`}">${options.contactEmail}</a>.</p>`
}
<p class="cw-footer__words">${
    options.installationName === 'Commonweal' ? 'Commonweal is' : html`${options.installationName} runs on Commonweal,`
  } free software for social value in public money: from what a place agrees matters to what people can see was done.</p>
</div></div>`
