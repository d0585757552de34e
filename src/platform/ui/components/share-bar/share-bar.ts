// How a whole divides. What is not known is a part like any other: hatched, named and sized, never left out.
import { type Content, type Html, html } from '../../html.ts'

export interface SharePart {
  readonly label: Content
  /** Of the whole, 0 to 1. */
  readonly share: number
  /** The amount in words, beside the percentage: "£1.2 million". */
  readonly amount?: string
  readonly href?: string
}

export interface ShareBarOptions {
  /** Unique on the page. */
  readonly name: string
  /** What the bar shows, for those who do not see it. */
  readonly title: string
  /** In order, the first in the strongest colour; five at most. */
  readonly parts: readonly SharePart[]
  /** Left out only where everything is known. */
  readonly notKnown?: {
    readonly label?: Content
    readonly share: number
    readonly amount?: string
    readonly href?: string
  }
}

/** A whole percentage, except where that would say "none" of something or "all" of what is not all. */
export const percent = (share: number): string => {
  if (share > 0 && share < 0.005) return 'less than 1%'
  if (share < 1 && share > 0.995) return 'more than 99%'
  return `${Math.round(share * 100)}%`
}

const wide = (share: number): string => `${(share * 100).toFixed(2)}%`

/** Slanted lines as a fill: the one sign for "not known" in every picture. */
export const hatch = (id: string): Html =>
  html`<pattern id="${id}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" class="cw-hatch-ground"></rect><line x1="0" y1="0" x2="0" y2="8" class="cw-hatch-line"></line></pattern>`

interface Drawn extends SharePart {
  readonly fill: Html
  readonly from: number
}

const fillOf = (i: number): Html => html`<rect width="100%" height="100%" class="${`cw-series-${i + 1}`}"></rect>`

const drawnParts = (options: ShareBarOptions): readonly Drawn[] => {
  const unknown = html`<rect width="100%" height="100%" class="cw-not-known-fill" fill="${`url(#${options.name}-hatch)`}"></rect>`
  let from = 0
  const place = (part: SharePart, fill: Html): Drawn => {
    const drawn = { ...part, fill, from }
    from += part.share
    return drawn
  }
  const known = options.parts.map((part, i) => place(part, fillOf(i)))
  const { notKnown } = options
  return notKnown === undefined || notKnown.share <= 0
    ? known
    : [...known, place({ ...notKnown, label: notKnown.label ?? 'Not known' }, unknown)]
}

/** @throws RangeError when there are too many parts to tell apart, or the shares do not make a whole */
export const shareBar = (options: ShareBarOptions): Html => {
  const parts = drawnParts(options)
  const whole = parts.reduce((sum, part) => sum + part.share, 0)
  if (options.parts.length > 5) throw new RangeError('A share bar has at most five known parts')
  if (parts.some((part) => !(part.share >= 0)) || Math.abs(whole - 1) > 0.001)
    throw new RangeError(`The shares make ${whole}, not a whole: say what is not known`)
  return html`<div class="cw-share">
<svg class="cw-share__bar" role="img" aria-label="${options.title}" width="100%" height="36" focusable="false"><defs>${hatch(`${options.name}-hatch`)}</defs>${parts.map(
    (part) => html`<svg x="${wide(part.from)}" width="${wide(part.share)}" height="100%">${part.fill}</svg>`,
  )}${parts
    .slice(1)
    .map(
      (part) =>
        html`<line class="cw-share__cut" x1="${wide(part.from)}" x2="${wide(part.from)}" y1="0" y2="100%"></line>`,
    )}</svg>
<ul class="cw-share__parts">${parts.map(
    (
      part,
    ) => html`<li class="cw-share__part"><svg class="cw-share__mark" aria-hidden="true" focusable="false" width="16" height="16">${part.fill}</svg>
<span class="cw-share__words">${part.href === undefined ? part.label : html`<a class="govuk-link" href="${part.href}">${part.label}</a>`} <strong>${percent(part.share)}</strong>${
      part.amount !== undefined && html` <span class="cw-muted">(${part.amount})</span>`
    }</span></li>`,
  )}</ul>
</div>`
}
