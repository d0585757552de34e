// A number is never naked: what it is, for which time, and how we know. A range is shown whole, never only its middle.
import { type Content, type Html, html } from '../../html.ts'
import { details } from '../details/details.ts'
import { type SharePart, shareBar } from '../share-bar/share-bar.ts'
import { summaryList } from '../summary-list/summary-list.ts'

export interface FigureInput {
  readonly text: string
  readonly href?: string
}

export interface FigureOptions {
  /** Unique on the page. */
  readonly name: string
  /** As it is to be read: "38%", "£1.2 million", "1,204". A range has all three. */
  readonly value: string | { readonly low: string; readonly central: string; readonly high: string }
  readonly unit?: string
  /** "1 April 2025 to 31 March 2026" */
  readonly period: string
  /** One line: what this is. */
  readonly what: Content
  readonly method: { readonly name: string; readonly version: string; readonly href?: string }
  readonly inputs: readonly FigureInput[]
  /** The file a number comes from, and its date in words. */
  readonly sources: readonly { readonly name: string; readonly date: string; readonly href?: string }[]
  /** What this figure does not know. "Nothing we know of" must be said, so it cannot be left out. */
  readonly notKnown: Content
  /** How far it has been checked: promised, claimed, evidenced, checked, confirmed, assured. */
  readonly grades?: readonly SharePart[]
  readonly headingLevel?: 2 | 3
}

const linked = (text: string, href: string | undefined) =>
  href === undefined ? text : html`<a class="govuk-link" href="${href}">${text}</a>`

const valuePart = (options: FigureOptions): Html => {
  const { value } = options
  const unit = options.unit !== undefined && html` <span class="cw-figure__unit">${options.unit}</span>`
  if (typeof value === 'string') return html`<p class="cw-figure__value">${value}${unit}</p>`
  const end = (words: string, amount: string) =>
    html`<span class="cw-figure__end"><span class="cw-figure__end-words">${words}</span> ${amount}</span>`
  return html`<p class="cw-figure__value cw-figure__value--range">${end('low', value.low)}
<span class="cw-figure__dash" aria-hidden="true">–</span> <span class="cw-figure__central">${value.central}${unit}</span>
<span class="cw-figure__dash" aria-hidden="true">–</span> ${end('high', value.high)}</p>`
}

const list = (items: readonly Content[]): Content =>
  items.length === 1 && items[0] !== undefined
    ? items[0]
    : html`<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`

const working = (options: FigureOptions): Html =>
  details(
    { summary: html`How we know<span class="govuk-visually-hidden"> ${options.what}</span>`, small: true },
    summaryList([
      {
        key: 'Method',
        value: html`${linked(options.method.name, options.method.href)}, version ${options.method.version}`,
      },
      { key: 'Made from', value: list(options.inputs.map((one) => linked(one.text, one.href))) },
      { key: 'Source', value: list(options.sources.map((one) => html`${linked(one.name, one.href)}, ${one.date}`)) },
      { key: 'Not known', value: options.notKnown },
    ]),
  )

export const figure = (options: FigureOptions): Html => html`<div class="cw-figure" id="${options.name}">
<p class="cw-figure__what">${options.what}</p>
${valuePart(options)}
<p class="cw-figure__period">${options.period}</p>
${
  options.grades !== undefined &&
  shareBar({ name: `${options.name}-grades`, title: 'How far this has been checked', parts: options.grades })
}
${working(options)}
</div>`
