// It is done: the end of a journey, with its reference. Its title is the page's h1, so set `ownHeading` on the page.
import { type Content, type Html, html } from '../../html.ts'

export interface PanelOptions {
  readonly title: string
  readonly text?: Content
}

export const panel = (options: PanelOptions): Html =>
  html`<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title">${options.title}</h1>${
    options.text !== undefined && html`<div class="govuk-panel__body">${options.text}</div>`
  }</div>`
