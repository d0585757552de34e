// A part of a page that others change while it is looked at. With a script it brings itself up to date; without one a link does.
// No form may stand in it: each time it is made anew.
import { attributes, type Html, type HtmlValue, html } from '../../html.ts'

export interface LiveRegionOptions {
  /** Unique on the page. */
  readonly name: string
  /** A cheap address that answers `{ version, words }` as JSON. */
  readonly asks: string
  /** The version that is shown. */
  readonly version: number
  /** When it differs, the page is of another make: then the reader is asked to load it again. */
  readonly shape: string
  /** This page's own address. */
  readonly href: string
  /** Another region of the page tells the news and has the link. */
  readonly quiet?: boolean
}

/** Lists in it carry `data-live-list` and an id, their entries an id: then what is in use is left alone, entry by entry. */
export const liveRegion = (options: LiveRegionOptions, ...inside: readonly HtmlValue[]): Html => {
  const given = {
    id: options.name,
    'data-live': options.asks,
    'data-version': options.version,
    'data-shape': options.shape,
  }
  const region = html`<div${attributes(given)}>${inside}</div>`
  if (options.quiet) return region
  return html`<p class="govuk-visually-hidden" role="status" data-live-status=""></p>
<p class="govuk-inset-text" role="status" data-live-moved="" hidden>This page has moved on while you looked at it. What you have typed is kept. <a class="govuk-link" href="${options.href}">Load the page again</a></p>
${region}<p class="govuk-body cw-no-print"><a class="govuk-link" href="${options.href}">Show what is new</a></p>`
}
