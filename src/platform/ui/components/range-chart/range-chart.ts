// From where to where something may move, with a mark where it is now: one line for each, all on the same ground. Each says its
// numbers in words beside it.
import { type Content, type Html, html } from '../../html.ts'

export interface Range {
  readonly label: Content
  readonly from: number
  readonly to: number
  /** Where it is now. */
  readonly now: number
  /** As it is to be read: "40% now; the same from 0% to 48%". */
  readonly text: string
}

export interface RangeChartOptions {
  /** What the ranges are, with the unit in words. */
  readonly title: string
  readonly ranges: readonly Range[]
  /** Ends of the ground that all lie on. */
  readonly least: number
  readonly most: number
}

const cut = (value: number): string => `${value.toFixed(2).replace(/\.?0+$/, '')}%`

const row = (range: Range, at: (value: number) => number): Html => {
  const [from, to, now] = [at(range.from), at(range.to), at(range.now)]
  return html`<li class="cw-ranges__row"><span class="cw-ranges__label">${range.label}</span> <span class="cw-ranges__value">${range.text}</span>
<svg class="cw-ranges__ground" aria-hidden="true" focusable="false" width="100%" height="24"><rect class="cw-ranges__whole" x="0" y="8" width="100%" height="8"></rect><rect class="cw-series-1" x="${cut(from)}" y="4" width="${cut(Math.max(to - from, 0.5))}" height="16"></rect><line class="cw-ranges__now" x1="${cut(now)}" x2="${cut(now)}" y1="0" y2="24"></line></svg></li>`
}

/** @throws RangeError for a range that is not on the ground, or is upside down */
export const rangeChart = ({ title, ranges, least, most }: RangeChartOptions): Html => {
  for (const { from, to, now } of ranges)
    if (!(least <= from && from <= now && now <= to && to <= most))
      throw new RangeError('A range lies on its ground, with now between its ends')
  const at = (value: number): number => ((value - least) / (most - least)) * 100
  return html`<ul class="cw-ranges" aria-label="${title}">${ranges.map((range) => row(range, at))}</ul>`
}
