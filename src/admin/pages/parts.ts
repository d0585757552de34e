// What the pages of admin share.
import type { Crumb } from '../../platform/ui/index.ts'
import { type Html, html, tag } from '../../platform/ui/index.ts'
import type { Wellness } from '../rules/wellness.ts'

/** The same rows to take away. */
export interface Links {
  readonly csv?: string
  readonly json: string
}

export const under = (text?: string): readonly Crumb[] => [
  { text: 'Running the site', href: '/admin' },
  ...(text === undefined ? [] : [{ text }]),
]

const words: Readonly<Record<Wellness, Html>> = {
  well: tag('well', 'good'),
  look: tag('look at this', 'attention'),
  act: tag('act now', 'wrong'),
}

export const wellnessTag = (wellness: Wellness): Html => words[wellness]

export const link = (href: string, text: string): Html => html`<a class="govuk-link" href="${href}">${text}</a>`

export const paragraph = (...inside: readonly (string | Html)[]): Html => html`<p class="govuk-body">${inside}</p>`

export const heading = (text: string): Html => html`<h2 class="govuk-heading-m">${text}</h2>`

export const list = (...items: readonly (string | Html)[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`

export const code = (text: string): Html => html`<pre class="cw-options" tabindex="0"><code>${text}</code></pre>`
